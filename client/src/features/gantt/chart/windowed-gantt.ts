// frappe-gantt with windows: the chart keeps its full height and frappe's geometry, header, bars and
// arrows, but only what is on screen exists. frappe's own listeners are never bound (one of them
// measured every bar at each scroll, another leaked on `document`); gestures come in as pointer
// events instead. Fields are `declare`d because frappe's constructor already calls the overrides.

import Gantt, { type FrappeTask, type FrappeViewMode } from "frappe-gantt";
import type { TaskId } from "@entente/shared/model/ids";
import type { BarChange, ChartRow, GanttSource } from "./chart-types.ts";
import { linksInWindow } from "./link-index.ts";
import type { BarBox } from "./link-path.ts";
import { createOverlay, type Overlay } from "./overlay.ts";
import { frappeClasses } from "./probe.ts";
import { rowWindow, slotCount, type RowWindow } from "./row-window.ts";
import { createSvg, setAttribute } from "./svg.ts";
import { createTextWidth } from "./text-width.ts";
import { createTimeHeader, type TimeHeader } from "./time-header.ts";
import { createTimeMap, drawnRange, paddedRange, type TimeMap, type TimeRange } from "./time-map.ts";
import type { CellNames } from "./time-scale.ts";
import { createArrowClass, NO_BAR, type LinkEnd, type WindowedArrow } from "./windowed-arrow.ts";
import { createBarClass, createBarTask, dateOf, NARROWEST_BAR, type WindowedBar } from "./windowed-bar.ts";
import type { Zoom } from "./zooms.ts";

/** Height of frappe's two header rows; it adds 10 by itself. */
export const HEADER_HEIGHT = 44;
const FRAPPE_HEADER_EXTRA = 10;
const BAR_HEIGHT = 28;
/** More rows than these in one frame are nothing but a blur: links and marks come once it slows down. */
const BLURRED_ROWS = 6;

/** Something drawn beside bars and links, windowed like them. */
export interface ChartLayer {
  /** After the rows on screen changed or were read again. A new zoom empties the SVG: what isn't connected is to be made anew. */
  draw(chart: WindowedGantt): void;
}

/** What the chart asks of its surroundings. */
export interface ChartSetup {
  readonly source: GanttSource;
  /** The element that scrolls table and chart together. */
  readonly scroller: HTMLElement;
  /** Pixels of the chart that the sticky table covers at the left. */
  tableWidth(): number;
  readonly rowHeight: number;
  readonly zoom: Zoom;
  readonly names: CellNames;
  isSelected(task: TaskId): boolean;
  /** Colour of the person who has this row selected, or "". */
  holderColor(task: TaskId): string;
}

export class WindowedGantt extends Gantt {
  declare chart: ChartSetup;
  declare zoom: Zoom;
  declare map: TimeMap;
  declare rowHeight: number;
  declare textWidth: (text: string) => number;
  declare bars: WindowedBar[];
  declare arrows: WindowedArrow[];
  declare BarClass: ReturnType<typeof createBarClass>;
  declare ArrowClass: ReturnType<typeof createArrowClass>;
  declare header: TimeHeader;
  declare overlay: Overlay;
  /** Chart pixels on screen, and those the header is drawn for. */
  declare visible: { from: number; to: number; top: number };
  declare headed: { from: number; to: number };
  declare window: RowWindow;
  declare viewport: { width: number; height: number };
  /** What the chart would span were there no limit to its width, and an instant that must be drawn. */
  declare whole: TimeRange;
  declare around: number | undefined;
  /** Links and marks of the rows on screen are still to be drawn. */
  declare isBehind: boolean | undefined;
  declare extraLayers: ChartLayer[] | undefined;
  /** What is in the hand, by task: drawn where it is held, whatever the source says meanwhile. */
  declare held: ReadonlyMap<TaskId, BarChange> | undefined;

  constructor(host: HTMLElement, chart: ChartSetup) {
    super(host, [], {
      chart,
      popup: false,
      infinite_padding: false,
      move_dependencies: false,
      today_button: false,
      bar_height: BAR_HEIGHT,
      padding: chart.rowHeight - BAR_HEIGHT,
      bar_corner_radius: 6,
      upper_header_height: 17,
      lower_header_height: HEADER_HEIGHT - FRAPPE_HEADER_EXTRA - 17,
      view_modes: [viewMode(chart.zoom)],
    });
  }

  override setup_options(options: Record<string, unknown>): void {
    super.setup_options(options);
    this.chart = options["chart"] as ChartSetup;
    this.zoom ??= this.chart.zoom;
    this.rowHeight = this.chart.rowHeight;
    this.textWidth = createTextWidth('500 12px "Inter Variable", sans-serif');
    const { Bar, Arrow } = frappeClasses();
    this.BarClass = createBarClass(Bar);
    this.ArrowClass = createArrowClass(Arrow);
    this.measure();
  }

  /** The slots of the screen come with their bars; frappe has no tasks of its own. */
  override setup_tasks(tasks: FrappeTask[]): void {
    this.tasks = tasks;
  }

