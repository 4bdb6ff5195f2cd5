// How much is asked of each person over the time of the plan, in columns, and where it is too much.

import type { PersonId } from "@entente/shared/model/ids";
import type { Plan } from "@entente/shared/model/plan";
import type { Schedule } from "@entente/shared/model/schedule";
import { overloads, type Overload } from "@entente/shared/schedule/levelling/overloads";
import { demandOf } from "@entente/shared/schedule/levelling/units";

export interface WorkloadRow {
  readonly person: PersonId;
  readonly name: string;
  /** By column: what is asked on average; 1 is all of the person. */
  readonly load: Float64Array;
  readonly tasks: number;
  readonly overloads: readonly Overload[];
}

export interface Workload {
  readonly start: number;
  readonly finish: number;
  /** Those with the most overloads first, then by name. */
  readonly rows: readonly WorkloadRow[];
}

/** What is left to do of the plan, in `columns` columns from the schedule's start to its finish. */
export function workloadOf(plan: Plan, schedule: Schedule, columns: number): Workload {
  const { start, finish } = schedule;
  const width = Math.max(1, finish - start) / columns;
  const rows = new Map<PersonId, { load: Float64Array; tasks: number; overloads: Overload[] }>();
  const rowOf = (person: PersonId) => {
    let row = rows.get(person);
    if (!row) rows.set(person, (row = { load: new Float64Array(columns), tasks: 0, overloads: [] }));
    return row;
  };
  for (const dates of schedule.tasks.values()) {
    const task = plan.tasks.get(dates.id);
    const isDone = dates.percentComplete >= 100 || task?.actualFinish != null;
    if (!task || dates.summary || isDone || dates.durationMinutes === 0) continue;
    for (const person of task.assignees) {
      const row = rowOf(person);
      row.tasks += 1;
      addSpan(row.load, (dates.start - start) / width, (dates.finish - start) / width, demandOf(task, person));
    }
  }
  for (const overload of overloads(plan, schedule)) rowOf(overload.person).overloads.push(overload);
  const named = Array.from(rows, ([person, row]) => ({
    person,
    name: plan.people.get(person)?.name || "Somebody who is gone",
    ...row,
  }));
  named.sort((a, b) => b.overloads.length - a.overloads.length || a.name.localeCompare(b.name));
  return { start, finish, rows: named };
}

/** Adds `amount` over [from, to), both in columns. */
function addSpan(load: Float64Array, from: number, to: number, amount: number): void {
  const last = Math.min(load.length - 1, Math.ceil(to) - 1);
  for (let column = Math.max(0, Math.floor(from)); column <= last; column += 1) {
    const share = Math.min(to, column + 1) - Math.max(from, column);
    load[column]! += amount * Math.max(0, share);
  }
}
