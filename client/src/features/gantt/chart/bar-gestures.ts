// Moving, resizing, setting progress and linking by pointer: mouse, pen and touch alike. A gesture
// previews on the bar itself (frappe redraws rectangle, label, handles and links) and is told once,
// on release; Esc, a lost pointer or a drop where it began change nothing. On touch a bar is taken
// up by a long press, so that a swipe still scrolls.

import type { BarChange, BarEnd, BarGesture, ChartRow, GanttListeners } from "./chart-types.ts";
import { createEdgeScroll } from "./edge-scroll.ts";
import { snapDelta } from "./time-map.ts";
import type { WindowedBar } from "./windowed-bar.ts";
import type { WindowedGantt } from "./windowed-gantt.ts";

const THRESHOLD_PIXELS = 4;
const LONG_PRESS_MS = 250;

interface Hold {
  readonly bar: WindowedBar;
  readonly row: ChartRow;
  readonly gesture: BarGesture | "link";
  readonly end: BarEnd;
  readonly pointer: number;
  readonly startX: number;
  readonly startY: number;
  readonly startScroll: number;
  readonly isTouch: boolean;
  change: BarChange | null;
}

/** Listens on `chart` until disposed. */
export function bindGestures(chart: WindowedGantt, listeners: GanttListeners): () => void {
  const svg = chart.$svg;
  const { scroller } = chart.chart;
  let hold: Hold | null = null;
  let isActive = false;
  let longPress = 0;
  let lastX = 0;
  let lastY = 0;
  const edge = createEdgeScroll(
    scroller,
    () => chart.chart.tableWidth(),
    () => update(),
  );

  const barOf = (target: EventTarget | null): WindowedBar | undefined => {
    const group = target instanceof Element ? target.closest(".bar-wrapper") : null;
    return group ? chart.get_bar(group.getAttribute("data-id") ?? "") : undefined;
  };

  const begin = () => {
    if (!hold) return;
    isActive = true;
    hold.bar.isDragging = true;
    hold.bar.group.classList.add("is-dragging");
    svg.classList.add("has-gesture");
    svg.setPointerCapture(hold.pointer);
    if (hold.isTouch) navigator.vibrate?.(10);
  };

  const finish = (isKept: boolean) => {
    window.clearTimeout(longPress);
    edge.stop();
    const ended = hold;
    hold = null;
    if (!ended || !isActive) return;
    isActive = false;
    svg.classList.remove("has-gesture");
    const { bar } = ended;
    bar.isDragging = false;
    bar.group.classList.remove("is-dragging");
    chart.overlay.drawBand(null);
    listeners.preview(null);
    if (isKept && ended.gesture === "link") finishLink(ended);
    else if (isKept && ended.change) listeners.commit(ended.change);
    chart.draw(true);
  };

  const finishLink = (ended: Hold) => {
    const target = linkTarget(ended);
    if (!target) return;
    const type = `${ended.end === "finish" ? "F" : "S"}${target.end === "start" ? "S" : "F"}` as const;
    listeners.link(ended.row.id, target.row.id, type);
  };

  const linkTarget = (from: Hold): { row: ChartRow; end: BarEnd } | null => {
    const bar = barOf(document.elementFromPoint(lastX, lastY));
    const row = bar?.task.row;
    if (!bar || !row || row.id === from.row.id) return null;
    const { left, right } = bar.box();
    return { row, end: chartX(chart, lastX) < (left + right) / 2 ? "start" : "finish" };
  };

  const update = () => {
    if (!hold || !isActive) return;
    const { bar, row, gesture } = hold;
    if (gesture === "link") {
      const { left, right, y } = bar.box();
      const rect = svg.getBoundingClientRect();
      const x1 = hold.end === "finish" ? right : left;
      chart.overlay.drawBand({ x1, y1: y, x2: lastX - rect.left, y2: lastY - rect.top });
      for (const other of chart.bars) other.group.classList.remove("is-target");
      const target = linkTarget(hold);
      if (target) chart.barAt(chart.chart.source.rowOf(target.row.id))?.group.classList.add("is-target");
      return;
    }
    const pixels = lastX - hold.startX + scroller.scrollLeft - hold.startScroll;
    const change = changeOf(chart, row, gesture, pixels);
    const isSame = change.start === row.start && change.finish === row.finish && change.percent === row.percent;
    hold.change = isSame ? null : change;
    if (gesture === "progress") {
      bar.task.progress = change.percent;
      bar.update_progressbar_position();
      bar.update_handle_position();
    } else {
      const width = Math.max(1, chart.map.toWidth(change.finish - change.start));
      bar.update_bar_position({ x: chart.map.toPixel(change.start), width: row.shape === "milestone" ? null : width });
    }
    listeners.preview(change);
  };

  const down = (event: PointerEvent) => {
    if (event.button !== 0 || hold) return;
    const bar = barOf(event.target);
    const row = bar?.task.row;
    if (!bar || !row || !(event.target instanceof Element)) return;
    const gesture = gestureOf(event.target, row);
    if (!gesture || !listeners.mayEdit()) return;
    const isTouch = event.pointerType === "touch";
    const end = event.target.getAttribute("data-end") === "start" ? "start" : "finish";
    const { clientX: startX, clientY: startY, pointerId: pointer } = event;
    hold = { bar, row, gesture, end, pointer, startX, startY, startScroll: scroller.scrollLeft, isTouch, change: null };
    lastX = startX;
    lastY = startY;
    if (isTouch && gesture === "move") longPress = window.setTimeout(begin, LONG_PRESS_MS);
    else if (isTouch) begin();
  };

  const move = (event: PointerEvent) => {
    if (!hold || event.pointerId !== hold.pointer) return;
    lastX = event.clientX;
    lastY = event.clientY;
    if (!isActive) {
      if (Math.hypot(lastX - hold.startX, lastY - hold.startY) < THRESHOLD_PIXELS) return;
      if (hold.isTouch) return finish(false);
      begin();
    }
    edge.follow(lastX);
    update();
  };

  const up = (event: PointerEvent) => {
    if (hold && event.pointerId === hold.pointer) finish(true);
  };
  const cancel = () => finish(false);
  const escape = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || !isActive) return;
    event.stopPropagation();
    finish(false);
  };
  const holdStill = (event: TouchEvent) => {
    if (isActive) event.preventDefault();
  };

  const click = (event: MouseEvent) => {
    if (!(event.target instanceof Element)) return;
    const link = event.target.closest(".link-hit")?.getAttribute("data-link");
    if (link)
      return listeners.openLink(link as Parameters<GanttListeners["openLink"]>[0], {
        x: event.clientX,
        y: event.clientY,
      });
    const row = barOf(event.target)?.task.row;
    if (row) listeners.select(row.id, { shiftKey: event.shiftKey, toggle: event.ctrlKey || event.metaKey });
  };
  const doubleClick = (event: MouseEvent) => {
    const row = barOf(event.target)?.task.row;
    if (row) listeners.open(row.id);
  };

  const dispose = new AbortController();
  const { signal } = dispose;
  svg.addEventListener("pointerdown", down, { signal });
  svg.addEventListener("pointermove", move, { signal });
  svg.addEventListener("pointerup", up, { signal });
  svg.addEventListener("pointercancel", cancel, { signal });
  svg.addEventListener("click", click, { signal });
  svg.addEventListener("dblclick", doubleClick, { signal });
  svg.addEventListener("touchmove", holdStill, { signal, passive: false });
  window.addEventListener("keydown", escape, { signal, capture: true });
  return () => {
    finish(false);
    dispose.abort();
  };
}

