// What the people of one task do, where that isn't the whole duration from the task's start: some work
// longer than others, begin later, pause. An effort is one assignment in its own hours; the task
// begins with the first of them and ends with the last. Most tasks need none of this: for them
// `createEfforts` answers null, and duration and hours alone say all. RULES S45 and S80 to S85.

import { spanOf } from "../model/assignment.ts";
import type { Assignment } from "../model/assignment.ts";
import type { Task } from "../model/plan.ts";
import { clampInstant, MAX_DURATION, MINUTE, secondsOf } from "./instant.ts";
import type { WorkCalendar } from "./work-calendar.ts";

/** A stretch without work, in seconds since the beginning of its effort. */
export type Pause = readonly [from: number, to: number];

export interface Effort {
  readonly calendar: WorkCalendar;
  /** Working seconds that it begins after the task. */
  readonly delay: number;
  /** Working seconds from its beginning to its end, pauses included. */
  readonly length: number;
  /** Ascending, disjoint, none at the beginning or the end. */
  readonly pauses: readonly Pause[];
}

/** Seconds of work, pauses left out. */
export function workedIn({ length, pauses }: Effort): number {
  return pauses.reduce((rest, [from, to]) => rest - (to - from), length);
}

type Gap = readonly [at: number, length: number];

/** The gaps of an explicit contour, and of the work around them how long it is. */
function contourGaps(contour: Assignment["contour"]): { lead: number; worked: number; gaps: Gap[] } | null {
  if (typeof contour === "string" || !contour.some(([, work]) => work > 0)) return null;
  let lead = 0;
  let worked = 0;
  let idle = 0;
  const gaps: Gap[] = [];
  for (const [minutes, work] of contour) {
    const seconds = secondsOf(minutes);
    if (work > 0) {
      if (idle > 0 && worked === 0) lead = idle;
      else if (idle > 0) gaps.push([worked, idle]);
      idle = 0;
      worked += seconds;
    } else idle += seconds;
  }
  return { lead, worked, gaps };
}

function splitGaps(task: Task): Gap[] {
  return task.splits.map(({ at, pause }) => [secondsOf(at), secondsOf(pause)]);
}

const cut = (seconds: number): number => Math.max(0, Math.min(MAX_DURATION, seconds));

function createEffort(calendar: WorkCalendar, delay: number, worked: number, gaps: readonly Gap[]): Effort {
  const pauses: [number, number][] = [];
  let passed = 0;
  for (const [at, given] of [...gaps].sort((a, b) => a[0] - b[0])) {
    const length = Math.min(given, MAX_DURATION - passed);
    if (!(at > 0 && at < worked && length > 0)) continue;
    const from = at + passed;
    const last = pauses.at(-1);
    if (last && last[1] === from) last[1] += length;
    else pauses.push([from, from + length]);
    passed += length;
  }
  return { calendar, delay: cut(delay), length: cut(worked) + passed, pauses };
}

/**
 * The efforts of `task`, or null when each of its people works all of `duration` (seconds) from its start.
 * `hoursOf` gives the hours of an assignment, `hours` those of the task where nobody is assigned.
 */
export function createEfforts(
  task: Task,
  duration: number,
  hours: readonly WorkCalendar[],
  hoursOf: (person: Assignment["person"]) => WorkCalendar,
): readonly Effort[] | null {
  if (duration === 0 || (task.assignments.length === 0 && task.splits.length === 0)) return null;
  const splits = splitGaps(task);
  const efforts: Effort[] = [];
  const particular = new Map(task.assignments.map((assignment) => [assignment.person, assignment]));
  for (const person of task.assignees) {
    const calendar = hoursOf(person);
    const assignment = particular.get(person);
    if (!assignment) {
      efforts.push(createEffort(calendar, 0, duration, splits));
      continue;
    }
    const delay = secondsOf(assignment.delayMinutes);
    const contour = contourGaps(assignment.contour);
    if (contour) {
      efforts.push(createEffort(calendar, delay + contour.lead, cut(contour.worked), [...contour.gaps, ...splits]));
      continue;
    }
    const span = spanOf(assignment, duration / MINUTE);
    // Work that is all overtime still has to happen: a minute.
    const worked = span === Infinity ? MAX_DURATION : Math.max(MINUTE, cut(Math.round(span * MINUTE)));
    efforts.push(createEffort(calendar, delay, worked, splits));
  }
  if (efforts.length === 0) for (const calendar of hours) efforts.push(createEffort(calendar, 0, duration, splits));
  const isPlain = efforts.every(({ delay, length }) => delay === 0 && length === duration);
  return isPlain && efforts.every(({ pauses }) => pauses.length === 0) ? null : efforts;
}

