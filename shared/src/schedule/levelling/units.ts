// What a task asks of a person and what a person has to give: 1 is the whole of them.

import type { PersonId } from "../../model/ids.ts";
import type { Plan, Task } from "../../model/plan.ts";

/** The share of `person` that `task` takes while it lasts. */
export function demandOf(_task: Task, _person: PersonId): number {
  return 1;
}

/** How much of `person` there is. */
export function capacityOf(_plan: Plan, _person: PersonId): number {
  return 1;
}
