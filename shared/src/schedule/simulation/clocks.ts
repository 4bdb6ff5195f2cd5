// The clocks that values of the simulation are told by. Clock 0 counts seconds since the base; clock
// k counts working seconds of calendar k since then, in which a start is where the next work begins and
// a finish where the last one ended. Going from one clock to another is a look-up: all shifts of all
// calendars begin and end on a common grid (of an hour, a quarter …), so that within one square of
// it every clock either runs or stands. Beyond the tables, and where there is no such grid, the calendars count.

import { DAY } from "../instant.ts";
import type { WeekRange } from "../week-pattern.ts";
import type { WorkCalendar } from "../work-calendar.ts";
import { createWorkCalendar } from "../work-calendar.ts";

/** A value that can't be: before all others. */
export const NEVER = -0x40000000;
/** 34 years: later values are cut off (S224). */
export const END = 0x3fffffff;

const LEAST_SLOT = 60;
/** How far tables reach at first: two years. */
const FIRST_REACH = 731 * DAY;
const MOST_SLOTS = 150_000;

export interface Clocks {
  /** What clock `k` shows at an instant (seconds since 1970). */
  read(k: number, instant: number): number;
  /** The instant of a start (or of a finish) that clock `k` shows as `value`. */
  instantOf(k: number, value: number, isFinish: boolean): number;
  /** `values` of one clock as another shows them; `into` may be `values`. Starts unless `isFinish`. */
  convert(from: number, to: number, isFinish: boolean, values: Int32Array, into: Int32Array): void;
}

const cut = (value: number): number => (value < END ? (value > NEVER ? value : NEVER) : END);

function gcd(a: number, b: number): number {
  let [x, y] = [a, b];
  while (y > 0) [x, y] = [y, x % y];
  return x;
}

/** The widest grid on which every shift begins and ends; 0 when it would be finer than a minute. */
function gridOf(calendars: readonly (readonly WeekRange[])[]): number {
  let slot = DAY;
  for (const ranges of calendars) {
    for (const { pattern } of ranges) {
      for (const second of pattern.from) slot = gcd(slot, second % DAY);
      for (const second of pattern.to) slot = gcd(slot, second % DAY);
    }
  }
  // A square of a whole day would make a table of weeks too coarse to be worth it, but it is right.
  return slot >= LEAST_SLOT ? slot : 0;
}

/** Clocks of `ranges` (the first round the clock) that start at `base`. Their tables grow with what is asked of them. */
export function createClocks(ranges: readonly (readonly WeekRange[])[], base: number): Clocks {
  const calendars: WorkCalendar[] = ranges.map((each) => createWorkCalendar(each));
  const count = calendars.length;
  const origin = Math.floor(base / DAY) * DAY;
  const zero = calendars.map((calendar) => calendar.workBefore(origin));
  const slot = gridOf(ranges);
  const perSlot = slot === 0 ? 0 : 1 / slot;
  let slots = slot === 0 ? 0 : Math.min(MOST_SLOTS, Math.ceil(FIRST_REACH / slot));

  const read = (k: number, instant: number): number =>
    k === 0 ? cut(instant - origin) : cut(calendars[k]!.workBefore(instant) - zero[k]!);
  const instantOf = (k: number, value: number, isFinish: boolean): number => {
    if (k === 0) return origin + value;
    const work = zero[k]! + value;
    return isFinish ? calendars[k]!.finishAt(work) : calendars[k]!.startAt(work);
  };

  /** By clock: what it shows at each line of the grid. */
  const lines: (Int32Array | undefined)[] = [];
  const linesOf = (k: number): Int32Array =>
    (lines[k] ??= Int32Array.from({ length: slots + 1 }, (_, at) => read(k, origin + at * slot)));
  /** By two clocks: for each square in which the first runs what the other shows at its beginning and at its end. */
  const tables: (Int32Array | undefined)[] = [];
  const tableOf = (from: number, to: number): Int32Array => {
    const known = tables[from * count + to];
    if (known) return known;
    const [own, other] = [linesOf(from), linesOf(to)];
    const table = new Int32Array(2 * slots);
    let filled = 0;
    for (let at = 0; at < slots; at += 1) {
      if (own[at] === own[at + 1]) continue;
      table[filled++] = other[at]!;
      table[filled++] = other[at + 1]!;
    }
    return (tables[from * count + to] = table.subarray(0, filled));
  };
  const grow = (): void => {
    slots = Math.min(MOST_SLOTS, 2 * slots);
    lines.length = tables.length = 0;
  };

  return {
    read,
    instantOf,
    convert(from, to, isFinish, values, into) {
      if (from === to) {
        if (values !== into) into.set(values);
        return;
      }
      const table = tableOf(from, to);
      const squares = table.length >> 1;
      // Of a whole number the half tells, whatever the rounding, in which square it ends or begins.
      const half = isFinish ? -0.5 : 0.5;
      const least = isFinish ? 1 : 0;
      let beyond = 0;
      for (let k = 0; k < values.length; k += 1) {
        const value = values[k]!;
        const square = ((value + half) * perSlot) | 0;
        if (value >= least && square < squares) {
          const shown = table[2 * square]! + value - square * slot;
          const end = table[2 * square + 1]!;
          into[k] = shown < end ? shown : end;
        } else if (value <= NEVER || value >= END) {
          into[k] = value;
        } else {
          into[k] = read(to, instantOf(from, value, isFinish));
          if (square >= squares) beyond += 1;
        }
      }
      if (beyond > 0 && slots > 0 && slots < MOST_SLOTS) grow();
    },
  };
}
