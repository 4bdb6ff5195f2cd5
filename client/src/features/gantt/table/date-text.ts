// A date as people type it: 2026-03-05, 5/3/26 or 3/5/26 as the locale orders them, 5 Mar, March 5
// 2026, today, tomorrow, +3 or -1w from the date that stands there. With a time of day where one is
// meant. Pure; refuses what it doesn't understand rather than guess.

import { civilFromDays, daysFromCivil, parseLocalDate } from "@entente/shared/model/time";

export interface TypedDate {
  /** Days since 1970-01-01. */
  readonly day: number;
  /** Minutes of the day, or null when none was typed. */
  readonly minutes: number | null;
}

export interface DateReading {
  readonly locale: string;
  /** Days since 1970-01-01. */
  readonly today: number;
  /** The day that stands there now: what +3 counts from, whose year is meant when none is typed. */
  readonly base: number;
}

const TIME = /(?:^|[\sT])(\d{1,2}):(\d\d)(?::\d\d)?\s*$/u;
const RELATIVE = /^([+-])\s*(\d{1,4})\s*(d|w)?$/iu;
const NUMBERS = /^(\d{1,4})[./\-\s]+(\d{1,2})(?:[./\-\s]+(\d{1,4}))?[.]?$/u;

/** The date in `text`, or null when it isn't one. */
export function parseTypedDate(text: string, reading: DateReading): TypedDate | null {
  const time = TIME.exec(text);
  const minutes = time ? Number(time[1]) * 60 + Number(time[2]) : null;
  if (time && (Number(time[1]) > 23 || Number(time[2]) > 59)) return null;
  const day = dayOf((time ? text.slice(0, time.index) : text).trim().toLocaleLowerCase(), reading);
  return day === null ? null : { day, minutes };
}

function dayOf(text: string, reading: DateReading): number | null {
  const near = ["yesterday", "today", "tomorrow"].indexOf(text);
  if (near >= 0) return reading.today + near - 1;
  const relative = RELATIVE.exec(text);
  if (relative) {
    const days = Number(relative[2]) * (relative[3] === "w" ? 7 : 1);
    return reading.base + (relative[1] === "-" ? -days : days);
  }
  const numbers = NUMBERS.exec(text);
  if (numbers) return fromNumbers(numbers, reading);
  return fromWeekday(text, reading) ?? fromName(text, reading);
}

function fromNumbers([, a, b, c]: RegExpExecArray, reading: DateReading): number | null {
  if (a!.length > 2) return c === undefined ? null : civil(Number(a), Number(b), Number(c));
  const isDayFirst = orderOf(reading.locale) === "day";
  const [day, month] = isDayFirst ? [Number(a), Number(b)] : [Number(b), Number(a)];
  return civil(yearOf(c, reading), month, day);
}

/** The coming day of that name, today included. */
function fromWeekday(text: string, { locale, today }: DateReading): number | null {
  if (text.length < 2) return null;
  for (let ahead = 0; ahead < 7; ahead += 1) {
    const names = namesOf(locale, { weekday: "long" }, today + ahead);
    if (names.some((name) => name.startsWith(text))) return today + ahead;
  }
  return null;
}

function fromName(text: string, reading: DateReading): number | null {
  const words = text.split(/[\s,./-]+/u).filter(Boolean);
  const name = words.find((word) => /^\p{L}{3,}/u.test(word));
  const numbers = words
    .filter((word) => /^\d{1,4}(?:st|nd|rd|th)?$/u.test(word))
    .map((word) => word.replace(/\D/gu, ""));
  if (!name || numbers.length === 0 || numbers.length > 2 || words.length > numbers.length + 1) return null;
  const month = monthNamed(name, reading.locale);
  return month === null ? null : civil(yearOf(numbers[1], reading), month, Number(numbers[0]));
}

function monthNamed(name: string, locale: string): number | null {
  for (let month = 1; month <= 12; month += 1) {
    const names = namesOf(locale, { month: "long" }, daysFromCivil(2026, month, 15));
    if (names.some((each) => each.startsWith(name))) return month;
  }
  return null;
}

/** What `day` is called in the plan's language and in English. */
function namesOf(locale: string, options: Intl.DateTimeFormatOptions, day: number): string[] {
  return [locale, "en"].map((language) => {
    const format = formatOf(language, { ...options, timeZone: "UTC" });
    return format.format(new Date(day * 86_400_000)).toLocaleLowerCase(language === locale ? undefined : "en");
  });
}

function formatOf(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat(locale, options);
  } catch {
    return new Intl.DateTimeFormat("en-GB", options);
  }
}

function orderOf(locale: string): "day" | "month" {
  const parts = formatOf(locale, { year: "numeric", month: "numeric", day: "numeric" }).formatToParts(new Date(0));
  return parts.find(({ type }) => type === "day" || type === "month")?.type === "month" && parts[0]?.type !== "year"
    ? "month"
    : "day";
}

function yearOf(text: string | undefined, { base }: DateReading): number {
  if (text === undefined) return civilFromDays(base).year;
  const year = Number(text);
  return text.length > 2 ? year : year + (year < 70 ? 2000 : 1900);
}

function civil(year: number, month: number, day: number): number | null {
  const pad = (n: number, width: number) => String(n).padStart(width, "0");
  return parseLocalDate(`${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`);
}
