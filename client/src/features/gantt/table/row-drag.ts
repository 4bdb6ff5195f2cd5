// Rows dragged to another place and level: by their grip, or on touch by a long press anywhere on the
// row. The line shows where they would go; how far the hand is to the side chooses the level. Near the
// upper or lower edge the board scrolls. Esc, a lost pointer and a task that is gone change nothing.

import type { TaskId } from "@entente/shared/model/ids";
import type { OutlineRow } from "@entente/shared/model/outline";
import { dropGap, rowsInHand, type DropPlace } from "./drop-target.ts";

const THRESHOLD_PIXELS = 4;
const LONG_PRESS_MS = 250;
const EDGE_PIXELS = 44;
const MOST_PER_FRAME = 16;

/** What is shown while rows are in the hand. */
export interface RowDrag {
  readonly ids: readonly TaskId[];
  readonly inHand: ReadonlySet<TaskId>;
  /** Row number of the gap, and its level. */
  readonly gap: number;
  readonly depth: number;
  readonly x: number;
  readonly y: number;
}

export interface RowDragOptions {
  readonly grid: HTMLElement;
  readonly scroller: HTMLElement;
  readonly rowHeight: number;
  mayEdit(): boolean;
  rows(): readonly OutlineRow[];
  rowOf(task: TaskId): number;
  /** Still in the plan, folded away or not. */
  isThere(task: TaskId): boolean;
  /** What moves when `task` is taken: the selection if it is part of it. */
  taken(task: TaskId): readonly TaskId[];
  show(drag: RowDrag | null): void;
  drop(ids: readonly TaskId[], place: DropPlace): void;
  /** A finger rested on a row and went. */
  pressed(task: TaskId): void;
  /** All that was in the hand is gone. */
  gone(): void;
}

interface Hold {
  readonly task: TaskId;
  readonly depth: number;
  readonly pointer: number;
  readonly isTouch: boolean;
  readonly startX: number;
  readonly startY: number;
  ids: readonly TaskId[];
  /** Those and everything below them, as of the last `take`. */
  inHand: ReadonlySet<TaskId>;
  /** Where it would go: below this row, at this level. */
  above: TaskId | null;
  level: number;
  hasMoved: boolean;
}

export interface RowDragging {
  /** The rows are others now. */
  refresh(): void;
  dispose(): void;
}