  override setup_dates(): void {
    this.whole = paddedRange(this.chart.source.range(), this.zoom, this.viewport.width);
    const range = drawnRange(this.whole, this.zoom, this.around ?? this.whole.start);
    this.map = createTimeMap(this.zoom, range.start);
    this.gantt_start = dateOf(range.start);
    this.gantt_end = dateOf(range.finish);
    this.dates = [this.gantt_start];
  }

  override render(): void {
    this.clear();
    this.setup_layers();
    this.make_grid_header();
    const { grid } = this.layers;
    const shade = createSvg("path", grid, "day-off");
    const ticks = createSvg("path", grid, "tick");
    const thickTicks = createSvg("path", grid, "tick thick");
    this.overlay = createOverlay(this.$svg, this.$header, grid);
    this.header = createTimeHeader({ upper: this.$upper_header, lower: this.$lower_header, ticks, thickTicks, shade });
    this.bars = [];
    this.arrows = [];
    this.make_bars();
    this.draw(true);
  }

  /** As many slots as the screen has room for; a taller screen adds some, none is ever taken away. */
  override make_bars(): void {
    const wanted = slotCount(this.viewport.height, this.rowHeight);
    for (let slot = this.bars.length; slot < wanted; slot += 1) {
      const bar = new this.BarClass(this, createBarTask(slot));
      this.layers.bar.appendChild(bar.group);
      this.bars.push(bar);
    }
  }

  override bind_events(): void {}

  override get_bar(id: string): WindowedBar | undefined {
    return this.bars[Number(id)];
  }

  /** frappe tells every snapped step of a drag as a change of dates; ours are told by the gesture, once. */
  override trigger_event(): void {}

  isSelected(task: TaskId): boolean {
    return this.chart.isSelected(task);
  }

  holderColor(task: TaskId): string {
    return this.chart.holderColor(task);
  }

  /** Reads the size of the screen; true when it changed. */
  measure(): boolean {
    const { clientWidth, clientHeight } = this.chart.scroller;
    const width = Math.max(0, clientWidth - this.chart.tableWidth());
    const height = Math.max(0, clientHeight - HEADER_HEIGHT);
    if (this.viewport?.width === width && this.viewport.height === height) return false;
    this.viewport = { width, height };
    return true;
  }

  /** What the chart spans now, in minutes. */
  span(): TimeRange {
    return { start: this.map.origin, finish: this.gantt_end.getTime() / 60_000 };
  }

  /**
   * Brings the screen up to date with the scroll position, and with the source when `isForced`.
   * Without force only rows that came into view are touched; in a scroll too fast for the eye their links
   * and marks are left out, and `isBehind` says that another drawing is due.
   */
  draw(isForced: boolean): void {
    const { scroller, source } = this.chart;
    const { scrollLeft, scrollTop } = scroller;
    const { width, height } = this.viewport;
    const hasMoved = this.visible?.from !== scrollLeft || this.visible.to !== scrollLeft + width;
    this.visible = { from: scrollLeft, to: scrollLeft + width, top: scrollTop };
    if (isForced) this.drawFrame();
    if (isForced || scrollLeft < this.headed.from || scrollLeft + width > this.headed.to) this.drawHeader();
    const rows = rowWindow({ scrollTop, height, rowHeight: this.rowHeight, rowCount: source.rowCount() });
    const isSame = !isForced && rows.first === this.window.first && rows.end === this.window.end;
    const isBlurred = !isForced && Math.abs(rows.first - this.window.first) > BLURRED_ROWS;
    this.window = rows;
    if (!isSame) {
      this.overlay.drawRows(rows);
      this.make_bars();
      this.drawBars(isForced);
    }
    if (hasMoved && !isForced) for (const bar of this.bars) if (bar.task.row) bar.update_label_position();
    if (!isBlurred && (!isSame || this.isBehind)) {
      this.drawArrows(isForced);
      this.drawLayers();
    }
    this.isBehind = isBlurred;
  }

  drawFrame(): void {
    const rowCount = this.chart.source.rowCount();
    const { start, finish } = this.span();
    const width = Math.ceil(this.map.toWidth(finish - start));
    // One row more than there are tasks: the table has a field there that adds one.
    this.grid_height = HEADER_HEIGHT + Math.max((rowCount + 1) * this.rowHeight, this.viewport.height);
    setAttribute(this.$svg, "width", width);
    setAttribute(this.$svg, "height", this.grid_height);
    this.$container.style.width = `${width}px`;
    this.$container.style.height = `${this.grid_height}px`;
    this.$header.style.width = `${width}px`;
    this.overlay.setSize({ width, height: this.grid_height, top: HEADER_HEIGHT, rowHeight: this.rowHeight, rowCount });
    this.overlay.drawToday(this.map.toPixel(this.chart.source.now()), width);
  }

