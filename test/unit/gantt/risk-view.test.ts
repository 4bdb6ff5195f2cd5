import { describe, expect, test } from "vitest";
import type { TaskId } from "@entente/shared/model/ids";
import type { Plan } from "@entente/shared/model/plan";
import { simulate } from "@entente/shared/schedule/simulation";
import { prepareSimulation } from "@entente/shared/schedule/simulation/input";
import { chanceOf, finishBars, riskTasks } from "../../../client/src/features/gantt/risk/risk-view.ts";
import { syntheticPlan } from "../../bench/gantt-page/synthetic-plan.ts";

const DAY = 1440;
const finishes = Float64Array.from([1, 2, 2.5, 4].map((day) => day * DAY));

describe("the chance of a finish", () => {
  test("is the share of passes that end by then", () => {
    expect([0.5, 1, 2, 3, 4].map((day) => chanceOf({ finishes }, day * DAY))).toEqual([0, 0.25, 0.5, 0.75, 1]);
  });

  test("of nothing to do is certain", () => {
    expect(chanceOf({ finishes: new Float64Array() }, 0)).toBe(1);
  });
});

describe("the finishes as bars", () => {
  test("count each pass once, whole days each", () => {
    expect(finishBars({ finishes }, 40).map(({ count }) => count)).toEqual([1, 2, 0, 1]);
    expect(finishBars({ finishes }, 2).map(({ count }) => count)).toEqual([3, 1]);
  });

  test("are one when all passes end on a day, and none without passes", () => {
    expect(finishBars({ finishes: finishes.slice(0, 1) }, 40)).toHaveLength(1);
    expect(finishBars({ finishes: new Float64Array() }, 40)).toEqual([]);
  });
});

test("tasks that decide the finish most often come first, summaries not at all", () => {
  const plan: Plan = syntheticPlan(30, 20);
  const result = simulate(prepareSimulation(plan), { passes: 50 });
  const tasks = riskTasks(plan, result);
  const parents = new Set<TaskId | null>([...plan.tasks.values()].map(({ parent }) => parent));
  expect(tasks.length).toBeGreaterThan(0);
  expect(tasks.filter(({ task }) => parents.has(task))).toEqual([]);
  const shares = tasks.map(({ criticality }) => criticality);
  expect(shares).toEqual(shares.toSorted((a, b) => b - a));
  expect(shares[0]).toBeGreaterThan(0);
});
