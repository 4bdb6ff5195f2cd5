// The drag of cards and of columns on the board: what is in the hand, where it would land, what
// scrolls under it. Where it would land is asked again each frame, since others may move what lies
// under the pointer; nothing is written before the drop.

import type { ColumnId, TaskId } from "@entente/shared/model/ids";
import { onMounted, onScopeDispose, shallowRef } from "vue";
import { usePlanStore } from "../../stores/plan.ts";
import { usePresenceStore } from "../../stores/presence.ts";
import { createAutoScroll } from "./auto-scroll.ts";
import type { CellHandle, HeldCards } from "./board-context.ts";
import type { DropPlace } from "./card-drag.ts";
import { createDragPreview } from "./drag-preview.ts";
import type { DragPreview } from "./drag-preview.ts";
import { listenForDrags } from "./pointer-drag.ts";
import type { Point } from "./pointer-drag.ts";

const INTERACTIVE = "button, input, textarea, select, a, [role^=menuitem]";

export interface BoardDragOptions {
  /** The element that scrolls sideways, and up and down when there are lanes. */
  readonly scroller: () => HTMLElement | null;
  readonly hasLanes: () => boolean;
  readonly handleAt: (column: ColumnId, lane: string | null) => CellHandle | undefined;
  /** What a drag that begins on this card takes along, in order. */
  readonly tasksWith: (task: TaskId) => readonly TaskId[];
  readonly dropCards: (tasks: readonly TaskId[], place: DropPlace, fromLane: string | null) => void;
  readonly dropColumn: (column: ColumnId, before: ColumnId | null) => void;
  readonly announce: (text: string) => void;
}

export function useBoardDrag(options: BoardDragOptions) {
  const plan = usePlanStore();
  const presence = usePresenceStore();
  const held = shallowRef<HeldCards | null>(null);
  const place = shallowRef<DropPlace | null>(null);
  const heldColumn = shallowRef<ColumnId | null>(null);
  /** The column before which the held one would land; null: at the end. */
  const columnBefore = shallowRef<ColumnId | null>(null);
  let preview: DragPreview | null = null;
  let pointer: Point = { x: 0, y: 0 };

  const scrolling = createAutoScroll(() => {
    const board = options.scroller();
    const list = place.value && options.handleAt(place.value.column, place.value.lane)?.scroller;
    return [
      ...(board ? [{ element: board, axes: options.hasLanes() ? ("both" as const) : ("x" as const) }] : []),
      ...(list && held.value ? [{ element: list, axes: "y" as const }] : []),
    ];
  }, point);

  function point(): void {
    if (held.value) pointCards();
    else if (heldColumn.value) pointColumn();
  }

  function pointCards(): void {
    const under = document.elementFromPoint(pointer.x, pointer.y);
    const cell = under?.closest<HTMLElement>("[data-cell]");
    if (!cell) {
      // Between two columns the last place holds; outside of the board there is none.
      if (!under || !options.scroller()?.contains(under)) place.value = null;
      return;
    }
    const column = cell.dataset["cell"] as ColumnId;
    const lane = cell.dataset["lane"] ?? null;
    const before = options.handleAt(column, lane)?.cardBelow(pointer.y) ?? null;
    const now = place.value;
    if (now?.column !== column || now.lane !== lane || now.before !== before) place.value = { column, lane, before };
  }

  function pointColumn(): void {
    const heads = [...(options.scroller()?.querySelectorAll<HTMLElement>("[data-column]") ?? [])];
    const next = heads.find((head) => {
      const box = head.getBoundingClientRect();
      return pointer.x < box.left + box.width / 2;
    });
    columnBefore.value = (next?.dataset["column"] as ColumnId | undefined) ?? null;
  }

  function reset(): void {
    scrolling.stop();
    preview?.remove();
    preview = null;
    held.value = null;
    place.value = null;
    heldColumn.value = null;
    options.scroller()?.removeAttribute("data-dragging");
    presence.announce({ dragging: null });
  }

  function startCards(element: HTMLElement, at: Point): boolean {
    const task = element.dataset["card"] as TaskId;
    if (!plan.task(task)) return false;
    const tasks = options.tasksWith(task);
    preview = createDragPreview(element, at, tasks.length);
    held.value = { tasks: new Set(tasks), from: { task, lane: element.dataset["lane"] ?? null } };
    presence.announce({ selection: task, dragging: { task } });
    return true;
  }

  function startColumn(element: HTMLElement, at: Point): boolean {
    heldColumn.value = element.dataset["columnHead"] as ColumnId;
    preview = createDragPreview(element, at, 1);
    return true;
  }

  let stop = () => {};
  onMounted(() => {
    const root = options.scroller();
    if (!root) return;
    stop = listenForDrags(root, {
      grip(target) {
        if (!plan.mayWrite) return null;
        const card = target.closest<HTMLElement>("[data-card]");
        if (card) return target.closest(INTERACTIVE) && !target.closest(INTERACTIVE)!.contains(card) ? null : card;
        return target.closest(INTERACTIVE) ? null : target.closest<HTMLElement>("[data-column-head]");
      },
      start(element, at) {
        pointer = at;
        const isStarted = element.dataset["card"] ? startCards(element, at) : startColumn(element, at);
        if (isStarted) root.setAttribute("data-dragging", "");
        return isStarted;
      },
      move(at) {
        pointer = at;
        preview?.moveTo(at);
        point();
        scrolling.at(at.x, at.y);
      },
      drop() {
        point();
        const [cards, to, column, before] = [held.value, place.value, heldColumn.value, columnBefore.value];
        reset();
        if (cards && to) options.dropCards([...cards.tasks], to, cards.from.lane);
        else if (column && before !== column) options.dropColumn(column, before);
      },
      cancel() {
        reset();
        options.announce("The drag was called off; nothing moved.");
      },
    });
  });
  onScopeDispose(() => {
    stop();
    scrolling.stop();
    preview?.remove();
  });

  return { held, place, heldColumn, columnBefore };
}
