// Three replicas that edit at random and hear of each other late, in any order and more than once.

import fc from "fast-check";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { migrate } from "@entente/shared/doc/migrations";
import { readPlan } from "@entente/shared/doc/read-plan";
import { addTask, addTasks } from "@entente/shared/doc/tasks";
import type { TaskId } from "@entente/shared/model/ids";
import { outlineRows } from "@entente/shared/model/outline";
import { planProblems } from "./support/plan-problems.ts";
import { apply, RANDOM_EDIT } from "./support/random-edits.ts";
import { contentOf, createTestPlan, exchange, fork, planText } from "./support/replicas.ts";

const STEP = fc.oneof(
  { weight: 5, arbitrary: fc.record({ replica: fc.nat(2), edit: RANDOM_EDIT }) },
  // One of the updates made so far reaches a replica; whether it was there already doesn't matter.
  { weight: 4, arbitrary: fc.record({ replica: fc.nat(2), update: fc.nat(10_000) }) },
);

test("D14 replicas that edit at random and receive updates shuffled and repeated converge to one valid plan", () => {
  fc.assert(
    fc.property(fc.array(STEP, { maxLength: 60 }), fc.infiniteStream(fc.nat(10_000)), (steps, order) => {
      const base = createTestPlan();
      addTasks(
        base,
        ["a", "b", "c", "d"].map((id) => ({ id: id as TaskId, title: id })),
      );
      const replicas = fork(base, 3);
      const updates: Uint8Array[] = [];
      for (const replica of replicas) {
        replica.on("update", (update: Uint8Array, origin: unknown) => origin !== "remote" && updates.push(update));
      }
      steps.forEach((step, i) => {
        const replica = replicas[step.replica] as Y.Doc;
        if ("edit" in step) apply(replica, step.edit, `n${i}`);
        else if (updates.length > 0)
          Y.applyUpdate(replica, updates[step.update % updates.length] as Uint8Array, "remote");
      });
      for (const replica of replicas) {
        for (const update of shuffle([...updates, ...updates], order)) Y.applyUpdate(replica, update, "remote");
      }
      const [first, ...others] = replicas as [Y.Doc, Y.Doc, Y.Doc];
      for (const other of others) {
        expect(contentOf(other)).toBe(contentOf(first));
        expect(planText(other)).toBe(planText(first));
      }
      const { plan } = readPlan(first);
      expect(planProblems(plan)).toEqual([]);
      expect(
        outlineRows(plan.tasks, { includeArchived: true })
          .map(({ id }) => id)
          .sort(),
      ).toEqual([...plan.tasks.keys()].sort());
    }),
    { numRuns: 120 },
  );
});

function shuffle<T>(items: T[], picks: Iterator<number>): T[] {
  for (let i = items.length - 1; i > 0; i--) {
    const j = (picks.next().value as number) % (i + 1);
    [items[i], items[j]] = [items[j] as T, items[i] as T];
  }
  return items;
}

test("D24 two replicas that migrate at once while a third edits agree", () => {
  const steps = [
    {
      to: 2,
      run: (doc: Y.Doc) => {
        for (const [, task] of doc.getMap("tasks")) {
          const fields = task as Y.Map<unknown>;
          fields.set("title", String(fields.get("title")).toUpperCase());
        }
      },
    },
  ];
  const base = createTestPlan();
  addTask(base, { id: "a" as TaskId, title: "paint" });
  const replicas = fork(base, 3);
  expect([migrate(replicas[0]!, steps), migrate(replicas[1]!, steps)]).toEqual(["migrated", "migrated"]);
  addTask(replicas[2]!, { id: "b" as TaskId, title: "late" });
  exchange(replicas);
  expect(new Set(replicas.map(contentOf)).size).toBe(1);
  expect(readPlan(replicas[2]!).plan.tasks.get("a" as TaskId)?.title).toBe("PAINT");
  expect(migrate(replicas[2]!, steps)).toBe("current");
});
