// A compiled calendar: for any instant the working seconds before it, and back. All arithmetic of
// the scheduler is `workBefore`, add or subtract, then `finishAt` (the end of the work) or `startAt`
// (where the next work begins). A calendar is a list of day ranges, each with its week; a year of
// exceptions costs a binary search, nine thousand years of weeks cost nothing.

import { clampInstant, DAY, FIRST, FIRST_DAY, LAST } from "./instant.ts";
import type { WeekPattern } from "./week-pattern.ts";
import {
  createWeekPattern,
  earliestAfter,
  intersectPatterns,
  latestBefore,
  unitePatterns,
  workUntil,
} from "./week-pattern.ts";

/** From `firstDay` (days since 1970-01-01) to the next range's first day this week holds. */
export interface WeekRange {
  readonly firstDay: number;
  readonly pattern: WeekPattern;
}

export interface WorkCalendar {
  readonly ranges: readonly WeekRange[];
  /** False when there is not one working second in the years that count. */
  readonly hasWork: boolean;
  /** Working seconds between year 1 and `instant`. */
  workBefore(instant: number): number;
  /** The earliest instant with `work` seconds before it: a finish. LAST when there is not that much work. */
  finishAt(work: number): number;
  /** The latest instant with `work` seconds before it: a start. LAST when no work follows. */
  startAt(work: number): number;
}

/** Index of the last entry ≤ `value` (or < `value` when `strict`), at least 0. */
function lastIndexUpTo(sorted: Float64Array, value: number, strict: boolean): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (strict ? sorted[middle]! < value : sorted[middle]! <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Compiles ranges sorted by first day; the first one counts from year 1. */
export function createWorkCalendar(ranges: readonly WeekRange[]): WorkCalendar {
  const count = ranges.length;
  const starts = new Float64Array(count);
  const done = new Float64Array(count);
  const offset = new Float64Array(count);
  const patterns = ranges.map((range) => range.pattern);
  let work = 0;
  for (let i = 0; i < count; i += 1) {
    starts[i] = i === 0 ? FIRST : ranges[i]!.firstDay * DAY;
    if (i > 0) work += workUntil(patterns[i - 1]!, starts[i]!) - workUntil(patterns[i - 1]!, starts[i - 1]!);
    done[i] = work;
    offset[i] = work - workUntil(patterns[i]!, starts[i]!);
  }
  const last = count - 1;
  return {
    ranges,
    hasWork: work > 0 || patterns[last]!.total > 0,
    workBefore(instant) {
      const i = last === 0 ? 0 : lastIndexUpTo(starts, instant, false);
      return offset[i]! + workUntil(patterns[i]!, instant);
    },
    finishAt(target) {
      const i = last === 0 ? 0 : lastIndexUpTo(done, target, true);
      if (patterns[i]!.total === 0) return i === last && target > done[i]! ? LAST : FIRST;
      return clampInstant(earliestAfter(patterns[i]!, target - offset[i]!));
    },
    startAt(target) {
      const i = last === 0 ? 0 : lastIndexUpTo(done, target, false);
      if (patterns[i]!.total === 0) return i === last && target >= done[i]! ? LAST : FIRST;
      return clampInstant(latestBefore(patterns[i]!, target - offset[i]!));
    },
  };
}

const allDay = [[0, 1440]] as const;

/** Every second is working time: the calendar of elapsed durations and elapsed lags. */
export function createRoundTheClock(): WorkCalendar {
  const pattern = createWeekPattern([allDay, allDay, allDay, allDay, allDay, allDay, allDay]);
  return createWorkCalendar([{ firstDay: FIRST_DAY, pattern }]);
}

/** Both calendars in one, each pair of their weeks put together by `combine`. */
function combineCalendars(
  a: WorkCalendar,
  b: WorkCalendar,
  combine: (left: WeekPattern, right: WeekPattern) => WeekPattern,
): WorkCalendar {
  const ranges: WeekRange[] = [];
  const known = new Map<WeekPattern, Map<WeekPattern, WeekPattern>>();
  const common = (left: WeekPattern, right: WeekPattern): WeekPattern => {
    let byRight = known.get(left);
    if (!byRight) known.set(left, (byRight = new Map()));
    let pattern = byRight.get(right);
    if (!pattern) byRight.set(right, (pattern = combine(left, right)));
    return pattern;
  };
  for (let i = 0, j = 0; i < a.ranges.length && j < b.ranges.length;) {
    const left = a.ranges[i]!;
    const right = b.ranges[j]!;
    ranges.push({ firstDay: Math.max(left.firstDay, right.firstDay), pattern: common(left.pattern, right.pattern) });
    const nextLeft = a.ranges[i + 1]?.firstDay ?? Infinity;
    const nextRight = b.ranges[j + 1]?.firstDay ?? Infinity;
    if (nextLeft === Infinity && nextRight === Infinity) break;
    if (nextLeft <= nextRight) i += 1;
    if (nextRight <= nextLeft) j += 1;
  }
  return createWorkCalendar(ranges);
}

/** Only what is working time in both. */
export function intersectCalendars(a: WorkCalendar, b: WorkCalendar): WorkCalendar {
  return combineCalendars(a, b, intersectPatterns);
}

/** What is working time in either. */
export function uniteCalendars(a: WorkCalendar, b: WorkCalendar): WorkCalendar {
  return combineCalendars(a, b, unitePatterns);
}