  drawHeader(): void {
    const { from, to } = this.visible;
    const margin = Math.max(200, (to - from) / 2);
    this.headed = { from: from - margin, to: to + margin };
    this.header.draw({
      map: this.map,
      zoom: this.zoom,
      names: this.chart.names,
      from: this.map.toMinute(Math.max(0, this.headed.from)),
      to: this.map.toMinute(this.headed.to),
      top: HEADER_HEIGHT,
      height: this.grid_height - HEADER_HEIGHT,
      isWorkingDay: (day) => this.chart.source.isWorkingDay(day),
    });
  }

  drawBars(isForced: boolean): void {
    const { first, end } = this.window;
    const size = this.bars.length;
    for (const [slot, bar] of this.bars.entries()) {
      const index = first + ((((slot - first) % size) + size) % size);
      const isDrawn = bar.task.row !== null && bar.task._index === index;
      if (index >= end) bar.place(null, 0);
      else if (isForced || !isDrawn) bar.place(this.rowAt(index), index);
    }
  }

  drawLayers(): void {
    for (const layer of this.extraLayers ?? []) layer.draw(this);
  }

  /** Row `index` as drawn: what is in the hand stays where it is held. */
  rowAt(index: number): ChartRow | null {
    const row = this.chart.source.row(index);
    const change = row && this.held?.get(row.id);
    return change ? { ...row, start: change.start, finish: change.finish, percent: change.percent } : row;
  }

  isHeld(task: TaskId): boolean {
    return this.held?.has(task) === true;
  }

  /** Takes bars into the hand as `changes` say; an empty list lets go. */
  hold(changes: readonly BarChange[]): void {
    const before = this.held;
    this.held = new Map(changes.map((change) => [change.row.id, change]));
    for (const bar of this.bars) {
      const id = bar.task.row?.id;
      if (id === undefined || !(this.held.has(id) || before?.has(id))) continue;
      bar.place(this.rowAt(bar.task._index!), bar.task._index!);
      for (const arrow of bar.arrows) arrow.update();
    }
  }

  override make_arrows(): void {
    this.drawArrows(true);
  }

  /** Links of the rows on screen. One that stays keeps its line unless `isForced`; its ends may be other elements now. */
  drawArrows(isForced: boolean): void {
    const { source } = this.chart;
    const links = source.links();
    const wanted = new Set(linksInWindow(links, this.window));
    for (const bar of this.bars) bar.arrows = [];
    const free: WindowedArrow[] = [];
    for (const arrow of this.arrows) {
      if (isForced || arrow.at === null || !wanted.delete(arrow.at)) free.push(arrow);
      else this.tie(arrow, this.linkEnd(links.from[arrow.at]!), this.linkEnd(links.to[arrow.at]!));
    }
    for (const at of wanted) {
      const from = links.from[at]!;
      const to = links.to[at]!;
      const fromRow = this.barAt(from)?.task.row ?? this.rowAt(from);
      const toRow = this.barAt(to)?.task.row ?? this.rowAt(to);
      if (!fromRow || !toRow) continue;
      let arrow = free.shift();
      if (!arrow) this.arrows.push((arrow = new this.ArrowClass(this, NO_BAR, NO_BAR)));
      this.tie(arrow, this.linkEnd(from), this.linkEnd(to));
      arrow.place({
        at,
        id: links.ids[at]!,
        type: links.types[at]!,
        isCritical: fromRow.isCritical && toRow.isCritical,
      });
    }
    for (const arrow of free) arrow.place(null);
  }

  /** Lets `arrow` run between `from` and `to`, and follow them where they are bars. */
  tie(arrow: WindowedArrow, from: LinkEnd, to: LinkEnd): void {
    arrow.from = from;
    arrow.to = to;
    for (const end of [from, to]) if (end instanceof this.BarClass) end.arrows.push(arrow);
  }

  /** The bar of a row on screen, or a stub with its box for a row off screen. */
  linkEnd(index: number): LinkEnd {
    const bar = this.barAt(index);
    return bar?.task.row ? bar : { box: () => this.boxOf(this.rowAt(index)!, index) };
  }

  boxOf(row: ChartRow, index: number): BarBox {
    const left = this.map.toPixel(row.start);
    const y = HEADER_HEIGHT + (index + 0.5) * this.rowHeight;
    if (row.shape === "milestone") return { left: left - BAR_HEIGHT * 0.4, right: left + BAR_HEIGHT * 0.4, y };
    return { left, right: Math.max(this.map.toPixel(row.finish), left + NARROWEST_BAR), y };
  }

  /** The bar that draws row `index`, if it is on screen. */
  barAt(index: number): WindowedBar | undefined {
    const bar = this.bars[index % this.bars.length];
    return index >= this.window.first && index < this.window.end && bar?.task._index === index ? bar : undefined;
  }
}

/** `zoom` as frappe's view mode: one day per column, so that its own products of days and widths stay right. */
export function viewMode(zoom: Zoom): FrappeViewMode {
  const nothing = () => "";
  return {
    name: zoom.name,
    step: "1d",
    column_width: zoom.pixelsPerDay,
    padding: "0d",
    upper_text: nothing,
    lower_text: nothing,
  };
}
