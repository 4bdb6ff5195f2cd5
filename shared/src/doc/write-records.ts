// Model records into Y.Maps: the way in for imports and new documents, and the inverse of the
// readers. What the readers would mend on the way out is refused (ids) or left to them (references).

import * as Y from "yjs";
import type { Calendar, Plan, Task } from "../model/plan.ts";
import { assignmentEntries, splitEntries } from "./assignment-fields.ts";
import { EditRefused } from "./edit-refused.ts";
import type { Field, FieldTable } from "./fields.ts";
import { CALENDAR_FIELDS, COLUMN_FIELDS, DEPENDENCY_FIELDS, LABEL_FIELDS } from "./record-fields.ts";
import { PERSON_FIELDS, SETTINGS_FIELDS } from "./record-fields.ts";
import type { DependencyDetails } from "./record-fields.ts";
import { DAY, dependencyId, EXCEPTION, WORK_WEEK } from "./read-records.ts";
import { baselineEntries } from "./read-baselines.ts";
import { ASSIGNEE, checklistKey, LABEL } from "./read-task.ts";
import { NOTES_PREFIX, rootMap, writeFields, writeRecord } from "./roots.ts";
import type { PlanRoot } from "./roots.ts";
import { constraintField, DETAIL_FIELDS, PLACE_FIELDS } from "./task-fields.ts";
import type { TaskDetails, TaskPlaceFields } from "./task-fields.ts";
import { isUsableId } from "./values.ts";

export type Entry = readonly [key: string, value: unknown];

/** The entries of a record that differ from their defaults; a value no reader could use is left out, as the reader would. */
export function recordEntries<R>(record: R, table: FieldTable<R>): Entry[] {
  const entries: Entry[] = [];
  for (const key of Object.keys(table) as (keyof R & string)[]) {
    const field = table[key] as Field<unknown>;
    const value = field.read(record[key]);
    if (value !== undefined && value !== field.fallback) entries.push([key, value]);
  }
  return entries;
}

/** All fields of a task as stored. Source: SCHEMA.md "tasks". */
export function taskEntries(task: Task): Entry[] {
  const entries = [
    ...recordEntries<TaskPlaceFields>(task, PLACE_FIELDS),
    ...recordEntries<TaskDetails>(task, DETAIL_FIELDS),
  ];
  const constraint = constraintField.read({ type: task.constraint, date: task.constraintDate });
  if (constraint && constraint.type !== "ASAP") entries.push(["constraint", constraint]);
  for (const person of task.assignees) entries.push([ASSIGNEE + person, true]);
  for (const assignment of task.assignments) entries.push(...assignmentEntries(assignment));
  entries.push(...splitEntries(task.splits));
  for (const label of task.labels) entries.push([LABEL + label, true]);
  for (const item of task.checklist) {
    entries.push(
      [checklistKey(item.id, "text"), item.text.toWellFormed()],
      [checklistKey(item.id, "order"), item.order],
    );
    if (item.done) entries.push([checklistKey(item.id, "done"), true]);
  }
  return entries;
}

/** All fields of a calendar as stored. Source: SCHEMA.md "calendars". */
export function calendarEntries(calendar: Calendar): Entry[] {
  const entries = recordEntries<Pick<Calendar, "name" | "base">>(calendar, CALENDAR_FIELDS);
  calendar.week.forEach((shifts, day) => {
    if (shifts !== null) entries.push([`${DAY}${day}`, shifts]);
  });
  for (const { id, ...exception } of calendar.exceptions) entries.push([EXCEPTION + id, exception]);
  for (const { id, ...workWeek } of calendar.workWeeks) entries.push([WORK_WEEK + id, workWeek]);
  return entries;
}

/** Writes every record of `plan` over what `doc` holds, dependencies under the id their ends give; the caller opens the transaction. Throws EditRefused `bad-id` before the first write. */
export function writeRecords(doc: Y.Doc, plan: Plan): void {
  refuseUnusableIds(plan);
  const write = <R>(root: PlanRoot, records: ReadonlyMap<string, R>, entriesOf: (record: R) => Entry[]) => {
    for (const [id, record] of records) writeRecord(doc, root, id, entriesOf(record));
  };
  writeFields(rootMap(doc, "settings"), recordEntries(plan.settings, SETTINGS_FIELDS));
  write("calendars", plan.calendars, calendarEntries);
  write("people", plan.people, (person) => recordEntries(person, PERSON_FIELDS));
  write("labels", plan.labels, (label) => recordEntries(label, LABEL_FIELDS));
  write("columns", plan.columns, (column) => recordEntries(column, COLUMN_FIELDS));
  write("tasks", plan.tasks, taskEntries);
  for (const dependency of plan.dependencies.values()) {
    const id = dependencyId(dependency.predecessor, dependency.successor);
    writeRecord(doc, "dependencies", id, recordEntries<DependencyDetails>(dependency, DEPENDENCY_FIELDS));
  }
  for (const baseline of plan.baselines.values()) writeFields(rootMap(doc, "baselines"), baselineEntries(baseline));
  for (const [task, text] of plan.notes) writeNotes(doc, task, text);
}

function writeNotes(doc: Y.Doc, task: string, text: string): void {
  const notes = doc.getText(NOTES_PREFIX + task);
  notes.delete(0, notes.length);
  notes.insert(0, text.toWellFormed());
}

function refuseUnusableIds(plan: Plan): void {
  const refuse = (id: string) => {
    throw new EditRefused(
      "bad-id",
      `The id “${id.slice(0, 80)}” can't be used: it is empty, too long, or holds “/” or “>”.`,
    );
  };
  const check = (ids: Iterable<string>) => {
    for (const id of ids) if (!isUsableId(id)) refuse(id);
  };
  for (const records of [plan.tasks, plan.columns, plan.calendars, plan.people, plan.labels, plan.notes])
    check(records.keys());
  for (const task of plan.tasks.values())
    check([
      ...task.assignees,
      ...task.assignments.map(({ person }) => person),
      ...task.labels,
      ...task.checklist.map((item) => item.id),
    ]);
  for (const { exceptions, workWeeks } of plan.calendars.values())
    check([...exceptions, ...workWeeks].map((item) => item.id));
  for (const { predecessor, successor } of plan.dependencies.values()) check([predecessor, successor]);
  for (const { tasks } of plan.baselines.values()) check(tasks.keys());
}
