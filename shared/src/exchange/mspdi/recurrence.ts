// Days on which a recurring calendar exception of Project falls ("the second Friday of May, every
// year"). A plan's exceptions are plain ranges, so recurrences are written out; a recurrence without
// end is cut, and the caller told.

import { civilFromDays, daysFromCivil, weekdayOf } from "../../model/time.ts";
import type { Element } from "./xml.ts";
import { number } from "./xml.ts";

const MAX_DAYS_SCANNED = 40_000;
const MAX_RANGES = 1_000;

/** Ranges of days, both ends inclusive. `isCut` when there would have been more. */
export interface Occurrences {
  readonly ranges: readonly (readonly [first: number, last: number])[];
  readonly isCut: boolean;
}

const YEARLY_BY_DAY = 2;
const YEARLY_BY_POSITION = 3;
const MONTHLY_BY_DAY = 4;
const MONTHLY_BY_POSITION = 5;
const WEEKLY = 6;
const DAILY = new Set([1, 7]);
const LAST = 4;

/** Whether `day` is the `position`-th (0 first … 4 last) `item` (0 any day, 1 weekday, 2 weekend day, 3 Sunday … 9 Saturday) of its month. */
function isAtPosition(day: number, item: number, position: number): boolean {
  const isItem = (candidate: number): boolean => {
    const weekday = weekdayOf(candidate);
    if (item === 0) return true;
    if (item === 1) return weekday > 0 && weekday < 6;
    if (item === 2) return weekday === 0 || weekday === 6;
    return weekday === item - 3;
  };
  if (!isItem(day)) return false;
  const { year, month } = civilFromDays(day);
  const first = daysFromCivil(year, month, 1);
  const next = month === 12 ? daysFromCivil(year + 1, 1, 1) : daysFromCivil(year, month + 1, 1);
  let before = 0;
  for (let at = first; at < day; at += 1) if (isItem(at)) before += 1;
  if (position !== LAST) return before === position;
  for (let at = day + 1; at < next; at += 1) if (isItem(at)) return false;
  return true;
}

function createTest(exception: Element, first: number): ((day: number) => boolean) | null {
  const type = number(exception, "Type", 1);
  const period = Math.max(1, Math.round(number(exception, "Period", 1)));
  const month = number(exception, "Month", 0) + 1;
  const monthDay = number(exception, "MonthDay", 1);
  const item = number(exception, "MonthItem", 0);
  const position = number(exception, "MonthPosition", 0);
  const start = civilFromDays(first);
  const isInStep = (day: number): boolean => {
    const { year, month: at } = civilFromDays(day);
    return ((year - start.year) * 12 + at - start.month) % period === 0;
  };
  switch (type) {
    case YEARLY_BY_DAY:
      return (day) => civilFromDays(day).month === month && civilFromDays(day).day === monthDay;
    case YEARLY_BY_POSITION:
      return (day) => civilFromDays(day).month === month && isAtPosition(day, item, position);
    case MONTHLY_BY_DAY:
      return (day) => civilFromDays(day).day === monthDay && isInStep(day);
    case MONTHLY_BY_POSITION:
      return (day) => isInStep(day) && isAtPosition(day, item, position);
    case WEEKLY: {
      const days = number(exception, "DaysOfWeek", 0);
      const week = first - weekdayOf(first);
      return (day) => (days & (1 << weekdayOf(day))) !== 0 && Math.floor((day - week) / 7) % period === 0;
    }
    default:
      return DAILY.has(type) && period > 1 ? (day) => (day - first) % period === 0 : null;
  }
}

/** How strongly a recurrence binds where two meet: yearly before monthly before weekly before daily, as Project has it. */
export function recurrenceRank(exception: Element): number {
  const type = number(exception, "Type", 1);
  if (type === YEARLY_BY_DAY || type === YEARLY_BY_POSITION) return 0;
  if (type === MONTHLY_BY_DAY || type === MONTHLY_BY_POSITION) return 1;
  return type === WEEKLY ? 2 : 3;
}

/** The days of `exception` between `first` and `last` (days since 1970-01-01). */
export function occurrencesOf(exception: Element, first: number, last: number): Occurrences {
  const matches = createTest(exception, first);
  if (!matches) return { ranges: [[first, last]], isCut: false };
  const ranges: [number, number][] = [];
  const end = Math.min(last, first + MAX_DAYS_SCANNED);
  for (let day = first; day <= end; day += 1) {
    if (!matches(day)) continue;
    const previous = ranges.at(-1);
    if (previous && previous[1] === day - 1) previous[1] = day;
    else if (ranges.length === MAX_RANGES) return { ranges, isCut: true };
    else ranges.push([day, day]);
  }
  return { ranges, isCut: end < last };
}
