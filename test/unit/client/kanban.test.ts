// What drags, keys and quick add of the kanban board mean, without a screen.

import { expect, it } from "vitest";
import type { ColumnId, TaskId } from "@entente/shared/model/ids";
import type { ChecklistItem, Column } from "@entente/shared/model/plan";
import type { LocalDateTime } from "@entente/shared/model/time";
import { parseLocalDateTime } from "@entente/shared/model/time";
import { edgeSpeed } from "../../../client/src/features/kanban/auto-scroll.ts";
import { anchorFor, cardBelow, withHeldCard } from "../../../client/src/features/kanban/card-drag.ts";
import { moveBy, neighbour } from "../../../client/src/features/kanban/card-keys.ts";
import { checklistProgress, deadlineWords } from "../../../client/src/features/kanban/card-words.ts";
import { columnKind, parseWipLimit } from "../../../client/src/features/kanban/column-words.ts";
import { parseTitles } from "../../../client/src/features/kanban/quick-add.ts";

const ids = (...names: string[]) => names as TaskId[];
const id = (name: string) => name as TaskId;
const todo = "todo" as ColumnId;
const doing = "doing" as ColumnId;
const done = "done" as ColumnId;
const board = [
  { id: todo, cards: ids("a", "b", "c") },
  { id: doing, cards: [] },
  { id: done, cards: ids("d") },
];

it("finds the card that the pointer is above the middle of", () => {
  const rendered = [
    { index: 3, start: 300, size: 60 },
    { index: 4, start: 368, size: 100 },
  ];
  const cards = ids("0", "1", "2", "3", "4", "5");
  expect([300, 329, 331, 417, 419].map((offset) => cardBelow(cards, rendered, offset))).toEqual([
    "3",
    "3",
    "4",
    "4",
    "5",
  ]);
});

it("lands at the end of a column that is empty or left below", () => {
  expect(cardBelow([], [], 10)).toBeNull();
  expect(cardBelow(ids("a"), [{ index: 0, start: 8, size: 60 }], 900)).toBeNull();
});

it("anchors a drop at a neighbour and writes nothing where the card stands already", () => {
  const cards = ids("a", "b", "c");
  expect(anchorFor(cards, id("x"), id("b"))).toEqual({ before: "b" });
  expect(anchorFor(cards, id("x"), null)).toEqual({ after: "c" });
  expect(anchorFor([], id("x"), null)).toEqual({});
  expect(anchorFor(cards, id("b"), id("b"))).toBeNull();
  expect(anchorFor(cards, id("b"), id("c"))).toBeNull();
  expect(anchorFor(cards, id("c"), null)).toBeNull();
  expect(anchorFor(cards, id("a"), null)).toEqual({ after: "c" });
});

it("leaves a card in the hand where it was taken although others moved or archived it", () => {
  const held = { task: id("b"), column: todo, index: 1 };
  expect(withHeldCard(ids("a", "c"), held, todo)).toEqual(["a", "b", "c"]);
  expect(withHeldCard(ids("d", "b"), held, done)).toEqual(["d"]);
  expect(withHeldCard([], { ...held, index: 9 }, todo)).toEqual(["b"]);
});

it("goes to the neighbour an arrow points to, over empty columns", () => {
  expect(neighbour(board, id("b"), "up")).toBe("a");
  expect(neighbour(board, id("c"), "down")).toBeNull();
  expect(neighbour(board, id("c"), "right")).toBe("d");
  expect(neighbour(board, id("d"), "left")).toBe("a");
  expect(neighbour(board, id("gone"), "left")).toBeNull();
});

it("moves a card by keys past a neighbour or into the next column at the same height", () => {
  expect(moveBy(board, id("b"), "up")).toEqual({ column: todo, before: "a" });
  expect(moveBy(board, id("b"), "down")).toEqual({ column: todo, after: "c" });
  expect(moveBy(board, id("b"), "right")).toEqual({ column: doing });
  expect(moveBy(board, id("d"), "right")).toBeNull();
  expect(moveBy([board[2]!, board[0]!], id("d"), "right")).toEqual({ column: todo, before: "a" });
  expect(moveBy([board[0]!, board[2]!], id("c"), "right")).toEqual({ column: done, after: "d" });
});

it("makes a card of each pasted line, without its list mark", () => {
  expect(parseTitles("One\r\n\n  - Two\n2. Three\n* [x] Four\n<img onerror>\n")).toEqual([
    "One",
    "Two",
    "Three",
    "Four",
    "<img onerror>",
  ]);
});

it("takes at most 500 lines and 10,000 characters of each", () => {
  expect(parseTitles("x\n".repeat(900))).toHaveLength(500);
  expect(parseTitles("y".repeat(20_000))[0]).toHaveLength(10_000);
});

it.each([
  ["", null],
  [" 5 ", 5],
  ["0", undefined],
  ["-1", undefined],
  ["2.5", undefined],
  ["many", undefined],
])("takes %j as the WIP limit %j", (text, limit) => {
  expect(parseWipLimit(text)).toBe(limit);
});

it("shows a column's status by what it says of itself", () => {
  const column = (name: string, countsAsDone = false) => ({ name, countsAsDone }) as Column;
  expect(columnKind(column("Review", true), false)).toBe("done");
  expect(columnKind(column("Ideas"), true)).toBe("todo");
  expect(columnKind(column("QA & review"), false)).toBe("review");
  expect(columnKind(column("Doing"), false)).toBe("progress");
});

it("says a deadline is overdue only when it is past and the card isn't done", () => {
  const nowMinutes = parseLocalDateTime("2026-11-12T12:00")!;
  const words = (date: string, isDone = false) =>
    deadlineWords(date as LocalDateTime, { locale: "en-GB", nowMinutes, isDone });
  expect(words("2026-11-12T11:59")).toEqual({ text: "12 Nov", isOverdue: true });
  expect(words("2026-11-12T11:59", true)).toEqual({ text: "12 Nov", isOverdue: false });
  expect(words("2027-01-02T09:00")).toEqual({ text: "2 Jan 2027", isOverdue: false });
});

it("counts what is done of a checklist", () => {
  const item = (done: boolean) => ({ done }) as ChecklistItem;
  expect(checklistProgress([item(true), item(false), item(true)])).toBe("2/3");
  expect(checklistProgress([])).toBeNull();
});

it("scrolls faster the nearer the pointer is to an edge, and not at all in the middle or outside", () => {
  expect(edgeSpeed(500, 0, 1000)).toBe(0);
  expect(edgeSpeed(-5, 0, 1000)).toBe(0);
  expect(edgeSpeed(1, 0, 1000)).toBeLessThan(edgeSpeed(40, 0, 1000));
  expect(edgeSpeed(999, 0, 1000)).toBeGreaterThan(edgeSpeed(960, 0, 1000));
});
