// Readers against documents that no honest client would write.

import fc from "fast-check";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { encodePlan } from "@entente/shared/doc/create-plan";
import { readPlan } from "@entente/shared/doc/read-plan";
import { readReview } from "@entente/shared/doc/read-review";
import { readTeam } from "@entente/shared/doc/read-team";
import type { TaskId } from "@entente/shared/model/ids";
import { planProblems } from "./support/plan-problems.ts";
import { createHostileDocument, hostileRecipes } from "./support/hostile-document.ts";
import { planText } from "./support/replicas.ts";

const PLAN_ROOTS = [
  "meta",
  "settings",
  "tasks",
  "dependencies",
  "columns",
  "calendars",
  "people",
  "labels",
  "baselines",
];

/** What another replica makes of the same document. */
function received(doc: Y.Doc): Y.Doc {
  const other = new Y.Doc();
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
  return other;
}

test("D15 any content of a plan document gives a valid plan and never throws", () => {
  fc.assert(
    fc.property(hostileRecipes(PLAN_ROOTS), (recipe) => {
      const doc = createHostileDocument(recipe);
      expect(planProblems(readPlan(doc).plan)).toEqual([]);
      expect(planProblems(readPlan(received(doc)).plan)).toEqual([]);
    }),
    { numRuns: 400 },
  );
});

test("D15 a hostile plan that was read, written anew and read again is the same plan with nothing left to mend", () => {
  fc.assert(
    fc.property(hostileRecipes(PLAN_ROOTS), (recipe) => {
      const { plan } = readPlan(received(createHostileDocument(recipe)));
      const doc = new Y.Doc();
      Y.applyUpdate(doc, encodePlan(plan));
      const again = readPlan(doc);
      expect(again.diagnostics).toEqual([]);
      expect(again.plan).toEqual(plan);
    }),
    { numRuns: 200 },
  );
});

test("D15 reading writes nothing", () => {
  fc.assert(
    fc.property(hostileRecipes(PLAN_ROOTS), (recipe) => {
      const doc = received(createHostileDocument(recipe));
      const before = Y.encodeStateAsUpdate(doc);
      readPlan(doc);
      readReview(doc);
      readTeam(doc);
      expect(Y.encodeStateAsUpdate(doc)).toEqual(before);
    }),
    { numRuns: 50 },
  );
});

test("D15 any content of a review document gives a review whose parts belong together", () => {
  fc.assert(
    fc.property(hostileRecipes(["frames", "versions", "threads", "comments", "decisions"]), (recipe) => {
      const { review } = readReview(received(createHostileDocument(recipe)));
      const versions = new Map(
        [...review.frames.values()].flatMap((frame) => frame.versions.map((version) => [version.id, version])),
      );
      for (const frame of review.frames.values()) {
        expect(frame.versions.length).toBeGreaterThan(0);
        expect(frame.versions.every((version) => version.frame === frame.id)).toBe(true);
        expect(frame.place === null || Number.isFinite(frame.place.x + frame.place.y)).toBe(true);
      }
      for (const thread of review.threads.values()) {
        expect(versions.get(thread.version)?.frame).toBe(thread.frame);
        expect(thread.comments.length).toBeGreaterThan(0);
        for (const { mentions } of thread.comments)
          expect(mentions.every(({ userId, name }) => userId !== "" && typeof name === "string")).toBe(true);
        expect(thread.x >= 0 && thread.x <= 1 && thread.y >= 0 && thread.y <= 1 && Number.isInteger(thread.page)).toBe(
          true,
        );
      }
      for (const decision of review.decisions) expect(versions.get(decision.version)?.sha256).toBe(decision.sha256);
    }),
    { numRuns: 200 },
  );
});

test("D15 any content of a team document gives rates and costs that can be counted with", () => {
  fc.assert(
    fc.property(hostileRecipes(["rates", "costs"]), (recipe) => {
      const { team } = readTeam(received(createHostileDocument(recipe)));
      for (const rate of team.rates.values())
        expect(Number.isFinite(rate.minorPerHour) && /^[A-Z]{3}$/.test(rate.currency)).toBe(true);
      for (const cost of team.costs.values())
        expect(Number.isFinite(cost.minor) && /^[A-Z]{3}$/.test(cost.currency)).toBe(true);
    }),
    { numRuns: 200 },
  );
});

test("D15 a root of another type reads as empty and is told", () => {
  const doc = new Y.Doc();
  doc.getArray("tasks").push(["no map"]);
  const { plan, diagnostics } = readPlan(doc);
  expect(plan.tasks.size).toBe(0);
  expect(diagnostics.map(({ code }) => code)).toContain("unusable-root");
});

test("D15 a value that can't be used is read as its default and told with the record's id", () => {
  const doc = new Y.Doc();
  doc.getMap("tasks").set(
    "a",
    new Y.Map<unknown>([
      ["title", "Paint"],
      ["durationMinutes", NaN],
      ["deadline", "2026-02-30T08:00"],
    ]),
  );
  const { plan, diagnostics } = readPlan(doc);
  expect(plan.tasks.get("a" as TaskId)).toMatchObject({ title: "Paint", durationMinutes: 480, deadline: null });
  expect(diagnostics).toHaveLength(2);
  expect(diagnostics.every(({ code, ids }) => code === "unusable-value" && ids[0] === "a")).toBe(true);
});

test("D15 a title of 10,000 characters is kept and a longer one is cut between characters", () => {
  const doc = new Y.Doc();
  doc.getMap("tasks").set("a", new Y.Map([["title", "é".repeat(10_000)]]));
  doc.getMap("tasks").set("b", new Y.Map([["title", `${"x".repeat(9_999)}😀`]]));
  const { tasks } = readPlan(doc).plan;
  expect(tasks.get("a" as TaskId)?.title).toBe("é".repeat(10_000));
  expect(tasks.get("b" as TaskId)?.title).toBe("x".repeat(9_999));
});

test("D15 a tree 10,000 tasks deep, live under archived, is read without a stack and without a square of steps", () => {
  const doc = new Y.Doc();
  doc.transact(() => {
    for (let i = 0; i < 10_000; i++) {
      const fields: [string, unknown][] = [
        ["parent", i === 0 ? null : `t${i - 1}`],
        ["archived", i < 5_000],
      ];
      doc.getMap("tasks").set(`t${i}`, new Y.Map(fields));
      if (i > 0) doc.getMap("dependencies").set(`t0>t${i}`, new Y.Map());
    }
  });
  // A square of steps would take minutes, beyond every test's time.
  const { plan } = readPlan(doc);
  expect(plan.tasks.get("t5000" as TaskId)?.parent).toBeNull();
});

test("D16 mending changes nothing that is stored", () => {
  const doc = new Y.Doc();
  doc.getMap("tasks").set("a", new Y.Map([["parent", "b"]]));
  doc.getMap("tasks").set("b", new Y.Map([["parent", "a"]]));
  const before = planText(doc);
  expect(readPlan(doc).plan.tasks.get("a" as TaskId)?.parent).toBeNull();
  expect((doc.getMap("tasks").get("a") as Y.Map<unknown>).get("parent")).toBe("b");
  expect(planText(doc)).toBe(before);
});
