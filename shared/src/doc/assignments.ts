// Edits of how people work on a task: how much of their time, how much work, spread how, and where
// all work pauses. Work that was set by hand follows the duration: a task made twice as long has
// twice the work, so that typing a duration does what one expects.

import type * as Y from "yjs";
import { impliedDuration, scaleAssignment, workOf } from "../model/assignment.ts";
import type { Assignment } from "../model/assignment.ts";
import type { PersonId, TaskId } from "../model/ids.ts";
import { ASSIGNMENT_FIELDS, assignmentKey, PAUSE, personOfKey } from "./assignment-fields.ts";
import { ASSIGNMENT, readAssignment } from "./assignment-fields.ts";
import type { AssignmentDetails } from "./assignment-fields.ts";
import { EditRefused } from "./edit-refused.ts";
import { acceptPatch, readField } from "./fields.ts";
import { edit } from "./origin.ts";
import { ASSIGNEE } from "./read-task.ts";
import { recordOf, writeFields } from "./roots.ts";
import { DETAIL_FIELDS } from "./task-fields.ts";
import { LIMITS, numberWithin } from "./values.ts";

const minutesOf = numberWithin(0, LIMITS.minutes);

function fieldsOf(doc: Y.Doc, id: TaskId): Y.Map<unknown> {
  return recordOf(doc, "tasks", id, "unknown-task", "task");
}

/**
 * Sets single fields of an assignment; those left out stay. Overtime needs work to be taken from, which
 * is what the duration gave so far; and where everybody has work of their own the duration follows. Throws EditRefused
 * `unknown-person` for somebody who isn't assigned.
 */
export function setAssignment(doc: Y.Doc, id: TaskId, person: PersonId, patch: Partial<AssignmentDetails>): void {
  const fields = fieldsOf(doc, id);
  if (fields.get(ASSIGNEE + person) !== true) {
    throw new EditRefused("unknown-person", "This person isn't assigned to the task any more.");
  }
  const entries = acceptPatch(ASSIGNMENT_FIELDS, patch);
  const duration = readField(fields, "durationMinutes", DETAIL_FIELDS.durationMinutes, id, undefined);
  let after = { ...readAssignment(person, fields), ...Object.fromEntries(entries) } as Assignment;
  if (after.overtimeMinutes > 0 && after.workMinutes === null && typeof after.contour === "string") {
    after = { ...after, workMinutes: Math.max(workOf(after, duration), after.overtimeMinutes) };
    entries.push(["workMinutes", after.workMinutes]);
  }
  const others = assigneesOf(fields).filter((one) => one !== person);
  const implied = impliedDuration([after, ...others.map((one) => readAssignment(one, fields))], duration);
  const follows = implied === null || duration === 0 ? undefined : minutesOf(implied);
  edit(doc, () => {
    writeFields(
      fields,
      entries.map(([field, value]) => [assignmentKey(person, field), value]),
    );
    if (follows !== undefined && follows > 0) writeFields(fields, [["durationMinutes", follows]]);
  });
}

function assigneesOf(fields: Y.Map<unknown>): PersonId[] {
  const keys = [...fields.keys()].filter((key) => key.startsWith(ASSIGNEE) && fields.get(key) === true);
  return keys.map((key) => key.slice(ASSIGNEE.length) as PersonId);
}

/** Pauses all work on a task for `pause` working minutes after `at` minutes of its duration; 0 takes the pause away. */
export function splitTask(doc: Y.Doc, id: TaskId, at: number, pause: number): void {
  const fields = fieldsOf(doc, id);
  const after = minutesOf(at);
  const minutes = minutesOf(pause);
  if (!after || minutes === undefined) throw new EditRefused("bad-value", "Work can't pause there.");
  const key = `${PAUSE}${after}`;
  if ((fields.get(key) ?? 0) === minutes) return;
  edit(doc, () => (minutes === 0 ? fields.delete(key) : fields.set(key, minutes)));
}

/** Forgets how `person` works on the task; the caller opens the transaction. */
export function forgetAssignment(fields: Y.Map<unknown>, person: PersonId): void {
  for (const key of [...fields.keys()]) if (key.startsWith(`${ASSIGNMENT}${person}/`)) fields.delete(key);
}

/** What a change of the duration to `after` minutes writes beside it: the work that was set by hand, in proportion. */
export function rescaledWork(fields: Y.Map<unknown>, before: number, after: number): [string, unknown][] {
  if (!(before > 0) || !(after > 0) || before === after) return [];
  const people = new Set<PersonId>();
  for (const key of fields.keys()) {
    const person = personOfKey(key);
    if (person !== null) people.add(person);
  }
  const entries: [string, unknown][] = [];
  for (const person of people) {
    const scaled = scaleAssignment(readAssignment(person, fields), after / before);
    for (const field of ["workMinutes", "overtimeMinutes", "contour"] as const) {
      const key = assignmentKey(person, field);
      const value = ASSIGNMENT_FIELDS[field].read(scaled[field]);
      if (fields.has(key) && value !== undefined) entries.push([key, value]);
    }
  }
  return entries;
}
