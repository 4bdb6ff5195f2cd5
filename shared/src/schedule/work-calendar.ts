// A compiled calendar: for any instant the working seconds before it, and back. All arithmetic of
// the scheduler is `workBefore`, add or subtract, then `finishAt` (the end of the work) or `startAt`
// (where the next work begins). A calendar is a list of day ranges, each with its week; a year of
// exceptions costs a binary search, nine thousand years of weeks cost nothing.

import { createFlatHours, gridOf } from "./flat-hours.ts";
import { clampInstant, DAY, FIRST, FIRST_DAY, LAST, LAST_DAY } from "./instant.ts";
import type { WeekPattern, WeekRange } from "./week-pattern.ts";
import {
  createWeekPattern,
  earliestAfter,
  intersectPatterns,
  latestBefore,
  unitePatterns,
  workUntil,
} from "./week-pattern.ts";

export interface WorkCalendar {
  readonly ranges: readonly WeekRange[];
  /** False when there is not one working second in the years that count. */
  readonly hasWork: boolean;
  /** Working seconds between year 1 and `instant`. */
  workBefore(this: WorkCalendar, instant: number): number;
  /** The earliest instant with `work` seconds before it: a finish. LAST when there is not that much work. */
  finishAt(this: WorkCalendar, work: number): number;
  /** The latest instant with `work` seconds before it: a start. LAST when no work follows. */
  startAt(this: WorkCalendar, work: number): number;
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

/** So many questions make a table worth while; and so many beyond it a larger one. */
const OFTEN = 200;
const YEAR = 366;
const MOST_YEARS = 64;

/** See `createWorkCalendar`. A class, so that every calendar shares the code that V8 has compiled. */
class CompiledCalendar implements WorkCalendar {
  readonly ranges: readonly WeekRange[];
  readonly hasWork: boolean;
  readonly #starts: Float64Array;
  readonly #done: Float64Array;
  readonly #offset: Float64Array;
  readonly #last: number;
  /** The grid of a table, 0 when none is worth while. */
  readonly #slot: number;
  #misses = 0;
  #years = 3;
  // The table's fields on their own: one step less to each.
  #from = 0;
  #length = 0;
  #before = 0;
  #work = 0;
  #perSlot = 0;
  #table: Int32Array = new Int32Array(0);
  #squares: Int32Array = new Int32Array(0);

  constructor(ranges: readonly WeekRange[]) {
    const count = ranges.length;
    this.ranges = ranges;
    this.#starts = new Float64Array(count);
    this.#done = new Float64Array(count);
    this.#offset = new Float64Array(count);
    this.#last = count - 1;
    let work = 0;
    for (let i = 0; i < count; i += 1) {
      const { firstDay, pattern } = ranges[i]!;
      const start = i === 0 ? FIRST : firstDay * DAY;
      if (i > 0)
        work += workUntil(ranges[i - 1]!.pattern, start) - workUntil(ranges[i - 1]!.pattern, this.#starts[i - 1]!);
      this.#starts[i] = start;
      this.#done[i] = work;
      this.#offset[i] = work - workUntil(pattern, start);
    }
    this.hasWork = work > 0 || ranges[count - 1]!.pattern.total > 0;
    this.#slot = this.hasWork ? gridOf(ranges) : 0;
  }

  workBefore(instant: number): number {
    const rest = instant - this.#from;
    if (rest >= 0 && rest < this.#length) {
      const square = ((rest + 0.5) * this.#perSlot) | 0;
      const shown = this.#table[square]! + rest - square * this.#slot;
      const end = this.#table[square + 1]!;
      return this.#before + (shown < end ? shown : end);
    }
    this.#miss(instant);
    return this.#countBefore(instant);
  }

  finishAt(target: number): number {
    const rest = target - this.#before;
    if (rest > 0 && rest <= this.#work) {
      const square = ((rest - 0.5) * this.#perSlot) | 0;
      return this.#from + this.#squares[square]! + rest - square * this.#slot;
    }
    const { pattern, i } = this.#rangeOf(target, true);
    if (pattern.total === 0) return i === this.#last && target > this.#done[i]! ? LAST : FIRST;
    return clampInstant(earliestAfter(pattern, target - this.#offset[i]!));
  }

  startAt(target: number): number {
    const rest = target - this.#before;
    if (rest >= 0 && rest < this.#work) {
      const square = ((rest + 0.5) * this.#perSlot) | 0;
      return this.#from + this.#squares[square]! + rest - square * this.#slot;
    }
    const { pattern, i } = this.#rangeOf(target, false);
    if (pattern.total === 0) return i === this.#last && target >= this.#done[i]! ? LAST : FIRST;
    return clampInstant(latestBefore(pattern, target - this.#offset[i]!));
  }

  #rangeOf(target: number, strict: boolean): { pattern: WeekPattern; i: number } {
    const i = this.#last === 0 ? 0 : lastIndexUpTo(this.#done, target, strict);
    return { pattern: this.ranges[i]!.pattern, i };
  }

  #countBefore(instant: number): number {
    const i = this.#last === 0 ? 0 : lastIndexUpTo(this.#starts, instant, false);
    return this.#offset[i]! + workUntil(this.ranges[i]!.pattern, instant);
  }

  #miss(instant: number): void {
    this.#misses += 1;
    if (this.#misses < OFTEN || this.#slot === 0 || this.#years > MOST_YEARS) return;
    this.#misses = 0;
    const day = Math.floor(instant / DAY);
    const first = this.#length === 0 ? day : Math.min(day, this.#from / DAY);
    const until = this.#length === 0 ? day : Math.max(day, (this.#from + this.#length) / DAY);
    // A quarter of the years lie before what was asked for so far.
    const begin = Math.max(FIRST_DAY, first - Math.floor((this.#years * YEAR) / 4));
    const days = Math.min(LAST_DAY - begin, until - first + this.#years * YEAR);
    this.#years *= 2;
    const flat = createFlatHours(this.ranges, this.#slot, begin, days, this.#countBefore(begin * DAY));
    this.#from = flat.from;
    this.#length = flat.to - flat.from;
    this.#before = flat.workBefore;
    this.#work = flat.work;
    this.#perSlot = flat.perSlot;
    this.#table = flat.done;
    this.#squares = flat.squares;
  }
}

/** Compiles ranges sorted by first day; the first one counts from year 1. */
export function createWorkCalendar(ranges: readonly WeekRange[]): WorkCalendar {
  return new CompiledCalendar(ranges);
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
