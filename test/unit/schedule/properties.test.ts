import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Dependency, Plan, Task } from "@entente/shared/model/plan";
import { formatLocalDateTime } from "@entente/shared/model/time";
import { createScheduler, schedule } from "@entente/shared/schedule/schedule";
import { anyPlan, plainPlan } from "./any-plan.ts";
import { createPlan } from "./support.ts";

const plainly = (result: ReturnType<typeof schedule>) => ({ ...result, tasks: Array.from(result.tasks) });

const sorted = (result: ReturnType<typeof schedule>) => ({
  ...result,
  tasks: Array.from(result.tasks.values()).sort((a, b) => (a.id < b.id ? -1 : 1)),
});

function reversed(plan: Plan): Plan {
  const backwards = <K, V>(map: ReadonlyMap<K, V>) => new Map(Array.from(map).reverse());
  return {
    ...plan,
    tasks: backwards(plan.tasks),
    dependencies: backwards(plan.dependencies),
    calendars: backwards(plan.calendars),
    people: backwards(plan.people),
  };
}

function anchor(plan: Plan, link: Dependency, end: "predecessor" | "successor"): number {
  const task = schedule(plan).tasks.get(link[end])!;
  const isFinish = end === "predecessor" ? link.type[0] === "F" : link.type[1] === "F";
  return isFinish ? task.finish : task.start;
}

describe("of any plan", () => {
  it("S2: the order in which records are listed changes nothing", () => {
    fc.assert(
      fc.property(anyPlan(8), (sketch) => {
        const plan = createPlan(sketch);
        expect(sorted(schedule(reversed(plan)))).toEqual(sorted(schedule(plan)));
      }),
      { numRuns: 300 },
    );
  });

  it("S2: a scheduler that has seen earlier plans gives what one without a memory gives", () => {
    const edit = fc.record({
      tasks: fc.subarray([0, 1, 2, 3, 4, 5, 6, 7, 8], { minLength: 1 }),
      from: anyPlan(9),
      isRules: fc.constantFrom(false, false, false, true),
    });
    fc.assert(
      fc.property(anyPlan(9), fc.array(edit, { minLength: 1, maxLength: 6 }), fc.boolean(), (sketch, edits, isTree) => {
        const scheduler = createScheduler();
        let plan = createPlan(sketch);
        const given = [{ result: scheduler.update(plan), expected: schedule(plan) }];
        for (const { tasks, from, isRules } of edits) {
          const other = createPlan(from);
          const others = Array.from(other.tasks.values());
          const next = new Map(plan.tasks);
          for (const at of tasks) {
            const { id, parent, archived } = next.get(others[at]!.id)!;
            // Mostly edits that leave the outline alone, which is what there is a memory for.
            next.set(id, isTree ? others[at]! : { ...others[at]!, parent, archived });
          }
          plan = { ...plan, tasks: next, settings: isRules ? other.settings : plan.settings };
          given.push({ result: scheduler.update(plan), expected: schedule(plan) });
        }
        for (const { result, expected } of given) expect(plainly(result)).toEqual(plainly(expected));
      }),
      { numRuns: 300 },
    );
  });

  it("S3: no value is NaN, no task ends before it starts, no date leaves the calendar", () => {
    fc.assert(
      fc.property(anyPlan(8), (sketch) => {
        const result = schedule(createPlan(sketch));
        for (const task of result.tasks.values()) {
          for (const value of Object.values(task))
            if (typeof value === "number") expect(Number.isFinite(value)).toBe(true);
          expect(task.finish).toBeGreaterThanOrEqual(task.start);
          expect(task.freeSlackMinutes).toBeGreaterThanOrEqual(0);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("S10: every successor respects its links", () => {
    fc.assert(
      fc.property(plainPlan(8), (sketch) => {
        const plan = createPlan(sketch);
        for (const link of plan.dependencies.values()) {
          if (link.predecessor === link.successor) continue;
          expect(anchor(plan, link, "successor")).toBeGreaterThanOrEqual(anchor(plan, link, "predecessor") + link.lag);
        }
      }),
      { numRuns: 200 },
    );
  });

  it("S90: a plan counted back from its finish ends at it, and takes as long as one that is counted from its start", () => {
    fc.assert(
      fc.property(plainPlan(8), (sketch) => {
        const tasks = Object.entries(sketch.tasks).map(([id, task]) => [id, { ...task, elapsed: true }] as const);
        const links = sketch.links!.map((link) => link.replace(/ (?:SS|FF|SF|FS)-?/u, " FS").replace(/FS\+?/u, "FS+"));
        const onwards = schedule(createPlan({ tasks: Object.fromEntries(tasks), links }));
        const late = tasks.map(([id, task]) => [id, { ...task, constraint: "ALAP" }]);
        const settings = { scheduleFrom: "finish", finish: "2026-12-18T17:00" };
        const back = schedule(createPlan({ tasks: Object.fromEntries(late), links, settings }));
        expect(formatLocalDateTime(back.finish)).toBe(settings.finish);
        expect(back.finish - back.start).toBe(onwards.finish - onwards.start);
        for (const task of back.tasks.values()) {
          expect(task.start).toBe(task.lateStart);
          expect(task.totalSlackMinutes).toBe(onwards.tasks.get(task.id)!.totalSlackMinutes);
        }
      }),
      { numRuns: 200 },
    );
  });

  it("S46: nothing that has not begun starts before the status date, and whatever has begun keeps its start", () => {
    fc.assert(
      fc.property(anyPlan(8), (sketch) => {
        const settings = {
          ...sketch.settings,
          rescheduleRemaining: true,
          statusDate: "2026-01-14T10:00",
          honourConstraints: false,
        };
        const plan = createPlan({ ...sketch, settings });
        for (const { id, start, summary } of schedule(plan).tasks.values()) {
          const task = plan.tasks.get(id)!;
          if (summary || task.actualFinish !== null || (task.manual && task.manualStart !== null)) continue;
          if (task.actualStart !== null) expect(formatLocalDateTime(start)).toBe(task.actualStart);
          else expect(formatLocalDateTime(start) >= settings.statusDate).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  });

  it("S60: a task delayed by its total float doesn't move the project finish, delayed by more it does", () => {
    fc.assert(
      fc.property(plainPlan(6), (sketch) => {
        const plan = createPlan({
          ...sketch,
          links: sketch.links!.map((link) => link.replace(/ (?:SS|FF|SF)/u, " FS")),
        });
        const before = schedule(plan);
        for (const task of plan.tasks.values()) {
          const float = before.tasks.get(task.id)!.totalSlackMinutes;
          if (task.durationMinutes === 0 || float < 0) continue;
          const longer = (minutes: number): Task => ({ ...task, durationMinutes: task.durationMinutes + minutes });
          const finish = (changed: Task) =>
            schedule({ ...plan, tasks: new Map(plan.tasks).set(task.id, changed) }).finish;
          expect(finish(longer(float))).toBe(before.finish);
          expect(finish(longer(float + 1))).toBeGreaterThan(before.finish);
        }
      }),
      { numRuns: 60 },
    );
  });
});
