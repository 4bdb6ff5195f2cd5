// What drags, keys and windows of the kanban board mean, without a screen.

import { describe, expect, it } from "vitest";
import type { ColumnId, TaskId } from "@entente/shared/model/ids";
import { edgeSpeed } from "../../../client/src/features/kanban/auto-scroll.ts";
import { anchorFor, isSamePlace } from "../../../client/src/features/kanban/card-drag.ts";
import { inBoardOrder, moveBy, neighbour, rangeBetween } from "../../../client/src/features/kanban/card-keys.ts";
import type { BoardRow } from "../../../client/src/features/kanban/card-keys.ts";
import { cardBelow, layOut, shiftOf, windowOf } from "../../../client/src/features/kanban/card-window.ts";

const ids = (...names: string[]) => names as TaskId[];
const id = (name: string) => name as TaskId;
const at = (name: string, lane: string | null = null) => ({ task: id(name), lane });
const todo = "todo" as ColumnId;
const doing = "doing" as ColumnId;
const done = "done" as ColumnId;
const cell = (column: ColumnId, ...cards: string[]) => ({ column, cards: ids(...cards) });
const board: readonly BoardRow[] = [{ lane: null, cells: [cell(todo, "a", "b", "c"), cell(doing), cell(done, "d")] }];
const lanes: readonly BoardRow[] = [
  { lane: "x", cells: [cell(todo, "a", "b"), cell(done, "d")] },
  { lane: "y", cells: [cell(todo), cell(done, "d", "e")] },
  { lane: "z", cells: [cell(todo, "f"), cell(done)] },
];

describe("a drop", () => {
  it("is anchored at a neighbour that stays, or after the last that does", () => {
    const cards = ids("a", "b", "c", "d");
    expect(anchorFor(cards, ids("x"), id("b"))).toEqual({ before: "b" });
    expect(anchorFor(cards, ids("x"), null)).toEqual({ after: "d" });
    expect(anchorFor(cards, ids("b", "c"), id("b"))).toEqual({ before: "d" });
    expect(anchorFor(cards, ids("c", "d"), id("c"))).toEqual({ after: "b" });
    expect(anchorFor(ids("a"), ids("a"), id("a"))).toEqual({});
    expect(anchorFor(cards, ids("x"), id("gone"))).toEqual({ after: "d" });
  });

  it("writes nothing where the cards stand already, in this order", () => {
    const cards = ids("a", "b", "c");
    expect(isSamePlace(cards, ids("b"), id("b"))).toBe(true);
    expect(isSamePlace(cards, ids("b"), id("c"))).toBe(true);
    expect(isSamePlace(cards, ids("c"), null)).toBe(true);
    expect(isSamePlace(cards, ids("a", "b"), id("c"))).toBe(true);
    expect(isSamePlace(cards, ids("b", "a"), id("c"))).toBe(false);
    expect(isSamePlace(cards, ids("a"), null)).toBe(false);
    expect(isSamePlace(cards, ids("x"), id("a"))).toBe(false);
  });
});

