// Mending by itself: same objects when nothing is wrong, and quick at 10,000 tasks.

import { expect, test } from "vitest";
import * as Y from "yjs";
import { mendDependencies, mendTasks } from "@entente/shared/doc/integrity";
import { readPlan } from "@entente/shared/doc/read-plan";
import { mendReferences } from "@entente/shared/doc/references";
import { addTasks } from "@entente/shared/doc/tasks";
import type { TaskId } from "@entente/shared/model/ids";
import { createTestPlan } from "./support/replicas.ts";

function createLargePlan(count: number): Y.Doc {
  const doc = createTestPlan();
  addTasks(
    doc,
    Array.from({ length: count }, (_, i) => ({
      id: `t${i}` as TaskId,
      title: `Task ${i}`,
      parent: i % 10 === 0 ? null : (`t${i - (i % 10)}` as TaskId),
      durationMinutes: i,
      percentComplete: i % 101,
      priority: "high" as const,
    })),
  );
  const replica = new Y.Doc();
  Y.applyUpdate(replica, Y.encodeStateAsUpdate(doc));
  return replica;
}

test("D16 a plan without faults comes out of mending as the same maps of the same records", () => {
  const { plan } = readPlan(createLargePlan(50));
  const mended = mendTasks(plan.tasks, plan.columns);
  expect(mended).toEqual({ tasks: plan.tasks, diagnostics: [] });
  expect(mended.tasks).toBe(plan.tasks);
  expect(mendDependencies(plan.dependencies, plan.tasks).dependencies).toBe(plan.dependencies);
});

test("D16 only the record that needs mending is another object", () => {
  const { plan } = readPlan(createLargePlan(20));
  const faulty = new Map(plan.tasks).set("t5" as TaskId, {
    ...plan.tasks.get("t5" as TaskId)!,
    parent: "gone" as TaskId,
  });
  const { tasks, diagnostics } = mendTasks(faulty, plan.columns);
  expect([...tasks].filter(([id, task]) => task !== faulty.get(id)).map(([id]) => id)).toEqual(["t5"]);
  expect(diagnostics.map(({ code, ids }) => [code, ids])).toEqual([["missing-parent", ["t5"]]]);
});

test("D16 a task whose references all lead somewhere is the same object", () => {
  const { plan } = readPlan(createLargePlan(1));
  const task = plan.tasks.get("t0" as TaskId)!;
  expect(mendReferences(task, plan)).toBe(task);
});

test("D15 10,000 tasks are read within 60 ms", () => {
  const doc = createLargePlan(10_000);
  const times = Array.from({ length: 12 }, () => {
    const before = performance.now();
    expect(readPlan(doc).plan.tasks.size).toBe(10_000);
    return performance.now() - before;
  });
  expect(Math.min(...times)).toBeLessThan(60);
});
