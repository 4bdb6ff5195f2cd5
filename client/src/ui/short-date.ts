// Dates of the plan as a reader sees them: wall time, in the plan's locale. Pure.

import { MINUTES_PER_DAY } from "@entente/shared/model/time";

/** The UTC calendar year of wall minutes, which is the wall's own. */
const yearOf = (minutes: number) => new Date(minutes * 60_000).getUTCFullYear();

/** "12 Nov", with the year when it isn't that of `nowMinutes`. Both in minutes since 1970-01-01T00:00 wall time. */
export function shortDate(minutes: number, locale: string, nowMinutes: number): string {
  const day = Math.floor(minutes / MINUTES_PER_DAY) * MINUTES_PER_DAY * 60_000;
  return formatOf(locale, yearOf(minutes) !== yearOf(nowMinutes)).format(day);
}

/** Made once: a format costs the browser more than all the dates of a board. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(locale: string, hasYear: boolean): Intl.DateTimeFormat {
  const key = `${locale} ${hasYear}`;
  const known = formats.get(key);
  if (known) return known;
  const parts: Intl.DateTimeFormatOptions = { day: "numeric", month: "short", timeZone: "UTC" };
  if (hasYear) parts.year = "numeric";
  let format: Intl.DateTimeFormat;
  try {
    format = new Intl.DateTimeFormat(locale, parts);
  } catch {
    // A locale tag that the browser doesn't know.
    format = new Intl.DateTimeFormat("en", parts);
  }
  formats.set(key, format);
  return format;
}

/** The wall time of this screen, in minutes since 1970-01-01T00:00. */
export function wallMinutes(now: Date): number {
  return now.getTime() / 60_000 - now.getTimezoneOffset();
}
