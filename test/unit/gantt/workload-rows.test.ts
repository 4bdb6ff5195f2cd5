import { expect, test } from "vitest";
import type { PersonId, TaskId } from "@entente/shared/model/ids";
import type { Plan } from "@entente/shared/model/plan";
import { level } from "@entente/shared/schedule/levelling";
import { schedule } from "@entente/shared/schedule/schedule";
import { scheduleWith } from "../../../client/src/features/gantt/workload/propose.ts";
import { workloadOf } from "../../../client/src/features/gantt/workload/workload-rows.ts";
import { syntheticPlan } from "../../bench/gantt-page/synthetic-plan.ts";

const ada = "ada" as PersonId;

/** Two plain tasks of the synthetic plan at the same time, both Ada's. */
function overloaded(): Plan {
  const plan = syntheticPlan(6, 0);
  const tasks = new Map(plan.tasks);
  for (const id of ["t1", "t2"] as TaskId[]) {
    tasks.set(id, {
      ...tasks.get(id)!,
      kind: "task",
      durationMinutes: 960,
      constraint: "ASAP",
      constraintDate: null,
      percentComplete: 0,
      assignees: [ada],
    });
  }
  const person = { id: ada, name: "Ada", email: null, userId: null, calendar: null };
  return { ...plan, tasks, people: new Map([[ada, person]]) };
}

test("a person with two tasks at once is asked for twice what there is, and that is an overload", () => {
  const plan = overloaded();
  const { rows } = workloadOf(plan, schedule(plan), 200);
  expect(rows.map(({ name, tasks, overloads }) => [name, tasks, overloads.length])).toEqual([["Ada", 2, 1]]);
  expect(Math.max(...rows[0]!.load)).toBeCloseTo(2);
});

test("the load of all columns together is what the tasks ask for", () => {
  const plan = overloaded();
  const dates = schedule(plan);
  const { rows, start, finish } = workloadOf(plan, dates, 37);
  const span = (id: string) => dates.tasks.get(id as TaskId)!.finish - dates.tasks.get(id as TaskId)!.start;
  const asked = rows[0]!.load.reduce((sum, load) => sum + load, 0) * ((finish - start) / 37);
  expect(asked).toBeCloseTo(span("t1") + span("t2"), 3);
});

test("what a proposal promises is what taking it gives: no overload is left", () => {
  const plan = overloaded();
  const { changes } = level(plan);
  expect(changes.length).toBeGreaterThan(0);
  const after = scheduleWith(plan, changes);
  const tasks = new Map(plan.tasks);
  for (const { task, levellingDelayMinutes } of changes) {
    tasks.set(task, { ...tasks.get(task)!, levellingDelayMinutes });
  }
  expect(workloadOf({ ...plan, tasks }, after, 50).rows[0]!.overloads).toEqual([]);
});

test("a plan without people or tasks has no rows", () => {
  const plan = syntheticPlan(6, 0);
  const empty = { ...plan, tasks: new Map(), dependencies: new Map() };
  expect(workloadOf(empty, schedule(empty), 10).rows).toEqual([]);
});
