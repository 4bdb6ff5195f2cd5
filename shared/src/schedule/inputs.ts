// What the passes need to know of each task, as seconds in typed arrays: its hours, its duration, its
// constraint and what has happened already. NaN is "not set". A task is read when it changed; no pass
// writes here.

import type { Diagnostic } from "../model/diagnostic.ts";
import type { ConstraintType, Plan, Task } from "../model/plan.ts";
import { CONSTRAINT_TYPES } from "../model/plan.ts";
import { clampInstant, instantOf, MINUTE, secondsOf } from "./instant.ts";
import type { Network } from "./network.ts";
import type { PlanCalendars } from "./plan-calendars.ts";
import type { WorkCalendar } from "./work-calendar.ts";

const MAX_DURATION = 1e9 * MINUTE;

export interface Inputs {
  readonly projectStart: number;
  readonly honourConstraints: boolean;
  readonly project: WorkCalendar;
  readonly roundTheClock: WorkCalendar;
  /** In which the duration runs; one for each kind of hours the assignments have. */
  readonly hours: (readonly WorkCalendar[])[];
  /** In which the lag of a link to the task runs (S13). */
  readonly lagHours: WorkCalendar[];
  /** In which the task's float is counted (S61). */
  readonly slackHours: WorkCalendar[];
  readonly duration: Float64Array;
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
  /** Reads the record of each task that has a 1 in `changed`. */
  read(changed: Uint8Array): void;
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
  const inputs: Inputs = {
    projectStart: Number.isNaN(start) ? clampInstant(0) : start,
    honourConstraints: settings.honourConstraints,
    project: calendars.project,
    roundTheClock: calendars.roundTheClock,
    hours: Array.from({ length: count }, () => projectOnly),
    lagHours: Array.from({ length: count }, () => calendars.project),
    slackHours: Array.from({ length: count }, () => calendars.project),
    duration: numbers(),
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
      for (let i = 0; i < count; i += 1) if (changed[i]) readTask(i);
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
    inputs.slackHours[i] = task.elapsed ? calendars.roundTheClock : (calendars.ownOf(task) ?? own[0]!);
    const work = secondsOf(task.durationMinutes);
    inputs.duration[i] = task.kind === "milestone" ? 0 : Math.max(0, Math.min(MAX_DURATION, work));
    inputs.actualStart[i] = instantOf(task.actualStart);
    inputs.actualFinish[i] = instantOf(task.actualFinish);
    inputs.isDone[i] = task.percentComplete >= 100 || !Number.isNaN(inputs.actualFinish[i]!) ? 1 : 0;
    inputs.manualStart[i] = task.manual ? instantOf(task.manualStart) : NaN;
    inputs.levellingDelay[i] = Math.max(0, secondsOf(task.levellingDelayMinutes));
  };
  return inputs;
}
