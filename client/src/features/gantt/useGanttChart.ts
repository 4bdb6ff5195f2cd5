// The chart's life on the page: made when the board is mounted, drawn at most once a frame when the
// screen scrolls or the plan changes, gone when the board is. It keeps the date in the middle in
// place over a change of zoom, and the dates on screen over a change of the plan's span.

import type { TaskId } from "@entente/shared/model/ids";
import { onBeforeUnmount, onMounted, shallowRef, type Ref } from "vue";
import type { GanttSource } from "./chart/chart-types.ts";
import { scrollToRow } from "./chart/row-window.ts";
import { createCellNames } from "./chart/time-scale.ts";
import { HEADER_HEIGHT, viewMode, WindowedGantt } from "./chart/windowed-gantt.ts";
import { zoomNamed, zoomToFit, type Zoom, type ZoomName } from "./chart/zooms.ts";

export interface GanttChartOptions {
  readonly host: Ref<HTMLElement | null>;
  readonly scroller: Ref<HTMLElement | null>;
  readonly source: GanttSource;
  readonly zoom: Ref<ZoomName>;
  readonly rowHeight: number;
  readonly locale: string;
  tableWidth(): number;
  isSelected(task: TaskId): boolean;
  holderColor(task: TaskId): string;
  /** Runs once, in the frame that shows what changed; returns what calls it off. */
  inFrame(run: () => void): () => void;
  /** After every drawing: the rows on screen. */
  onWindow(window: { first: number; end: number }): void;
}

