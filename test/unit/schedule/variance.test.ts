import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { setBaseline } from "@entente/shared/doc/baselines";
import { writePlan } from "@entente/shared/doc/create-plan";
import { readPlan } from "@entente/shared/doc/read-plan";
import type { TaskId } from "@entente/shared/model/ids";
import type { Plan } from "@entente/shared/model/plan";
import { parseLocalDateTime } from "@entente/shared/model/time";
import { schedule } from "@entente/shared/schedule/schedule";
import { progressLine, variance } from "@entente/shared/schedule/variance";
import { applyEdits } from "@entente/shared/schedule/what-if";
import * as Y from "yjs";
import { anyPlan } from "./any-plan.ts";
import { createPlan, DAY, when } from "./support.ts";

/** The plan with its schedule kept as baseline 3. */
function keep(plan: Plan): Plan {
  const doc = new Y.Doc();
  writePlan(doc, { ...plan, baselines: new Map() });
  setBaseline(doc, 3, schedule(plan), { at: 1e12 });
  return { ...plan, baselines: readPlan(doc).plan.baselines };
}

const longer = (plan: Plan, id: string, durationMinutes: number): Plan =>
  applyEdits(plan, { tasks: [{ ...plan.tasks.get(id as TaskId)!, durationMinutes }] });

describe("a baseline and the schedule", () => {
  it("S240: shifts are working minutes, a weekend is none of them", () => {
    const plan = keep(createPlan({ tasks: { a: { durationMinutes: 4 * DAY }, b: {}, c: {} }, links: ["a>b"] }));
    const later = longer(plan, "a", 6 * DAY);
    const variances = variance(later, schedule(later), 3);
    expect(variances.get("a" as TaskId)).toMatchObject({
      startMinutes: 0,
      finishMinutes: 2 * DAY,
      durationMinutes: 2 * DAY,
    });
    // Friday to Tuesday.
    expect(variances.get("b" as TaskId)).toMatchObject({
      startMinutes: 2 * DAY,
      finishMinutes: 2 * DAY,
      durationMinutes: 0,
    });
    expect(variances.get("c" as TaskId)).toMatchObject({ startMinutes: 0, finishMinutes: 0 });
    expect(variance(later, schedule(later), 4).size).toBe(0);
  });

  it("S240: of any plan, nothing varies from a baseline just taken", () => {
    fc.assert(
      fc.property(anyPlan(6), (sketch) => {
        const plan = keep(createPlan(sketch));
        const result = schedule(plan);
        const variances = variance(plan, result, 3);
        expect(variances.size).toBe(result.tasks.size);
        for (const { startMinutes, finishMinutes, durationMinutes } of variances.values())
          expect([startMinutes, finishMinutes, durationMinutes]).toEqual([0, 0, 0]);
      }),
      { numRuns: 60 },
    );
  });
});

describe("the progress line", () => {
  const line = (tasks: Record<string, object>, at = "2026-01-08T12:00") => {
    const plan = createPlan({ tasks: tasks as never, settings: { statusDate: at } });
    return progressLine(plan, schedule(plan))!;
  };

  it("S241: passes a task where it is done up to", () => {
    const { points } = line({
      behind: { durationMinutes: 4 * DAY, percentComplete: 25 },
      ahead: { durationMinutes: 4 * DAY, percentComplete: 100 },
      late: { durationMinutes: DAY },
      done: { durationMinutes: DAY, percentComplete: 100 },
      early: { constraint: "SNET", constraintDate: "2026-01-12T08:00", percentComplete: 50 },
      due: { constraint: "SNET", constraintDate: "2026-01-12T08:00" },
    });
    expect(points.map(({ id, at, aheadMinutes }) => [id, when(at), aheadMinutes])).toEqual([
      ["behind", "01-05 17:00", -2.5 * DAY],
      ["ahead", "01-08 17:00", 240],
      ["late", "01-05 08:00", -3.5 * DAY],
      ["done", "01-08 12:00", 0],
      ["early", "01-12 12:00", 2 * DAY],
      ["due", "01-08 12:00", 0],
    ]);
  });

  it("S241: has no points of summaries, and none at all without a status date", () => {
    const plan = createPlan({ tasks: { s: {}, a: { parent: "s" } } });
    expect(progressLine(plan, schedule(plan))).toBeNull();
    const at = parseLocalDateTime("2026-01-06T08:00")!;
    expect(progressLine(plan, schedule(plan), at)!.points.map(({ id }) => id)).toEqual(["a"]);
  });

  it("S241: of any plan, every point is a real instant between the task's start and finish, or the status date", () => {
    fc.assert(
      fc.property(anyPlan(6), (sketch) => {
        const plan = createPlan(sketch);
        const result = schedule(plan);
        const { at, points } = progressLine(plan, result, parseLocalDateTime("2026-01-12T10:00")!)!;
        for (const point of points) {
          const { start, finish } = result.tasks.get(point.id)!;
          expect(Number.isFinite(point.aheadMinutes)).toBe(true);
          if (point.at !== at) expect(point.at >= start && point.at <= finish).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  });
});
