// Dates of the plan as a reader sees them: wall time, in the plan's locale. Pure.

import { MINUTES_PER_DAY } from "@entente/shared/model/time";

/** The UTC calendar year of wall minutes, which is the wall's own. */
const yearOf = (minutes: number) => new Date(minutes * 60_000).getUTCFullYear();

/** "12 Nov", with the year when it isn't that of `nowMinutes`. Both in minutes since 1970-01-01T00:00 wall time. */
export function shortDate(minutes: number, locale: string, nowMinutes: number): string {
  const parts: Intl.DateTimeFormatOptions = { day: "numeric", month: "short", timeZone: "UTC" };
  if (yearOf(minutes) !== yearOf(nowMinutes)) parts.year = "numeric";
  const day = new Date(Math.floor(minutes / MINUTES_PER_DAY) * MINUTES_PER_DAY * 60_000);
  try {
    return day.toLocaleDateString(locale, parts);
  } catch {
    // A locale tag that the browser doesn't know.
    return day.toLocaleDateString("en", parts);
  }
}

/** The wall time of this screen, in minutes since 1970-01-01T00:00. */
export function wallMinutes(now: Date): number {
  return now.getTime() / 60_000 - now.getTimezoneOffset();
}
