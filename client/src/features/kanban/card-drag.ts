// The drag of cards as plain data: where they would land, and whether landing there changes
// anything. The anchor is always a neighbour's id, never a place in a list, so that what others do
// meanwhile can't make it land elsewhere. Pure.

import type { ColumnId, TaskId } from "@entente/shared/model/ids";

/** A drop before `before`, or at the end of that column (in that lane) when it is null. */
export interface DropPlace {
  readonly column: ColumnId;
  readonly lane: string | null;
  readonly before: TaskId | null;
}

export type NeighbourAnchor<T> = { readonly before: T } | { readonly after: T } | Record<string, never>;

/** The mutator's anchor for `moving` (cards, or columns), let go before `before` among those shown in a list. */
export function anchorFor<T extends string>(
  cards: readonly T[],
  moving: readonly T[],
  before: T | null,
): NeighbourAnchor<T> {
  const moved = new Set(moving);
  const at = before === null ? -1 : cards.indexOf(before);
  if (at >= 0) {
    const next = cards.slice(at).find((card) => !moved.has(card));
    if (next) return { before: next };
  }
  const last = cards.findLast((card) => !moved.has(card));
  return last ? { after: last } : {};
}

/** Whether letting `moving` go there leaves the shown order of `cards` as it is. */
export function isSamePlace(cards: readonly TaskId[], moving: readonly TaskId[], before: TaskId | null): boolean {
  if (!moving.every((card) => cards.includes(card))) return false;
  const anchor = anchorFor(cards, moving, before);
  const moved = new Set(moving);
  const rest = cards.filter((card) => !moved.has(card));
  const at = "before" in anchor ? rest.indexOf(anchor.before) : rest.length;
  return rest.toSpliced(at, 0, ...moving).every((card, index) => card === cards[index]);
}
