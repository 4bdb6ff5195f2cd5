// How MSPDI writes that a calendar exception comes again ("the second Friday of May, every year"),
// both ways.

import type { DayKind, MonthDay, Recurrence } from "../../model/recurrence.ts";
import type { Element } from "./xml.ts";
import { flag, number } from "./xml.ts";
import type { XmlWriter } from "./xml-writer.ts";

const DAILY = 1;
const YEARLY_BY_DAY = 2;
const YEARLY_BY_POSITION = 3;
const MONTHLY_BY_DAY = 4;
const MONTHLY_BY_POSITION = 5;
const WEEKLY = 6;
/** Day types of MonthItem; weekdays follow, Sunday first. */
const KINDS: readonly DayKind[] = ["day", "weekday", "weekend-day", 0, 1, 2, 3, 4, 5, 6];
const MAX_STEP = 1_000;
const MAX_TIMES = 10_000;

const within = (value: number, low: number, high: number) => Math.max(low, Math.min(high, Math.round(value)));

/** The recurrence of an exception, or null where it is one stretch of days. */
export function readRecurrence(exception: Element): Recurrence | null {
  const step = within(number(exception, "Period", 1), 1, MAX_STEP);
  const occurrences = within(number(exception, "Occurrences", 0), 0, MAX_TIMES);
  const times = flag(exception, "EnteredByOccurrences") && occurrences > 0 ? occurrences : null;
  const month = within(number(exception, "Month", 0), 0, 11) + 1;
  const byDay: MonthDay = within(number(exception, "MonthDay", 1), 1, 31);
  const byPosition: MonthDay = {
    position: within(number(exception, "MonthPosition", 0), 0, 4) + 1,
    of: KINDS[number(exception, "MonthItem", 0)] ?? "day",
  };
  switch (number(exception, "Type", DAILY)) {
    case YEARLY_BY_DAY:
      return { unit: "year", step: 1, times, month, on: byDay };
    case YEARLY_BY_POSITION:
      return { unit: "year", step: 1, times, month, on: byPosition };
    case MONTHLY_BY_DAY:
      return { unit: "month", step, times, on: byDay };
    case MONTHLY_BY_POSITION:
      return { unit: "month", step, times, on: byPosition };
    case WEEKLY: {
      const bits = number(exception, "DaysOfWeek", 0);
      const weekdays = [0, 1, 2, 3, 4, 5, 6].filter((weekday) => (bits & (1 << weekday)) !== 0);
      return { unit: "week", step, times, weekdays };
    }
    default:
      return step > 1 ? { unit: "day", step, times } : null;
  }
}

function typeOf(recurrence: Recurrence | null): number {
  if (recurrence === null || recurrence.unit === "day") return DAILY;
  if (recurrence.unit === "week") return WEEKLY;
  const isByDay = typeof recurrence.on === "number";
  if (recurrence.unit === "month") return isByDay ? MONTHLY_BY_DAY : MONTHLY_BY_POSITION;
  return isByDay ? YEARLY_BY_DAY : YEARLY_BY_POSITION;
}

/** Writes Type and what belongs to it, in the order of the schema; `count` is how many days it has. */
export function writeRecurrence(xml: XmlWriter, recurrence: Recurrence | null, count: number, name: string): void {
  xml.value("Occurrences", count);
  xml.value("Name", name);
  xml.value("Type", typeOf(recurrence));
  if (recurrence === null) return;
  xml.value("Period", recurrence.step);
  if (recurrence.unit === "week") {
    xml.value(
      "DaysOfWeek",
      recurrence.weekdays.reduce((bits, weekday) => bits | (1 << weekday), 0),
    );
  }
  if (recurrence.unit === "day" || recurrence.unit === "week") return;
  const { on } = recurrence;
  if (typeof on !== "number") {
    xml.value("MonthItem", KINDS.indexOf(on.of));
    xml.value("MonthPosition", on.position - 1);
  }
  if (recurrence.unit === "year") xml.value("Month", recurrence.month - 1);
  if (typeof on === "number") xml.value("MonthDay", on);
}
