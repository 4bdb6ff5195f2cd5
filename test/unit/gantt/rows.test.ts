import { computed, ref } from "vue";
import { describe, expect, test } from "vitest";
import type { TaskId } from "@entente/shared/model/ids";
import type { OutlineRow } from "@entente/shared/model/outline";
import { createKept } from "../../../client/src/ui/kept.ts";
import { useGanttRows, visibleRows } from "../../../client/src/features/gantt/useGanttRows.ts";
import { useRowSelection } from "../../../client/src/features/gantt/useRowSelection.ts";
import { tableWidthFor, usualWidth } from "../../../client/src/features/gantt/useTableWidth.ts";

const id = (text: string) => text as TaskId;

/** Rows from `a b(c d(e)) f` by depth. */
function outline(...entries: [string, number][]): OutlineRow[] {
  const path: TaskId[] = [];
  return entries.map(([name, depth], index) => {
    path[depth] = id(name);
    const hasChildren = (entries[index + 1]?.[1] ?? 0) > depth;
    return { id: id(name), depth, index, parent: depth === 0 ? null : path[depth - 1]!, hasChildren, wbs: "" };
  });
}

const TREE = outline(["a", 0], ["b", 0], ["c", 1], ["d", 1], ["e", 2], ["f", 0]);
const names = (rows: readonly { id: TaskId }[]) => rows.map((row) => row.id).join("");

describe("folding", () => {
  test("hides everything below a folded row and nothing else", () => {
    expect(names(visibleRows(TREE, new Set([id("b")])))).toBe("abf");
    expect(names(visibleRows(TREE, new Set([id("d")])))).toBe("abcdf");
    expect(names(visibleRows(TREE, new Set([id("f")])))).toBe("abcdef");
  });

  test("is undone above a row that is revealed", () => {
    const rows = useGanttRows(
      ref(TREE),
      createKept("key", () => null),
    );
    rows.showLevels(1);
    expect(names(rows.rows.value)).toBe("abf");
    rows.reveal(id("e"));
    expect(names(rows.rows.value)).toBe("abcdef");
    expect(rows.rowOf(id("e"))).toBe(4);
  });
});

describe("the selection", () => {
  const select = () => useRowSelection(computed(() => TREE));

  test("extends from the row it began at, in either direction", () => {
    const selection = select();
    selection.select(id("c"));
    selection.extendTo(id("e"));
    expect(selection.selected.value.join("")).toBe("cde");
    selection.extendTo(id("a"));
    expect(selection.selected.value.join("")).toBe("abc");
  });

  test("is told in the order of the rows, however it was chosen", () => {
    const selection = select();
    selection.select(id("f"));
    selection.toggle(id("a"));
    selection.toggle(id("d"));
    expect(selection.selected.value.join("")).toBe("adf");
  });

  test("drops a task that lost its row", () => {
    const rows = ref(TREE);
    const selection = useRowSelection(computed(() => rows.value));
    selection.select(id("e"));
    rows.value = TREE.filter((row) => row.id !== "e");
    expect(selection.selected.value).toEqual([]);
  });
});

describe("the width of the table", () => {
  test("is at most 45 % of a phone", () => {
    expect(tableWidthFor(390, 500, 575)).toBeLessThanOrEqual(390 * 0.45);
  });

  test("is by itself a whole number of columns", () => {
    expect([600, 900, 1100, 1440].map((room) => usualWidth(room, [271, 359, 447, 519, 575]))).toEqual([
      271, 359, 447, 575,
    ]);
  });

  test("leaves the chart room and never exceeds its own columns", () => {
    expect(tableWidthFor(800, 5000, 575)).toBe(560);
    expect(tableWidthFor(2000, 5000, 575)).toBe(575);
  });
});
