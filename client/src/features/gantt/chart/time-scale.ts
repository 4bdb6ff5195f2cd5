// The time header: which hours, days, weeks, months … begin within a span, and what they are called.
// Civil dates only (no `Date` arithmetic), so a cell's edges are the exact minutes of the plan; `Intl`
// names months and weekdays in the reader's language.

import { civilFromDays, daysFromCivil, MINUTES_PER_DAY, weekdayOf } from "@entente/shared/model/time";
import type { CalendarUnit } from "./zooms.ts";

export interface ScaleCell {
  /** Minutes since 1970-01-01T00:00, half open. */
  readonly from: number;
  readonly to: number;
}

/** The first minute of the `unit` that holds `minute`; weeks begin on Monday. */
export function floorTo(unit: CalendarUnit, minute: number): number {
  if (unit === "hour") return Math.floor(minute / 60) * 60;
  const day = Math.floor(minute / MINUTES_PER_DAY);
  if (unit === "day") return day * MINUTES_PER_DAY;
  if (unit === "week") return (day - ((weekdayOf(day) + 6) % 7)) * MINUTES_PER_DAY;
  const { year, month } = civilFromDays(day);
  if (unit === "month") return daysFromCivil(year, month, 1) * MINUTES_PER_DAY;
  if (unit === "quarter") return daysFromCivil(year, month - ((month - 1) % 3), 1) * MINUTES_PER_DAY;
  const years = unit === "year" ? 1 : unit === "decade" ? 10 : 100;
  return daysFromCivil(year - (((year % years) + years) % years), 1, 1) * MINUTES_PER_DAY;
}

/** The first minute of the unit after the one that begins at `start`. */
export function nextOf(unit: CalendarUnit, start: number): number {
  if (unit === "hour") return start + 60;
  if (unit === "day") return start + MINUTES_PER_DAY;
  if (unit === "week") return start + 7 * MINUTES_PER_DAY;
  const { year, month } = civilFromDays(Math.floor(start / MINUTES_PER_DAY));
  const months = { month: 1, quarter: 3, year: 12, decade: 120, century: 1200 }[unit];
  const index = year * 12 + (month - 1) + months;
  return daysFromCivil(Math.floor(index / 12), (index % 12) + 1, 1) * MINUTES_PER_DAY;
}

/** Every cell of `unit` that touches [from, to), in order. */
export function scaleCells(unit: CalendarUnit, from: number, to: number): ScaleCell[] {
  const cells: ScaleCell[] = [];
  let start = floorTo(unit, from);
  while (start < to) {
    const end = nextOf(unit, start);
    cells.push({ from: start, to: end });
    start = end;
  }
  return cells;
}

export type CellNames = (unit: CalendarUnit, cell: ScaleCell, isUpper: boolean) => string;

/** Names of cells in `locale` (BCP 47; an unknown one falls back to English). */
export function createCellNames(locale: string): CellNames {
  const format = (options: Intl.DateTimeFormatOptions) => {
    const utc = { ...options, timeZone: "UTC" };
    try {
      return new Intl.DateTimeFormat(locale, utc);
    } catch {
      return new Intl.DateTimeFormat("en", utc);
    }
  };
  const longDay = format({ weekday: "short", day: "numeric", month: "long", year: "numeric" });
  const monthYear = format({ month: "long", year: "numeric" });
  const month = format({ month: "short" });
  const dayMonth = format({ day: "numeric", month: "short" });
  const of = (formatter: Intl.DateTimeFormat, minute: number) => formatter.format(new Date(minute * 60_000));
  return (unit, cell, isUpper) => {
    const { year, month: monthNumber, day } = civilFromDays(Math.floor(cell.from / MINUTES_PER_DAY));
    switch (unit) {
      case "hour":
        return `${String(Math.floor((cell.from % MINUTES_PER_DAY) / 60)).padStart(2, "0")}:00`;
      case "day":
        return isUpper ? of(longDay, cell.from) : String(day);
      case "week":
        return of(dayMonth, cell.from);
      case "month":
        return isUpper ? of(monthYear, cell.from) : of(month, cell.from);
      case "quarter":
        return `Q${Math.floor((monthNumber - 1) / 3) + 1}`;
      case "year":
        return String(year);
      case "decade":
        return isUpper ? `${year}–${year + 9}` : String(year);
      case "century":
        return `${year}–${year + 99}`;
    }
  };
}
