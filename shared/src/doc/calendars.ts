// Edits of work calendars. Hours of a weekday, an exception and a special week are one value each;
// overlapping or impossible hours are refused, and so is a calendar that would be based on itself.

import type * as Y from "yjs";
import { createId } from "../model/ids.ts";
import type { CalendarId } from "../model/ids.ts";
import type { Calendar, CalendarException, Shifts } from "../model/plan.ts";
import { EditRefused } from "./edit-refused.ts";
import { acceptNew, acceptPatch } from "./fields.ts";
import { edit } from "./origin.ts";
import { DAY, EXCEPTION, readCalendar } from "./read-records.ts";
import { CALENDAR_FIELDS } from "./record-fields.ts";
import { freeId, isRecord, recordOf, rootMap, writeFields, writeRecord } from "./roots.ts";
import { exactShiftsOf, exceptionOf } from "./shifts.ts";
import { isUsableId } from "./values.ts";

/** What `setCalendar` sets; `week` holds seven entries, Sunday first, null takes the base's hours. */
export type CalendarDetails = Pick<Calendar, "name" | "base" | "week">;

export type NewCalendar = Partial<CalendarDetails> & Pick<Calendar, "name"> & Partial<Pick<Calendar, "id">>;

export function addCalendar(doc: Y.Doc, { id: given, week, ...details }: NewCalendar): CalendarId {
  const id = freeId(doc, "calendars", given, () => createId<CalendarId>());
  const entries = acceptNew(CALENDAR_FIELDS, details);
  refuseBase(doc, id, details.base);
  const days = week === undefined ? [] : acceptWeek(week).filter(([, shifts]) => shifts !== null);
  edit(doc, () => writeRecord(doc, "calendars", id, [...entries, ...days]));
  return id;
}

export function setCalendar(doc: Y.Doc, id: CalendarId, { week, ...details }: Partial<CalendarDetails>): void {
  const fields = calendarFields(doc, id);
  const entries = acceptPatch(CALENDAR_FIELDS, details);
  refuseBase(doc, id, details.base);
  const days = week === undefined ? [] : acceptWeek(week);
  const now = readCalendar(id, fields).week;
  edit(doc, () => {
    writeFields(fields, entries);
    for (const [day, [key, shifts]] of days.entries()) {
      if (JSON.stringify(now[day]) === JSON.stringify(shifts)) continue;
      if (shifts === null) fields.delete(key);
      else fields.set(key, shifts);
    }
  });
}

/** Adds an exception, or replaces the one with the same id. Returns its id. */
export function setException(
  doc: Y.Doc,
  calendar: CalendarId,
  {
    id = createId(),
    ...exception
  }: Omit<CalendarException, "id" | "repeat"> & Partial<Pick<CalendarException, "id" | "repeat">>,
): string {
  const fields = calendarFields(doc, calendar);
  const accepted = isUsableId(id) ? exceptionOf(id, exception, exactShiftsOf) : undefined;
  if (!accepted) {
    throw new EditRefused(
      "bad-value",
      "An exception needs a first and a last day in order, hours that don't overlap, and days to repeat on.",
    );
  }
  const { id: _id, ...stored } = accepted;
  edit(doc, () => fields.set(EXCEPTION + id, stored));
  return id;
}

export function removeException(doc: Y.Doc, calendar: CalendarId, id: string): void {
  const fields = calendarFields(doc, calendar);
  if (!fields.has(EXCEPTION + id)) throw new EditRefused("unknown-exception", "This exception doesn't exist any more.");
  edit(doc, () => fields.delete(EXCEPTION + id));
}

function calendarFields(doc: Y.Doc, id: CalendarId): Y.Map<unknown> {
  return recordOf(doc, "calendars", id, "unknown-calendar", "calendar");
}

function acceptWeek(week: readonly (Shifts | null)[]): [key: string, shifts: Shifts | null][] {
  if (!Array.isArray(week) || week.length !== 7) throw new EditRefused("bad-value", "A week has seven days.");
  return week.map((shifts, day) => {
    const accepted = shifts === null ? null : exactShiftsOf(shifts);
    if (accepted === undefined)
      throw new EditRefused("bad-value", "Working hours must lie within a day and not overlap.");
    return [`${DAY}${day}`, accepted];
  });
}

function refuseBase(doc: Y.Doc, id: CalendarId, base: CalendarId | null | undefined): void {
  const calendars = rootMap(doc, "calendars");
  const seen = new Set<CalendarId>();
  for (let at = base ?? null; at !== null && !seen.has(at);) {
    if (at === id) throw new EditRefused("calendar-cycle", "A calendar can't be based on itself.");
    seen.add(at);
    const fields = calendars.get(at);
    if (!isRecord(fields)) {
      if (at === base) throw new EditRefused("unknown-calendar", "The base calendar doesn't exist any more.");
      return;
    }
    at = readCalendar(at, fields).base;
  }
}
