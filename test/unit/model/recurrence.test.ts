import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { DayKind, Recurrence } from "@entente/shared/model/recurrence";
import { occurrencesOf, recurrenceWords } from "@entente/shared/model/recurrence";
import { daysFromCivil, formatLocalDate, parseLocalDate } from "@entente/shared/model/time";

const once = { step: 1, times: null } as const;

function days(recurrence: Recurrence, from = "2026-01-01", to = "2026-12-31", limit = 1000): string[] {
  return occurrencesOf(recurrence, parseLocalDate(from)!, parseLocalDate(to)!, limit).days.map(formatLocalDate);
}

describe("days that come again", () => {
  it.each<[string, Recurrence, readonly string[]]>([
    ["every 100 days", { ...once, unit: "day", step: 100 }, ["2026-01-01", "2026-04-11", "2026-07-20", "2026-10-28"]],
    [
      "every 20 weeks on Monday and Saturday",
      { ...once, unit: "week", step: 20, weekdays: [1, 6] },
      ["2026-01-03", "2026-05-18", "2026-05-23", "2026-10-05", "2026-10-10"],
    ],
    [
      "every 2 months on day 31",
      { ...once, unit: "month", step: 2, on: 31 },
      ["01", "03", "05", "07"].map((m) => `2026-${m}-31`),
    ],
    [
      "every 6 months on the last weekday",
      { ...once, unit: "month", step: 6, on: { position: 5, of: "weekday" } },
      ["2026-01-30", "2026-07-31"],
    ],
    ["every year on 25 December", { ...once, unit: "year", month: 12, on: 25 }, ["2026-12-25"]],
    [
      "every year on the fourth Thursday of November",
      { ...once, unit: "year", month: 11, on: { position: 4, of: 4 } },
      ["2026-11-26"],
    ],
    ["every week on Friday, 2 times", { unit: "week", step: 1, times: 2, weekdays: [5] }, ["2026-01-02", "2026-01-09"]],
  ])("%s", (words, recurrence, expected) => {
    expect(recurrenceWords(recurrence)).toBe(words);
    expect(days(recurrence)).toEqual(expected);
  });

  it("leap days come every fourth year, 31 April never", () => {
    expect(days({ ...once, unit: "year", month: 2, on: 29 }, "2026-01-01", "2036-12-31")).toEqual([
      "2028-02-29",
      "2032-02-29",
      "2036-02-29",
    ]);
    expect(days({ ...once, unit: "year", month: 4, on: 31 }, "0001-01-01", "9999-12-31")).toEqual([]);
  });

  it("says when there are more than are wanted, but not when they were to be no more", () => {
    const daily = { ...once, unit: "day" } as const;
    const [first, last] = [daysFromCivil(1, 1, 1), daysFromCivil(9999, 12, 31)];
    expect(occurrencesOf(daily, first, last, 10)).toMatchObject({ isCut: true });
    expect(occurrencesOf({ ...daily, times: 10 }, first, last, 10)).toMatchObject({ isCut: false });
    expect(occurrencesOf({ ...daily, times: 11 }, first, last, 10)).toMatchObject({ isCut: true });
  });

  it("gives days in order, each once, within the range, of which none is missing", () => {
    const kind = fc.constantFrom<DayKind>("day", "weekday", "weekend-day", 0, 3, 6);
    const on = fc.oneof(
      fc.integer({ min: 1, max: 31 }),
      fc.record({ position: fc.integer({ min: 1, max: 5 }), of: kind }),
    );
    const step = fc.integer({ min: 1, max: 5 });
    const times = fc.option(fc.integer({ min: 1, max: 9 }));
    const any: fc.Arbitrary<Recurrence> = fc.oneof(
      fc.record({ unit: fc.constant("day" as const), step, times }),
      fc.record({ unit: fc.constant("week" as const), step, times, weekdays: fc.subarray([0, 1, 2, 3, 4, 5, 6]) }),
      fc.record({ unit: fc.constant("month" as const), step, times, on }),
      fc.record({ unit: fc.constant("year" as const), step, times, month: fc.integer({ min: 1, max: 12 }), on }),
    );
    const start = daysFromCivil(2026, 1, 1);
    fc.assert(
      fc.property(
        any,
        fc.integer({ min: 0, max: 800 }),
        fc.integer({ min: 0, max: 2000 }),
        (recurrence, from, length) => {
          const [first, last] = [start + from, start + from + length];
          const found = occurrencesOf(recurrence, first, last, 5000).days;
          expect(found).toEqual([...new Set(found)].sort((a, b) => a - b));
          expect(found.every((day) => day >= first && day <= last)).toBe(true);
          // A longer range begins with the same days.
          const more = occurrencesOf(recurrence, first, last + 3000, 5000).days;
          expect(more.slice(0, found.length)).toEqual(found);
          expect(more.slice(found.length).every((day) => day > last)).toBe(true);
        },
      ),
    );
  });
});
