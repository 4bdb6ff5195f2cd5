// Working hours as a document holds them: each day's shifts, each exception and each special week is
// one plain value, so that two people never make a mix of their hours. Checks only; no Yjs.

import { parseLocalDate } from "../model/time.ts";
import type { CalendarException, Shifts, WorkWeek } from "../model/plan.ts";
import { recurrenceOf } from "./recurrence-value.ts";
import { dateOf, isPlainObject, LIMITS, numberWithin, ownValue, textUpTo } from "./values.ts";

const MAX_SHIFTS = 48;
const minuteOf = numberWithin(0, 1440);
const nameOf = textUpTo(LIMITS.name);

/** Sorted, disjoint shifts; pairs that are none are left out, touching ones joined. Undefined unless an array. */
export function shiftsOf(value: unknown): Shifts | undefined {
  if (!Array.isArray(value)) return undefined;
  const pairs = value
    .slice(0, MAX_SHIFTS)
    .map(shiftOf)
    .filter((pair) => pair !== undefined);
  pairs.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const joined: [number, number][] = [];
  for (const [from, to] of pairs) {
    const last = joined.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else joined.push([from, to]);
  }
  return joined;
}

function shiftOf(value: unknown): [number, number] | undefined {
  if (!Array.isArray(value) || value.length !== 2) return undefined;
  const from = minuteOf(value[0]);
  const to = minuteOf(value[1]);
  return from !== undefined && to !== undefined && from < to ? [from, to] : undefined;
}

/** As `shiftsOf`, but undefined as soon as one pair is none or two overlap. */
export function exactShiftsOf(value: unknown): Shifts | undefined {
  if (!Array.isArray(value) || value.length > MAX_SHIFTS) return undefined;
  const pairs = value.map(shiftOf);
  if (pairs.some((pair) => pair === undefined)) return undefined;
  const sorted = (pairs as [number, number][]).sort((a, b) => a[0] - b[0]);
  if (sorted.some(([from], i) => i > 0 && from < (sorted[i - 1] as [number, number])[1])) return undefined;
  return shiftsOf(sorted);
}

/** Seven days, Sunday first; a day that can't be read is null. */
export function weekOf(value: unknown): (Shifts | null)[] {
  const days = Array.isArray(value) ? (value as unknown[]) : [];
  return Array.from({ length: 7 }, (_, day) => shiftsOf(days[day]) ?? null);
}

function rangeOf(value: Readonly<Record<string, unknown>>) {
  const from = dateOf(ownValue(value, "from"));
  const to = dateOf(ownValue(value, "to"));
  if (from === undefined || to === undefined) return undefined;
  if ((parseLocalDate(from) as number) > (parseLocalDate(to) as number)) return undefined;
  return { name: nameOf(ownValue(value, "name")) ?? "", from, to };
}

/** The exception under `id`, or undefined without a usable range of days and shifts. */
export function exceptionOf(id: string, value: unknown, readShifts = shiftsOf): CalendarException | undefined {
  if (!isPlainObject(value)) return undefined;
  const range = rangeOf(value);
  const shifts = readShifts(ownValue(value, "shifts"));
  // One that can't be read must not turn single days into all of those between.
  const repeat = recurrenceOf(ownValue(value, "repeat"));
  return range && shifts && repeat !== undefined ? { id, ...range, shifts, repeat } : undefined;
}

/** The special week under `id`, or undefined without a usable range of days. */
export function workWeekOf(id: string, value: unknown): WorkWeek | undefined {
  if (!isPlainObject(value)) return undefined;
  const range = rangeOf(value);
  return range ? { id, ...range, week: weekOf(ownValue(value, "week")) } : undefined;
}
