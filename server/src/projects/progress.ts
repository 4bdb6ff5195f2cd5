// How far a plan is, told from its inputs: no schedule is computed. A plan is opened only when it
// changed since the last look, and a busy one at most twice a minute: the list of projects must not
// cost those who edit them.

import { readPlan } from "@entente/shared/doc/read-plan";
import type { ProjectProgress } from "@entente/shared/http/project";
import type { TaskId } from "@entente/shared/model/ids";
import type { Plan } from "@entente/shared/model/plan";
import { formatLocalDateTime } from "@entente/shared/model/time";
import type { Documents } from "../sync/types.ts";

const REST_MS = 30_000;
const KEPT = 500;
const DAY_MS = 86_400_000;

interface Known {
  readonly seq: number;
  readonly at: number;
  /** The day it was told for: tomorrow another deadline is the next. */
  readonly day: number;
  readonly progress: ProjectProgress;
}

/** The progress of `plan`; `nowMinutes` of wall time decides which deadline is the next. */
export function progressOf(plan: Plan, nowMinutes: number): ProjectProgress {
  const summaries = new Set<TaskId>();
  for (const task of plan.tasks.values()) if (task.parent && !task.archived) summaries.add(task.parent);
  const now = formatLocalDateTime(nowMinutes);
  let total = 0;
  let done = 0;
  let blocked = 0;
  let deadline: ProjectProgress["deadline"] = null;
  for (const task of plan.tasks.values()) {
    if (task.archived || !task.active || summaries.has(task.id)) continue;
    total++;
    const column = task.column ? plan.columns.get(task.column) : undefined;
    if (task.percentComplete >= 100 || column?.countsAsDone) {
      done++;
      continue;
    }
    if (task.blocked !== null) blocked++;
    if (task.deadline && task.deadline >= now && (!deadline || task.deadline < deadline.at))
      deadline = { title: task.title, at: task.deadline };
  }
  return { total, done, blocked, deadline };
}

/** A reader for one server; `now` in milliseconds. */
export function createProgress(documents: Pick<Documents, "heads" | "read">, now: () => number) {
  const known = new Map<string, Known>();
  return {
    /** The progress of the plan document, at most half a minute old. */
    async of(planId: string): Promise<ProjectProgress> {
      const last = known.get(planId);
      if (last && now() - last.at < REST_MS) return last.progress;
      const seq = (await documents.heads([planId])).get(planId)?.seq ?? 0;
      const at = now();
      const day = Math.floor(at / DAY_MS);
      const progress =
        last?.seq === seq && last.day === day
          ? last.progress
          : await documents.read(planId, (doc) => progressOf(readPlan(doc).plan, at / 60_000));
      known.delete(planId);
      known.set(planId, { seq, at, day, progress });
      if (known.size > KEPT) known.delete(known.keys().next().value!);
      return progress;
    },
  };
}
