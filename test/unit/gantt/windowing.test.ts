import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { DependencyId, TaskId } from "@entente/shared/model/ids";
import type { Dependency } from "@entente/shared/model/plan";
import {
  createLinkIndex,
  linksInWindow,
  MOST_LINKS_DRAWN,
} from "../../../client/src/features/gantt/chart/link-index.ts";
import { createRowSlots, type DrawnRow } from "../../../client/src/features/gantt/table/row-slots.ts";
import { rowWindow, scrollToRow, slotCount } from "../../../client/src/features/gantt/chart/row-window.ts";

const view = fc.record({
  scrollTop: fc.integer({ min: 0, max: 400_000 }),
  height: fc.integer({ min: 0, max: 2000 }),
  rowHeight: fc.integer({ min: 20, max: 60 }),
  rowCount: fc.integer({ min: 0, max: 10_000 }),
});

describe("the window of rows", () => {
  test("holds every row that is on screen", () => {
    fc.assert(
      fc.property(view, (at) => {
        const { first, end } = rowWindow(at);
        for (let row = 0; row < at.rowCount; row += Math.ceil(at.rowCount / 50)) {
          const isOnScreen = (row + 1) * at.rowHeight > at.scrollTop && row * at.rowHeight < at.scrollTop + at.height;
          if (isOnScreen) expect(row >= first && row < end).toBe(true);
        }
      }),
    );
  });

  test("never needs more bars than there are slots", () => {
    fc.assert(
      fc.property(view, (at) => {
        const { first, end } = rowWindow(at);
        expect(end - first).toBeLessThanOrEqual(slotCount(at.height, at.rowHeight));
      }),
    );
  });

  test("is empty for an empty plan", () => {
    expect(rowWindow({ scrollTop: 0, height: 800, rowHeight: 36, rowCount: 0 })).toEqual({ first: 0, end: 0 });
  });

  test("scrolls to a row by the least that shows it", () => {
    const at = { scrollTop: 360, height: 360, rowHeight: 36, rowCount: 100 };
    expect([5, 10, 19, 20].map((row) => scrollToRow(row, at))).toEqual([180, 360, 360, 396]);
  });
});

const link = (from: number, to: number): Dependency => ({
  id: `${from}>${to}` as DependencyId,
  predecessor: String(from) as TaskId,
  successor: String(to) as TaskId,
  type: "FS",
  lag: 0,
  lagUnit: "working",
});
const rowOf = (task: TaskId) => Number(task);
const ids = (links: Dependency[], window: { first: number; end: number }) => {
  const index = createLinkIndex(links, rowOf);
  return linksInWindow(index, window).map((i) => index.ids[i]);
};

describe("the window of links", () => {
  test("holds links with an end on screen and links that cross it, and no others", () => {
    const links = [link(1, 2), link(5, 12), link(12, 15), link(25, 11), link(2, 30), link(30, 40), link(40, 2)];
    expect(ids(links, { first: 10, end: 20 })).toEqual(["5>12", "12>15", "25>11", "2>30", "40>2"]);
  });

  test("leaves out a link whose end has no row", () => {
    expect(ids([link(-1, 12), link(11, 12)], { first: 10, end: 20 })).toEqual(["11>12"]);
  });

  test("prefers links with an end on screen when there are too many to draw", () => {
    const crossing = Array.from({ length: MOST_LINKS_DRAWN + 50 }, (_, i) => link(i % 10, 30 + i));
    const drawn = ids([...crossing, link(12, 13)], { first: 10, end: 20 });
    expect(drawn).toHaveLength(MOST_LINKS_DRAWN);
    expect(drawn[0]).toBe("12>13");
  });
});

describe("the elements of rows", () => {
  const rows = (...indexes: number[]): DrawnRow[] =>
    indexes.map((index) => ({ row: { id: `t${index}` as TaskId } as DrawnRow["row"], index }));
  const order = (placed: readonly { readonly index: number }[]) => placed.map(({ index }) => index);

  test("pass from rows that leave to rows that come, without a move in the page", () => {
    const slots = createRowSlots();
    const before = slots.place(rows(0, 1, 2, 3), null, false);
    const after = slots.place(rows(2, 3, 4, 5), null, false);
    expect(after.map(({ slot }) => slot)).toEqual(before.map(({ slot }) => slot));
    expect(order(after)).toEqual([4, 5, 2, 3]);
  });

  test("stay with their rows whatever else comes, and stand in order when asked to", () => {
    const screens = fc.array(fc.uniqueArray(fc.nat(40), { maxLength: 12 }), { maxLength: 8 });
    fc.assert(
      fc.property(screens, fc.infiniteStream(fc.boolean()), (wanted, isSorted) => {
        const slots = createRowSlots();
        let before = new Map<TaskId, number>();
        for (const indexes of wanted) {
          const isInOrder = isSorted.next().value as boolean;
          const placed = slots.place(rows(...indexes), null, isInOrder);
          expect(isInOrder ? order(placed) : order(placed).sort()).toEqual(isInOrder ? indexes : [...indexes].sort());
          expect(new Set(placed.map(({ slot }) => slot)).size).toBe(placed.length);
          for (const { row, slot } of placed) expect(before.get(row.id) ?? slot).toBe(slot);
          before = new Map(placed.map(({ row, slot }) => [row.id, slot]));
        }
      }),
    );
  });

  test("go with a task that is being written when it goes", () => {
    const slots = createRowSlots();
    const [first] = slots.place(rows(1, 2), null, false);
    expect(slots.place(rows(2, 3), "t1" as TaskId, false).map(({ slot }) => slot)).not.toContain(first!.slot);
  });
});
