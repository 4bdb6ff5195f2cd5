// Dates as programs and people write them: ISO, 23/4/2024 in either order, 23.04.2024, “April 23,
// 2024”, “04/ago/26 11:30 PM”, each with or without a time and a zone. The order of day and month is
// decided once per file by the dates that allow only one, never cell by cell.

import { daysFromCivil, MINUTES_PER_DAY, parseLocalDate, parseLocalDateTime } from "../../model/time.ts";
import { plainWords } from "../status-names.ts";

export type DayMonthOrder = "day-month" | "month-day";

export interface CellDate {
  /** Days since 1970-01-01. */
  readonly days: number;
  /** Minutes since midnight, or null where the cell gives no time. */
  readonly minutes: number | null;
  /** Minutes east of UTC, or null where the cell gives no zone. */
  readonly offsetMinutes: number | null;
  /** Written as `YYYY-MM-DDTHH:MM[:SS]`: midnight then means midnight. */
  readonly isExact: boolean;
}

const TIME = String.raw`(?:[T\s,]+(\d{1,2}):(\d\d)(?::(\d\d)(?:\.\d+)?)?\s*([ap]\.?m\.?)?\s*(Z|UTC|GMT|[+-]\d\d:?\d\d)?)?`;
const YEAR_FIRST = new RegExp(String.raw`^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})${TIME}$`, "iu");
const NUMERIC = new RegExp(String.raw`^(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d\d)${TIME}$`, "iu");
const DAY_NAME_YEAR = new RegExp(
  String.raw`^(\d{1,2})\.?[\s/-]+(?:de\s+)?(\p{L}{3,})\.?[\s/,-]+(?:de\s+)?(\d{4}|\d\d)${TIME}$`,
  "iu",
);
const NAME_DAY_YEAR = new RegExp(String.raw`^(\p{L}{3,})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})${TIME}$`, "iu");
const WEEKDAY = /^\p{L}{2,10}\.?,?\s+(?=\d)/u;
const ORDINAL_1ER = /^1er\b/u;

const MONTHS = [
  "jan ene",
  "feb fev",
  "mar mrz",
  "apr avr abr",
  "mai may",
  "jun juin",
  "jul juil",
  "aug aou ago",
  "sep set",
  "oct okt",
  "nov",
  "dec dez dic",
].map((prefixes) => prefixes.split(" "));

function monthOf(name: string): number {
  const plain = plainWords(name);
  return MONTHS.findIndex((prefixes) => prefixes.some((prefix) => plain.startsWith(prefix))) + 1;
}

/** The date in `cell`, or null when there is none or it doesn't exist. */
export function parseDateCell(cell: string, order: DayMonthOrder): CellDate | null {
  const text = cell.trim().replace(ORDINAL_1ER, "1");
  if (text === "" || text.length > 60) return null;
  const iso = YEAR_FIRST.exec(text);
  if (iso) return build(Number(iso[1]), Number(iso[2]), Number(iso[3]), iso.slice(4), text);
  const numeric = NUMERIC.exec(text.replace(WEEKDAY, ""));
  if (numeric) {
    // A dot stands between day and month wherever dots are used.
    const isDayFirst = order === "day-month" || numeric[2] === ".";
    const [day, month] = isDayFirst ? [numeric[1], numeric[3]] : [numeric[3], numeric[1]];
    return build(fullYear(numeric[4]), Number(month), Number(day), numeric.slice(5), text);
  }
  const american = NAME_DAY_YEAR.exec(text);
  if (american && monthOf(american[1] ?? "") > 0) {
    return build(Number(american[3]), monthOf(american[1] ?? ""), Number(american[2]), american.slice(4), text);
  }
  const named = DAY_NAME_YEAR.exec(text.replace(WEEKDAY, ""));
  if (named) return build(fullYear(named[3]), monthOf(named[2] ?? ""), Number(named[1]), named.slice(4), text);
  return null;
}

function fullYear(digits = ""): number {
  return digits.length === 2 ? 2000 + Number(digits) : Number(digits);
}

function build(
  year: number,
  month: number,
  day: number,
  time: readonly (string | undefined)[],
  text: string,
): CellDate | null {
  const pad = (n: number, width = 2) => String(n).padStart(width, "0");
  if (parseLocalDate(`${pad(year, 4)}-${pad(month)}-${pad(day)}`) === null) return null;
  const days = daysFromCivil(year, month, day);
  const [hours, minutes, seconds, half, zone] = time;
  if (hours === undefined) return { days, minutes: null, offsetMinutes: null, isExact: false };
  let hour = Number(hours);
  if (half !== undefined) hour = (hour % 12) + (half.toLowerCase().startsWith("p") ? 12 : 0);
  const ofDay = hour * 60 + Number(minutes) + Number(seconds ?? 0) / 60;
  if (hour > 23 || ofDay >= MINUTES_PER_DAY || Number(minutes) > 59 || Number(seconds ?? 0) > 59) return null;
  return { days, minutes: ofDay, offsetMinutes: offsetOf(zone), isExact: parseLocalDateTime(text) !== null };
}

function offsetOf(zone: string | undefined): number | null {
  if (zone === undefined) return null;
  const m = /^([+-])(\d\d):?(\d\d)$/u.exec(zone);
  return m ? (m[1] === "-" ? -1 : 1) * (Number(m[2]) * 60 + Number(m[3])) : 0;
}

/** What the numeric dates of a file say about its order of day and month. */
export interface OrderDecision {
  readonly order: DayMonthOrder;
  /** A date of the file that could be read either way, or null when there is none. */
  readonly ambiguous: string | null;
  /** A date that allows only this order, or null when the order was assumed. */
  readonly evidence: string | null;
}

/** Decides by majority of the dates that allow one order only; without any, month first if times say AM or PM, else day first. */
export function decideDayMonthOrder(cells: Iterable<string>): OrderDecision {
  const evidence = { "day-month": [] as string[], "month-day": [] as string[] };
  let ambiguous: string | null = null;
  let hasHalfDays = false;
  for (const cell of cells) {
    const text = cell.trim();
    const m = NUMERIC.exec(text.replace(WEEKDAY, ""));
    if (!m || m[2] === ".") continue;
    const [first, second] = [Number(m[1]), Number(m[3])];
    if (first > 12 && second <= 12) evidence["day-month"].push(text);
    else if (second > 12 && first <= 12) evidence["month-day"].push(text);
    else if (first !== second) ambiguous ??= text;
    hasHalfDays ||= m[8] !== undefined;
  }
  const [days, months] = [evidence["day-month"].length, evidence["month-day"].length];
  const order = months > days || (months === days && hasHalfDays) ? "month-day" : "day-month";
  return { order, ambiguous, evidence: evidence[order][0] ?? null };
}
