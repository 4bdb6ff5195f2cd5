// Reads single records other than tasks out of their Y.Maps; like read-task, each is checked value by
// value and always valid in itself. What records say about each other is mended elsewhere.

import type * as Y from "yjs";
import type { Diagnostic } from "../model/diagnostic.ts";
import type { CalendarId, ColumnId, DependencyId, LabelId, PersonId, TaskId } from "../model/ids.ts";
import type { Calendar, CalendarException, Column, Dependency, Label, Person } from "../model/plan.ts";
import type { PlanSettings, Shifts, WorkWeek } from "../model/plan.ts";
import { readField } from "./fields.ts";
import type { Field, FieldTable, StoredFields } from "./fields.ts";
import { CALENDAR_FIELDS, COLUMN_FIELDS, DEPENDENCY_FIELDS, LABEL_FIELDS } from "./record-fields.ts";
import { PERSON_FIELDS, SETTINGS_FIELDS } from "./record-fields.ts";
import { exceptionOf, shiftsOf, workWeekOf } from "./shifts.ts";
import { isUsableId } from "./values.ts";

export const DAY = "day/";
export const EXCEPTION = "exception/";
export const WORK_WEEK = "workWeek/";

function readAll<R>(fields: StoredFields, table: FieldTable<R>, id: string, diagnostics?: Diagnostic[]): R {
  const record: Record<string, unknown> = {};
  for (const key of Object.keys(table)) {
    record[key] = readField(fields, key, table[key as keyof R] as Field<unknown>, id, diagnostics);
  }
  return record as R;
}

/** The id of the dependency between two tasks: two people linking the same pair make one dependency. */
export function dependencyId(predecessor: TaskId, successor: TaskId): DependencyId {
  return `${predecessor}>${successor}` as DependencyId;
}

/** The two ends of a dependency's id, or null when it isn't `<predecessor>><successor>`. */
export function dependencyEnds(id: string): { predecessor: TaskId; successor: TaskId } | null {
  const at = id.indexOf(">");
  const predecessor = id.slice(0, Math.max(at, 0));
  const successor = id.slice(at + 1);
  if (!isUsableId(predecessor) || !isUsableId(successor)) return null;
  return { predecessor: predecessor as TaskId, successor: successor as TaskId };
}

/** The dependency, or null when its id names no two tasks. */
export function readDependency(
  id: DependencyId,
  fields: Y.Map<unknown>,
  diagnostics?: Diagnostic[],
): Dependency | null {
  const ends = dependencyEnds(id);
  return ends && { id, ...ends, ...readAll(fields, DEPENDENCY_FIELDS, id, diagnostics) };
}

export function readColumn(id: ColumnId, fields: Y.Map<unknown>, diagnostics?: Diagnostic[]): Column {
  return { id, ...readAll(fields, COLUMN_FIELDS, id, diagnostics) };
}

export function readPerson(id: PersonId, fields: Y.Map<unknown>, diagnostics?: Diagnostic[]): Person {
  return { id, ...readAll(fields, PERSON_FIELDS, id, diagnostics) };
}

export function readLabel(id: LabelId, fields: Y.Map<unknown>, diagnostics?: Diagnostic[]): Label {
  return { id, ...readAll(fields, LABEL_FIELDS, id, diagnostics) };
}

/** `fields` is the root `settings` itself. */
export function readSettings(fields: StoredFields, diagnostics?: Diagnostic[]): PlanSettings {
  return readAll(fields, SETTINGS_FIELDS, "settings", diagnostics);
}

/** Exceptions and special weeks come sorted by their first day, then by id. */
export function readCalendar(id: CalendarId, fields: Y.Map<unknown>, diagnostics?: Diagnostic[]): Calendar {
  const exceptions: CalendarException[] = [];
  const workWeeks: WorkWeek[] = [];
  const unusable = (what: string) =>
    diagnostics?.push({
      code: "unusable-value",
      message: `${what} of a calendar can't be read and was left out.`,
      ids: [id],
    });
  fields.forEach((value, key) => {
    if (key.startsWith(EXCEPTION)) {
      const own = key.slice(EXCEPTION.length);
      const exception = isUsableId(own) ? exceptionOf(own, value) : undefined;
      if (exception) exceptions.push(exception);
      else unusable("An exception");
    } else if (key.startsWith(WORK_WEEK)) {
      const own = key.slice(WORK_WEEK.length);
      const workWeek = isUsableId(own) ? workWeekOf(own, value) : undefined;
      if (workWeek) workWeeks.push(workWeek);
      else unusable("A special week");
    }
  });
  const week = Array.from({ length: 7 }, (_, day): Shifts | null => {
    const stored = fields.get(`${DAY}${day}`);
    const shifts = stored === undefined ? null : shiftsOf(stored);
    if (shifts === undefined) unusable("The hours of a weekday");
    return shifts ?? null;
  });
  const { name, base } = readAll(fields, CALENDAR_FIELDS, id, diagnostics);
  return { id, name, base, week, exceptions: exceptions.sort(byFirstDay), workWeeks: workWeeks.sort(byFirstDay) };
}

function byFirstDay(a: { from: string; id: string }, b: { from: string; id: string }): number {
  return compareText(a.from, b.from) || compareText(a.id, b.id);
}

const compareText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
