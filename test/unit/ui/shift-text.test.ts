import { expect, test } from "vitest";
import { hoursOn, parseShifts, shiftText } from "../../../client/src/features/project-shell/settings/shift-text.ts";
import type { CalendarId } from "@entente/shared/model/ids";
import type { Calendar } from "@entente/shared/model/plan";

test("hours are read as people write them and written in one way", () => {
  for (const text of ["8-12, 13-17", "08:00–12:00,13:00–17:00", "13h00-17h00; 8.00-12.00", "8 to 12, 13 to 17"])
    expect(shiftText(parseShifts(text)!)).toBe("08:00–12:00, 13:00–17:00");
  expect(parseShifts("")).toEqual([]);
  expect(shiftText(parseShifts("0-24")!)).toBe("00:00–24:00");
});

test("what isn't a shift is refused rather than guessed at", () => {
  for (const text of ["8", "8-", "12-8", "8-12, 11-17", "8-25", "8:75-9", "all day", "8-9-10"])
    expect(parseShifts(text)).toBeNull();
});

test("a day without hours of its own takes the base's, and a circle of bases ends", () => {
  const calendar = (id: string, base: string | null, monday: Calendar["week"][number]): Calendar => ({
    id: id as CalendarId,
    name: id,
    base: base as CalendarId | null,
    week: [null, monday, null, null, null, null, null],
    exceptions: [],
    workWeeks: [],
  });
  const base = calendar("base", "derived", [[480, 720]]);
  const derived = calendar("derived", "base", null);
  expect(hoursOn(derived, 1, [base, derived])).toEqual([[480, 720]]);
  expect(hoursOn(derived, 2, [base, derived])).toEqual([]);
});
