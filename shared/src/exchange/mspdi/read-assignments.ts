// What the assignments of an MSPDI file say beyond who does what: units, work that isn't the whole
// duration, overtime, delay, contours, and where a task pauses. It is taken over where the file's own
// dates agree with it, and left at the plain reading (all of the duration) where only that does.

import { averageOf, CONTOURS, isPlain, plainAssignment } from "../../model/assignment.ts";
import type { Assignment, Split, WorkSegment } from "../../model/assignment.ts";
import type { PersonId, TaskId } from "../../model/ids.ts";
import type { Plan, Task } from "../../model/plan.ts";
import { createEfforts, lastFinish } from "../../schedule/efforts.ts";
import { finishFrom } from "../../schedule/hours.ts";
import { instantOf, MINUTE, secondsOf } from "../../schedule/instant.ts";
import type { PlanCalendars } from "../../schedule/plan-calendars.ts";
import type { WorkCalendar } from "../../schedule/work-calendar.ts";
import type { LossCollector } from "../loss.ts";
import { parseDuration } from "./formats.ts";
import { readSegments, uniformPauses } from "./timephased.ts";
import type { Element } from "./xml.ts";
import { dateTime, number, text } from "./xml.ts";

/** An assignment of the file; `person` is null where it stands for nobody. */
export interface AssignmentElement {
  readonly person: PersonId | null;
  readonly element: Element;
}

interface Reading {
  readonly assignment: Assignment;
  readonly pauses: readonly Split[];
}

const CONTOURED = 8;
const MAX_UNITS = 1_000;
const MAX_MINUTES = 1e9;
/** What files round: work to seconds, and durations to whole minutes sometimes. */
const SECONDS = 2 / 60;
const HALF_A_MINUTE = 0.5;

const minutesOf = (element: Element, name: string): number =>
  Math.max(0, Math.min(MAX_MINUTES, parseDuration(text(element, name)) ?? 0));

/** The pause that an assignment's own dates leave over, where the file doesn't say where it lies. */
function pauseBetween(element: Element, calendar: WorkCalendar, worked: number): Split[] {
  const [start, finish] = [instantOf(dateTime(element, "Start")), instantOf(dateTime(element, "Finish"))];
  if (Number.isNaN(start) || Number.isNaN(finish)) return [];
  const between = (from: number, to: number) => (calendar.workBefore(to) - calendar.workBefore(from)) / MINUTE;
  const pause = between(start, finish) - worked;
  if (!(pause >= 1) || worked <= 1) return [];
  const stop = instantOf(dateTime(element, "Stop"));
  const done = Number.isNaN(stop) ? 0 : between(start, stop);
  // Work that has begun paused where it stopped; of other work only the length is known.
  const at = done > 0 && done < worked ? done : Math.ceil(worked / 2);
  return [{ at, pause }];
}

/** `slop`: how many minutes work may be from filling the duration and still be all of it. */
function readOne(
  task: Task,
  file: Element,
  { person, element }: AssignmentElement,
  calendar: WorkCalendar,
  slop: number,
): Reading {
  const units = Math.min(MAX_UNITS, Math.max(0, number(element, "Units", 1))) || 1;
  const work = minutesOf(element, "Work");
  const overtime = Math.min(work, minutesOf(element, "OvertimeWork"));
  const code = number(element, "WorkContour", 0);
  const shape = CONTOURS[code] ?? "flat";
  const plain = { ...plainAssignment(person ?? ("" as PersonId)), units };
  const isDelayed = number(element, "Delay", 0) !== 0 || number(element, "LevelingDelay", 0) !== 0;
  const [own, all] = [instantOf(dateTime(element, "Start")), instantOf(dateTime(file, "Start"))];
  const delay = isDelayed && own > all ? (calendar.workBefore(own) - calendar.workBefore(all)) / MINUTE : 0;
  const [stop, resume] = [dateTime(element, "Stop"), dateTime(element, "Resume")];
  const isSplit = code === CONTOURED || (stop !== null && resume !== null && stop < resume);
  const segments = isSplit ? readSegments(element, calendar) : [];
  const explicit = segments.length > 0 ? uniformPauses(segments, units) : null;
  if (segments.length > 0 && !explicit) {
    return { assignment: { ...plain, overtimeMinutes: overtime, delayMinutes: delay, contour: segments }, pauses: [] };
  }
  const worked = segments.reduce((sum, [minutes, done]) => sum + (done > 0 ? minutes : 0), 0);
  const span = worked > 0 ? worked : work > overtime ? (work - overtime) / (units * averageOf(shape)) : 0;
  const isWhole = Math.abs(span - task.durationMinutes) <= slop || (work === 0 && task.durationMinutes > 0);
  const assignment: Assignment = {
    ...plain,
    // Of even work day by day the time counts: what was done in it may be rounded.
    workMinutes: isWhole && overtime === 0 ? null : explicit ? worked * units + overtime : work,
    overtimeMinutes: overtime,
    delayMinutes: delay,
    contour: shape,
  };
  const pauses = explicit ?? (isSplit ? pauseBetween(element, calendar, isWhole ? task.durationMinutes : span) : []);
  return { assignment, pauses };
}

