// Reads the whole plan out of its document. Whatever the document holds, the plan is valid: every
// value checked, every reference leading somewhere, no circles of parents; what was odd is told in
// diagnostics, nothing throws and nothing is written. Two replicas with the same document read the same.

import type * as Y from "yjs";
import type { Diagnostic } from "../model/diagnostic.ts";
import type { CalendarId, ColumnId, DependencyId, LabelId, PersonId, TaskId } from "../model/ids.ts";
import type { Column, Dependency, Plan, Task } from "../model/plan.ts";
import { readBaselines } from "./read-baselines.ts";
import { mendDependencies, mendTasks } from "./integrity.ts";
import { readCalendar, readColumn, readDependency, readLabel, readPerson, readSettings } from "./read-records.ts";
import { readTask } from "./read-task.ts";
import { mendCalendarOf, mendCalendars, mendReferences } from "./references.ts";
import { forEachRecord, isRecord, NOTES_PREFIX, readRoot, readTextRoot, unreadableRecord } from "./roots.ts";
import type { RootName } from "./roots.ts";
import { isUsableId, LIMITS, textUpTo } from "./values.ts";

/** The plan in `doc` and what had to be mended to read it. Never throws, never writes. Source: SCHEMA.md. */
export function readPlan(doc: Y.Doc): { plan: Plan; diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const people = readRecords(doc, "people", readPerson, diagnostics);
  const labels = readRecords(doc, "labels", readLabel, diagnostics);
  const columns = readColumns(doc, diagnostics);
  const calendars = mendCalendars(readRecords(doc, "calendars", readCalendar, diagnostics));
  const placed = mendTasks(readRecords<TaskId, Task>(doc, "tasks", readTask, diagnostics), columns);
  const linked = mendDependencies(readDependencies(doc, diagnostics), placed.tasks);
  diagnostics.push(...calendars.diagnostics, ...placed.diagnostics, ...linked.diagnostics);

  const known = { people, labels, calendars: calendars.calendars };
  const settings = readSettings(readRoot(doc, "settings", diagnostics) ?? new Map<string, unknown>(), diagnostics);
  const plan: Plan = {
    settings: mendCalendarOf(settings, known.calendars),
    tasks: mapValues(placed.tasks, (task) => mendReferences(task, known)),
    dependencies: linked.dependencies,
    columns,
    calendars: known.calendars,
    people: mapValues(people, (person) => mendCalendarOf(person, known.calendars)),
    labels,
    notes: readAllNotes(doc, placed.tasks),
    baselines: readBaselines(readRoot(doc, "baselines", diagnostics), diagnostics),
  };
  return { plan, diagnostics };
}

/** Every column of the plan, archived ones too. */
export function readColumns(doc: Y.Doc, diagnostics?: Diagnostic[]): ReadonlyMap<ColumnId, Column> {
  return readRecords<ColumnId, Column>(doc, "columns", readColumn, diagnostics);
}

/** Every stored dependency, before `mendDependencies`. */
export function readDependencies(doc: Y.Doc, diagnostics?: Diagnostic[]): ReadonlyMap<DependencyId, Dependency> {
  const dependencies = new Map<DependencyId, Dependency>();
  // Not by `forEachRecord`: these ids hold a “>”.
  readRoot(doc, "dependencies", diagnostics)?.forEach((value, key) => {
    const id = key as DependencyId;
    const dependency = isRecord(value) ? readDependency(id, value, diagnostics) : null;
    if (dependency) dependencies.set(id, dependency);
    else diagnostics?.push(unreadableRecord("dependencies", key));
  });
  return dependencies;
}

type RecordId = TaskId | ColumnId | CalendarId | PersonId | LabelId;

function readRecords<Id extends RecordId, R>(
  doc: Y.Doc,
  name: RootName,
  read: (id: Id, fields: Y.Map<unknown>, diagnostics?: Diagnostic[]) => R,
  diagnostics?: Diagnostic[],
): Map<Id, R> {
  const records = new Map<Id, R>();
  forEachRecord(doc, name, (id, fields) => records.set(id as Id, read(id as Id, fields, diagnostics)), diagnostics);
  return records;
}

const notesOf = textUpTo(LIMITS.notes);

function readAllNotes(doc: Y.Doc, tasks: ReadonlyMap<TaskId, unknown>): Map<TaskId, string> {
  const notes = new Map<TaskId, string>();
  for (const name of [...doc.share.keys()]) {
    if (!name.startsWith(NOTES_PREFIX)) continue;
    const id = name.slice(NOTES_PREFIX.length) as TaskId;
    if (!isUsableId(id) || !tasks.has(id)) continue;
    const text = notesOf(readTextRoot(doc, name)?.toString());
    if (text) notes.set(id, text);
  }
  return notes;
}

/** The same map when `change` returned every value as it was. */
function mapValues<K, V>(map: ReadonlyMap<K, V>, change: (value: V) => V): ReadonlyMap<K, V> {
  let changed: Map<K, V> | null = null;
  for (const [key, value] of map) {
    const next = change(value);
    if (next === value) continue;
    changed ??= new Map(map);
    changed.set(key, next);
  }
  return changed ?? map;
}
