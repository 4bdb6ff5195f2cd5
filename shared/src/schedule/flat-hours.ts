// Look-ups for the years in which a plan lies. All shifts of a calendar begin and end on a grid, of an
// hour or a quarter, so that within one square of it work either runs or doesn't: how much was done before
// an instant, and when so much is done, are one multiplication and one element away. Made when a
// calendar is asked often; what lies beyond the table, or on no such grid, is counted as before.

import { DAY } from "./instant.ts";
import type { WeekRange } from "./week-pattern.ts";

/** A finer grid than a quarter of an hour makes no table worth its memory. */
const LEAST_SLOT = 900;
/** At most so many squares: twenty years of hours. */
const MOST_SLOTS = 180_000;

export interface FlatHours {
  /** Where the table begins and ends, in seconds, and the working seconds before its beginning. */
  readonly from: number;
  readonly to: number;
  readonly workBefore: number;
  /** Working seconds in the table. */
  readonly work: number;
  /** Seconds of a square, and squares per second. */
  readonly slot: number;
  readonly perSlot: number;
  /** Working seconds from the beginning to each line of the grid. */
  readonly done: Int32Array;
  /** Seconds from the beginning to each square in which work runs. */
  readonly squares: Int32Array;
}

function gcd(a: number, b: number): number {
  let [x, y] = [a, b];
  while (y > 0) [x, y] = [y, x % y];
  return x;
}

/** The widest grid on which all shifts begin and end, or 0 when it is too fine. */
export function gridOf(ranges: readonly WeekRange[]): number {
  let slot = DAY;
  for (const { pattern } of ranges) {
    for (const second of pattern.from) slot = gcd(slot, second % DAY);
    for (const second of pattern.to) slot = gcd(slot, second % DAY);
    if (slot < LEAST_SLOT) return 0;
  }
  return slot;
}

/** A table for `days` from `firstDay` on; `workBefore` are the working seconds before that day. */
export function createFlatHours(
  ranges: readonly WeekRange[],
  slot: number,
  firstDay: number,
  days: number,
  workBefore: number,
): FlatHours {
  const perDay = DAY / slot;
  const count = Math.min(days, Math.floor(MOST_SLOTS / perDay));
  const done = new Int32Array(count * perDay + 1);
  const squares = new Int32Array(count * perDay);
  let at = 0;
  while (at + 1 < ranges.length && ranges[at + 1]!.firstDay <= firstDay) at += 1;
  let worked = 0;
  let filled = 0;
  for (let day = 0; day < count; day += 1) {
    if (at + 1 < ranges.length && ranges[at + 1]!.firstDay <= firstDay + day) at += 1;
    const { from, to, firstOfDay } = ranges[at]!.pattern;
    const weekday = (((firstDay + day + 4) % 7) + 7) % 7;
    let shift = firstOfDay[weekday]!;
    const last = firstOfDay[weekday + 1]!;
    for (let k = 0; k < perDay; k += 1) {
      const second = weekday * DAY + k * slot;
      while (shift < last && to[shift]! <= second) shift += 1;
      const line = day * perDay + k;
      if (shift < last && from[shift]! <= second) {
        squares[filled++] = line * slot;
        worked += slot;
      }
      done[line + 1] = worked;
    }
  }
  return {
    from: firstDay * DAY,
    to: (firstDay + count) * DAY,
    workBefore,
    work: worked,
    slot,
    perSlot: 1 / slot,
    done,
    squares: squares.slice(0, filled),
  };
}
