// A recurrence as a document or a file holds it, checked part by part; one plain value, like the
// exception it belongs to.

import type { DayKind, MonthDay, Recurrence } from "../model/recurrence.ts";
import { integerWithin, isPlainObject, oneOf, orNull, ownValue } from "./values.ts";

const stepOf = integerWithin(1, 1_000);
const timesOf = orNull(integerWithin(1, 10_000));
const weekdayOf = integerWithin(0, 6);
const monthOf = integerWithin(1, 12);
const positionOf = integerWithin(1, 5);
const numberOf = integerWithin(1, 31);
const kindOf = oneOf(["day", "weekday", "weekend-day"] as const);

function monthDayOf(value: unknown): MonthDay | undefined {
  if (!isPlainObject(value)) return numberOf(value);
  const position = positionOf(ownValue(value, "position"));
  const of: DayKind | undefined = weekdayOf(ownValue(value, "of")) ?? kindOf(ownValue(value, "of"));
  return position === undefined || of === undefined ? undefined : { position, of };
}

/** The recurrence in `value`, null where there is none, undefined where it can't be used. */
export function recurrenceOf(value: unknown): Recurrence | null | undefined {
  if (value === undefined || value === null) return null;
  if (!isPlainObject(value)) return undefined;
  const step = stepOf(ownValue(value, "step") ?? 1);
  const times = timesOf(ownValue(value, "times") ?? null);
  if (step === undefined || times === undefined) return undefined;
  const unit = ownValue(value, "unit");
  if (unit === "day") return { unit, step, times };
  if (unit === "week") {
    const given = ownValue(value, "weekdays");
    const weekdays = Array.isArray(given) ? given.slice(0, 7).map(weekdayOf) : [];
    if (weekdays.length === 0 || weekdays.some((weekday) => weekday === undefined)) return undefined;
    return { unit, step, times, weekdays: Array.from(new Set(weekdays as number[])).sort((a, b) => a - b) };
  }
  const on = monthDayOf(ownValue(value, "on"));
  if (on === undefined) return undefined;
  if (unit === "month") return { unit, step, times, on };
  const month = monthOf(ownValue(value, "month"));
  return unit === "year" && month !== undefined ? { unit, step, times, month, on } : undefined;
}
