// A plan in Entente's own JSON: every field of every record as it is, so that reading it back gives
// an equal plan. Dates are not in it, since they are computed from what is.

import type { Plan } from "../../model/plan.ts";
import type { Loss } from "../loss.ts";
import { PLAN_FORMAT, PLAN_FORMAT_VERSION } from "./plan-schema.ts";

/** The file's text; it loses nothing. */
export function writeJson(plan: Plan): { text: string; losses: Loss[] } {
  const file = {
    format: PLAN_FORMAT,
    version: PLAN_FORMAT_VERSION,
    plan: {
      settings: plan.settings,
      tasks: [...plan.tasks.values()],
      dependencies: [...plan.dependencies.values()],
      columns: [...plan.columns.values()],
      calendars: [...plan.calendars.values()],
      people: [...plan.people.values()],
      labels: [...plan.labels.values()],
      notes: Array.from(plan.notes, ([task, text]) => ({ task, text })),
      baselines: Array.from(plan.baselines.values(), ({ tasks, ...baseline }) => ({
        ...baseline,
        tasks: Array.from(tasks, ([task, dates]) => ({ task, ...dates })),
      })),
    },
  };
  return { text: `${JSON.stringify(file, null, 1)}\n`, losses: [] };
}