describe("keys", () => {
  it("go to the neighbour an arrow points to, over empty columns and on into other lanes", () => {
    expect(neighbour(board, at("b"), "up")).toEqual(at("a"));
    expect(neighbour(board, at("c"), "down")).toBeNull();
    expect(neighbour(board, at("c"), "right")).toEqual(at("d"));
    expect(neighbour(board, at("d"), "left")).toEqual(at("a"));
    expect(neighbour(board, at("gone"), "left")).toBeNull();
    expect(neighbour(lanes, at("b", "x"), "down")).toEqual(at("f", "z"));
    expect(neighbour(lanes, at("d", "y"), "up")).toEqual(at("d", "x"));
    expect(neighbour(lanes, at("f", "z"), "right")).toBeNull();
  });

  it("move a card past a neighbour, into the next column at the same height, or to the next lane", () => {
    expect(moveBy(board, at("b"), "up")).toEqual({ column: todo, lane: null, before: "a" });
    expect(moveBy(board, at("a"), "down")).toEqual({ column: todo, lane: null, before: "c" });
    expect(moveBy(board, at("b"), "down")).toEqual({ column: todo, lane: null, before: null });
    expect(moveBy(board, at("b"), "right")).toEqual({ column: doing, lane: null, before: null });
    expect(moveBy(board, at("d"), "right")).toBeNull();
    expect(moveBy(board, at("a"), "up")).toBeNull();
    expect(moveBy(lanes, at("b", "x"), "down")).toEqual({ column: todo, lane: "y", before: null });
    expect(moveBy(lanes, at("d", "x"), "down")).toEqual({ column: done, lane: "y", before: "d" });
    expect(moveBy(lanes, at("f", "z"), "up")).toEqual({ column: todo, lane: "y", before: null });
  });

  it("select from one card to another of the same list", () => {
    expect(rangeBetween(board, at("c"), at("a"))).toEqual(["a", "b", "c"]);
    expect(rangeBetween(board, at("a"), at("d"))).toEqual(["d"]);
  });

  it("take what is selected in the order of the board, each once", () => {
    expect(inBoardOrder(lanes, new Set(ids("gone", "e", "f", "d", "b")))).toEqual(["b", "f", "d", "e", "gone"]);
  });
});

describe("the window over a list", () => {
  const cards = ids(...Array.from({ length: 1000 }, (_, index) => String(index)));
  const heights = new Map<TaskId, number>();
  const layout = () => layOut(cards, (card) => heights.get(card) ?? 60);

  it("holds what the view shows and pinned cards, wherever they are", () => {
    expect(windowOf(layout(), 0, 200, [])).toEqual([0, 1, 2]);
    expect(windowOf(layout(), 68 * 500, 68 * 500 + 100, [id("3"), null, id("gone")])).toEqual([3, 499, 500, 501]);
    expect(windowOf(layout(), 500, 100, [])).toEqual([]);
    expect(
      windowOf(
        layOut([], () => 60),
        0,
        100,
        [id("3")],
      ),
    ).toEqual([]);
  });

  it("finds the card that the pointer is above the middle of, and the end below the last", () => {
    const list = layOut(ids("a", "b"), () => 60);
    expect([0, 37, 39, 105, 107, 900].map((offset) => cardBelow(list, offset))).toEqual([
      "a",
      "a",
      "b",
      "b",
      null,
      null,
    ]);
    expect(
      cardBelow(
        layOut([], () => 60),
        10,
      ),
    ).toBeNull();
  });

  it("keeps the card at the top of the view in its place while others above it come, go and grow", () => {
    const before = layOut(cards, () => 60);
    expect(
      shiftOf(
        before,
        layOut(ids("new", ...cards), () => 60),
        680,
      ),
    ).toBe(68);
    expect(
      shiftOf(
        before,
        layOut(cards.slice(1), () => 60),
        680,
      ),
    ).toBe(-68);
    expect(
      shiftOf(
        before,
        layOut(cards, (card) => (card === "2" ? 100 : 60)),
        680,
      ),
    ).toBe(40);
    expect(
      shiftOf(
        before,
        layOut(cards.toSpliced(20, 1), () => 60),
        680,
      ),
    ).toBe(0);
  });

  it("doesn't hold on at the very top, where what is new is to be seen", () => {
    const before = layOut(cards, () => 60);
    expect(
      shiftOf(
        before,
        layOut(ids("new", ...cards), () => 60),
        0,
      ),
    ).toBe(0);
  });
});

it("scrolls faster the nearer the pointer is to an edge, and not at all in the middle or outside", () => {
  expect(edgeSpeed(500, 0, 1000)).toBe(0);
  expect(edgeSpeed(-5, 0, 1000)).toBe(0);
  expect(edgeSpeed(1, 0, 1000)).toBeLessThan(edgeSpeed(40, 0, 1000));
  expect(edgeSpeed(999, 0, 1000)).toBeGreaterThan(edgeSpeed(960, 0, 1000));
});
