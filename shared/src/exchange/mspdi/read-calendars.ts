// Calendars of an MSPDI file: weekdays, exceptions (both ways of writing them), work weeks, and which
// calendar stands on which. A resource calendar that adds nothing to its base is its base: Project
// writes one for every resource.

import type { CalendarId } from "../../model/ids.ts";
import type { Calendar, CalendarException, Shifts, WorkWeek } from "../../model/plan.ts";
import { formatLocalDate, MINUTES_PER_DAY, parseLocalDateTime } from "../../model/time.ts";
import type { LossCollector } from "../loss.ts";
import { claimId } from "../plan-records.ts";
import { readRecurrence } from "./recurrence.ts";
import type { Element } from "./xml.ts";
import { dateTime, element, elements, flag, number, text } from "./xml.ts";

export interface ReadCalendars {
  readonly calendars: ReadonlyMap<CalendarId, Calendar>;
  /** The calendar a UID of the file stands for, or null. */
  ofUid(uid: number): CalendarId | null;
}

const OFFICE: Shifts = [
  [480, 720],
  [780, 1020],
];

function minuteOfDay(written: string): number | null {
  const match = /^(?:\d{4}-\d\d-\d\dT)?(\d\d):(\d\d)/u.exec(written.trim());
  return match ? Math.min(MINUTES_PER_DAY, Number(match[1]) * 60 + Number(match[2])) : null;
}

/** The shifts of a WeekDay or an Exception; midnight as an end is 24:00. */
function shiftsOf(day: Element): Shifts {
  if (!flag(day, "DayWorking")) return [];
  const times = elements(element(day, "WorkingTimes"), "WorkingTime");
  if (times.length === 0) return OFFICE;
  const shifts: [number, number][] = [];
  for (const time of times) {
    const from = minuteOfDay(text(time, "FromTime"));
    const to = minuteOfDay(text(time, "ToTime"));
    if (from === null || to === null) continue;
    shifts.push([from, to <= from ? MINUTES_PER_DAY : to]);
  }
  shifts.sort((a, b) => a[0] - b[0]);
  const disjoint: [number, number][] = [];
  for (const [from, to] of shifts) {
    const start = Math.max(from, disjoint.at(-1)?.[1] ?? 0);
    if (to > start) disjoint.push([start, to]);
  }
  return disjoint;
}

function weekOf(days: readonly Element[]): (Shifts | null)[] {
  const week: (Shifts | null)[] = [null, null, null, null, null, null, null];
  for (const day of days) {
    const type = number(day, "DayType", 0);
    if (Number.isInteger(type) && type >= 1 && type <= 7) week[type - 1] = shiftsOf(day);
  }
  return week;
}

function periodOf(dated: Element): [number, number] | null {
  const period = element(dated, "TimePeriod");
  const from = dateTime(period, "FromDate");
  const to = dateTime(period, "ToDate");
  const first = from === null ? null : parseLocalDateTime(from);
  const last = to === null ? null : parseLocalDateTime(to);
  if (first === null || last === null || last < first) return null;
  return [Math.floor(first / MINUTES_PER_DAY), Math.floor(last / MINUTES_PER_DAY)];
}

function exceptionsOf(calendar: Element, losses: LossCollector): CalendarException[] {
  const listed = elements(element(calendar, "Exceptions"), "Exception");
  const old = elements(element(calendar, "WeekDays"), "WeekDay").filter((day) => number(day, "DayType", -1) === 0);
  const written = listed.length > 0 ? listed : old;
  const exceptions: CalendarException[] = [];
  for (const exception of written) {
    const period = periodOf(exception);
    const name = text(exception, "Name");
    if (!period) {
      losses.add("calendar exceptions without dates", "An exception needs a first and a last day.", name);
      continue;
    }
    const repeat = readRecurrence(exception);
    if (repeat?.unit === "week" && repeat.weekdays.length === 0) {
      losses.add("calendar exceptions on no weekday", "A weekly exception names the days it is on.", name);
      continue;
    }
    const id = `e${String(exceptions.length + 1).padStart(5, "0")}`;
    const [from, to] = [formatLocalDate(period[0]), formatLocalDate(period[1])];
    exceptions.push({ id, name, from, to, shifts: shiftsOf(exception), repeat });
  }
  return exceptions;
}

function workWeeksOf(calendar: Element, losses: LossCollector): WorkWeek[] {
  const weeks: WorkWeek[] = [];
  for (const week of elements(element(calendar, "WorkWeeks"), "WorkWeek")) {
    const period = periodOf(week);
    const name = text(week, "Name");
    if (!period) {
      losses.add("work weeks without dates", "A work week needs a first and a last day.", name);
      continue;
    }
    weeks.push({
      id: `w${String(weeks.length + 1).padStart(5, "0")}`,
      name,
      from: formatLocalDate(period[0]),
      to: formatLocalDate(period[1]),
      week: weekOf(elements(element(week, "WeekDays"), "WeekDay")),
    });
  }
  return weeks;
}

/** Reads all calendars; `projectUid` is the base of derived calendars that name none. */
export function readCalendars(project: Element, projectUid: number, losses: LossCollector): ReadCalendars {
  const byUid = new Map<number, { element: Element; base: number | null }>();
  for (const calendar of elements(element(project, "Calendars"), "Calendar")) {
    const uid = number(calendar, "UID", NaN);
    if (Number.isNaN(uid)) continue;
    if (byUid.has(uid))
      losses.add("repeated calendars", "Two calendars have one UID; the first counts.", text(calendar, "Name"));
    else {
      const base = number(calendar, "BaseCalendarUID", -1);
      const isBase = flag(calendar, "IsBaseCalendar");
      byUid.set(uid, { element: calendar, base: isBase || base === uid ? null : base });
    }
  }
  const calendars = new Map<CalendarId, Calendar>();
  const alias = new Map<number, number>();
  const ids = new Map<number, CalendarId>();
  const taken = new Set<string>();
  const kept: { uid: number; base: number | null; calendar: Omit<Calendar, "base"> }[] = [];
  for (const [uid, { element: calendar, base }] of byUid) {
    const isDerived = base !== null;
    const standsOn = isDerived
      ? byUid.has(base)
        ? base
        : byUid.has(projectUid) && projectUid !== uid
          ? projectUid
          : null
      : null;
    const days = elements(element(calendar, "WeekDays"), "WeekDay");
    const exceptions = exceptionsOf(calendar, losses);
    const workWeeks = workWeeksOf(calendar, losses);
    let week = weekOf(days);
    if (standsOn !== null && week.every((day) => day === null) && exceptions.length + workWeeks.length === 0) {
      alias.set(uid, standsOn);
      continue;
    }
    if (standsOn === null && week.every((day) => day === null)) week = [[], OFFICE, OFFICE, OFFICE, OFFICE, OFFICE, []];
    const id = claimId<CalendarId>(`c${uid}`, taken);
    ids.set(uid, id);
    kept.push({ uid, base: standsOn, calendar: { id, name: text(calendar, "Name"), week, exceptions, workWeeks } });
  }
  const ofUid = (uid: number): CalendarId | null => {
    let at: number | undefined = uid;
    for (let steps = 0; at !== undefined && steps < byUid.size + 1; steps += 1) {
      const id = ids.get(at);
      if (id) return id;
      at = alias.get(at);
    }
    return null;
  };
  for (const { base, calendar } of kept) {
    const above = base === null ? null : ofUid(base);
    calendars.set(calendar.id, { ...calendar, base: above === calendar.id ? null : above });
  }
  return { calendars, ofUid };
}
