import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { daysFromCivil, formatLocalDate, weekdayOf } from "@entente/shared/model/time";
import { createCellNames, floorTo, nextOf, scaleCells } from "../../../client/src/features/gantt/chart/time-scale.ts";
import type { CalendarUnit } from "../../../client/src/features/gantt/chart/zooms.ts";

const DAY = 1440;
const UNITS: CalendarUnit[] = ["hour", "day", "week", "month", "quarter", "year", "decade", "century"];
const at = (year: number, month: number, day: number) => daysFromCivil(year, month, day) * DAY;
const starts = (unit: CalendarUnit, from: number, to: number) =>
  scaleCells(unit, from, to).map((cell) => formatLocalDate(cell.from / DAY));

describe("cells of the time header", () => {
  test("cover their span without gap or overlap, at every unit", () => {
    const minute = fc.integer({ min: at(1960, 1, 1), max: at(2150, 1, 1) });
    fc.assert(
      fc.property(fc.constantFrom(...UNITS), minute, fc.integer({ min: 1, max: 40_000 }), (unit, from, length) => {
        const cells = scaleCells(unit, from, from + length);
        expect(cells[0]!.from).toBeLessThanOrEqual(from);
        expect(cells.at(-1)!.to).toBeGreaterThanOrEqual(from + length);
        for (let i = 1; i < cells.length; i += 1) expect(cells[i]!.from).toBe(cells[i - 1]!.to);
      }),
    );
  });

  test("begin where their unit begins", () => {
    const minute = at(2026, 11, 21) + 20 * 60 + 53;
    expect(UNITS.map((unit) => formatLocalDate(floorTo(unit, minute) / DAY))).toEqual([
      "2026-11-21",
      "2026-11-21",
      "2026-11-16",
      "2026-11-01",
      "2026-10-01",
      "2026-01-01",
      "2020-01-01",
      "2000-01-01",
    ]);
  });

  test("of weeks begin on Mondays", () => {
    for (const cell of scaleCells("week", at(2026, 1, 1), at(2027, 1, 1))) expect(weekdayOf(cell.from / DAY)).toBe(1);
  });

  test("of months step over the end of the year and a leap February", () => {
    expect(starts("month", at(2027, 12, 5), at(2028, 3, 2))).toEqual([
      "2027-12-01",
      "2028-01-01",
      "2028-02-01",
      "2028-03-01",
    ]);
    expect(nextOf("month", at(2028, 2, 1)) - at(2028, 2, 1)).toBe(29 * DAY);
  });

  test("are named in the reader's language, and in English when it is unknown", () => {
    const cell = { from: at(2026, 3, 1), to: at(2026, 4, 1) };
    expect(createCellNames("fr")("month", cell, true)).toBe("mars 2026");
    expect(createCellNames("not a locale")("month", cell, true)).toBe("March 2026");
    expect(createCellNames("en")("quarter", cell, false)).toBe("Q1");
    expect(createCellNames("en")("decade", { from: at(2020, 1, 1), to: at(2030, 1, 1) }, true)).toBe("2020–2029");
  });
});
