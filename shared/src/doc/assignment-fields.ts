// How a task holds what is particular about its assignments and where its work pauses: flattened keys,
// `assignment/<person>/<field>` and `pause/<after so many minutes>`, so that two people who set the
// units of one and the delay of another, or pause the work in two places, are both kept. A contour is
// one value, never a mix of two.

import type * as Y from "yjs";
import { CONTOURS, isPlain, plainAssignment } from "../model/assignment.ts";
import type { Assignment, ContourName, Split, WorkSegment } from "../model/assignment.ts";
import type { PersonId } from "../model/ids.ts";
import { createField, readField } from "./fields.ts";
import type { Field, FieldTable } from "./fields.ts";
import { isUsableId, LIMITS, numberWithin, oneOf, orNull } from "./values.ts";

export const ASSIGNMENT = "assignment/";
export const PAUSE = "pause/";
const MAX_SEGMENTS = 2_000;
const MAX_UNITS = 1_000;

/** What `setAssignment` sets. */
export type AssignmentDetails = Omit<Assignment, "person">;

const minutesOf = numberWithin(0, LIMITS.minutes);
const unitsOf = (value: unknown) => {
  const units = numberWithin(0, MAX_UNITS)(value);
  return units === 0 ? undefined : units;
};
const nameOf = oneOf<ContourName>(CONTOURS);

function segmentOf(value: unknown): WorkSegment | undefined {
  if (!Array.isArray(value) || value.length !== 2) return undefined;
  const minutes = minutesOf(value[0]);
  const work = minutesOf(value[1]);
  return minutes === undefined || work === undefined || minutes === 0 ? undefined : [minutes, work];
}

/** A shape by name, or its segments without those that are none; undefined when nothing is left. */
function contourOf(value: unknown): Assignment["contour"] | undefined {
  if (!Array.isArray(value)) return nameOf(value);
  const segments = value
    .slice(0, MAX_SEGMENTS)
    .map(segmentOf)
    .filter((segment) => segment !== undefined);
  return segments.length > 0 ? segments : undefined;
}

/** As `contourOf`, but undefined as soon as one segment is none. */
function exactContourOf(value: unknown): Assignment["contour"] | undefined {
  if (Array.isArray(value) && (value.length > MAX_SEGMENTS || value.some((one) => !segmentOf(one)))) return undefined;
  return contourOf(value);
}

export const ASSIGNMENT_FIELDS: FieldTable<AssignmentDetails> = {
  units: createField("the units of an assignment", 1, unitsOf),
  workMinutes: createField<number | null>("the work of an assignment", null, orNull(minutesOf)),
  overtimeMinutes: createField("the overtime of an assignment", 0, minutesOf),
  delayMinutes: createField("the delay of an assignment", 0, minutesOf),
  contour: createField<Assignment["contour"]>("how an assignment's work is spread", "flat", contourOf, exactContourOf),
};

/** The key of one field of an assignment. */
export function assignmentKey(person: PersonId, field: string): string {
  return `${ASSIGNMENT}${person}/${field}`;
}

/** The person that a key of an assignment is about, or null. */
export function personOfKey(key: string): PersonId | null {
  const end = key.lastIndexOf("/");
  if (!key.startsWith(ASSIGNMENT) || end < ASSIGNMENT.length) return null;
  const person = key.slice(ASSIGNMENT.length, end);
  return isUsableId(person) ? (person as PersonId) : null;
}

/** The pause under `key`, or null when either part can't be used. */
export function readPause(key: string, stored: unknown): Split | null {
  const written = key.slice(PAUSE.length);
  const at = minutesOf(Number(written));
  const pause = minutesOf(stored);
  return at && pause && String(at) === written ? { at, pause } : null;
}

/** How `person` works on the task in `fields`; values that can't be used are read as their defaults. */
export function readAssignment(person: PersonId, fields: Y.Map<unknown>): Assignment {
  const assignment: Record<string, unknown> = { ...plainAssignment(person) };
  for (const [field, how] of Object.entries(ASSIGNMENT_FIELDS)) {
    assignment[field] = readField(fields, assignmentKey(person, field), how as Field<unknown>, person, undefined);
  }
  return assignment as unknown as Assignment;
}

/** What is particular about the assignments of `assignees`, and the pauses, among the keys of a task. */
export function readWorkParts(
  fields: Y.Map<unknown>,
  assignees: readonly PersonId[],
): { assignments: readonly Assignment[]; splits: readonly Split[] } {
  const people = new Set<PersonId>();
  const splits: Split[] = [];
  fields.forEach((stored, key) => {
    if (key.startsWith(PAUSE)) {
      const split = readPause(key, stored);
      if (split) splits.push(split);
      return;
    }
    const person = personOfKey(key);
    if (person !== null) people.add(person);
  });
  const assignments = assignees.filter((person) => people.has(person)).map((person) => readAssignment(person, fields));
  return {
    assignments: assignments.filter((assignment) => !isPlain(assignment)),
    splits: splits.sort((a, b) => a.at - b.at),
  };
}

/** What a new task writes of an assignment: its fields that differ from their defaults. */
export function assignmentEntries({ person, ...details }: Assignment): [string, unknown][] {
  const entries: [string, unknown][] = [];
  for (const [field, how] of Object.entries(ASSIGNMENT_FIELDS) as [keyof AssignmentDetails, Field<unknown>][]) {
    const value = how.read(details[field]);
    if (value !== undefined && value !== how.fallback) entries.push([assignmentKey(person, field), value]);
  }
  return entries;
}

/** What a new task writes of its pauses. */
export function splitEntries(splits: readonly Split[]): [string, unknown][] {
  return splits.filter(({ at, pause }) => at > 0 && pause > 0).map(({ at, pause }) => [`${PAUSE}${at}`, pause]);
}
