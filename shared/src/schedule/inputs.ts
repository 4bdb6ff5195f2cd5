// What the passes need to know of each task, as seconds in typed arrays: its hours, its duration, its
// constraint and what has happened already. NaN is "not set". Read once, never written by a pass.

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
  readonly hours: readonly (readonly WorkCalendar[])[];
  /** In which the lag of a link to the task runs (S13). */
  readonly lagHours: readonly WorkCalendar[];
  /** In which the task's float is counted (S61). */
  readonly slackHours: readonly WorkCalendar[];
  readonly duration: Float64Array;
  readonly constraint: readonly ConstraintType[];
  readonly constraintDate: Float64Array;
  readonly deadline: Float64Array;
  /** Set for tasks that have begun. */
  readonly actualStart: Float64Array;
  readonly actualFinish: Float64Array;
  /** 1 for tasks that are finished: with an actual finish or at 100 % (S55). */
  readonly isDone: Uint8Array;
  readonly manualStart: Float64Array;
  readonly levellingDelay: Float64Array;
}

/** The constraints a summary task can have (S36). */
const ON_SUMMARY: readonly ConstraintType[] = ["ASAP", "SNET", "FNLT"];

function constraintOf(task: Task, isSummary: boolean, diagnostics: Diagnostic[]): ConstraintType {
  const type = CONSTRAINT_TYPES.includes(task.constraint) ? task.constraint : "ASAP";
  if (isSummary && !ON_SUMMARY.includes(type)) {
    diagnostics.push({
      code: "constraint-on-summary",
      message: `The constraint ${type} of the summary task “${task.title}” was passed over: a summary can only start no earlier or finish no later than a date.`,
      ids: [task.id],
    });
    return "ASAP";
  }
  if (type !== "ASAP" && type !== "ALAP" && Number.isNaN(instantOf(task.constraintDate))) {
    diagnostics.push({
      code: "constraint-without-date",
      message: `The constraint ${type} of “${task.title}” has no date; it was passed over.`,
      ids: [task.id],
    });
    return "ASAP";
  }
  return type;
}

/** Reads the scheduled tasks of `plan`; constraints that can't count are reported and read as ASAP. */
export function createInputs(plan: Plan, net: Network, calendars: PlanCalendars, diagnostics: Diagnostic[]): Inputs {
  const { tasks, isSummary } = net;
  const count = tasks.length;
  const numbers = () => new Float64Array(count);
  const unset = () => new Float64Array(count).fill(NaN);
  const clock = [calendars.roundTheClock];
  const projectOnly = [calendars.project];
  const hours: (readonly WorkCalendar[])[] = new Array(count);
  const lagHours: WorkCalendar[] = new Array(count);
  const slackHours: WorkCalendar[] = new Array(count);
  const constraint: ConstraintType[] = new Array(count);
  const duration = numbers();
  const constraintDate = unset();
  const deadline = unset();
  const actualStart = unset();
  const actualFinish = unset();
  const isDone = new Uint8Array(count);
  const manualStart = unset();
  const levellingDelay = numbers();
  for (let i = 0; i < count; i += 1) {
    const task = tasks[i]!;
    constraint[i] = task.constraint === "ASAP" ? "ASAP" : constraintOf(task, isSummary[i] === 1, diagnostics);
    if (constraint[i] !== "ASAP") constraintDate[i] = instantOf(task.constraintDate);
    if (task.deadline !== null) deadline[i] = instantOf(task.deadline);
    if (isSummary[i]) {
      hours[i] = projectOnly;
      lagHours[i] = calendars.project;
      slackHours[i] = calendars.project;
      continue;
    }
    const own = calendars.of(task);
    hours[i] = task.elapsed ? clock : own;
    lagHours[i] = own[0]!;
    slackHours[i] = task.elapsed ? calendars.roundTheClock : (calendars.ownOf(task) ?? own[0]!);
    if (task.kind !== "milestone") duration[i] = Math.max(0, Math.min(MAX_DURATION, secondsOf(task.durationMinutes)));
    if (task.actualStart !== null) actualStart[i] = instantOf(task.actualStart);
    if (task.actualFinish !== null) actualFinish[i] = instantOf(task.actualFinish);
    if (task.percentComplete >= 100 || !Number.isNaN(actualFinish[i]!)) isDone[i] = 1;
    if (task.manual && task.manualStart !== null) manualStart[i] = instantOf(task.manualStart);
    levellingDelay[i] = Math.max(0, secondsOf(task.levellingDelayMinutes));
  }
  const start = instantOf(plan.settings.start);
  return {
    projectStart: Number.isNaN(start) ? clampInstant(0) : start,
    honourConstraints: plan.settings.honourConstraints,
    project: calendars.project,
    roundTheClock: calendars.roundTheClock,
    hours,
    lagHours,
    slackHours,
    duration,
    constraint,
    constraintDate,
    deadline,
    actualStart,
    actualFinish,
    isDone,
    manualStart,
    levellingDelay,
  };
}
