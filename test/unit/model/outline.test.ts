// The task tree as rows.

import { expect, test } from "vitest";
import { childrenOf, outlineRows } from "@entente/shared/model/outline";
import type { OutlineTask } from "@entente/shared/model/outline";
import { compareOrder } from "@entente/shared/model/order";
import type { TaskId } from "@entente/shared/model/ids";

type Line = readonly [id: string, parent: string | null, order: string, archived?: boolean];

function createTasks(...lines: Line[]): Map<TaskId, OutlineTask> {
  return new Map(
    lines.map(([id, parent, order, archived = false]) => [
      id as TaskId,
      { id: id as TaskId, parent: parent as TaskId | null, order, archived },
    ]),
  );
}

const TREE = createTasks(
  ["c", "b", "V"],
  ["b", null, "b"],
  ["a", null, "a"],
  ["d", "b", "W"],
  ["e", "c", "V"],
  ["f", "b", "Va", true],
);

test("rows come in tree order with their depth, number and WBS", () => {
  expect(outlineRows(TREE)).toEqual([
    { id: "a", depth: 0, index: 0, parent: null, hasChildren: false, wbs: "1" },
    { id: "b", depth: 0, index: 1, parent: null, hasChildren: true, wbs: "2" },
    { id: "c", depth: 1, index: 2, parent: "b", hasChildren: true, wbs: "2.1" },
    { id: "e", depth: 2, index: 3, parent: "c", hasChildren: false, wbs: "2.1.1" },
    { id: "d", depth: 1, index: 4, parent: "b", hasChildren: false, wbs: "2.2" },
  ]);
});

test("archived tasks appear, and are numbered, only when asked for", () => {
  const rows = outlineRows(TREE, { includeArchived: true });
  expect(rows.map(({ id, wbs }) => `${wbs} ${id}`)).toEqual(["1 a", "2 b", "2.1 c", "2.1.1 e", "2.2 f", "2.3 d"]);
});

test("a task whose children are all archived has none", () => {
  const [row] = outlineRows(createTasks(["a", null, "V"], ["b", "a", "V", true]));
  expect(row?.hasChildren).toBe(false);
});

test("equal order keys are told apart by id, whatever the order of listing", () => {
  const lines: Line[] = [
    ["b", null, "V"],
    ["a", null, "V"],
    ["c", null, "V"],
  ];
  expect(outlineRows(createTasks(...lines)).map(({ id }) => id)).toEqual(["a", "b", "c"]);
  expect(outlineRows(createTasks(...lines.toReversed())).map(({ id }) => id)).toEqual(["a", "b", "c"]);
});

test("order is by code unit, not by language", () => {
  expect(
    ["a", "B", "0", "Z"]
      .map((order) => ({ order, id: order }))
      .sort(compareOrder)
      .map(({ id }) => id),
  ).toEqual(["0", "B", "Z", "a"]);
});

test("children are listed by parent, in order", () => {
  const children = childrenOf(TREE);
  expect(children.get(null)?.map(({ id }) => id)).toEqual(["a", "b"]);
  expect(children.get("b" as TaskId)?.map(({ id }) => id)).toEqual(["c", "f", "d"]);
  expect(children.get("a" as TaskId)).toBeUndefined();
});

test("a tree of 50,000 levels is laid out", () => {
  const lines = Array.from({ length: 50_000 }, (_, i): Line => [`t${i}`, i === 0 ? null : `t${i - 1}`, "V"]);
  const rows = outlineRows(createTasks(...lines));
  expect(rows.at(-1)).toMatchObject({ id: "t49999", depth: 49_999 });
});
