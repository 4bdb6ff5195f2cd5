import type { ImportReport } from "@entente/shared/http/import";
import { expect, test } from "vitest";
import { lossSentence } from "../../../client/src/features/project-shell/run-export.ts";
import { formatName, takenCounts } from "../../../client/src/features/projects/import-words.ts";

const empty: ImportReport = {
  format: "csv",
  name: "",
  tasks: 0,
  dependencies: 0,
  columns: 0,
  people: 0,
  labels: 0,
  checklistItems: 0,
  calendars: 0,
  losses: [],
  warnings: [],
};

test("tasks are counted even when there are none, the rest only when there are some", () => {
  expect(takenCounts(empty)).toEqual([{ label: "tasks", count: 0 }]);
  expect(takenCounts({ ...empty, tasks: 3, labels: 1 })).toEqual([
    { label: "tasks", count: 3 },
    { label: "label", count: 1 },
  ]);
});

test("a format without a name of ours is shown as it is", () => {
  expect([formatName("mspdi"), formatName("other")]).toEqual(["Microsoft Project XML", "other"]);
});

test("an export names at most three kinds of loss and counts the rest", () => {
  const losses = ["pins", "labels", "notes", "people"].map((what, count) => ({ what, count: count + 1 }));
  expect(lossSentence(losses)).toBe("Not in the file: 1 × pins, 2 × labels, 3 × notes and 1 more kind.");
  expect(lossSentence([])).toBe("");
});
