// Working time as bars need it: which days are worked, how long a bar of given ends is, and one day
// on or back. It asks the scheduler's own calendars, so a bar and the schedule never disagree.

import { withoutPauses } from "@entente/shared/model/assignment";
import type { Plan, Task } from "@entente/shared/model/plan";
import { MINUTES_PER_DAY } from "@entente/shared/model/time";
import { createPlanCalendars } from "@entente/shared/schedule/plan-calendars";

const SECONDS = 60;
/** A calendar without work for longer than this is not searched further. */
const MOST_DAYS_OFF = 366;

export interface WorkingTime {
  /** Whether the project calendar has work on `day` (days since 1970-01-01). */
  isWorkingDay(day: number): boolean;
  /** Working minutes of `task` between two instants, its pauses left out; elapsed tasks count round the clock. Never negative. */
  minutesBetween(task: Task, start: number, finish: number): number;
  /** Working minutes of the project calendar from one instant to another; negative backwards. */
  projectMinutes(from: number, to: number): number;
  /** `start` at the same time of the next (or previous) day that the project works. */
  shiftedByDay(start: number, direction: 1 | -1): number;
}

/** Working time by the calendars of `plan`. */
export function createWorkingTime(plan: Pick<Plan, "calendars" | "people" | "settings">): WorkingTime {
  const calendars = createPlanCalendars(plan);
  const daySeconds = MINUTES_PER_DAY * SECONDS;
  const workBefore = (instant: number) => calendars.project.workBefore(instant);
  const isWorkingDay = (day: number) => workBefore((day + 1) * daySeconds) > workBefore(day * daySeconds);
  return {
    isWorkingDay,
    projectMinutes: (from, to) =>
      (workBefore(Math.round(to * SECONDS)) - workBefore(Math.round(from * SECONDS))) / SECONDS,
    minutesBetween(task, start, finish) {
      const hours = task.elapsed ? [calendars.roundTheClock] : calendars.of(task);
      const from = Math.round(start * SECONDS);
      const to = Math.round(finish * SECONDS);
      const work = Math.min(...hours.map((calendar) => calendar.workBefore(to) - calendar.workBefore(from)));
      return Math.max(0, withoutPauses(task.splits, work / SECONDS));
    },
    shiftedByDay(start, direction) {
      let shifted = start + direction * MINUTES_PER_DAY;
      for (let days = 0; days < MOST_DAYS_OFF; days += 1) {
        if (isWorkingDay(Math.floor(shifted / MINUTES_PER_DAY))) return shifted;
        shifted += direction * MINUTES_PER_DAY;
      }
      return start + direction * MINUTES_PER_DAY;
    },
  };
}
