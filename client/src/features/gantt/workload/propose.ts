// Asks a worker for a levelling of a plan, and says what the dates would be with it.

import type { Plan } from "@entente/shared/model/plan";
import type { Schedule } from "@entente/shared/model/schedule";
import type { LevellingChange } from "@entente/shared/schedule/levelling";
import { schedule } from "@entente/shared/schedule/schedule";
import { applyEdits } from "@entente/shared/schedule/what-if";
import type { PlainProposal } from "./levelling-worker.ts";

/** The records alone, as a message can carry them; notes decide no dates. */
function plainPlan(plan: Plan): Plan {
  return {
    settings: { ...plan.settings },
    tasks: new Map(plan.tasks),
    dependencies: new Map(plan.dependencies),
    columns: new Map(),
    calendars: new Map(plan.calendars),
    people: new Map(plan.people),
    labels: new Map(),
    notes: new Map(),
    baselines: new Map(),
  };
}

/** A proposal for `plan` as it is now. Rejects when no worker can be had; `signal` gives it up. */
export function proposeLevelling(plan: Plan, signal: AbortSignal): Promise<PlainProposal> {
  const worker = new Worker(new URL("./levelling-worker.ts", import.meta.url), { type: "module" });
  const answer = new Promise<PlainProposal>((resolve, reject) => {
    worker.addEventListener("message", ({ data }: MessageEvent<PlainProposal>) => resolve(data));
    worker.addEventListener("error", () => reject(new Error("The levelling could not be computed.")));
    signal.addEventListener("abort", () => reject(new DOMException("Given up.", "AbortError")));
  });
  worker.postMessage(plainPlan(plan));
  return answer.finally(() => worker.terminate());
}

/** The dates of `plan` with the changes; tasks that are gone meanwhile are passed over. */
export function scheduleWith(plan: Plan, changes: readonly LevellingChange[]): Schedule {
  const tasks = changes.flatMap(({ task, levellingDelayMinutes }) => {
    const record = plan.tasks.get(task);
    return record ? [{ ...record, levellingDelayMinutes }] : [];
  });
  return schedule(applyEdits(plan, { tasks }));
}
