import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { TaskId } from "@entente/shared/model/ids";
import type { Plan } from "@entente/shared/model/plan";
import { level, type LevellingProposal } from "@entente/shared/schedule/levelling";
import { overloads } from "@entente/shared/schedule/levelling/overloads";
import { schedule } from "@entente/shared/schedule/schedule";
import { applyEdits } from "@entente/shared/schedule/what-if";
import { anyPlan, orderlyPlan } from "./any-plan.ts";
import { createPlan, DAY, datesOf, when, type PlanSketch } from "./support.ts";

const people = { ada: null, bob: null };
const proposal = (sketch: PlanSketch) => level(createPlan({ people, ...sketch }));

const apply = (plan: Plan, { changes }: LevellingProposal): Plan =>
  applyEdits(plan, {
    tasks: changes.map(({ task, levellingDelayMinutes }) => ({ ...plan.tasks.get(task)!, levellingDelayMinutes })),
  });

const inWords = ({ changes }: LevellingProposal) =>
  changes.map(({ task, from, to }) => `${task} ${when(from)} → ${when(to)}`);

describe("levelling", () => {
  it("S230: delays the task with float, and the project's finish stays", () => {
    const tasks = {
      a: { assignees: ["ada"], durationMinutes: 3 * DAY },
      b: { assignees: ["ada"] },
      c: { durationMinutes: 2 * DAY },
    };
    const result = proposal({ tasks, links: ["a>c"] });
    expect(inWords(result)).toEqual(["b 01-05 08:00 → 01-08 08:00"]);
    expect([result.overloads.length, result.remaining.length]).toEqual([1, 0]);
    expect(result.finishAfter).toBe(result.finishBefore);
  });

  it("S230: where there is no float the project finishes later, and the higher priority goes first", () => {
    const task = { assignees: ["ada"], durationMinutes: 5 * DAY };
    const tasks = { a: { ...task, priority: "low" }, b: { ...task, priority: "urgent" }, c: task };
    const result = proposal({ tasks });
    expect(inWords(result)).toEqual(["a 01-05 08:00 → 01-19 08:00", "c 01-05 08:00 → 01-12 08:00"]);
    expect(when(result.finishBefore)).toBe("01-09 17:00");
    expect(when(result.finishAfter)).toBe("01-23 17:00");
  });

  it("S230: successors follow what is delayed, on their own calendars", () => {
    const tasks = { a: { assignees: ["ada"] }, b: { assignees: ["ada"] }, c: {} };
    const plan = createPlan({ people, tasks, links: ["b>c"] });
    const result = level(plan);
    expect(inWords(result)).toEqual(["a 01-05 08:00 → 01-06 08:00"]);
    expect(datesOf(result.schedule)).toEqual(datesOf(schedule(apply(plan, result))));
  });

  it("S231: what has begun, was set by hand or must start then is not moved, and what that leaves is told", () => {
    const assignees = ["ada"];
    const tasks = {
      begun: { assignees, actualStart: "2026-01-05T08:00", durationMinutes: 2 * DAY },
      hand: { assignees, manual: true, manualStart: "2026-01-06T08:00" },
      must: { assignees, constraint: "MSO", constraintDate: "2026-01-07T08:00" },
      free: { assignees },
      done: { assignees, percentComplete: 100 },
    };
    const result = proposal({ tasks });
    expect(inWords(result)).toEqual(["free 01-05 08:00 → 01-08 08:00"]);
    expect(result.remaining.map(({ from, to, tasks }) => [when(from), when(to), tasks])).toEqual([
      ["01-06 08:00", "01-06 17:00", ["begun", "hand"]],
    ]);
  });

  it("S232: a delay that isn't needed any more is taken back", () => {
    const result = proposal({
      tasks: { a: { assignees: ["ada"], levellingDelayMinutes: 3000 }, b: { assignees: ["bob"] } },
    });
    expect(result.changes).toMatchObject([{ task: "a", levellingDelayMinutes: 0 }]);
  });

  it("S233: overloads name the person, the time, how much and the tasks", () => {
    const tasks = {
      a: { assignees: ["ada"], durationMinutes: 2 * DAY },
      b: { assignees: ["ada", "bob"] },
      c: { assignees: ["ada"], constraint: "SNET", constraintDate: "2026-01-06T08:00", durationMinutes: DAY },
    };
    const plan = createPlan({ people, tasks });
    expect(
      overloads(plan, schedule(plan)).map(({ from, to, ...rest }) => ({ ...rest, from: when(from), to: when(to) })),
    ).toEqual([
      { person: "ada", load: 2, tasks: ["a", "b"], from: "01-05 08:00", to: "01-05 17:00" },
      { person: "ada", load: 2, tasks: ["a", "c"], from: "01-06 08:00", to: "01-06 17:00" },
    ]);
  });

  it("S230: of any orderly plan nobody has more than one thing to do, but for what can't be moved", () => {
    fc.assert(
      fc.property(orderlyPlan(9), (sketch) => {
        const plan = createPlan(sketch);
        fc.pre(!Array.from(plan.tasks.values()).some(({ constraint }) => constraint === "ALAP"));
        const before = schedule(plan);
        const result = level(plan, before);
        for (const { tasks } of result.remaining) {
          const moved = tasks.filter((id) => !["MSO", "MFO"].includes(plan.tasks.get(id as TaskId)!.constraint));
          expect(moved).toEqual([]);
        }
        expect(datesOf(result.schedule)).toEqual(datesOf(schedule(apply(plan, result))));
        const again = level({ ...plan, tasks: new Map(Array.from(plan.tasks).reverse()) });
        expect(new Set(inWords(again))).toEqual(new Set(inWords(result)));
      }),
      { numRuns: 150 },
    );
  });

  it("S234: any plan has a proposal", () => {
    fc.assert(
      fc.property(anyPlan(8), (sketch) => {
        const { changes, finishAfter } = level(createPlan(sketch));
        expect(Number.isFinite(finishAfter)).toBe(true);
        for (const { levellingDelayMinutes, from, to } of changes) {
          expect(levellingDelayMinutes).toBeGreaterThanOrEqual(0);
          expect(Number.isFinite(from) && Number.isFinite(to)).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
    expect(level(createPlan({ tasks: {} })).changes).toEqual([]);
  });
});
