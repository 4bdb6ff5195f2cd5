// The small texts of columns and cards, and what is kept of a board in the browser.

import { expect, it } from "vitest";
import type { ChecklistItem, Column, Task } from "@entente/shared/model/plan";
import type { ScheduledTask } from "@entente/shared/model/schedule";
import { parseLocalDateTime } from "@entente/shared/model/time";
import { parseMemory } from "../../../client/src/features/kanban/board-memory.ts";
import { cardDates, checklistProgress, isCoverPicture } from "../../../client/src/features/kanban/card-words.ts";
import { columnKind, countWords, parseWipLimit } from "../../../client/src/features/kanban/column-words.ts";

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

it("counts the cards of a column against its limit and against the filter", () => {
  expect(countWords(12, 12, null)).toBe("12");
  expect(countWords(12, 176, null)).toBe("12 of 176");
  expect(countWords(5, 5, 3)).toBe("5 / 3");
  expect(countWords(0, 17, 3)).toBe("0 of 17 · limit 3");
});

const nowMinutes = parseLocalDateTime("2026-11-12T12:00")!;
const options = { locale: "en-GB", nowMinutes, isDone: false };
const task = (fields: Partial<Task>) =>
  ({ deadline: null, constraintDate: null, actualStart: null, manualStart: null, ...fields }) as Task;

it.each([
  ["2026-11-12T11:59", "overdue", "12 Nov"],
  ["2026-11-13T09:00", "soon", "13 Nov"],
  ["2027-01-02T09:00", "later", "2 Jan 2027"],
])("says that a deadline at %s is %s", (deadline, urgency, text) => {
  const due = task({ deadline: deadline as Task["deadline"] });
  expect(cardDates(due, undefined, options)).toEqual({ text, kind: "deadline", urgency });
  expect(cardDates(due, undefined, { ...options, isDone: true })?.urgency).toBe("done");
});

it("shows start and finish only of cards on which somebody set a date", () => {
  const scheduled = { start: nowMinutes, finish: nowMinutes + 3 * 1440 } as ScheduledTask;
  expect(cardDates(task({}), scheduled, options)).toBeNull();
  const dated = task({ constraintDate: "2026-11-12T08:00" as Task["constraintDate"] });
  expect(cardDates(dated, scheduled, options)?.text).toBe("12 Nov – 15 Nov");
  expect(cardDates(dated, { ...scheduled, finish: nowMinutes }, options)?.text).toBe("12 Nov");
});

it("counts what is done of a checklist", () => {
  const item = (done: boolean) => ({ done }) as ChecklistItem;
  expect(checklistProgress([item(true), item(false), item(true)])).toBe("2/3");
  expect(checklistProgress([])).toBeNull();
});

it("tells a cover's picture from its colour", () => {
  expect(isCoverPicture("teal")).toBe(false);
  expect(isCoverPicture("ab".repeat(32))).toBe(true);
});

it("reads back what it kept of a board, and nothing from anything else", () => {
  const kept = { density: "compact", columns: ["a"], lanes: ["-"] };
  expect(parseMemory(JSON.stringify(kept))).toEqual(kept);
  const nothing = { density: "comfortable", columns: [], lanes: [] };
  for (const text of [null, "", "{", "null", "7", '{"density":"huge","columns":"a","lanes":[1,{}]}']) {
    expect(parseMemory(text)).toEqual(nothing);
  }
});