/** Listens on the grid until disposed. */
export function bindRowDrag(options: RowDragOptions): RowDragging {
  const { grid, scroller, rowHeight } = options;
  let hold: Hold | null = null;
  let isActive = false;
  let longPress = 0;
  let frame = 0;
  let lastX = 0;
  let lastY = 0;

  const top = () => grid.querySelector(".gantt-rows")!.getBoundingClientRect().top;
  const clampTo = (value: number, least: number, most: number) => Math.max(least, Math.min(most, value));

  /** Takes `ids` in the hand. A pass over all rows: not for every move of the pointer. */
  function take(held: Hold, ids: readonly TaskId[]): void {
    held.ids = ids;
    held.inHand = rowsInHand(options.rows(), new Set(ids));
  }

  function begin(): void {
    if (!hold) return;
    isActive = true;
    take(hold, options.taken(hold.task));
    grid.setPointerCapture(hold.pointer);
    grid.classList.add("is-dragging-rows");
    if (hold.isTouch) navigator.vibrate?.(10);
    aim();
    frame = requestAnimationFrame(scrollAtEdge);
  }

  /** Finds the gap under the hand. */
  function aim(): void {
    if (!hold) return;
    const rows = options.rows();
    const indent = Number.parseFloat(getComputedStyle(grid).getPropertyValue("--gantt-indent")) || 16;
    const gap = dropGap(rows, hold.inHand, clampTo(Math.round((lastY - top()) / rowHeight), 0, rows.length));
    hold.above = gap.above;
    hold.level = clampTo(hold.depth + Math.round((lastX - hold.startX) / indent), gap.least, gap.most);
    show();
  }

  /** The gap is still the one below the same row, wherever that is now. */
  function gapOf(held: Hold) {
    const index = held.above === null ? 0 : options.rowOf(held.above) + 1;
    return { index, gap: dropGap(options.rows(), held.inHand, index) };
  }

  function show(): void {
    if (!hold || !isActive) return;
    const { index, gap } = gapOf(hold);
    const depth = clampTo(hold.level, gap.least, gap.most);
    options.show({ ids: hold.ids, inHand: hold.inHand, gap: index, depth, x: lastX, y: lastY });
  }

  function scrollAtEdge(): void {
    frame = 0;
    if (!isActive) return;
    const { top: upper, bottom } = scroller.getBoundingClientRect();
    const head = grid.querySelector<HTMLElement>(".gantt-head")!.offsetHeight;
    const depth = Math.min(0, lastY - (upper + head + EDGE_PIXELS)) + Math.max(0, lastY - (bottom - EDGE_PIXELS));
    const before = scroller.scrollTop;
    scroller.scrollTop += clampTo(depth / EDGE_PIXELS, -1, 1) * MOST_PER_FRAME;
    if (scroller.scrollTop !== before) aim();
    frame = requestAnimationFrame(scrollAtEdge);
  }

  function finish(isKept: boolean): void {
    window.clearTimeout(longPress);
    cancelAnimationFrame(frame);
    const ended = hold;
    hold = null;
    if (!ended || !isActive) return;
    isActive = false;
    grid.classList.remove("is-dragging-rows");
    options.show(null);
    swallowClick();
    if (!isKept) return;
    if (ended.isTouch && !ended.hasMoved) return options.pressed(ended.task);
    const { index, gap } = gapOf(ended);
    const depth = clampTo(ended.level, gap.least, gap.most);
    const isSamePlace = ended.ids.length === 1 && depth === ended.depth && index === options.rowOf(ended.task);
    if (!isSamePlace) options.drop(ended.ids, gap.at(depth));
  }

  /** The press that ends a drag is no click on the row below it. */
  function swallowClick(): void {
    const swallow = (event: Event) => event.stopPropagation();
    grid.addEventListener("click", swallow, { capture: true, once: true });
    window.setTimeout(() => grid.removeEventListener("click", swallow, { capture: true }));
  }

  const down = (event: PointerEvent) => {
    if (event.button !== 0 || hold || !options.mayEdit() || !(event.target instanceof Element)) return;
    const isTouch = event.pointerType === "touch";
    const handle = event.target.closest(isTouch ? ".gantt-row" : ".grip");
    const row =
      options.rows()[options.rowOf((handle?.closest<HTMLElement>(".gantt-row")?.dataset["task"] ?? "") as TaskId)];
    if (!row || event.target.closest("input, button")) return;
    if (!isTouch) event.preventDefault();
    lastX = event.clientX;
    lastY = event.clientY;
    hold = {
      task: row.id,
      depth: row.depth,
      pointer: event.pointerId,
      isTouch,
      startX: lastX,
      startY: lastY,
      ids: [],
      inHand: new Set(),
      above: null,
      level: row.depth,
      hasMoved: false,
    };
    if (isTouch) longPress = window.setTimeout(begin, LONG_PRESS_MS);
  };
  const move = (event: PointerEvent) => {
    if (!hold || event.pointerId !== hold.pointer) return;
    lastX = event.clientX;
    lastY = event.clientY;
    const isFar = Math.hypot(lastX - hold.startX, lastY - hold.startY) >= THRESHOLD_PIXELS;
    if (!isActive && isFar && hold.isTouch) return finish(false);
    if (!isActive && isFar) begin();
    hold.hasMoved ||= isFar;
    if (isActive) aim();
  };
  const up = (event: PointerEvent) => {
    if (hold && event.pointerId === hold.pointer) finish(true);
  };
  const escape = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || !isActive) return;
    event.stopPropagation();
    event.preventDefault();
    finish(false);
  };

  const listening = new AbortController();
  const { signal } = listening;
  grid.addEventListener("pointerdown", down, { signal });
  grid.addEventListener("pointermove", move, { signal });
  grid.addEventListener("pointerup", up, { signal });
  grid.addEventListener("pointercancel", () => finish(false), { signal });
  grid.addEventListener("touchmove", (event) => isActive && event.preventDefault(), { signal, passive: false });
  grid.addEventListener("contextmenu", (event) => hold?.isTouch && event.preventDefault(), { signal });
  window.addEventListener("keydown", escape, { signal, capture: true });
  return {
    refresh() {
      if (!hold || !isActive) return;
      take(hold, hold.ids.filter(options.isThere));
      if (hold.ids.length === 0) {
        finish(false);
        return options.gone();
      }
      if (hold.above !== null && options.rowOf(hold.above) < 0) aim();
      else show();
    },
    dispose() {
      finish(false);
      listening.abort();
    },
  };
}
