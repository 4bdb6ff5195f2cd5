// What the passes need to know of each task, as seconds in typed arrays: its hours, its duration, its
// constraint and what has happened already. NaN is "not set". A task is read when it changed; no pass
// writes here.

import type { Diagnostic } from "../model/diagnostic.ts";
import type { PersonId } from "../model/ids.ts";
import type { ConstraintType, Plan, Task } from "../model/plan.ts";
import { CONSTRAINT_TYPES } from "../model/plan.ts";
import { createEfforts, firstStart, lastFinish, leadingHours, restOf, workedTogether } from "./efforts.ts";
import type { Effort } from "./efforts.ts";
import { finishFrom, nextStart, previousFinish, startFor } from "./hours.ts";
import { clampInstant, instantOf, MAX_DURATION, secondsOf } from "./instant.ts";
import type { IndexSet } from "./index-set.ts";
import type { Network } from "./network.ts";
import type { PlanCalendars } from "./plan-calendars.ts";
import type { WorkCalendar } from "./work-calendar.ts";

export interface Inputs {
  /** Where tasks that nothing else holds begin; moved while dates are counted back from a finish (S90). */
  projectStart: number;
  /** The finish that dates are counted back from; NaN while they are counted from the start. */
  readonly projectFinish: number;
  readonly multipleCriticalPaths: boolean;
  readonly honourConstraints: boolean;
  readonly project: WorkCalendar;
  readonly roundTheClock: WorkCalendar;
  /** Before which nothing that isn't done is scheduled (S45, S46); −Infinity without. */
  readonly floor: number;
  /** In which the duration runs; one for each kind of hours the assignments have. */
  readonly hours: (readonly WorkCalendar[])[];
  /** In which the lag of a link to the task runs (S13). */
  readonly lagHours: WorkCalendar[];
  /** In which the task's float is counted (S61). */
  readonly slackHours: WorkCalendar[];
  readonly duration: Float64Array;
  /** What its people do, where that isn't all of the duration (S80). */
  readonly efforts: (readonly Effort[] | null)[];
  /** 0 to 1: how much of a task is done. */
  readonly share: Float64Array;
  readonly constraint: ConstraintType[];
  readonly constraintDate: Float64Array;
  readonly deadline: Float64Array;
  /** Set for tasks that have begun. */
  readonly actualStart: Float64Array;
  readonly actualFinish: Float64Array;
  /** 1 for tasks that are finished: with an actual finish or at 100 % (S55). */
  readonly isDone: Uint8Array;
  readonly manualStart: Float64Array;
  readonly levellingDelay: Float64Array;
  /** By task: the constraint that can't count and is read as ASAP. */
  readonly reports: (Diagnostic | undefined)[];
  /** Reads the records of the tasks in `changed`. */
  read(changed: IndexSet): void;
  /** Of a task with work: the first instant at or after `bound` at which it can begin. */
  nextStart(i: number, bound: number): number;
  /** Of a task with work: when it ends that begins at `start`. */
  finishFrom(i: number, start: number): number;
  /** Of a task with work: the latest start from which it ends by `finish`. */
  startFor(i: number, finish: number): number;
  /** Of a task with work: the last instant at or before `bound` at which somebody has just worked. */
  previousFinish(i: number, bound: number): number;
  /** Seconds in which somebody works on a task that begins at `start`. */
  workFrom(i: number, start: number): number;
  /** Of a task that began at `start`: where what is left goes on, no earlier than `floor`, and when it ends. */
  restFrom(i: number, start: number, floor: number): { readonly resume: number; readonly finish: number };
}

/** The constraints a summary task can have (S36). */
const ON_SUMMARY: readonly ConstraintType[] = ["ASAP", "SNET", "FNLT"];

function reportOn(task: Task, isSummary: boolean, type: ConstraintType): Diagnostic | undefined {
  if (isSummary && !ON_SUMMARY.includes(type)) {
    return {
      code: "constraint-on-summary",
      message: `The constraint ${type} of the summary task “${task.title}” was passed over: a summary can only start no earlier or finish no later than a date.`,
      ids: [task.id],
    };
  }
  if (type !== "ASAP" && type !== "ALAP" && Number.isNaN(instantOf(task.constraintDate))) {
    return {
      code: "constraint-without-date",
      message: `The constraint ${type} of “${task.title}” has no date; it was passed over.`,
      ids: [task.id],
    };
  }
  return undefined;
}

