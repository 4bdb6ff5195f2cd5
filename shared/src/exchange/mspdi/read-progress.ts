// Tasks that have begun keep the finish the file has for them. Project may have split their work or
// moved the rest of it; a plan holds one duration, so it becomes the working time between the actual
// start and that finish, and the change is told.

import type { TaskId } from "../../model/ids.ts";
import type { Plan, Task } from "../../model/plan.ts";
import { instantOf, MINUTE } from "../../schedule/instant.ts";
import { finishFrom } from "../../schedule/hours.ts";
import { createEfforts, lastFinish } from "../../schedule/efforts.ts";
import type { PlanCalendars } from "../../schedule/plan-calendars.ts";
import type { LossCollector } from "../loss.ts";
import type { ReadTasks } from "./read-tasks.ts";
import { dateTime } from "./xml.ts";

/** The tasks of `plan`, those in progress with durations that end where the file says. */
export function keepStartedFinishes(
  plan: Plan,
  calendars: PlanCalendars,
  read: ReadTasks,
  losses: LossCollector,
): Map<TaskId, Task> {
  const tasks = new Map(plan.tasks);
  for (const [id, task] of plan.tasks) {
    if (task.actualStart === null || task.actualFinish !== null) continue;
    const start = instantOf(task.actualStart);
    const finish = instantOf(dateTime(read.elements.get(id), "Finish"));
    if (Number.isNaN(start) || Number.isNaN(finish) || finish <= start) continue;
    const hours = task.elapsed ? [calendars.roundTheClock] : calendars.of(task);
    const duration = Math.round(task.durationMinutes * MINUTE);
    const efforts = createEfforts(task, duration, hours, (person) =>
      task.elapsed ? calendars.roundTheClock : calendars.ofPerson(task, person),
    );
    if ((efforts ? lastFinish(efforts, start) : finishFrom(hours, start, duration)) === finish) continue;
    const work = Math.min(...hours.map((calendar) => calendar.workBefore(finish) - calendar.workBefore(start)));
    if (work <= 0 || finishFrom(hours, start, work) !== finish) continue;
    tasks.set(id, { ...task, durationMinutes: work / MINUTE, assignments: [], splits: [] });
    losses.add("durations of started tasks", "They became the working time up to the finish in the file.", task.title);
  }
  return tasks;
}