function gestureOf(target: Element, row: ChartRow): BarGesture | "link" | null {
  if (target.classList.contains("link-end")) return "link";
  if (row.shape === "task" && target.classList.contains("handle")) {
    if (target.classList.contains("progress")) return "progress";
    if (target.classList.contains("right")) return "resize-finish";
    if (target.classList.contains("left") && row.isMovable) return "resize-start";
  }
  return row.isMovable ? "move" : null;
}

/** What `gesture` by so many `pixels` makes of `row`. */
function changeOf(chart: WindowedGantt, row: ChartRow, gesture: BarGesture, pixels: number): BarChange {
  const { start, finish, percent } = row;
  if (gesture === "progress") {
    const width = chart.map.toWidth(finish - start);
    const share = width > 0 ? percent + (pixels / width) * 100 : percent;
    return { gesture, row, start, finish, percent: Math.min(100, Math.max(0, Math.round(share / 5) * 5)) };
  }
  const delta = snapDelta(chart.zoom, chart.map.toSpan(pixels));
  const shortest = Math.min(chart.zoom.snapMinutes, finish - start);
  if (gesture === "move") return { gesture, row, start: start + delta, finish: finish + delta, percent };
  if (gesture === "resize-start")
    return { gesture, row, start: Math.min(start + delta, finish - shortest), finish, percent };
  return { gesture, row, start, finish: Math.max(finish + delta, start + shortest), percent };
}

function chartX(chart: WindowedGantt, clientX: number): number {
  return clientX - chart.$svg.getBoundingClientRect().left;
}
