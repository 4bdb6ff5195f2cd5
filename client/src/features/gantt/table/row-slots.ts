// Which element draws which row. A row that leaves the screen hands its element to one that comes:
// while the board scrolls none is made, thrown away or moved in the page, only rewritten. A row keeps
// its element for as long as it is drawn, so that what is written in one stays in it.

import type { OutlineRow } from "@entente/shared/model/outline";
import type { TaskId } from "@entente/shared/model/ids";

export interface DrawnRow {
  readonly row: OutlineRow;
  /** Its number among the rows shown. */
  readonly index: number;
}

export interface PlacedRow extends DrawnRow {
  /** Of the element: the same until it is thrown away. */
  readonly slot: number;
}

export interface RowSlots {
  /**
   * Gives every row of `wanted` a slot; the answer is in the order of the page. Sorted (the order of
   * `wanted`) costs moves in the page: for when it rests. The slot of `held` goes with its task, never to another.
   */
  place(wanted: readonly DrawnRow[], held: TaskId | null, isSorted: boolean): readonly PlacedRow[];
}

/** No slots at first. */
export function createRowSlots(): RowSlots {
  let placed: readonly PlacedRow[] = [];
  let next = 0;
  return {
    place(wanted, held, isSorted) {
      const lacking = new Map(wanted.map((drawn) => [drawn.row.id, drawn]));
      const order: (PlacedRow | null)[] = placed.map(({ slot, row }) => {
        const drawn = lacking.get(row.id);
        lacking.delete(row.id);
        return drawn ? { ...drawn, slot } : null;
      });
      const free = order.flatMap((kept, at) => (kept || placed[at]!.row.id === held ? [] : [at]));
      for (const drawn of lacking.values()) {
        const at = free.shift();
        if (at === undefined) order.push({ ...drawn, slot: (next += 1) });
        else order[at] = { ...drawn, slot: placed[at]!.slot };
      }
      placed = order.filter((one) => one !== null);
      if (isSorted) {
        const ranks = new Map(wanted.map((drawn, rank) => [drawn.row.id, rank]));
        placed = [...placed].sort((a, b) => ranks.get(a.row.id)! - ranks.get(b.row.id)!);
      }
      return placed;
    },
  };
}
