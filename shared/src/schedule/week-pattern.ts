// The working seconds of one repeating week, and the count of them from any instant to any other.
// Counting is anchored to one Sunday, so the counts of two instants can be subtracted. A pattern
// without any shift is valid: it counts nothing.

import type { Shifts } from "../model/plan.ts";
import { DAY, MINUTE, WEEK } from "./instant.ts";

export interface WeekPattern {
  /** Seconds since Sunday 00:00, ascending and disjoint, as are the ends in `to`. */
  readonly from: Float64Array;
  readonly to: Float64Array;
  /** Working seconds of the week before each shift. */
  readonly before: Float64Array;
  /** Index of the first shift of each weekday; the eighth entry is the number of shifts. */
  readonly firstOfDay: Int32Array;
  /** Working seconds of a whole week. */
  readonly total: number;
}

/** From `firstDay` (days since 1970-01-01) to the next range's first day this week holds. */
export interface WeekRange {
  readonly firstDay: number;
  readonly pattern: WeekPattern;
}

/** 1969-12-28, the Sunday before the epoch, in seconds. */
const ANCHOR = -4 * DAY;

/** Compiles seven days of shifts (minutes since midnight, Sunday first). Shifts that overlap, are reversed or leave the day are cut to what is left of them. */
export function createWeekPattern(week: readonly Shifts[]): WeekPattern {
  const from: number[] = [];
  const to: number[] = [];
  const before: number[] = [];
  const firstOfDay = new Int32Array(8);
  let total = 0;
  for (let day = 0; day < 7; day += 1) {
    firstOfDay[day] = from.length;
    let end = 0;
    for (const [start, stop] of [...(week[day] ?? [])].sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
      const first = Math.max(end, Math.round(start * MINUTE));
      const last = Math.min(DAY, Math.round(stop * MINUTE));
      if (!(last > first)) continue;
      from.push(day * DAY + first);
      to.push(day * DAY + last);
      before.push(total);
      total += last - first;
      end = last;
    }
  }
  firstOfDay[7] = from.length;
  return {
    from: Float64Array.from(from),
    to: Float64Array.from(to),
    before: Float64Array.from(before),
    firstOfDay,
    total,
  };
}

/** Working seconds from the anchor to `instant`; negative before it. */
export function workUntil(pattern: WeekPattern, instant: number): number {
  const { from, to, before, firstOfDay, total } = pattern;
  const week = Math.floor((instant - ANCHOR) / WEEK);
  const second = instant - ANCHOR - week * WEEK;
  const day = Math.floor(second / DAY);
  const end = firstOfDay[day + 1]!;
  for (let k = firstOfDay[day]!; k < end; k += 1) {
    if (second <= from[k]!) return week * total + before[k]!;
    if (second < to[k]!) return week * total + before[k]! + second - from[k]!;
  }
  return week * total + (end < from.length ? before[end]! : total);
}

/** The earliest instant by which `work` seconds from the anchor are done: the end of a shift, never the start of the next. Needs `total > 0`. */
export function earliestAfter(pattern: WeekPattern, work: number): number {
  const { from, before, total } = pattern;
  const week = Math.ceil(work / total) - 1;
  const rest = work - week * total;
  let k = before.length - 1;
  while (k > 0 && before[k]! >= rest) k -= 1;
  return ANCHOR + week * WEEK + from[k]! + rest - before[k]!;
}

/** The latest instant before which only `work` seconds from the anchor are done: the start of the next shift. Needs `total > 0`. */
export function latestBefore(pattern: WeekPattern, work: number): number {
  const { from, before, total } = pattern;
  const week = Math.floor(work / total);
  const rest = work - week * total;
  let k = before.length - 1;
  while (k > 0 && before[k]! > rest) k -= 1;
  return ANCHOR + week * WEEK + from[k]! + rest - before[k]!;
}

/** The hours common to both patterns. */
export function intersectPatterns(a: WeekPattern, b: WeekPattern): WeekPattern {
  const week: [number, number][][] = [[], [], [], [], [], [], []];
  let i = 0;
  let j = 0;
  while (i < a.from.length && j < b.from.length) {
    const first = Math.max(a.from[i]!, b.from[j]!);
    const last = Math.min(a.to[i]!, b.to[j]!);
    if (last > first) {
      const day = Math.floor(first / DAY);
      week[day]!.push([(first - day * DAY) / MINUTE, (last - day * DAY) / MINUTE]);
    }
    if (a.to[i]! < b.to[j]!) i += 1;
    else j += 1;
  }
  return createWeekPattern(week);
}

/** The hours of either pattern. `createWeekPattern` joins what overlaps. */
export function unitePatterns(a: WeekPattern, b: WeekPattern): WeekPattern {
  const week: [number, number][][] = [[], [], [], [], [], [], []];
  for (const { from, to } of [a, b]) {
    for (let k = 0; k < from.length; k += 1) {
      const day = Math.floor(from[k]! / DAY);
      week[day]!.push([(from[k]! - day * DAY) / MINUTE, (to[k]! - day * DAY) / MINUTE]);
    }
  }
  return createWeekPattern(week);
}
