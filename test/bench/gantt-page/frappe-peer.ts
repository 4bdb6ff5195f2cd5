/// <reference path="../../../client/src/features/gantt/chart/frappe-gantt.d.ts" />
// The same plan on frappe-gantt as it comes, for the benchmark's comparison: every bar, every arrow.

import Gantt from "frappe-gantt";
import type { TaskId } from "@entente/shared/model/ids";
import type { Plan } from "@entente/shared/model/plan";
import type { Schedule } from "@entente/shared/model/schedule";

/** Draws `plan` at the dates of `schedule` into `host`, in Day view. */
export function drawFrappe(host: HTMLElement, plan: Plan, schedule: Schedule): void {
  const predecessors = new Map<TaskId, string[]>();
  for (const { predecessor, successor } of plan.dependencies.values()) {
    predecessors.set(successor, [...(predecessors.get(successor) ?? []), predecessor]);
  }
  const day = (minutes: number) => new Date(minutes * 60_000).toISOString().slice(0, 10);
  const tasks = [...plan.tasks.values()].map(({ id, title, percentComplete }) => {
    const { start, finish } = schedule.tasks.get(id)!;
    const dependencies = predecessors.get(id) ?? [];
    return {
      id: id as string,
      name: title,
      start: day(start),
      end: day(finish),
      progress: percentComplete,
      dependencies,
    };
  });
  new Gantt(host, tasks, { view_mode: "Day", popup: false, infinite_padding: false });
}
