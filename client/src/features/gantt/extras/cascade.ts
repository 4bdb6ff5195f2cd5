// What a drag would do to the rest of the plan: the whole schedule with the edit tried out, compared
// with the schedule as it is. Pure but for the clock; nothing is written.

import type { TaskId } from "@entente/shared/model/ids";
import type { Plan, Task } from "@entente/shared/model/plan";
import type { Schedule } from "@entente/shared/model/schedule";
import { createScheduler } from "@entente/shared/schedule/schedule";
import { withEdit, type BarEdit } from "../bar-edits.ts";

export type TrialEdits = ReadonlyMap<TaskId, BarEdit>;

export interface Cascade {
  /** The schedule as it would be. */
  readonly after: Schedule;
  /** Tasks other than the edited ones that would start or finish elsewhere; summaries not counted. */
  readonly movedCount: number;
  /** The project's finish before and after, in minutes. */
  readonly finish: { readonly before: number; readonly after: number };
  /** Tasks that would miss a deadline which they keep now. */
  readonly missed: readonly TaskId[];
}

/** Tries edits out on versions of a plan; the network of links is kept from one try to the next. */
export function createTrial(): (plan: Plan, before: Schedule, edits: TrialEdits) => Cascade {
  const scheduler = createScheduler();
  return (plan, before, edits) => {
    const tasks = new Map<TaskId, Task>(plan.tasks);
    for (const [id, edit] of edits) {
      const task = tasks.get(id);
      if (task) tasks.set(id, withEdit(task, edit));
    }
    const { settings, dependencies, columns, calendars, people, labels, notes, baselines } = plan;
    const trial: Plan = { settings, dependencies, columns, calendars, people, labels, notes, baselines, tasks };
    return compare(before, scheduler.update(trial), edits);
  };
}

function compare(before: Schedule, after: Schedule, edits: TrialEdits): Cascade {
  let movedCount = 0;
  for (const dates of after.tasks.values()) {
    const old = before.tasks.get(dates.id);
    const hasMoved = old && (old.start !== dates.start || old.finish !== dates.finish);
    if (hasMoved && !dates.summary && !edits.has(dates.id)) movedCount += 1;
  }
  const lateNow = missedIn(before);
  return {
    after,
    movedCount,
    finish: { before: before.finish, after: after.finish },
    missed: [...missedIn(after)].filter((id) => !lateNow.has(id)),
  };
}

function missedIn(schedule: Schedule): Set<TaskId> {
  const ids = new Set<TaskId>();
  for (const { code, ids: named } of schedule.diagnostics) {
    if (code === "deadline-missed") for (const id of named) ids.add(id as TaskId);
  }
  return ids;
}
