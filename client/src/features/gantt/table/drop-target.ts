// Where a row that is dragged would go: a gap between two rows and a level within what both allow. The
// gap is known by the row above it, never by its number, so that it stays true when others add, move
// or archive rows meanwhile. Rows that are in the hand are as if they weren't there: nothing can come
// to stand under itself.

import type { TaskId } from "@entente/shared/model/ids";
import type { OutlineRow } from "@entente/shared/model/outline";

export interface DropPlace {
  readonly parent: TaskId | null;
  readonly before?: TaskId;
  readonly after?: TaskId;
}

export interface DropGap {
  /** The row above the gap that stays; null above the first. */
  readonly above: TaskId | null;
  readonly least: number;
  readonly most: number;
  /** The place at a level from `least` to `most`. */
  at(depth: number): DropPlace;
}

/** The rows of `rows` that `ids` take along: themselves and what stands under them. */
export function rowsInHand(rows: readonly OutlineRow[], ids: ReadonlySet<TaskId>): Set<TaskId> {
  const inHand = new Set<TaskId>();
  for (const row of rows) {
    if (ids.has(row.id) || (row.parent !== null && inHand.has(row.parent))) inHand.add(row.id);
  }
  return inHand;
}

/** The gap before row number `index` of `rows` (or after the last), without those in hand. */
export function dropGap(rows: readonly OutlineRow[], inHand: ReadonlySet<TaskId>, index: number): DropGap {
  let up = Math.min(index, rows.length) - 1;
  while (up >= 0 && inHand.has(rows[up]!.id)) up -= 1;
  let down = Math.max(0, index);
  while (down < rows.length && inHand.has(rows[down]!.id)) down += 1;
  const above = rows[up];
  const below = rows[down];
  return {
    above: above?.id ?? null,
    least: below?.depth ?? 0,
    most: above ? above.depth + 1 : 0,
    at(depth) {
      if (!above) return below ? { parent: null, before: below.id } : { parent: null };
      if (depth > above.depth) {
        return below?.parent === above.id ? { parent: above.id, before: below.id } : { parent: above.id };
      }
      let neighbour = above;
      for (let i = up; i >= 0 && neighbour.depth > depth; i -= 1)
        if (rows[i]!.id === neighbour.parent) neighbour = rows[i]!;
      return { parent: neighbour.parent, after: neighbour.id };
    },
  };
}
