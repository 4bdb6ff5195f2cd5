import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createDoc } from "./support.ts";
import type { TaskId } from "@entente/shared/model/ids";
import type { Dependency, Plan } from "@entente/shared/model/plan";
import { schedule } from "@entente/shared/schedule/schedule";
import { changeOf } from "../../../client/src/features/gantt/extras/gesture-change.ts";
import { linkRefusal } from "../../../client/src/features/gantt/extras/link-check.ts";
import { areaPath, overviewOf } from "../../../client/src/features/gantt/extras/overview.ts";
import { sliderStep } from "../../../client/src/features/gantt/extras/slider-step.ts";
import { createTimeMap } from "../../../client/src/features/gantt/chart/time-map.ts";
import { ZOOMS } from "../../../client/src/features/gantt/chart/zooms.ts";
import type { ChartRow } from "../../../client/src/features/gantt/chart/chart-types.ts";
import { syntheticPlan } from "../../bench/gantt-page/synthetic-plan.ts";

const DAY = 1440;

describe("the refusal of a link", () => {
  test("says the same as the plan itself, for any pair of tasks", () => {
    const { plan, tryLink } = createDoc(syntheticPlan(24, 16));
    const ids = [...plan.tasks.keys()];
    for (const from of ids.slice(0, 12)) {
      for (const to of ids) expect(linkRefusal(plan, from, to) === null, `${from} to ${to}`).toBe(tryLink(from, to));
    }
  });

  test("names the tasks of a circle", () => {
    const plan = syntheticPlan(6, 4);
    const last = [...plan.dependencies.values()].at(-1) as Dependency;
    expect(linkRefusal(plan, last.successor, "t1" as TaskId)).toBe(
      `A circle: “${plan.tasks.get(last.successor)!.title}” already waits for “Task 1”.`,
    );
  });
});

describe("the overview of a plan", () => {
  test("holds between 0 and 1 in every column, whatever the plan", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 900 }), (tasks, columns) => {
        const overview = overviewOf(schedule(syntheticPlan(tasks, tasks)), columns);
        expect(overview.density).toHaveLength(columns);
        for (let i = 0; i < columns; i += 1) {
          expect(overview.density[i]).toBeGreaterThanOrEqual(overview.critical[i]!);
          expect(overview.density[i]).toBeLessThanOrEqual(1);
          expect(overview.critical[i]).toBeGreaterThanOrEqual(0);
        }
        expect(areaPath(overview.density, 30)).not.toContain("NaN");
      }),
    );
  });

  test("shows a task of no length beside one of fifty years", () => {
    const plan: Plan = syntheticPlan(3, 0);
    const tasks = new Map(plan.tasks);
    tasks.set("t1" as TaskId, { ...tasks.get("t1" as TaskId)!, durationMinutes: 50 * 260 * 480 });
    tasks.set("t2" as TaskId, { ...tasks.get("t2" as TaskId)!, durationMinutes: 0 });
    const { density, range } = overviewOf(schedule({ ...plan, tasks }), 500);
    expect(range.finish - range.start).toBeGreaterThan(49 * 365 * DAY);
    expect(density.filter((share) => share > 0).length).toBeGreaterThan(470);
  });
});

test("the window of the mini-map moves by keys and stays on the plan", () => {
  const seen = { from: 100, to: 200 };
  const range = { start: 0, finish: 1000 };
  const steps = ["ArrowRight", "ArrowLeft", "PageUp", "PageDown", "Home", "End", "a"];
  expect(steps.map((key) => sliderStep(key, seen, range))).toEqual([110, 90, 200, 0, 0, 900, null]);
});

describe("a gesture", () => {
  const row = (start: number, length: number) => ({ start, finish: start + length, percent: 40 }) as ChartRow;

  test("moves a bar by whole steps of its zoom, whatever the zoom, and keeps its length", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...ZOOMS),
        fc.integer({ min: -5000, max: 5000 }),
        fc.nat(1e6),
        (zoom, pixels, length) => {
          const map = createTimeMap(zoom, 0);
          const { start, finish } = changeOf({ map, zoom }, row(1000, length), "move", pixels);
          expect(finish - start).toBe(length);
          expect(Math.abs((start - 1000) % zoom.snapMinutes)).toBe(0);
          expect(Math.abs(map.toWidth(start - 1000) - pixels)).toBeLessThanOrEqual(
            map.toWidth(zoom.snapMinutes) / 2 + 0.1,
          );
        },
      ),
    );
  });

  test("never turns a bar inside out or progress below 0 or above 100", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...ZOOMS),
        fc.integer({ min: -9999, max: 9999 }),
        fc.nat(1e6),
        (zoom, pixels, length) => {
          const at = { map: createTimeMap(zoom, 0), zoom };
          for (const gesture of ["resize-start", "resize-finish", "progress"] as const) {
            const change = changeOf(at, row(0, length), gesture, pixels);
            expect(change.finish).toBeGreaterThanOrEqual(change.start);
            expect(change.percent).toBeGreaterThanOrEqual(0);
            expect(change.percent).toBeLessThanOrEqual(100);
          }
        },
      ),
    );
  });
});
