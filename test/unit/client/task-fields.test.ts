// The fields of the task panel: merging typed text, and dates that keep their time of day.

import fc from "fast-check";
import { expect, it } from "vitest";
import type { LocalDateTime } from "@entente/shared/model/time";
import { dayOf, withDay } from "../../../client/src/features/task/date-fields.ts";
import { dependencyWords, parsePercent } from "../../../client/src/features/task/task-words.ts";
import { mergeTexts, shiftPosition, spliceBetween } from "../../../client/src/features/task/text-merge.ts";

it("turns one text into another by one splice", () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (from, to) => {
      const { at, removed, inserted } = spliceBetween(from, to);
      expect(from.slice(0, at) + inserted + from.slice(at + removed)).toBe(to);
    }),
  );
});

it("keeps what others wrote beside what was typed", () => {
  expect(mergeTexts("The roof", "The new roof", "The roof leaks")).toBe("The new roof leaks");
  expect(mergeTexts("one two", "one", "zero one two")).toBe("zero one");
  expect(mergeTexts("abc", "", "abXc")).toBe("X");
});

it("gives the one text that changed when the other didn't", () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (base, other) => {
      expect(mergeTexts(base, other, base)).toBe(other);
      expect(mergeTexts(base, base, other)).toBe(other);
    }),
  );
});

it("loses nothing that two people inserted at the same time", () => {
  const insert = fc.tuple(fc.nat(), fc.stringMatching(/^[x]{1,3}$/), fc.nat(), fc.stringMatching(/^[y]{1,3}$/));
  fc.assert(
    fc.property(fc.stringMatching(/^[ab]{0,8}$/), insert, (base, [p, mine, q, theirs]) => {
      const put = (text: string, at: number) =>
        base.slice(0, at % (base.length + 1)) + text + base.slice(at % (base.length + 1));
      const merged = mergeTexts(base, put(mine, p), put(theirs, q));
      expect(merged.replace(/[^x]/g, "")).toBe(mine);
      expect(merged.replace(/[^y]/g, "")).toBe(theirs);
      expect(merged.replace(/[xy]/g, "")).toBe(base);
    }),
  );
});

it("keeps the cursor by the character it stood at", () => {
  const splice = spliceBetween("roof", "the roof");
  expect([0, 2, 4].map((position) => shiftPosition(position, splice))).toEqual([0, 6, 8]);
  expect(shiftPosition(3, { at: 1, removed: 4, inserted: "" })).toBe(1);
});

it("keeps the time of day when the day changes", () => {
  const before = "2026-11-02T10:30" as LocalDateTime;
  expect(dayOf(before)).toBe("2026-11-02");
  expect(withDay("2026-12-24", before, "17:00")).toBe("2026-12-24T10:30");
  expect(withDay("2026-12-24", null, "17:00")).toBe("2026-12-24T17:00");
  expect(withDay("", before, "17:00")).toBeNull();
  expect(withDay("2026-02-30", before, "17:00")).toBeUndefined();
});

it.each([
  ["35", 35],
  [" 35 % ", 35],
  ["12,5", 12.5],
  ["101", null],
  ["-1", null],
  ["half", null],
])("reads %j as %j per cent", (text, percent) => {
  expect(parsePercent(text)).toBe(percent);
});

it("says a dependency in words", () => {
  const settings = { minutesPerDay: 480 };
  expect(dependencyWords({ type: "FS", lag: 0, lagUnit: "working" }, settings)).toBe("finish to start");
  expect(dependencyWords({ type: "SS", lag: -960, lagUnit: "working" }, settings)).toBe("start to start, 2d earlier");
  expect(dependencyWords({ type: "FF", lag: 50, lagUnit: "percent" }, settings)).toBe("finish to finish, 50% later");
});
