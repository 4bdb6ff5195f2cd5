// References that lead nowhere: to people, labels and calendars that were removed, or that nobody
// made. Like integrity.ts this mends what is shown and leaves what is stored; pure, knows no Yjs.

import type { Diagnostic } from "../model/diagnostic.ts";
import type { CalendarId, LabelId, PersonId } from "../model/ids.ts";
import type { Calendar, Person, PlanSettings, Task } from "../model/plan.ts";

/** The ids a task may refer to. */
export interface KnownIds {
  readonly people: { has(id: PersonId): boolean };
  readonly labels: { has(id: LabelId): boolean };
  readonly calendars: { has(id: CalendarId): boolean };
}

/** The task without the people, labels and calendar that don't exist (any more); the same object when all do. */
export function mendReferences(task: Task, known: KnownIds): Task {
  const lostCalendar = task.calendar !== null && !known.calendars.has(task.calendar);
  const assignees = keepKnown(task.assignees, known.people);
  const labels = keepKnown(task.labels, known.labels);
  if (!lostCalendar && assignees === task.assignees && labels === task.labels) return task;
  const assignments = task.assignments.filter(({ person }) => known.people.has(person));
  return { ...task, assignees, assignments, labels, calendar: lostCalendar ? null : task.calendar };
}

function keepKnown<T>(ids: readonly T[], known: { has(id: T): boolean }): readonly T[] {
  return ids.every((id) => known.has(id)) ? ids : ids.filter((id) => known.has(id));
}

/** Calendars whose bases exist and make no circles; the smallest id of a circle loses its base. */
export function mendCalendars(calendars: ReadonlyMap<CalendarId, Calendar>): {
  calendars: ReadonlyMap<CalendarId, Calendar>;
  diagnostics: Diagnostic[];
} {
  const diagnostics: Diagnostic[] = [];
  const mended = new Map(calendars);
  const dropBase = (id: CalendarId, code: string, message: string) => {
    mended.set(id, { ...(mended.get(id) as Calendar), base: null });
    diagnostics.push({ code, message, ids: [id] });
  };
  for (const { id, base } of calendars.values()) {
    if (base !== null && !calendars.has(base))
      dropBase(id, "missing-base", "A calendar was based on one that doesn't exist.");
  }
  for (const id of [...calendars.keys()].sort()) {
    const seen = new Set<CalendarId>();
    let at = mended.get(id)?.base ?? null;
    while (at !== null && at !== id && !seen.has(at)) {
      seen.add(at);
      at = mended.get(at)?.base ?? null;
    }
    if (at === id) dropBase(id, "calendar-cycle", "Calendars were based on each other in a circle; one lost its base.");
  }
  return { calendars: mended, diagnostics };
}

/** The person (or the settings) without a calendar that doesn't exist; the same object when it does. */
export function mendCalendarOf<T extends Person | PlanSettings>(
  record: T,
  calendars: { has(id: CalendarId): boolean },
): T {
  return record.calendar === null || calendars.has(record.calendar) ? record : { ...record, calendar: null };
}
