// Where people have more to do than they can: for each person the spans of time in which the tasks
// that are scheduled and not finished ask for more than the person has. Pure, from plan and schedule.

import type { PersonId, TaskId } from "../../model/ids.ts";
import type { Plan } from "../../model/plan.ts";
import type { Schedule } from "../../model/schedule.ts";
import { capacityOf, demandOf } from "./units.ts";

export interface Overload {
  readonly person: PersonId;
  /** In minutes since 1970-01-01T00:00. */
  readonly from: number;
  readonly to: number;
  /** What is asked of the person at the worst: 2 is twice the whole of them. */
  readonly load: number;
  /** Those that ask for it, by id. */
  readonly tasks: readonly TaskId[];
}

const SLIVER = 1e-9;

interface Claim {
  readonly task: TaskId;
  readonly from: number;
  readonly to: number;
  readonly amount: number;
}

function claimsByPerson(plan: Plan, schedule: Schedule): Map<PersonId, Claim[]> {
  const claims = new Map<PersonId, Claim[]>();
  for (const { id, summary, start, finish, durationMinutes, percentComplete } of schedule.tasks.values()) {
    const task = plan.tasks.get(id);
    const isDone = percentComplete >= 100 || task?.actualFinish != null;
    if (!task || summary || isDone || durationMinutes === 0) continue;
    for (const person of task.assignees) {
      const claim = { task: id, from: start, to: finish, amount: demandOf(task, person) };
      const known = claims.get(person);
      if (known) known.push(claim);
      else claims.set(person, [claim]);
    }
  }
  return claims;
}

/** All overloads, by person and then by time. */
export function overloads(plan: Plan, schedule: Schedule): Overload[] {
  const found: Overload[] = [];
  const people = Array.from(claimsByPerson(plan, schedule)).sort(([a], [b]) => (a < b ? -1 : 1));
  for (const [person, claims] of people) {
    const capacity = capacityOf(plan, person) + SLIVER;
    const times = Array.from(new Set(claims.flatMap(({ from, to }) => [from, to]))).sort((a, b) => a - b);
    const byStart = claims.sort((a, b) => a.from - b.from || (a.task < b.task ? -1 : 1));
    let open: Claim[] = [];
    let next = 0;
    let current: { from: number; to: number; load: number; tasks: Set<TaskId> } | null = null;
    const close = () => {
      if (current) found.push({ person, ...current, tasks: Array.from(current.tasks).sort() });
      current = null;
    };
    for (const [at, from] of times.entries()) {
      open = open.filter(({ to }) => to > from);
      while (next < byStart.length && byStart[next]!.from <= from) {
        if (byStart[next]!.to > from) open.push(byStart[next]!);
        next += 1;
      }
      const load = open.reduce((sum, { amount }) => sum + amount, 0);
      const to = times[at + 1];
      if (load <= capacity || to === undefined) close();
      else {
        current ??= { from, to, load, tasks: new Set() };
        current.to = to;
        current.load = Math.max(current.load, load);
        for (const { task } of open) current.tasks.add(task);
      }
    }
    close();
  }
  return found;
}
