// A baseline as rows of a table: what was agreed, what is now, and how far apart they are, the latest
// first; and what it means for the project's finish.

import type { Baseline } from "@entente/shared/model/baseline";
import type { TaskId } from "@entente/shared/model/ids";
import type { Plan } from "@entente/shared/model/plan";
import type { Schedule } from "@entente/shared/model/schedule";
import { parseLocalDateTime } from "@entente/shared/model/time";
import { variance, type Variance } from "@entente/shared/schedule/variance";

export interface BaselineRow extends Variance {
  readonly task: TaskId;
  readonly title: string;
  readonly start: number;
  readonly finish: number;
}

export interface BaselineComparison {
  /** Tasks whose dates differ, summaries left out; those that finish latest against the baseline first. */
  readonly rows: readonly BaselineRow[];
  readonly later: number;
  readonly earlier: number;
  /** Of the tasks scheduled now: how many the baseline doesn't know. */
  readonly added: number;
  /** Of the tasks it keeps: how many are no longer scheduled. */
  readonly gone: number;
  /** The last finish that was agreed and that of the schedule, in minutes since 1970-01-01T00:00. */
  readonly finish: { readonly agreed: number; readonly now: number } | null;
}

/** The comparison of `schedule`, which is that of `plan`, with one of its baselines. */
export function compareWithBaseline(plan: Plan, schedule: Schedule, baseline: Baseline): BaselineComparison {
  const rows: BaselineRow[] = [];
  const variances = variance(plan, schedule, baseline.number);
  let added = 0;
  let lastFinish = -Infinity;
  for (const [id, task] of schedule.tasks.entries()) {
    if (task.summary) continue;
    const kept = variances.get(id);
    if (!kept) added += 1;
    else if (kept.startMinutes !== 0 || kept.finishMinutes !== 0 || kept.durationMinutes !== 0) {
      rows.push({ ...kept, task: id, title: plan.tasks.get(id)?.title ?? "", start: task.start, finish: task.finish });
    }
    lastFinish = Math.max(lastFinish, task.finish);
  }
  const agreed = lastFinishOf(baseline);
  rows.sort((a, b) => b.finishMinutes - a.finishMinutes || a.start - b.start);
  return {
    rows,
    later: rows.filter((row) => row.finishMinutes > 0).length,
    earlier: rows.filter((row) => row.finishMinutes < 0).length,
    added,
    gone: [...baseline.tasks.keys()].filter((id) => !schedule.tasks.has(id)).length,
    finish: agreed === null || lastFinish === -Infinity ? null : { agreed, now: lastFinish },
  };
}

/** When the baseline's last task was to finish, whether the plan still has it or not. */
function lastFinishOf({ tasks }: Baseline): number | null {
  let last: number | null = null;
  for (const { finish } of tasks.values()) {
    const at = parseLocalDateTime(finish);
    if (at !== null && (last === null || at > last)) last = at;
  }
  return last;
}