/** Pauses that all share become the task's; others stay in the assignment, as segments. */
function placePauses(readings: readonly Reading[], duration: number): Pick<Task, "assignments" | "splits"> {
  const [first] = readings;
  const isShared = readings.every(({ pauses }) => JSON.stringify(pauses) === JSON.stringify(first?.pauses));
  if (isShared) return { assignments: readings.map(({ assignment }) => assignment), splits: first?.pauses ?? [] };
  const assignments = readings.map(({ assignment, pauses }): Assignment => {
    if (pauses.length === 0) return assignment;
    const { units, workMinutes, overtimeMinutes } = assignment;
    const worked = workMinutes === null ? duration : (workMinutes - overtimeMinutes) / units;
    const segments: WorkSegment[] = [];
    let from = 0;
    for (const { at, pause } of pauses) {
      segments.push([at - from, (at - from) * units], [pause, 0]);
      from = at;
    }
    segments.push([worked - from, (worked - from) * units]);
    return { ...assignment, workMinutes: null, contour: segments.filter(([minutes]) => minutes > 0) };
  });
  return { assignments, splits: [] };
}

/** The tasks of `plan` with what the file says of their assignments. `of` gives a task's elements. */
export function readAssignments(
  plan: Plan,
  calendars: PlanCalendars,
  of: (id: TaskId) => { readonly task: Element; readonly assignments: readonly AssignmentElement[] } | null,
  losses: LossCollector,
): Map<TaskId, Task> {
  const tasks = new Map(plan.tasks);
  for (const [id, task] of plan.tasks) {
    const file = of(id);
    if (!file || task.durationMinutes === 0 || file.assignments.length === 0) continue;
    const hours = task.elapsed ? [calendars.roundTheClock] : calendars.of(task);
    const hoursOf = (person: PersonId | null) =>
      person === null || task.elapsed ? hours[0]! : calendars.ofPerson(task, person);
    const people = file.assignments.filter(({ person }) => person !== null);
    const counted = people.length > 0 ? people : file.assignments.slice(0, 1);
    const start = instantOf(task.actualStart ?? dateTime(file.task, "Start"));
    const finish = instantOf(task.actualFinish ?? dateTime(file.task, "Finish"));
    const duration = secondsOf(task.durationMinutes);
    /** The task read with so much slop, and how many seconds its finish is off the file's. */
    const readWith = (slop: number) => {
      const readings = counted.map((one) => readOne(task, file.task, one, hoursOf(one.person), slop));
      const { assignments, splits } = placePauses(readings, task.durationMinutes);
      const read: Task = { ...task, assignments: people.length > 0 ? assignments : [], splits };
      const efforts = createEfforts(read, duration, hours, hoursOf);
      const end = efforts ? lastFinish(efforts, start) : finishFrom(hours, start, duration);
      return { read, efforts, off: Number.isNaN(start) ? 0 : Math.abs(end - finish) };
    };
    const exact = readWith(SECONDS);
    const rough = exact.off === 0 ? exact : readWith(HALF_A_MINUTE);
    const { read: particular, efforts, off } = rough.off < exact.off ? rough : exact;
    const units = particular.assignments.map((one) => ({ ...plainAssignment(one.person), units: one.units }));
    const plain: Task = { ...task, assignments: units };
    const isPlainAgreed = Number.isNaN(start) || Math.abs(finishFrom(hours, start, duration) - finish) <= MINUTE;
    const taken = off <= MINUTE || !isPlainAgreed ? particular : plain;
    if (efforts && taken === plain && !task.elapsed) {
      losses.add("work of assignments", "It doesn't give the dates in the file; the duration does.", task.title);
    }
    const kept = taken.assignments.filter((assignment) => !isPlain(assignment));
    kept.sort((a, b) => (a.person < b.person ? -1 : 1));
    if (kept.length > 0 || taken.splits.length > 0) tasks.set(id, { ...taken, assignments: kept });
  }
  return tasks;
}
