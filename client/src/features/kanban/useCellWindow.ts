// One list of cards, of a column or of a column within a lane: where each card stands, which ones the
// view shows, and what the board asks of it (where a drop would land, focusing a card).

import type { ColumnId, TaskId } from "@entente/shared/model/ids";
import { computed, nextTick, onBeforeUnmount, onMounted } from "vue";
import type { ComputedRef, Ref } from "vue";
import { usePlanStore } from "../../stores/plan.ts";
import { useBoard } from "./board-context.ts";
import type { BoardContext } from "./board-context.ts";
import { guessHeight } from "./card-height.ts";
import { cardBelow, layOut, listKey, offsetOf, topOf, windowOf } from "./card-window.ts";
import type { ListLayout, ListView } from "./card-window.ts";

/** The places of `cards`, measured where they were on the page, guessed elsewhere. */
export function createListLayout(
  { heights, memory }: Pick<BoardContext, "heights" | "memory">,
  column: ColumnId,
  lane: string | null,
  cards: () => readonly TaskId[],
): ComputedRef<ListLayout> {
  const plan = usePlanStore();
  const version = heights.versionOf(listKey(column, lane));
  return computed(() => {
    void version.value;
    const density = memory.density.value;
    // Not reactive: a guess may be old, and a thousand cards would have to be watched for it.
    const tasks = plan.records?.tasks;
    return layOut(cards(), (card) => heights.get(card) ?? guessHeight(tasks?.get(card), density));
  });
}

export interface CellWindowOptions {
  readonly column: ColumnId;
  readonly lane: string | null;
  readonly layout: () => ListLayout;
  readonly view: () => ListView;
  readonly list: Readonly<Ref<HTMLElement | null>>;
  /** The element that scrolls this list up and down, and whether it scrolls nothing else. */
  readonly scroller: () => HTMLElement | null;
  readonly isOwnScroller: boolean;
  readonly openQuickAdd: () => void;
}

export function useCellWindow(options: CellWindowOptions) {
  const { column, lane, layout, view, list } = options;
  const board = useBoard();
  const plan = usePlanStore();

  const items = computed(() => {
    const { from, to } = view();
    const { cards, tops } = layout();
    const active = board.active.value;
    const isHere = active?.lane === lane && plan.task(active.task)?.column === column;
    const overscan = board.reach.overscan.value;
    return windowOf(layout(), from - overscan, to + overscan, [isHere ? active.task : null]).map((index) => ({
      id: cards[index]!,
      index,
      top: tops[index]!,
    }));
  });
  const lineAt = computed(() => {
    const place = board.place.value;
    if (!place || place.column !== column || place.lane !== lane) return null;
    const { cards, tops, height } = layout();
    const index = place.before === null ? -1 : cards.indexOf(place.before);
    return Math.max(2, (index >= 0 ? tops[index]! : height) - 5);
  });

  async function focus(task: TaskId): Promise<void> {
    const index = layout().cards.indexOf(task);
    const scroller = options.scroller();
    if (index < 0 || !scroller || !list.value) return;
    const top = list.value.getBoundingClientRect().top - scroller.getBoundingClientRect().top + layout().tops[index]!;
    const bottom = top + (layout().tops[index + 1]! - layout().tops[index]!);
    const clear = options.isOwnScroller ? 0 : 84;
    if (top < clear) scroller.scrollTop += top - clear - 8;
    else if (bottom > scroller.clientHeight) scroller.scrollTop += bottom - scroller.clientHeight + 8;
    await nextTick();
    const card = list.value.querySelector<HTMLElement>(`[data-card="${CSS.escape(task)}"]`);
    card?.focus({ preventScroll: true });
    card?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  let unregister = () => {};
  onMounted(() => {
    unregister = board.register(column, lane, {
      get scroller() {
        return options.isOwnScroller ? options.scroller() : null;
      },
      cardBelow: (clientY) =>
        list.value ? cardBelow(layout(), clientY - list.value.getBoundingClientRect().top) : null,
      top: () => (options.isOwnScroller ? topOf(layout(), options.scroller()?.scrollTop ?? 0) : null),
      showTop(top) {
        const scroller = options.isOwnScroller ? options.scroller() : null;
        const offset = offsetOf(layout(), top);
        if (scroller && offset !== null && Math.abs(scroller.scrollTop - offset) >= 1) scroller.scrollTop = offset;
      },
      focus: (task) => void focus(task),
      openQuickAdd: options.openQuickAdd,
    });
  });
  onBeforeUnmount(() => unregister());

  return { items, lineAt };
}
