// How one person works on one task, where it isn't all of their time, evenly, for all of the
// duration, and where the work on a task pauses. Plain records and what follows from them alone;
// which hours somebody works in is the scheduler's affair.

import type { PersonId } from "./ids.ts";

/** How work is spread over an assignment's time; the shapes of Microsoft Project. */
export type ContourName =
  | "flat"
  | "back-loaded"
  | "front-loaded"
  | "double-peak"
  | "early-peak"
  | "late-peak"
  | "bell"
  | "turtle";
export const CONTOURS: readonly ContourName[] = [
  "flat",
  "back-loaded",
  "front-loaded",
  "double-peak",
  "early-peak",
  "late-peak",
  "bell",
  "turtle",
];

/** So many working minutes with so many minutes of work in them; without work it is a pause. */
export type WorkSegment = readonly [minutes: number, work: number];

export interface Assignment {
  /** One of the task's assignees. */
  readonly person: PersonId;
  /** How much of the person's time at most: 1 is all of it. */
  readonly units: number;
  /** Minutes of work, overtime included; null: what the duration gives at these units. */
  readonly workMinutes: number | null;
  /** Minutes of the work that are done outside working hours: they take none of them. */
  readonly overtimeMinutes: number;
  /** Working minutes that the person begins after the task does. */
  readonly delayMinutes: number;
  /** A shape, or the work itself from beginning to end: then `workMinutes` is not looked at. */
  readonly contour: ContourName | readonly WorkSegment[];
}

/** A pause of all work on a task: `pause` working minutes, after `at` minutes of the duration. */
export interface Split {
  readonly at: number;
  readonly pause: number;
}

/** Per cent of the units in each tenth of an assignment (Microsoft's documented values). */
export const CONTOUR_SHAPES: Readonly<Record<ContourName, readonly number[]>> = {
  flat: [100, 100, 100, 100, 100, 100, 100, 100, 100, 100],
  "back-loaded": [10, 15, 25, 50, 50, 75, 75, 100, 100, 100],
  "front-loaded": [100, 100, 100, 75, 75, 50, 50, 25, 15, 10],
  "double-peak": [25, 50, 100, 50, 25, 25, 50, 100, 50, 25],
  "early-peak": [25, 50, 100, 100, 75, 50, 50, 25, 15, 10],
  "late-peak": [10, 15, 25, 50, 50, 75, 100, 100, 50, 25],
  bell: [10, 20, 40, 80, 100, 100, 80, 40, 20, 10],
  turtle: [25, 50, 75, 100, 100, 100, 100, 75, 50, 25],
};

/** The share of the units that an assignment of this shape works on average: 1 when flat. */
export function averageOf(contour: ContourName): number {
  return CONTOUR_SHAPES[contour].reduce((sum, percent) => sum + percent, 0) / 1000;
}

/** An assignment of `person` with all their time, evenly, for the whole duration. */
export function plainAssignment(person: PersonId): Assignment {
  return { person, units: 1, workMinutes: null, overtimeMinutes: 0, delayMinutes: 0, contour: "flat" };
}

/** Whether `assignment` says nothing beyond who it is. */
export function isPlain({ units, workMinutes, overtimeMinutes, delayMinutes, contour }: Assignment): boolean {
  return units === 1 && workMinutes === null && overtimeMinutes === 0 && delayMinutes === 0 && contour === "flat";
}

/** Minutes of work that `assignment` is for a task of `durationMinutes`, overtime included. */
export function workOf(assignment: Assignment, durationMinutes: number): number {
  const { contour, units, workMinutes } = assignment;
  if (typeof contour !== "string") {
    const regular = contour.reduce((sum, [, work]) => sum + work, 0);
    return regular > 0 ? regular + assignment.overtimeMinutes : 0;
  }
  return workMinutes ?? durationMinutes * units * averageOf(contour);
}

/** Working minutes that `assignment` takes of a task of `durationMinutes`, pauses included, delay not. Infinite when nothing of the person's time is given. */
export function spanOf(assignment: Assignment, durationMinutes: number): number {
  const { contour, units, workMinutes, overtimeMinutes } = assignment;
  if (typeof contour !== "string") {
    const total = contour.reduce((sum, [minutes]) => sum + minutes, 0);
    return contour.some(([, work]) => work > 0) ? total : durationMinutes;
  }
  // Without work the person is there all the time and does nothing; without explicit work they work all of it.
  if (workMinutes === 0) return durationMinutes;
  const rate = units * averageOf(contour);
  const span = workMinutes === null ? durationMinutes : workMinutes / rate;
  return Math.max(0, span - overtimeMinutes / rate);
}

/** `assignment` of a task whose duration became `ratio` times as long, working as much of it as before. */
export function scaleAssignment(assignment: Assignment, ratio: number): Assignment {
  const { contour, workMinutes, overtimeMinutes } = assignment;
  return {
    ...assignment,
    workMinutes: workMinutes === null ? null : workMinutes * ratio,
    overtimeMinutes: overtimeMinutes * ratio,
    contour: typeof contour === "string" ? contour : contour.map(([minutes, work]) => [minutes * ratio, work * ratio]),
  };
}

/** Whether `assignment` holds work of its own, whatever the task's duration is. */
function hasOwnWork({ workMinutes, contour }: Assignment): boolean {
  return typeof contour === "string" ? workMinutes !== null && workMinutes > 0 : contour.some(([, work]) => work > 0);
}

/** The stretches in which `assignment` works, in working minutes since the task's start. */
function stretchesOf(assignment: Assignment, durationMinutes: number): [from: number, to: number][] {
  const { contour, delayMinutes } = assignment;
  const span = spanOf(assignment, durationMinutes);
  if (typeof contour === "string") return [[delayMinutes, delayMinutes + span]];
  let at = delayMinutes;
  return contour.flatMap(([minutes, work]): [number, number][] => {
    const from = at;
    at += minutes;
    return work > 0 ? [[from, at]] : [];
  });
}

/**
 * The duration that follows from `assignments`, one for each of a task's people, or null unless each has
 * work of their own: the working minutes in which at least one works, were their hours the same.
 */
export function impliedDuration(assignments: readonly Assignment[], durationMinutes: number): number | null {
  if (assignments.length === 0 || !assignments.every(hasOwnWork)) return null;
  const stretches = assignments.flatMap((one) => stretchesOf(one, durationMinutes)).sort((a, b) => a[0] - b[0]);
  let total = 0;
  let end = -Infinity;
  for (const [from, to] of stretches) {
    if (to <= end) continue;
    total += to - Math.max(from, end);
    end = to;
  }
  return total;
}

/** What of `span` working minutes from a task's start is worked, pauses left out. */
export function withoutPauses(splits: readonly Split[], span: number): number {
  let worked = span;
  let passed = 0;
  for (const { at, pause } of splits) {
    const begins = at + passed;
    if (begins >= span) break;
    worked -= Math.min(pause, span - begins);
    passed += pause;
  }
  return worked;
}

/** `task` with another duration; work that was set by hand grows and shrinks with it. */
export function withDuration<
  T extends { readonly durationMinutes: number; readonly assignments: readonly Assignment[] },
>(task: T, durationMinutes: number): T {
  const ratio = durationMinutes / task.durationMinutes;
  const isScaled = task.assignments.length > 0 && ratio > 0 && Number.isFinite(ratio);
  const assignments = isScaled ? task.assignments.map((one) => scaleAssignment(one, ratio)) : task.assignments;
  return { ...task, durationMinutes, assignments };
}
