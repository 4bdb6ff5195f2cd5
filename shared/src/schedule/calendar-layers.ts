// Turns a calendar record and the calendars it is based on into day ranges with one week each.
// A day takes its own calendar's exception first, then the base's; then the week of a work week,
// then the calendar's own weekday, then the same two of its base. Where two exceptions of one
// calendar overlap, the shorter wins, so that the order in which they are listed decides nothing.

import type { Calendar, Shifts } from "../model/plan.ts";
import type { Recurrence } from "../model/recurrence.ts";
import { occurrencesOf } from "../model/recurrence.ts";
import { parseLocalDate } from "../model/time.ts";
import { FIRST_DAY, LAST_DAY } from "./instant.ts";
import type { WeekPattern } from "./week-pattern.ts";
import { createWeekPattern } from "./week-pattern.ts";
import type { WeekRange } from "./week-pattern.ts";

interface DayRange<T> {
  readonly from: number;
  /** Exclusive. */
  readonly until: number;
  readonly id: string;
  readonly value: T;
}

interface Dated {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly repeat?: Recurrence | null;
}

const RANKS: Readonly<Record<Recurrence["unit"], number>> = { year: 0, month: 1, week: 2, day: 3 };
const NOT_REPEATED = 3;

/** The ranges with real dates, cut to the years that count, the one that wins first. `budget`: how many days may come of recurrences. */
function byPrecedence<T extends Dated>(records: readonly T[], budget: { left: number; isCut: boolean }): DayRange<T>[] {
  const ranges: (DayRange<T> & { readonly rank: number })[] = [];
  const inOrder = [...records].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  for (const value of inOrder) {
    const { id, repeat } = value;
    const first = parseLocalDate(value.from);
    const last = parseLocalDate(value.to);
    if (first === null || last === null || last < first) continue;
    if (!repeat) {
      const [from, until] = [Math.max(first, FIRST_DAY), Math.min(last, LAST_DAY) + 1];
      ranges.push({ from, until, id, value, rank: NOT_REPEATED });
      continue;
    }
    const { days, isCut } = occurrencesOf(repeat, first, Math.min(last, LAST_DAY), budget.left);
    budget.left -= days.length;
    budget.isCut ||= isCut;
    for (const day of days) ranges.push({ from: day, until: day + 1, id, value, rank: RANKS[repeat.unit] });
  }
  return ranges.sort(
    (a, b) =>
      a.until - a.from - (b.until - b.from) ||
      a.rank - b.rank ||
      b.from - a.from ||
      (a.id < b.id ? -1 : a.id > b.id ? 1 : 0),
  );
}

/** For each interval between two `cuts` the first range that covers it; each interval is visited once, whatever overlaps. */
function paint<T>(cuts: readonly number[], ranges: readonly DayRange<T>[]): (T | null)[] {
  const painted: (T | null)[] = new Array(cuts.length).fill(null);
  const next = Int32Array.from({ length: cuts.length + 1 }, (_, i) => i);
  const free = (from: number): number => {
    let root = from;
    while (next[root] !== root) root = next[root]!;
    for (let i = from; next[i] !== root && i !== root;) {
      const after = next[i]!;
      next[i] = root;
      i = after;
    }
    return root;
  };
  const indexOf = new Map(cuts.map((day, i) => [day, i]));
  for (const { from, until, value } of ranges) {
    const end = indexOf.get(until) ?? cuts.length;
    for (let i = free(indexOf.get(from)!); i < end; i = free(i)) {
      painted[i] = value;
      next[i] = i + 1;
    }
  }
  return painted;
}

const NO_SHIFTS: Shifts = [];

/** Days that may come of the recurring exceptions of one calendar and its bases; there are three million in the years that count. */
export const MAX_OCCURRENCES = 20_000;

/** Day ranges of `chain`: a calendar followed by its base, the base's base and so on. `isCut` when recurrences gave too many days. */
export function layerCalendar(chain: readonly Calendar[]): { readonly ranges: WeekRange[]; readonly isCut: boolean } {
  const budget = { left: MAX_OCCURRENCES, isCut: false };
  const exceptions = chain.flatMap((calendar) => byPrecedence(calendar.exceptions, budget));
  const workWeeks = chain.map((calendar) => byPrecedence(calendar.workWeeks, budget));
  const days = new Set([FIRST_DAY]);
  for (const range of [...exceptions, ...workWeeks.flat()]) {
    days.add(range.from);
    if (range.until <= LAST_DAY) days.add(range.until);
  }
  const cuts = Array.from(days).sort((a, b) => a - b);
  const dayOff = paint(cuts, exceptions);
  const weeks = workWeeks.map((ranges) => paint(cuts, ranges));

  const patterns = new Map<string, WeekPattern>();
  const patternOf = (week: readonly Shifts[]): WeekPattern => {
    const key = JSON.stringify(week);
    let pattern = patterns.get(key);
    if (!pattern) patterns.set(key, (pattern = createWeekPattern(week)));
    return pattern;
  };
  const ranges: WeekRange[] = [];
  for (const [i, firstDay] of cuts.entries()) {
    const exception = dayOff[i];
    const week = [0, 1, 2, 3, 4, 5, 6].map((weekday): Shifts => {
      if (exception) return exception.shifts;
      for (const [level, calendar] of chain.entries()) {
        const shifts = weeks[level]![i]?.week[weekday] ?? calendar.week[weekday];
        if (shifts) return shifts;
      }
      return NO_SHIFTS;
    });
    const pattern = patternOf(week);
    if (ranges.at(-1)?.pattern !== pattern) ranges.push({ firstDay, pattern });
  }
  return { ranges, isCut: budget.isCut };
}
