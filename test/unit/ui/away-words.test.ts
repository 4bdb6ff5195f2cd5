import { expect, test } from "vitest";
import {
  awaySentence,
  changeInWords,
  clashInWords,
  namesInWords,
} from "../../../client/src/features/project-shell/away-words.ts";

const task = { id: "t", title: "Walls", kinds: ["dates", "column"], by: ["Mehdi"] } as const;
const clash = { id: "t", title: "Walls", kind: "title", by: "Mehdi" } as const;

test("names are joined as one says them, and many are counted", () => {
  expect([[], ["A"], ["A", "B"], ["A", "B", "C"], ["A", "B", "C", "D"]].map(namesInWords)).toEqual([
    "",
    "A",
    "A and B",
    "A, B and C",
    "A, B and 2 others",
  ]);
});

test("the line says how many tasks, by whom, and how much both sides wrote", () => {
  const news = { since: 0, people: ["Mehdi", "Clara"], tasks: Array.from({ length: 12 }, () => task), clashes: [] };
  expect(awaySentence(news)).toBe("12 tasks changed by Mehdi and Clara");
  expect(awaySentence({ ...news, tasks: [task], people: [], clashes: [{ ...clash, holds: "mine", mine: "W" }] })).toBe(
    "1 task changed · 1 field changed by you as well",
  );
});

test("a task's line names the kinds of change and who made them", () => {
  expect(changeInWords(task)).toBe("Dates, column · Mehdi");
  expect(changeInWords({ ...task, kinds: ["title"], by: [] })).toBe("Renamed");
});

test("a clash says whose value holds and keeps what one wrote", () => {
  expect(clashInWords({ ...clash, holds: "mine", mine: "Mine" })).toBe(
    "You and Mehdi both changed the title. Yours holds.",
  );
  expect(clashInWords({ ...clash, holds: "theirs", mine: "Mine" })).toBe(
    "You and Mehdi both changed the title. What Mehdi wrote holds. Yours was “Mine”.",
  );
});