/** When the last of `efforts` is done that begin at `start`. */
export function lastFinish(efforts: readonly Effort[], start: number): number {
  let finish = -Infinity;
  for (const { calendar, delay, length } of efforts) {
    finish = Math.max(finish, calendar.finishAt(calendar.workBefore(start) + delay + length));
  }
  return finish;
}

/** The latest start from which all `efforts` are done by `finish`. */
export function firstStart(efforts: readonly Effort[], finish: number): number {
  let start = Infinity;
  for (const { calendar, delay, length } of efforts) {
    start = Math.min(start, calendar.startAt(calendar.workBefore(finish) - delay - length));
  }
  return start;
}

/** The calendars in which a task of `efforts` can begin: of those that begin with it, else of all. */
export function leadingHours(efforts: readonly Effort[]): readonly WorkCalendar[] {
  const leading = efforts.filter(({ delay }) => delay === 0);
  return (leading.length > 0 ? leading : efforts).map(({ calendar }) => calendar);
}

/** The worked stretches of an effort that begins at `start`, as working seconds of its calendar. */
function stretches({ calendar, delay, length, pauses }: Effort, start: number): Pause[] {
  const origin = calendar.workBefore(start) + delay;
  const found: Pause[] = [];
  let from = 0;
  for (const [begin, end] of pauses) {
    found.push([origin + from, origin + begin]);
    from = end;
  }
  found.push([origin + from, origin + length]);
  return found;
}

type AnyOf = (calendars: readonly WorkCalendar[]) => WorkCalendar;

/** Calls `visit` for each stretch of time in which the same of `efforts` work, with the hours they make together, until it answers false. */
function sweep(
  efforts: readonly Effort[],
  start: number,
  anyOf: AnyOf,
  visit: (from: number, to: number, hours: WorkCalendar) => boolean,
): void {
  const edges: { at: number; calendar: WorkCalendar; change: 1 | -1 }[] = [];
  for (const effort of efforts) {
    const { calendar } = effort;
    for (const [from, to] of stretches(effort, start)) {
      edges.push({ at: calendar.startAt(from), calendar, change: 1 });
      edges.push({ at: calendar.finishAt(to), calendar, change: -1 });
    }
  }
  edges.sort((a, b) => a.at - b.at);
  const active = new Map<WorkCalendar, number>();
  let before = 0;
  for (const { at, calendar, change } of edges) {
    if (active.size > 0 && at > before && !visit(before, at, anyOf(Array.from(active.keys())))) return;
    before = at;
    const count = (active.get(calendar) ?? 0) + change;
    if (count === 0) active.delete(calendar);
    else active.set(calendar, count);
  }
}

/** Seconds in which at least one of `efforts` works; `anyOf` gives the hours that several calendars make together. */
export function workedTogether(efforts: readonly Effort[], start: number, anyOf: AnyOf): number {
  if (efforts.length === 1) return workedIn(efforts[0]!);
  let total = 0;
  sweep(efforts, start, anyOf, (from, to, hours) => {
    total += hours.workBefore(to) - hours.workBefore(from);
    return true;
  });
  return total;
}

/** Until when `share` (0 to 1) of the seconds is done in which at least one of `efforts` works. */
function stopOf(efforts: readonly Effort[], start: number, share: number, anyOf: AnyOf): number {
  let rest = Math.round(share * workedTogether(efforts, start, anyOf));
  let stop = start;
  if (rest === 0) return stop;
  sweep(efforts, start, anyOf, (from, to, hours) => {
    const first = hours.workBefore(from);
    const work = hours.workBefore(to) - first;
    stop = work < rest ? to : hours.finishAt(first + rest);
    rest -= work;
    return rest > 0;
  });
  return stop;
}

/** What is left of efforts that began at `start` and are done to `share` (0 to 1): where it goes on, no earlier than `floor`, and when it ends. */
export function restOf(
  efforts: readonly Effort[],
  start: number,
  share: number,
  floor: number,
  anyOf: AnyOf,
): { resume: number; finish: number } {
  const stop = stopOf(efforts, start, share, anyOf);
  let resume = Infinity;
  let finish = -Infinity;
  for (const { calendar, delay, length, pauses } of efforts) {
    const origin = calendar.workBefore(start) + delay;
    let position = Math.max(0, Math.min(length, calendar.workBefore(stop) - origin));
    if (position < length) {
      for (const [from, to] of pauses) if (position > 0 && from <= position && position < to) position = to;
      const natural = calendar.startAt(origin + position);
      const from = floor > natural ? calendar.workBefore(floor) : origin + position;
      resume = Math.min(resume, calendar.startAt(from));
      finish = Math.max(finish, calendar.finishAt(from + length - position));
    } else finish = Math.max(finish, calendar.finishAt(origin + length));
  }
  return { resume: clampInstant(Math.min(resume, finish)), finish: clampInstant(finish) };
}
