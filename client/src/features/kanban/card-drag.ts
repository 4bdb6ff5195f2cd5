// The drag of a card as plain data: where it would land, and whether landing there changes
// anything. The anchor is always a neighbour's id, never a place in a list, so that what others do
// meanwhile can't make it land elsewhere. Pure.

import type { ColumnId, TaskId } from "@entente/shared/model/ids";

/** A drop before `before`, or at the end of the column when it is null. */
export interface DropPlace {
  readonly column: ColumnId;
  readonly before: TaskId | null;
}

/** A rendered card: its place in the column's list and its extent in pixels from the list's top. */
export interface CardExtent {
  readonly index: number;
  readonly start: number;
  readonly size: number;
}

/** The card that a drop at `offset` (pixels from the list's top) would stand before; null: the end. */
export function cardBelow(cards: readonly TaskId[], rendered: readonly CardExtent[], offset: number): TaskId | null {
  for (const card of rendered) {
    if (offset < card.start + card.size / 2) return cards[card.index] ?? null;
  }
  const last = rendered.at(-1);
  return last ? (cards[last.index + 1] ?? null) : null;
}

/** The mutator's anchor for `place` among `cards` of that column, or null when `task` stands there already. */
export function anchorFor(
  cards: readonly TaskId[],
  task: TaskId,
  before: TaskId | null,
): { readonly before: TaskId } | { readonly after: TaskId } | Record<string, never> | null {
  const at = cards.indexOf(task);
  if (at >= 0 && (before === task || (cards[at + 1] ?? null) === before)) return null;
  if (before !== null) return { before };
  const last = cards.findLast((card) => card !== task);
  return last ? { after: last } : {};
}

/**
 * The cards of a column while one is in the hand: that one stays where it was taken from, whatever
 * others do to it, so that its element, and with it the drag, survives.
 */
export function withHeldCard(
  cards: readonly TaskId[],
  held: { readonly task: TaskId; readonly column: ColumnId; readonly index: number } | null,
  column: ColumnId,
): readonly TaskId[] {
  if (!held) return cards;
  if (column !== held.column) return cards.includes(held.task) ? cards.filter((card) => card !== held.task) : cards;
  if (cards.includes(held.task)) return cards;
  return cards.toSpliced(Math.min(held.index, cards.length), 0, held.task);
}
