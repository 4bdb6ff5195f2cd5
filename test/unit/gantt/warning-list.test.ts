import { expect, test } from "vitest";
import { warningList } from "../../../client/src/features/gantt/dock/warning-list.ts";

const titles: Record<string, string> = { a: "Dig", b: "Pour" };
const titleOf = (id: string) => titles[id] ?? null;

test("what breaks the plan comes before what is late, and that before what was passed over", () => {
  const list = warningList(
    [
      { code: "link-to-nowhere", message: "note", ids: [] },
      { code: "deadline-missed", message: "late", ids: ["a"] },
      { code: "cycle", message: "broken", ids: ["a", "b"] },
      { code: "something-new", message: "unknown", ids: ["b"] },
    ],
    titleOf,
  );
  expect(list.map(({ message, weight }) => `${message}: ${weight}`)).toEqual([
    "broken: broken",
    "late: late",
    "note: note",
    "unknown: note",
  ]);
});

test("names the tasks a warning is about, without those that are gone and what is no task", () => {
  const [warning] = warningList([{ code: "cycle", message: "x", ids: ["a", "gone", "b"] }], titleOf);
  expect(warning!.tasks).toEqual([
    { id: "a", title: "Dig" },
    { id: "b", title: "Pour" },
  ]);
});

test("two warnings of one code about the same task are two rows", () => {
  const one = { code: "deadline-missed", message: "x", ids: ["a"] };
  const list = warningList([one, one], titleOf);
  expect(new Set(list.map(({ key }) => key)).size).toBe(2);
});
