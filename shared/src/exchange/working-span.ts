// How long a task is of which a file gives only the first and the last moment. Counted in the
// calendar every imported plan starts with (Monday to Friday, 08:00–12:00 and 13:00–17:00), whole
// weeks at once, so that a span of thousands of years costs nothing.

import { MINUTES_PER_DAY, weekdayOf } from "../model/time.ts";

const SHIFTS = [
  [480, 720],
  [780, 1020],
] as const;

const DAY = 480;

function workedUntil(minutes: number): number {
  const days = Math.floor(minutes / MINUTES_PER_DAY);
  const ofDay = minutes - days * MINUTES_PER_DAY;
  const weekday = weekdayOf(days);
  const weeks = Math.floor((days - weekday) / 7);
  let worked = weeks * 5 * DAY + Math.min(Math.max(weekday - 1, 0), 5) * DAY;
  if (weekday === 0 || weekday === 6) return worked;
  for (const [from, to] of SHIFTS) worked += Math.max(0, Math.min(ofDay, to) - from);
  return worked;
}

/** Working minutes from `start` to `finish`, both minutes since 1970-01-01T00:00; 0 when nothing is worked between them. */
export function workingMinutesBetween(start: number, finish: number): number {
  return Math.max(0, workedUntil(finish) - workedUntil(start));
}
