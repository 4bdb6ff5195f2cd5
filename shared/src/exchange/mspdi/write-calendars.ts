// Calendars as MSPDI has them. Project wants a base calendar for the project and a derived one for each
// resource, so a person without hours of their own gets an empty calendar on top of the one they
// follow; reading the file back folds it away again.

import type { CalendarId, PersonId } from "../../model/ids.ts";
import type { Calendar, CalendarException, Plan, Shifts } from "../../model/plan.ts";
import { occurrencesOf } from "../../model/recurrence.ts";
import { MINUTES_PER_DAY, parseLocalDate } from "../../model/time.ts";
import { writeRecurrence } from "./recurrence.ts";
import type { XmlWriter } from "./xml-writer.ts";

export interface CalendarUids {
  of(id: CalendarId | null): number;
  ofPerson(id: PersonId): number;
}

const MAX_OCCURRENCES = 999;
const OFFICE: Shifts = [
  [480, 720],
  [780, 1020],
];
const OFFICE_WEEK: readonly Shifts[] = [[], OFFICE, OFFICE, OFFICE, OFFICE, OFFICE, []];

function clock(minute: number): string {
  const within = minute % MINUTES_PER_DAY;
  const seconds = Math.round((within % 1) * 60);
  const parts = [Math.floor(within / 60), Math.floor(within % 60), seconds];
  return parts.map((part) => String(part).padStart(2, "0")).join(":");
}

function writeShifts(xml: XmlWriter, shifts: Shifts): void {
  xml.value("DayWorking", shifts.length > 0);
  if (shifts.length === 0) return;
  xml.open("WorkingTimes");
  for (const [from, to] of shifts) {
    xml.open("WorkingTime");
    xml.value("FromTime", clock(from));
    xml.value("ToTime", clock(to));
    xml.close("WorkingTime");
  }
  xml.close("WorkingTimes");
}

function writeWeek(xml: XmlWriter, week: readonly (Shifts | null)[]): void {
  if (week.every((shifts) => shifts === null)) return;
  xml.open("WeekDays");
  for (const [day, shifts] of week.entries()) {
    if (shifts === null) continue;
    xml.open("WeekDay");
    xml.value("DayType", day + 1);
    writeShifts(xml, shifts);
    xml.close("WeekDay");
  }
  xml.close("WeekDays");
}

function writePeriod(xml: XmlWriter, from: string, to: string): void {
  xml.open("TimePeriod");
  xml.value("FromDate", `${from}T00:00:00`);
  xml.value("ToDate", `${to}T23:59:00`);
  xml.close("TimePeriod");
}

/** On how many days an exception falls, as far as a file tells. */
function countOf({ from, to, repeat }: CalendarException): number {
  const [first, last] = [parseLocalDate(from), parseLocalDate(to)];
  if (repeat === null || first === null || last === null) return 1;
  return occurrencesOf(repeat, first, last, MAX_OCCURRENCES).days.length;
}

function writeCalendar(
  xml: XmlWriter,
  uid: number,
  baseUid: number | null,
  calendar: Omit<Calendar, "id" | "base">,
): void {
  xml.open("Calendar");
  xml.value("UID", uid);
  xml.value("Name", calendar.name);
  xml.value("IsBaseCalendar", baseUid === null);
  xml.value("BaseCalendarUID", baseUid ?? -1);
  // A base calendar has no one to take a missing weekday from: it is a day off.
  writeWeek(xml, baseUid === null ? calendar.week.map((shifts) => shifts ?? []) : calendar.week);
  if (calendar.exceptions.length > 0) {
    xml.open("Exceptions");
    for (const exception of calendar.exceptions) {
      xml.open("Exception");
      const { from, to, repeat } = exception;
      xml.value("EnteredByOccurrences", repeat !== null && repeat.times !== null);
      writePeriod(xml, from, to);
      writeRecurrence(xml, repeat, repeat?.times ?? countOf(exception), exception.name);
      writeShifts(xml, exception.shifts);
      xml.close("Exception");
    }
    xml.close("Exceptions");
  }
  if (calendar.workWeeks.length > 0) {
    xml.open("WorkWeeks");
    for (const week of calendar.workWeeks) {
      xml.open("WorkWeek");
      writePeriod(xml, week.from, week.to);
      xml.value("Name", week.name);
      writeWeek(xml, week.week);
      xml.close("WorkWeek");
    }
    xml.close("WorkWeeks");
  }
  xml.close("Calendar");
}

/** Calendars are numbered from 1 in their order; a plan without a calendar of its own gets one more. */
export function projectCalendarUid(plan: Plan): number {
  const ids = Array.from(plan.calendars.keys());
  const at = plan.settings.calendar === null ? -1 : ids.indexOf(plan.settings.calendar);
  return (at < 0 ? ids.length : at) + 1;
}

/** Writes the `Calendars` element and says which UID stands for what. */
export function writeCalendars(xml: XmlWriter, plan: Plan): CalendarUids {
  const uids = new Map<CalendarId, number>();
  let next = 1;
  for (const id of plan.calendars.keys()) uids.set(id, next++);
  const project = projectCalendarUid(plan);
  const isMissing = project === next;
  xml.open("Calendars");
  for (const calendar of plan.calendars.values()) {
    const base = calendar.base === null ? null : (uids.get(calendar.base) ?? null);
    writeCalendar(xml, uids.get(calendar.id)!, base, calendar);
  }
  if (isMissing) {
    writeCalendar(xml, next++, null, { name: "Standard", week: OFFICE_WEEK, exceptions: [], workWeeks: [] });
  }
  const ofPerson = new Map<PersonId, number>();
  for (const person of plan.people.values()) {
    const own = person.calendar === null ? undefined : plan.calendars.get(person.calendar);
    if (own && own.base !== null) {
      ofPerson.set(person.id, uids.get(own.id)!);
      continue;
    }
    const week = [null, null, null, null, null, null, null];
    writeCalendar(xml, next, own ? uids.get(own.id)! : project, {
      name: person.name,
      week,
      exceptions: [],
      workWeeks: [],
    });
    ofPerson.set(person.id, next++);
  }
  xml.close("Calendars");
  return {
    of: (id) => (id === null ? -1 : (uids.get(id) ?? -1)),
    ofPerson: (id) => ofPerson.get(id)!,
  };
}
