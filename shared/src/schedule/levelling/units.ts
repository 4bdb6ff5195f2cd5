// What a task asks of a person and what a person has to give: 1 is the whole of them. A contour asks for
// all of the assignment's units, since at its height it takes them.

import type { PersonId } from "../../model/ids.ts";
import type { Plan, Task } from "../../model/plan.ts";

/** The share of `person` that `task` takes while it lasts. */
export function demandOf({ assignments }: Task, person: PersonId): number {
  return assignments.find((assignment) => assignment.person === person)?.units ?? 1;
}

/** How much of `person` there is. */
export function capacityOf(_plan: Plan, _person: PersonId): number {
  return 1;
}