/** The chart over `host` within `scroller`, both filled once mounted. */
export function useGanttChart(options: GanttChartOptions) {
  const chart = shallowRef<WindowedGantt | null>(null);
  let callOff: (() => void) | null = null;
  let isForced = false;
  let dispose = () => {};

  function drawNow(): void {
    callOff = null;
    const drawn = chart.value;
    if (!drawn) return;
    const force = isForced;
    isForced = false;
    const isRedrawn = keepSpan(drawn, force);
    drawn.draw(force || isRedrawn);
    options.onWindow(drawn.window);
    if (drawn.isBehind) requestAnimationFrame(() => draw(false));
  }

  /** Draws in the frame being prepared, else in the next; `force` reads the source again, not only the scroll position. */
  function draw(force: boolean): void {
    isForced ||= force;
    callOff ??= options.inFrame(drawNow);
  }

  /** Draws another span when the plan has outgrown it, or when the screen has come to the end of a part of it. */
  function keepSpan(drawn: WindowedGantt, isPlanNew: boolean): boolean {
    const { scroller } = drawn.chart;
    // Before anything of this frame is written: later the page would be laid out to know it.
    const { scrollLeft } = scroller;
    const from = drawn.map.toMinute(scrollLeft);
    const to = from + drawn.map.toSpan(drawn.viewport.width);
    const { start, finish } = drawn.span();
    const { whole } = drawn;
    const wanted = isPlanNew ? options.source.range() : whole;
    const hasGrown = wanted.start < whole.start || wanted.finish > whole.finish;
    const isAtEnd = (from <= start && start > whole.start) || (to >= finish && finish < whole.finish);
    if (!hasGrown && !isAtEnd) return false;
    showPart(drawn, (from + to) / 2);
    const left = drawn.map.toPixel(from);
    if (Math.abs(left - scrollLeft) >= 1) scroller.scrollLeft = left;
    return true;
  }

  /** Makes pixels for the part of the plan around `minute`. */
  function showPart(drawn: WindowedGantt, minute: number): void {
    drawn.around = minute;
    drawn.change_view_mode(viewMode(drawn.zoom));
  }

  /** Changes the zoom around the pixel `focus` of the visible part (its middle when absent). */
  function setZoom(name: ZoomName, focus?: number): void {
    showZoom(zoomNamed(name), focus);
  }

  function showZoom(zoom: Zoom, focus?: number): void {
    options.zoom.value = zoom.name;
    const drawn = chart.value;
    if (!drawn) return;
    const at = focus ?? drawn.viewport.width / 2;
    const minute = drawn.map.toMinute(drawn.chart.scroller.scrollLeft + at);
    drawn.zoom = zoom;
    showPart(drawn, minute);
    drawn.chart.scroller.scrollLeft = drawn.map.toPixel(minute) - at;
    draw(true);
  }

  /** Puts `minute` at `share` of the visible width. */
  function scrollToMinute(minute: number, share: number): void {
    const drawn = chart.value;
    if (!drawn) return;
    const { start, finish } = drawn.span();
    if (minute < start || minute > finish) {
      showPart(drawn, minute);
      draw(true);
    }
    drawn.chart.scroller.scrollLeft = drawn.map.toPixel(minute) - drawn.viewport.width * share;
  }

  /** Shows the whole plan, as fine as it fits. */
  function fit(): void {
    const drawn = chart.value;
    if (!drawn) return;
    const { start, finish } = options.source.range();
    showZoom(zoomToFit(finish - start, drawn.viewport.width * 0.9));
    scrollToMinute(start, 0.03);
  }

  /** The first view: the whole plan where its bars can be read, else weeks from today or from its start. */
  function begin(now: number): void {
    const drawn = chart.value;
    if (!drawn) return;
    const { start, finish } = options.source.range();
    const fitting = zoomToFit(finish - start, drawn.viewport.width * 0.9);
    if (fitting.pixelsPerDay >= zoomNamed("week").leastPixelsPerDay) return fit();
    setZoom("week");
    if (now >= start && now <= finish) scrollToMinute(now, 0.3);
    else scrollToMinute(start, 0.03);
  }

  /** Scrolls by the least that shows `task`, and to its bar when `withBar`. */
  function reveal(task: TaskId, withBar: boolean): void {
    const drawn = chart.value;
    const index = options.source.rowOf(task);
    if (!drawn || index < 0) return;
    const { scroller } = drawn.chart;
    const { height, width } = drawn.viewport;
    const view = {
      scrollTop: scroller.scrollTop,
      height,
      rowHeight: options.rowHeight,
      rowCount: options.source.rowCount(),
    };
    scroller.scrollTop = scrollToRow(index, view);
    const row = withBar ? options.source.row(index) : null;
    if (!row) return;
    const left = drawn.map.toPixel(row.start) - scroller.scrollLeft;
    const right = drawn.map.toPixel(row.finish) - scroller.scrollLeft;
    if (right < 0 || left > width) scrollToMinute(row.start, 0.2);
  }

  /** Those of `tasks` that are on screen. */
  function flash(tasks: ReadonlySet<TaskId>, color: string): void {
    if (window.matchMedia("(prefers-reduced-motion: reduce)").matches) return;
    for (const bar of chart.value?.bars ?? []) if (bar.task.row && tasks.has(bar.task.row.id)) bar.flash(color);
  }

  onMounted(() => {
    const host = options.host.value!;
    const scroller = options.scroller.value!;
    const { source, tableWidth, rowHeight, isSelected, holderColor } = options;
    const names = createCellNames(options.locale);
    const made = new WindowedGantt(host, {
      source,
      scroller,
      tableWidth,
      rowHeight,
      isSelected,
      holderColor,
      names,
      zoom: zoomNamed(options.zoom.value),
    });
    chart.value = made;
    const onScroll = () => draw(false);
    scroller.addEventListener("scroll", onScroll, { passive: true });
    const resized = new ResizeObserver(() => {
      if (made.measure()) draw(true);
    });
    resized.observe(scroller);
    const minute = window.setInterval(() => draw(true), 60_000);
    dispose = () => {
      scroller.removeEventListener("scroll", onScroll);
      resized.disconnect();
      window.clearInterval(minute);
      callOff?.();
    };
    options.onWindow(made.window);
  });
  onBeforeUnmount(() => {
    dispose();
    chart.value = null;
  });

  return { chart, draw, setZoom, fit, begin, scrollToMinute, reveal, flash, headerHeight: HEADER_HEIGHT };
}
