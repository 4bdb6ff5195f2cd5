// The moving parts of a column: the window over its cards, and the column as one drop target that
// works out where among its cards the pointer is.

import { dropTargetForElements } from "@atlaskit/pragmatic-drag-and-drop/element/adapter";
import type { ColumnId, TaskId } from "@entente/shared/model/ids";
import { defaultRangeExtractor, useVirtualizer } from "@tanstack/vue-virtual";
import type { Range } from "@tanstack/vue-virtual";
import { computed, nextTick, onBeforeUnmount, onMounted } from "vue";
import type { ComponentPublicInstance, Ref } from "vue";
import { useBoard } from "./board-context.ts";
import { cardBelow } from "./card-drag.ts";

const GAP_PX = 8;
const TYPICAL_CARD_PX = 64;
const OVERSCAN = 6;
/** Between two cards, and as far above the first. */
const LINE_ABOVE_PX = GAP_PX / 2 + 1;

export interface ColumnOptions {
  readonly id: () => ColumnId;
  readonly cards: () => readonly TaskId[];
  readonly root: Readonly<Ref<HTMLElement | null>>;
  readonly scroller: Readonly<Ref<HTMLElement | null>>;
  readonly openQuickAdd: () => void;
}

export function useColumn({ id, cards, root, scroller, openQuickAdd }: ColumnOptions) {
  const board = useBoard();

  /** The card in the hand and the one with the focus stay in the page wherever the list is scrolled. */
  function withPinned(range: Range): number[] {
    const pinned = [board.held.value?.task, board.active.value]
      .map((task) => (task ? cards().indexOf(task) : -1))
      .filter((index) => index >= 0);
    return [...new Set([...defaultRangeExtractor(range), ...pinned])].sort((a, b) => a - b);
  }

  const virtualizer = useVirtualizer(
    computed(() => {
      const list = cards();
      return {
        count: list.length,
        getScrollElement: () => scroller.value,
        estimateSize: () => TYPICAL_CARD_PX,
        getItemKey: (index: number) => list[index]!,
        rangeExtractor: withPinned,
        gap: GAP_PX,
        paddingStart: GAP_PX,
        paddingEnd: GAP_PX,
        overscan: OVERSCAN,
      };
    }),
  );

  const items = computed(() =>
    virtualizer.value.getVirtualItems().flatMap(({ index, start }) => {
      const card = cards()[index];
      return card ? [{ id: card, index, start }] : [];
    }),
  );
  const isOver = computed(() => board.place.value?.column === id());
  const lineAt = computed(() => {
    const place = board.place.value;
    if (!place || place.column !== id()) return null;
    const before = virtualizer.value.getVirtualItems().find(({ key }) => key === place.before);
    if (before) return before.start - LINE_ABOVE_PX;
    return Math.max(0, virtualizer.value.getTotalSize() - LINE_ABOVE_PX);
  });

  function measure(card: Element | ComponentPublicInstance | null): void {
    const element = card && "$el" in card ? (card.$el as Element) : (card as Element | null);
    virtualizer.value.measureElement(element);
  }

  function placeUnder(clientY: number): TaskId | null {
    const list = scroller.value;
    if (!list) return null;
    const offset = clientY - list.getBoundingClientRect().top + list.scrollTop;
    const visible = virtualizer.value.getVirtualItems().filter(({ end, start }) => {
      return end >= list.scrollTop && start <= list.scrollTop + list.clientHeight;
    });
    return cardBelow(cards(), visible, offset);
  }

  function point(clientY: number): void {
    const before = placeUnder(clientY);
    const place = board.place.value;
    if (place?.column !== id() || place.before !== before) board.place.value = { column: id(), before };
  }

  async function focus(task: TaskId): Promise<void> {
    // The list first has to know the card's new place, then to show it.
    await nextTick();
    const index = cards().indexOf(task);
    if (index < 0) return;
    virtualizer.value.scrollToIndex(index, { align: "auto" });
    await nextTick();
    root.value?.scrollIntoView({ block: "nearest", inline: "nearest" });
    root.value?.querySelector<HTMLElement>(`[data-testid="card-${CSS.escape(task)}"]`)?.focus({ preventScroll: true });
  }

  async function showEnd(): Promise<void> {
    await nextTick();
    virtualizer.value.scrollToIndex(cards().length - 1, { align: "end" });
  }

  let stop = () => {};
  onMounted(() => {
    const unregister = board.register(id(), {
      scroller: scroller.value!,
      focus: (task) => void focus(task),
      openQuickAdd,
    });
    const stopTarget = dropTargetForElements({
      element: root.value!,
      canDrop: ({ source }) => source.data["kind"] === "card" && board.mayWrite.value,
      onDragEnter: ({ location }) => point(location.current.input.clientY),
      onDrag: ({ location }) => point(location.current.input.clientY),
      onDragLeave: () => {
        if (board.place.value?.column === id()) board.place.value = null;
      },
    });
    stop = () => {
      unregister();
      stopTarget();
    };
  });
  onBeforeUnmount(() => stop());

  return { items, height: computed(() => virtualizer.value.getTotalSize()), lineAt, isOver, measure, showEnd };
}
