import { expect, test } from "vitest";
import type { Baseline } from "@entente/shared/model/baseline";
import type { TaskId } from "@entente/shared/model/ids";
import type { Plan, Task } from "@entente/shared/model/plan";
import { formatLocalDateTime } from "@entente/shared/model/time";
import { schedule } from "@entente/shared/schedule/schedule";
import { compareWithBaseline } from "../../../client/src/features/gantt/dock/baseline-rows.ts";
import { syntheticPlan } from "../../bench/gantt-page/synthetic-plan.ts";

const base: Plan = syntheticPlan(6, 0);

function keep(plan: Plan): Baseline {
  const tasks = new Map(
    [...schedule(plan).tasks.values()].map((task) => [
      task.id,
      {
        start: formatLocalDateTime(task.start),
        finish: formatLocalDateTime(task.finish),
        durationMinutes: task.durationMinutes,
      },
    ]),
  );
  return { number: 0, name: "", takenAt: null, tasks };
}

const withTask = (plan: Plan, id: string, patch: Partial<Task>): Plan => ({
  ...plan,
  tasks: new Map(plan.tasks).set(id as TaskId, { ...plan.tasks.get(id as TaskId)!, ...patch }),
});
const compare = (plan: Plan, baseline: Baseline) => {
  const open = { ...plan, baselines: new Map([[0 as const, baseline]]) };
  return compareWithBaseline(open, schedule(open), baseline);
};

test("nothing differs from what was just kept", () => {
  const { rows, later, earlier, added, gone, finish } = compare(base, keep(base));
  expect([rows, later, earlier, added, gone]).toEqual([[], 0, 0, 0, 0]);
  expect(finish!.now).toBe(finish!.agreed);
});

test("a longer task is later by as much, a summary above it is no row", () => {
  const kept = keep(base);
  const { durationMinutes } = base.tasks.get("t1" as TaskId)!;
  const { rows, later } = compare(withTask(base, "t1", { durationMinutes: durationMinutes + 480 }), kept);
  expect(rows.map(({ task, durationMinutes: longer }) => [task, longer])).toEqual([["t1", 480]]);
  expect(later).toBe(1);
});

test("tasks that came and tasks that went are counted, and the agreed finish stays", () => {
  const kept = keep(base);
  const t9 = { ...base.tasks.get("t1" as TaskId)!, id: "t9" as TaskId, title: "New" };
  const without = withTask(base, "t2", { archived: true });
  const { added, gone, finish } = compare({ ...without, tasks: new Map(without.tasks).set(t9.id, t9) }, kept);
  expect([added, gone]).toEqual([1, 1]);
  expect(finish!.agreed).toBe(schedule(base).finish);
});
