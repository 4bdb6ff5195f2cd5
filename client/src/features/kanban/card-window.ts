// Which cards of a list exist on the page: their places from their heights, and the few that a view
// between two heights shows. Pure; heights that nobody measured yet are good guesses, and whoever
// scrolls keeps the card at the top of the view where it is when a guess is corrected.

import type { ColumnId, TaskId } from "@entente/shared/model/ids";

export const GAP_PX = 8;

/** One list of cards among all of a board: of a column, or of a column within a lane. */
export const listKey = (column: ColumnId, lane: string | null): string => `${column}|${lane ?? ""}`;

export interface ListLayout {
  readonly cards: readonly TaskId[];
  /** The top of each card in pixels from the list's top; one more entry for the end. */
  readonly tops: Float64Array;
  readonly height: number;
}

/** What of a list is in view, in pixels from the list's top. */
export interface ListView {
  readonly from: number;
  readonly to: number;
}

/** Places `cards` one below the other with a gap above each and below the last. */
export function layOut(cards: readonly TaskId[], heightOf: (card: TaskId) => number): ListLayout {
  const tops = new Float64Array(cards.length + 1);
  let top = GAP_PX;
  for (const [index, card] of cards.entries()) {
    tops[index] = top;
    top += heightOf(card) + GAP_PX;
  }
  tops[cards.length] = top;
  return { cards, tops, height: cards.length > 0 ? top : 0 };
}

/** The index of the last card whose top is at or above `offset`; 0 at least. */
export function indexAt({ tops, cards }: ListLayout, offset: number): number {
  let low = 0;
  let high = Math.max(0, cards.length - 1);
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (tops[middle]! <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The indexes to show between `from` and `to` (pixels from the list's top), and those of `pinned` cards wherever they are. */
export function windowOf(layout: ListLayout, from: number, to: number, pinned: readonly (TaskId | null)[]): number[] {
  const { cards, tops } = layout;
  if (cards.length === 0) return [];
  const shown: number[] = [];
  if (to >= from) {
    for (let index = indexAt(layout, from); index < cards.length && tops[index]! <= to; index++) shown.push(index);
  }
  for (const card of pinned) {
    const index = card === null ? -1 : cards.indexOf(card);
    if (index >= 0 && !shown.includes(index)) shown.push(index);
  }
  return shown.sort((a, b) => a - b);
}

/** The card that a drop at `offset` would stand before: the first whose middle is below it; null for the end. */
export function cardBelow(layout: ListLayout, offset: number): TaskId | null {
  const { cards, tops } = layout;
  for (let index = indexAt(layout, offset); index < cards.length; index++) {
    const middle = (tops[index]! + tops[index + 1]! - GAP_PX) / 2;
    if (offset < middle) return cards[index]!;
  }
  return null;
}

/** What stands at the top of a view, the same on screens of other sizes. */
export interface ViewTop {
  readonly task: TaskId;
  /** How much of it lies above the top, 0 to 1. */
  readonly share: number;
}

/** The card at the top of a view at `offset`; null at the beginning. */
export function topOf(layout: ListLayout, offset: number): ViewTop | null {
  const index = indexAt(layout, offset);
  const [task, top, end] = [layout.cards[index], layout.tops[index]!, layout.tops[index + 1]!];
  if (!task || offset <= GAP_PX) return null;
  return { task, share: Math.round(Math.max(0, (offset - top) / (end - top)) * 1000) / 1000 };
}

/** The offset of the view that has `top` at its top; null when that card isn't in the list. */
export function offsetOf(layout: ListLayout, top: ViewTop | null): number | null {
  if (!top) return 0;
  const index = layout.cards.indexOf(top.task);
  if (index < 0) return null;
  return layout.tops[index]! + top.share * (layout.tops[index + 1]! - layout.tops[index]!);
}

/** How far to scroll so that the card at the top of a view at `offset` stays where it was, after `before` became `after`. */
export function shiftOf(before: ListLayout, after: ListLayout, offset: number): number {
  if (offset < GAP_PX || before.cards.length === 0) return 0;
  const first = indexAt(before, offset);
  // The card itself may be gone; then its neighbours below speak for it.
  for (let index = first; index < Math.min(first + 5, before.cards.length); index++) {
    const now = after.cards.indexOf(before.cards[index]!);
    if (now >= 0) return after.tops[now]! - before.tops[index]!;
  }
  return 0;
}
