// Wall time of a project. Outside the scheduler a date is an ISO string without a zone, inside it
// is a whole or fractional count of minutes since 1970-01-01T00:00. No `Date`, no time zones: two
// people in two zones read the same plan.

import type { Id } from "./ids.ts";

/** `YYYY-MM-DD`, years 0001 to 9999. */
export type LocalDate = Id<"local-date">;
/** `YYYY-MM-DDTHH:MM`, or with `:SS` where the seconds are not zero. */
export type LocalDateTime = Id<"local-date-time">;

export const MINUTES_PER_DAY = 1440;

/** Days since 1970-01-01 in the proleptic Gregorian calendar (Hinnant, "chrono-Compatible Low-Level Date Algorithms"). */
export function daysFromCivil(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}

/** The inverse of `daysFromCivil`. */
export function civilFromDays(days: number): { year: number; month: number; day: number } {
  const z = days + 719468;
  const era = Math.floor(z / 146097);
  const dayOfEra = z - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const mp = Math.floor((5 * dayOfYear + 2) / 153);
  const month = mp < 10 ? mp + 3 : mp - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * mp + 2) / 5) + 1,
  };
}

const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function isCivil(year: number, month: number, day: number): boolean {
  if (!(year >= 1 && month >= 1 && month <= 12 && day >= 1)) return false;
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return day <= (month === 2 && isLeap ? 29 : MONTH_DAYS[month - 1]!);
}

/** The number that `count` digits from `from` on write; NaN when there is anything else. By hand, since a plan has ten thousand dates. */
function digitsAt(text: string, from: number, count: number): number {
  let value = 0;
  for (let at = from; at < from + count; at += 1) {
    const digit = text.charCodeAt(at) - 48;
    if (!(digit >= 0 && digit <= 9)) return NaN;
    value = value * 10 + digit;
  }
  return value;
}

/** Days since 1970-01-01 of the `YYYY-MM-DD` that `text` begins with, or null. */
function leadingDate(text: string): number | null {
  if (text[4] !== "-" || text[7] !== "-") return null;
  const [year, month, day] = [digitsAt(text, 0, 4), digitsAt(text, 5, 2), digitsAt(text, 8, 2)];
  return isCivil(year, month, day) ? daysFromCivil(year, month, day) : null;
}

/** Whether `text` has a dot and digits, and nothing else, from `from` on. */
function isFraction(text: string, from: number): boolean {
  return text[from] === "." && !Number.isNaN(digitsAt(text, from + 1, Math.max(1, text.length - from - 1)));
}

/** Days since 1970-01-01, or null when `text` is not a real `YYYY-MM-DD`. */
export function parseLocalDate(text: string): number | null {
  return text.length === 10 ? leadingDate(text) : null;
}

/** Minutes since 1970-01-01T00:00 (seconds as a fraction), or null when `text` is not a real date and time. 24:00 is refused. */
export function parseLocalDateTime(text: string): number | null {
  const days = leadingDate(text);
  if (days === null || text[10] !== "T" || text[13] !== ":") return null;
  const [hour, minute] = [digitsAt(text, 11, 2), digitsAt(text, 14, 2)];
  let second = 0;
  if (text.length !== 16) {
    if (text[16] !== ":" || (text.length !== 19 && !isFraction(text, 19))) return null;
    second = digitsAt(text, 17, 2);
  }
  if (!(hour <= 23 && minute <= 59 && second <= 59)) return null;
  return days * MINUTES_PER_DAY + hour * 60 + minute + second / 60;
}

const pad = (n: number, width = 2) => String(n).padStart(width, "0");

/** `days` since 1970-01-01 as `YYYY-MM-DD`. */
export function formatLocalDate(days: number): LocalDate {
  const { year, month, day } = civilFromDays(Math.floor(days));
  return `${pad(year, 4)}-${pad(month)}-${pad(day)}` as LocalDate;
}

/** Minutes since 1970-01-01T00:00 as `YYYY-MM-DDTHH:MM`, with `:SS` when asked for or when the seconds are not zero. Rounds to the second. */
export function formatLocalDateTime(minutes: number, withSeconds = false): LocalDateTime {
  const totalSeconds = Math.round(minutes * 60);
  const days = Math.floor(totalSeconds / 86400);
  const rest = totalSeconds - days * 86400;
  const seconds = rest % 60;
  const head = `${formatLocalDate(days)}T${pad(Math.floor(rest / 3600))}:${pad(Math.floor((rest % 3600) / 60))}`;
  return (withSeconds || seconds !== 0 ? `${head}:${pad(seconds)}` : head) as LocalDateTime;
}

/** Day of the week of a day count: 0 Sunday … 6 Saturday. */
export function weekdayOf(days: number): number {
  return (((Math.floor(days) + 4) % 7) + 7) % 7;
}
