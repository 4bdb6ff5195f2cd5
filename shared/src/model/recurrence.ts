// Days that come again: every second Tuesday, the last Friday of a month, 25 December. What they mean
// as days is said here once, for the scheduler, the interface and the files; how many there may be is
// up to who asks.

import { civilFromDays, daysFromCivil, weekdayOf } from "./time.ts";

/** A weekday (0 Sunday … 6 Saturday), or any day, Monday to Friday, or Saturday and Sunday. */
export type DayKind = number | "day" | "weekday" | "weekend-day";

/** A day of a month by its number, or the first to fourth (1–4) or last (5) of a kind. */
export type MonthDay = number | { readonly position: number; readonly of: DayKind };

interface Repeated {
  /** Every so many units, counted from the first day (weeks begin on Sunday). */
  readonly step: number;
  /** At most so many days, or null for all up to the last day. */
  readonly times: number | null;
}

export type Recurrence =
  | (Repeated & { readonly unit: "day" })
  | (Repeated & { readonly unit: "week"; readonly weekdays: readonly number[] })
  | (Repeated & { readonly unit: "month"; readonly on: MonthDay })
  /** `month` is 1 to 12. */
  | (Repeated & { readonly unit: "year"; readonly month: number; readonly on: MonthDay });

const LAST = 5;
/** The most days a month has. */
const MONTH_DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function isOfKind(day: number, kind: DayKind): boolean {
  const weekday = weekdayOf(day);
  if (kind === "day") return true;
  if (kind === "weekday") return weekday > 0 && weekday < 6;
  return kind === "weekend-day" ? weekday === 0 || weekday === 6 : weekday === kind;
}

/** The day of that month (days since 1970-01-01), or null when it has none, as February has no 30th. */
function dayOfMonth(year: number, month: number, on: MonthDay): number | null {
  const first = daysFromCivil(year, month, 1);
  const next = month === 12 ? daysFromCivil(year + 1, 1, 1) : daysFromCivil(year, month + 1, 1);
  if (typeof on === "number") return on <= next - first ? first + on - 1 : null;
  const isLast = on.position === LAST;
  let seen = 0;
  for (let offset = 0; offset < next - first; offset += 1) {
    const day = isLast ? next - 1 - offset : first + offset;
    if (isOfKind(day, on.of) && ++seen === (isLast ? 1 : on.position)) return day;
  }
  return null;
}

/** The days of `recurrence` from `first` to `last` (days since 1970-01-01, both inclusive) in order; `isCut` when there are more than `limit`. */
export function occurrencesOf(
  recurrence: Recurrence,
  first: number,
  last: number,
  limit: number,
): { readonly days: readonly number[]; readonly isCut: boolean } {
  const days: number[] = [];
  const most = Math.min(limit, recurrence.times ?? Infinity);
  let isCut = false;
  /** False when no more are wanted. */
  const add = (day: number | null): boolean => {
    if (day === null || day < first || day > last) return true;
    if (days.length < most) return days.push(day) > 0;
    isCut = recurrence.times === null || days.length < recurrence.times;
    return false;
  };
  const step = Math.max(1, Math.round(recurrence.step));
  const start = civilFromDays(first);
  const endYear = civilFromDays(last).year;
  if (recurrence.unit === "day") {
    for (let day = first; day <= last && add(day); day += step);
  } else if (recurrence.unit === "week") {
    const wanted = [0, 1, 2, 3, 4, 5, 6].filter((weekday) => recurrence.weekdays.includes(weekday));
    let goesOn = wanted.length > 0;
    for (let week = first - weekdayOf(first); week <= last && goesOn; week += 7 * step) {
      goesOn = wanted.every((weekday) => add(week + weekday));
    }
  } else if (recurrence.unit === "month") {
    for (let month = start.year * 12 + start.month - 1; ; month += step) {
      const year = Math.floor(month / 12);
      if (year > endYear || !add(dayOfMonth(year, (month % 12) + 1, recurrence.on))) break;
    }
  } else if (typeof recurrence.on !== "number" || recurrence.on <= MONTH_DAYS[recurrence.month - 1]!) {
    for (let year = start.year; year <= endYear; year += step) {
      if (!add(dayOfMonth(year, recurrence.month, recurrence.on))) break;
    }
  }
  return { days, isCut };
}

const WEEKDAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const MONTHS = "January February March April May June July August September October November December".split(" ");
const POSITIONS = ["first", "second", "third", "fourth", "last"];

function monthDayWords(on: MonthDay): string {
  if (typeof on === "number") return `day ${on}`;
  const kind = typeof on.of === "number" ? WEEKDAYS[on.of] : on.of === "weekend-day" ? "weekend day" : on.of;
  return `the ${POSITIONS[on.position - 1]} ${kind}`;
}

function list(words: readonly string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}

/** "every year on 25 December", "every 2 weeks on Tuesday and Friday", "every month on the last weekday, 5 times". */
export function recurrenceWords(recurrence: Recurrence): string {
  const { unit, step, times } = recurrence;
  const head = step === 1 ? `every ${unit}` : `every ${step} ${unit}s`;
  const end = times === null ? "" : times === 1 ? ", once" : `, ${times} times`;
  switch (unit) {
    case "day":
      return `${head}${end}`;
    case "week":
      return `${head} on ${list(recurrence.weekdays.map((weekday) => WEEKDAYS[weekday] ?? ""))}${end}`;
    case "month":
      return `${head} on ${monthDayWords(recurrence.on)}${end}`;
    case "year": {
      const month = MONTHS[recurrence.month - 1];
      const { on } = recurrence;
      return `${head} on ${typeof on === "number" ? `${on} ${month}` : `${monthDayWords(on)} of ${month}`}${end}`;
    }
  }
}
