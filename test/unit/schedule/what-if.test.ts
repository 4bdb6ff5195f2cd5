import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { DependencyId, TaskId } from "@entente/shared/model/ids";
import type { Plan, Task } from "@entente/shared/model/plan";
import { schedule } from "@entente/shared/schedule/schedule";
import { applyEdits, createWhatIf, whatIf, type PlanEdits } from "@entente/shared/schedule/what-if";
import { anyPlan } from "./any-plan.ts";
import { createPlan, DAY } from "./support.ts";

const sketch = {
  tasks: { a: {}, b: {}, c: { durationMinutes: 4 * DAY }, d: {} },
  links: ["a>b", "b>d", "c>d"],
};

const taskOf = (plan: Plan, id: string, fields: Partial<Task> = {}): Task => ({
  ...plan.tasks.get(id as TaskId)!,
  ...fields,
});

describe("what an edit would do", () => {
  it("S205: a longer task moves what follows, and the project finish once its float is used up", () => {
    const plan = createPlan(sketch);
    const short = whatIf(plan, { tasks: [taskOf(plan, "a", { durationMinutes: 3 * DAY })] });
    expect(short.finishShiftMinutes).toBe(0);
    expect(
      short.changed.map(({ id, startShiftMinutes, finishShiftMinutes }) => [id, startShiftMinutes, finishShiftMinutes]),
    ).toEqual([
      ["a", 0, 2 * 1440],
      ["b", 2 * 1440, 2 * 1440],
    ]);
    expect(
      short.changed.map(({ totalSlackShiftMinutes, criticalChanged }) => [totalSlackShiftMinutes, criticalChanged]),
    ).toEqual([
      [-2 * DAY, true],
      [-2 * DAY, true],
    ]);
    const long = whatIf(plan, { tasks: [taskOf(plan, "a", { durationMinutes: 4 * DAY })] });
    // Friday to Monday.
    expect(long.finishShiftMinutes).toBe(3 * 1440);
    expect(long.changed.map(({ id }) => id)).toEqual(["a", "b", "c", "d"]);
  });

  it("S205: tasks and links come and go, and what can't be honoured is told", () => {
    const plan = createPlan(sketch);
    const added = { ...taskOf(plan, "a"), id: "e" as TaskId, title: "e" };
    const link = { ...plan.dependencies.get("a>b" as DependencyId)!, id: "d>e" as DependencyId };
    const more = whatIf(plan, {
      tasks: [added, taskOf(plan, "d", { deadline: "2026-01-08T17:00" as Task["deadline"] })],
      dependencies: [{ ...link, predecessor: "d" as TaskId, successor: added.id }],
    });
    expect(more.added).toEqual(["e"]);
    expect(more.newDiagnostics.map(({ code }) => code)).toEqual(["deadline-missed"]);
    const back = whatIf(more.plan, { removedTasks: [added.id], removedDependencies: ["c>d" as DependencyId] });
    expect(back.removed).toEqual(["e"]);
    expect(back.goneDiagnostics.map(({ code }) => code)).toEqual(["deadline-missed"]);
    expect(back.plan.dependencies.has("d>e" as DependencyId)).toBe(false);
  });

  it("S205: a removed summary takes along what is inside it", () => {
    const plan = createPlan({ tasks: { s: {}, t: { parent: "s" }, x: { parent: "t" }, y: {} }, links: ["x>y"] });
    const { removed, plan: after } = whatIf(plan, { removedTasks: ["s" as TaskId] });
    expect(removed).toEqual(["s", "t", "x"]);
    expect(after.dependencies.size).toBe(0);
  });

  it("S205: gives what scheduling the edited plan gives, and leaves the plan alone, time after time", () => {
    const edit = fc.record({
      take: fc.subarray([0, 1, 2, 3, 4, 5, 6, 7]),
      remove: fc.subarray([0, 3, 6]),
      from: anyPlan(8),
    });
    fc.assert(
      fc.property(anyPlan(8), fc.array(edit, { minLength: 1, maxLength: 4 }), (base, edits) => {
        const plan = createPlan(base);
        const kept = new Map(plan.tasks);
        const links = new Map(plan.dependencies);
        const attempts = createWhatIf(plan);
        for (const { take, remove, from } of edits) {
          const other = createPlan(from);
          const tasks = Array.from(other.tasks.values());
          const changes: PlanEdits = {
            tasks: take.map((at) => tasks[at]!),
            removedTasks: remove.map((at) => tasks[at]!.id),
            dependencies: Array.from(other.dependencies.values()).slice(0, take.length),
          };
          const outcome = attempts.try(changes);
          const expected = schedule(applyEdits(plan, changes));
          expect(Array.from(outcome.schedule.tasks)).toEqual(Array.from(expected.tasks));
          expect(outcome.finishShiftMinutes).toBe(expected.finish - schedule(plan).finish);
          expect(new Set([...outcome.schedule.tasks.keys(), ...outcome.removed])).toEqual(
            new Set([...schedule(plan).tasks.keys(), ...outcome.added]),
          );
        }
        expect(plan.tasks).toEqual(kept);
        expect(plan.dependencies).toEqual(links);
      }),
      { numRuns: 150 },
    );
  });
});