/** Room for what the tasks of `net` say; `settings` and `calendars` hold for as long as it is used. */
export function createInputs(settings: Plan["settings"], net: Network, calendars: PlanCalendars): Inputs {
  const { tasks, isSummary } = net;
  const count = tasks.length;
  const numbers = () => new Float64Array(count);
  const clock = [calendars.roundTheClock];
  const projectOnly = [calendars.project];
  const start = instantOf(settings.start);
  const status = settings.rescheduleRemaining ? instantOf(settings.statusDate) : NaN;
  const inputs: Inputs = {
    projectStart: Number.isNaN(start) ? clampInstant(0) : start,
    projectFinish: settings.scheduleFrom === "finish" ? instantOf(settings.finish) : NaN,
    multipleCriticalPaths: settings.multipleCriticalPaths,
    honourConstraints: settings.honourConstraints,
    project: calendars.project,
    roundTheClock: calendars.roundTheClock,
    floor: Number.isNaN(status) ? -Infinity : status,
    hours: Array.from({ length: count }, () => projectOnly),
    lagHours: new Array<WorkCalendar>(count).fill(calendars.project),
    slackHours: new Array<WorkCalendar>(count).fill(calendars.project),
    duration: numbers(),
    efforts: new Array(count).fill(null),
    share: numbers(),
    constraint: new Array(count).fill("ASAP"),
    constraintDate: numbers(),
    deadline: numbers(),
    actualStart: numbers().fill(NaN),
    actualFinish: numbers().fill(NaN),
    isDone: new Uint8Array(count),
    manualStart: numbers().fill(NaN),
    levellingDelay: numbers(),
    reports: new Array(count).fill(undefined),
    read(changed) {
      for (let k = 0; k < changed.size; k += 1) readTask(changed.at(k));
    },
    nextStart(i, bound) {
      const efforts = inputs.efforts[i];
      return nextStart(efforts ? leadingHours(efforts) : inputs.hours[i]!, bound);
    },
    finishFrom(i, begin) {
      const efforts = inputs.efforts[i];
      return efforts ? lastFinish(efforts, begin) : finishFrom(inputs.hours[i]!, begin, inputs.duration[i]!);
    },
    startFor(i, end) {
      const efforts = inputs.efforts[i];
      return efforts ? firstStart(efforts, end) : startFor(inputs.hours[i]!, end, inputs.duration[i]!);
    },
    previousFinish(i, bound) {
      const efforts = inputs.efforts[i];
      return previousFinish(efforts ? efforts.map(({ calendar }) => calendar) : inputs.hours[i]!, bound);
    },
    workFrom(i, begin) {
      const efforts = inputs.efforts[i];
      return efforts ? Math.min(MAX_DURATION, workedTogether(efforts, begin, calendars.anyOf)) : inputs.duration[i]!;
    },
    restFrom(i, begin, floor) {
      const length = inputs.duration[i]!;
      const whole = () => inputs.hours[i]!.map((calendar) => ({ calendar, delay: 0, length, pauses: [] }));
      return restOf(inputs.efforts[i] ?? whole(), begin, inputs.share[i]!, floor, calendars.anyOf);
    },
  };

  const readTask = (i: number): void => {
    const task = tasks[i]!;
    const type = CONSTRAINT_TYPES.includes(task.constraint) ? task.constraint : "ASAP";
    const report = type === "ASAP" ? undefined : reportOn(task, isSummary[i] === 1, type);
    inputs.reports[i] = report;
    inputs.constraint[i] = report ? "ASAP" : type;
    inputs.constraintDate[i] = report || type === "ASAP" ? NaN : instantOf(task.constraintDate);
    inputs.deadline[i] = instantOf(task.deadline);
    if (isSummary[i]) return;
    const own = calendars.of(task);
    inputs.hours[i] = task.elapsed ? clock : own;
    inputs.lagHours[i] = own[0]!;
    inputs.slackHours[i] = task.elapsed ? calendars.roundTheClock : (calendars.ownOf(task) ?? calendars.project);
    const work = secondsOf(task.durationMinutes);
    inputs.duration[i] = task.kind === "milestone" ? 0 : Math.max(0, Math.min(MAX_DURATION, work));
    const hoursOf = (person: PersonId) => (task.elapsed ? calendars.roundTheClock : calendars.ofPerson(task, person));
    inputs.efforts[i] = createEfforts(task, inputs.duration[i]!, inputs.hours[i]!, hoursOf);
    inputs.share[i] = Math.max(0, Math.min(1, task.percentComplete / 100)) || 0;
    inputs.actualStart[i] = instantOf(task.actualStart);
    inputs.actualFinish[i] = instantOf(task.actualFinish);
    inputs.isDone[i] = task.percentComplete >= 100 || !Number.isNaN(inputs.actualFinish[i]!) ? 1 : 0;
    inputs.manualStart[i] = task.manual ? instantOf(task.manualStart) : NaN;
    inputs.levellingDelay[i] = Math.max(0, secondsOf(task.levellingDelayMinutes));
  };
  return inputs;
}
