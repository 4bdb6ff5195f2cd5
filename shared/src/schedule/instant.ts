// Time inside the scheduler: whole seconds of wall time since 1970-01-01T00:00, kept in doubles, so
// that sums of durations and lags are exact and two replicas never differ by a rounding. Every
// instant stays between FIRST and LAST, the years a date can be written in; NaN means "not set"
// and never leaves this folder.

import type { LocalDateTime } from "../model/time.ts";
import { daysFromCivil, parseLocalDateTime } from "../model/time.ts";

export const MINUTE = 60;
export const DAY = 86_400;
export const WEEK = 7 * DAY;

export const FIRST_DAY = daysFromCivil(1, 1, 1);
export const LAST_DAY = daysFromCivil(9999, 12, 31);
export const FIRST = FIRST_DAY * DAY;
/** 9999-12-31T23:59. */
export const LAST = LAST_DAY * DAY + DAY - MINUTE;

/** A billion minutes: no duration, delay or pause counts for more. */
export const MAX_DURATION = 1e9 * MINUTE;

/** `seconds` brought between FIRST and LAST; NaN becomes FIRST. */
export function clampInstant(seconds: number): number {
  return seconds > FIRST ? (seconds < LAST ? seconds : LAST) : FIRST;
}

/** Minutes, with a fraction, as whole seconds; anything that is not a finite number is 0. */
export function secondsOf(minutes: number): number {
  return Number.isFinite(minutes) ? Math.round(minutes * MINUTE) : 0;
}

/** A written date and time in seconds; NaN when it is null or not a real date. */
export function instantOf(text: LocalDateTime | null): number {
  if (text === null) return NaN;
  const minutes = parseLocalDateTime(text);
  return minutes === null ? NaN : clampInstant(Math.round(minutes * MINUTE));
}
