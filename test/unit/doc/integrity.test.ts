// Mending by itself: same objects when nothing is wrong, and quick at 10,000 tasks.

import fc from "fast-check";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { mendDependencies, mendTasks } from "@entente/shared/doc/integrity";
import type { TaskPlace } from "@entente/shared/doc/integrity";
import { readPlan } from "@entente/shared/doc/read-plan";
import { mendReferences } from "@entente/shared/doc/references";
import { addTasks } from "@entente/shared/doc/tasks";
import type { TaskId } from "@entente/shared/model/ids";
import type { Column } from "@entente/shared/model/plan";
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

const PLACE = fc.record({
  parent: fc.constantFrom("a", "b", "c", "d", "e", "gone", null),
  column: fc.constantFrom("x", "y", "gone", null),
  archived: fc.boolean(),
});

test("D7 mending gives the same tasks and diagnostics in whatever order tasks and columns are listed", () => {
  fc.assert(
    fc.property(
      fc.array(PLACE, { minLength: 5, maxLength: 5 }),
      fc.boolean(),
      fc.integer(),
      (places, archived, seed) => {
        const tasks = places.map(
          (place, i) => ({ ...place, id: "abcde".charAt(i), order: "V", cardOrder: "V" }) as unknown as TaskPlace,
        );
        const columns = ["x", "y"].map(
          (id) =>
            ({
              id,
              name: id,
              order: id,
              wipLimit: null,
              color: null,
              countsAsDone: false,
              archived: archived && id === "x",
            }) as Column,
        );
        const turn = Math.abs(seed) % tasks.length;
        const shuffled = [...tasks.slice(turn), ...tasks.slice(0, turn)].toReversed();
        const one = mendTasks(byId(tasks), byId(columns));
        const two = mendTasks(byId(shuffled), byId(columns.toReversed()));
        expect(two.tasks).toEqual(one.tasks);
        expect(two.diagnostics.map((each) => JSON.stringify(each)).sort()).toEqual(
          one.diagnostics.map((each) => JSON.stringify(each)).sort(),
        );
      },
    ),
    { numRuns: 1_000 },
  );
});

function byId<R extends { readonly id: string }>(records: readonly R[]): Map<R["id"], R> {
  return new Map(records.map((record) => [record.id, record]));
}
