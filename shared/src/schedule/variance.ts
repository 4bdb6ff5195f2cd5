// What the schedule says now against what a baseline kept, and against the status date: variances of
// every task and the points of the progress line. Pure functions over plan and schedule; all spans are
// working minutes of the project's calendar, so that a weekend is never a delay.

import type { BaselineNumber } from "../model/baseline.ts";
import type { TaskId } from "../model/ids.ts";
import type { Plan } from "../model/plan.ts";
import type { Schedule } from "../model/schedule.ts";
import { parseLocalDateTime } from "../model/time.ts";
import { instantOf, MINUTE } from "./instant.ts";
import { createPlanCalendars } from "./plan-calendars.ts";

/** Positive is later, or longer, than kept. */
export interface Variance {
  readonly startMinutes: number;
  readonly finishMinutes: number;
  readonly durationMinutes: number;
  /** What was kept, in minutes since 1970-01-01T00:00. */
  readonly baselineStart: number;
  readonly baselineFinish: number;
}

/** Where a task stands at the status date. */
export interface ProgressPoint {
  readonly id: TaskId;
  /** The instant up to which the task is done, in minutes since 1970-01-01T00:00; the status date when it is on time. */
  readonly at: number;
  /** Working minutes ahead of the status date; negative: behind. */
  readonly aheadMinutes: number;
}

export interface ProgressLine {
  readonly at: number;
  /** Leaves in the plan's order. Those that lie wholly on their side of the status date are on time. */
  readonly points: readonly ProgressPoint[];
}

/** Working minutes from one instant to another, both in minutes; negative backwards. */
function createSpan(plan: Plan): (from: number, to: number) => number {
  const { project } = createPlanCalendars(plan);
  const workBefore = (minutes: number) => project.workBefore(Math.round(minutes * MINUTE));
  return (from, to) => (workBefore(to) - workBefore(from)) / MINUTE;
}

/** How each task of baseline `number` that is still scheduled differs from it; empty when it wasn't taken. */
export function variance(plan: Plan, schedule: Schedule, number: BaselineNumber): ReadonlyMap<TaskId, Variance> {
  const variances = new Map<TaskId, Variance>();
  const baseline = plan.baselines.get(number);
  if (!baseline) return variances;
  const span = createSpan(plan);
  for (const task of schedule.tasks.values()) {
    const kept = baseline.tasks.get(task.id);
    const start = kept && parseLocalDateTime(kept.start);
    const finish = kept && parseLocalDateTime(kept.finish);
    if (start == null || finish == null) continue;
    variances.set(task.id, {
      startMinutes: span(start, task.start),
      finishMinutes: span(finish, task.finish),
      durationMinutes: task.durationMinutes - kept!.durationMinutes,
      baselineStart: start,
      baselineFinish: finish,
    });
  }
  return variances;
}

/** The progress line at `at` (minutes), the plan's status date without it; null when there is neither. */
export function progressLine(
  plan: Plan,
  schedule: Schedule,
  at: number | null = plan.settings.statusDate && instantOf(plan.settings.statusDate) / MINUTE,
): ProgressLine | null {
  if (at === null || !Number.isFinite(at)) return null;
  const calendars = createPlanCalendars(plan);
  const span = createSpan(plan);
  const points: ProgressPoint[] = [];
  for (const { id, summary, start, finish, percentComplete } of schedule.tasks.values()) {
    if (summary) continue;
    const isDone = percentComplete >= 100;
    // Not due and not begun, or due and done: on time.
    const isOnTime = (percentComplete === 0 && start >= at) || (isDone && finish <= at);
    if (isOnTime) {
      points.push({ id, at, aheadMinutes: 0 });
      continue;
    }
    const task = plan.tasks.get(id)!;
    const [hours] = task.elapsed ? [calendars.roundTheClock] : calendars.of(task);
    const first = hours!.workBefore(Math.round(start * MINUTE));
    const last = hours!.workBefore(Math.round(finish * MINUTE));
    const work = Math.round(((last - first) * Math.min(100, percentComplete)) / 100);
    const reached = isDone ? finish : work === 0 ? start : hours!.finishAt(first + work) / MINUTE;
    points.push({ id, at: reached, aheadMinutes: span(at, reached) });
  }
  return { at, points };
}
