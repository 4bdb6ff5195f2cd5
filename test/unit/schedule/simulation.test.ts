import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { plainAssignment } from "@entente/shared/model/assignment";
import type { PersonId } from "@entente/shared/model/ids";
import type { Plan } from "@entente/shared/model/plan";
import { schedule } from "@entente/shared/schedule/schedule";
import { simulate } from "@entente/shared/schedule/simulation";
import { prepareSimulation } from "@entente/shared/schedule/simulation/input";
import { anyPlan, orderlyPlan } from "./any-plan.ts";
import { createPlan, DAY, when, type PlanSketch } from "./support.ts";

const run = (sketch: PlanSketch, passes = 1000, seed = 1) =>
  simulate(prepareSimulation(createPlan(sketch)), { passes, seed });

/** By task: P50, P80 and criticality. */
function byTask(sketch: PlanSketch, passes?: number, seed?: number): Record<string, [number, number, number]> {
  const { ids, finishP50, finishP80, criticality } = run(sketch, passes, seed);
  return Object.fromEntries(ids.map((id, i) => [id, [finishP50[i]!, finishP80[i]!, criticality[i]!]]));
}

const reversed = (plan: Plan): Plan => ({
  ...plan,
  tasks: new Map(Array.from(plan.tasks).reverse()),
  dependencies: new Map(Array.from(plan.dependencies).reverse()),
});

describe("simulation", () => {
  it("S220: without estimates every pass gives the schedule's dates", () => {
    fc.assert(
      fc.property(orderlyPlan(9), (sketch) => {
        // As late as possible is as soon as possible here (S225), and a bound on the finish between two shifts is met at the end of one (S225).
        const tasks = Object.fromEntries(
          Object.entries(sketch.tasks).map(([id, task]) => [
            id,
            task["constraint"] === "ALAP" ? { ...task, constraint: "ASAP" } : task,
          ]),
        );
        const links = sketch.links!.map((link) => link.replace(/ (?:FF|SF)/u, " FS"));
        const plan = createPlan({ ...sketch, tasks, links });
        const result = schedule(plan);
        const { p50, finishes, ids, finishP50, finishP80 } = simulate(prepareSimulation(plan), { passes: 3 });
        expect(Array.from(ids, (id, i) => [id, when(finishP50[i]!), when(finishP80[i]!)])).toEqual(
          Array.from(result.tasks.values(), ({ id, finish }) => [id, when(finish), when(finish)]),
        );
        expect(p50).toBe(result.finish);
        expect(new Set(finishes).size).toBe(1);
      }),
      { numRuns: 200 },
    );
  });

  it("S220: links to the finish and lags of every kind move the finish as in the schedule", () => {
    const tasks = {
      a: { durationMinutes: 3 * DAY },
      b: { durationMinutes: DAY },
      c: {},
      d: { elapsed: true },
      s: {},
      x: { parent: "s" },
      m: { durationMinutes: 0 },
    };
    const links = ["a>b FF+240", "b>c SF+960", "c>d FS+50%", "a>s FF", "s>m SS+300e", "d>m FS-60"];
    const plan = createPlan({ tasks, links });
    const result = schedule(plan);
    const simulated = byTask({ tasks, links }, 2);
    for (const { id, finish } of result.tasks.values())
      expect([id, when(simulated[id]![0])]).toEqual([id, when(finish)]);
  });

  it("S220: the dates of what has happened, is set by hand, is delayed or has people on other hours", () => {
    const tasks = {
      begun: { actualStart: "2026-01-06T10:00", durationMinutes: 2 * DAY, percentComplete: 50 },
      done: { actualStart: "2026-01-05T08:00", actualFinish: "2026-01-10T11:00", percentComplete: 100 },
      hand: { manual: true, manualStart: "2026-01-11T09:00" },
      slow: { levellingDelayMinutes: 3 * 1440 },
      both: { assignees: ["ada", "cleo"], durationMinutes: 3 * DAY },
      after: {},
    };
    const sketch = {
      tasks,
      links: ["begun>after", "both>after", "slow>both SS+60", "done>slow"],
      calendars: [
        {
          id: "nights",
          weekdays: [
            [0, 240],
            [1320, 1440],
          ] as const,
        },
      ],
      people: { ada: null, cleo: "nights" },
    };
    const result = schedule(createPlan(sketch));
    const simulated = byTask(sketch, 2);
    for (const { id, finish } of result.tasks.values())
      expect([id, when(simulated[id]![0])]).toEqual([id, when(finish)]);
  });

  it("S220: work of one's own, what is left after the status date, and dates counted back from a finish", () => {
    const assignments = [{ ...plainAssignment("ada" as PersonId), units: 0.5, workMinutes: 960, delayMinutes: 60 }];
    const tasks = {
      begun: { actualStart: "2026-01-05T08:00", durationMinutes: 4 * DAY, percentComplete: 25 },
      own: { assignees: ["ada", "bob"], assignments, durationMinutes: 2 * DAY },
      after: {},
    };
    const sketch = { tasks, links: ["begun>after", "own>after"], people: { ada: null, bob: null } };
    for (const settings of [
      { rescheduleRemaining: true, statusDate: "2026-01-14T10:00" },
      { scheduleFrom: "finish", finish: "2026-03-02T17:00" },
    ]) {
      const result = schedule(createPlan({ ...sketch, settings }));
      const simulated = byTask({ ...sketch, settings }, 2);
      for (const { id, finish } of result.tasks.values())
        expect([id, when(simulated[id]![0])]).toEqual([id, when(finish)]);
    }
  });

  it("S221: durations follow PERT: mean (o + 4m + p) / 6, nothing outside", () => {
    const minutes = { optimisticMinutes: 480, durationMinutes: 960, pessimisticMinutes: 4320 };
    const { finishes } = run({ tasks: { a: { elapsed: true, ...minutes } } }, 20_000);
    const start = schedule(createPlan({ tasks: { a: {} } })).start;
    const lengths = Array.from(finishes, (finish) => finish - start);
    const mean = lengths.reduce((sum, length) => sum + length, 0) / lengths.length;
    expect(mean).toBeGreaterThan((480 + 4 * 960 + 4320) / 6 - 15);
    expect(mean).toBeLessThan((480 + 4 * 960 + 4320) / 6 + 15);
    expect(lengths[0]).toBeGreaterThanOrEqual(480);
    expect(lengths.at(-1)).toBeLessThanOrEqual(4320);
  });

  it("S221: an estimate on the wrong side of the duration counts as the duration", () => {
    const { finishes } = run({ tasks: { a: { optimisticMinutes: 9000, pessimisticMinutes: 10 } } }, 50);
    expect(new Set(finishes).size).toBe(1);
  });

  it("S222: the same seed gives the same passes, another one others, whatever the order of the records", () => {
    const estimates = fc.record({ optimisticMinutes: fc.nat(500), pessimisticMinutes: fc.nat(20_000) });
    fc.assert(
      fc.property(orderlyPlan(8), fc.array(estimates, { minLength: 8, maxLength: 8 }), (sketch, ranges) => {
        const tasks = Object.fromEntries(
          Object.entries(sketch.tasks).map(([id, task], i) => [id, { ...task, ...ranges[i] }]),
        );
        const plan = createPlan({ ...sketch, tasks });
        const once = simulate(prepareSimulation(plan), { passes: 40, seed: 7 });
        const again = simulate(prepareSimulation(reversed(plan)), { passes: 40, seed: 7 });
        expect(again.finishes).toEqual(once.finishes);
        const criticalityOf = ({ ids, criticality }: typeof once) =>
          Object.fromEntries(ids.map((id, i) => [id, criticality[i]]));
        expect(criticalityOf(again)).toEqual(criticalityOf(once));
      }),
      { numRuns: 100 },
    );
    const sketch = { tasks: { a: { pessimisticMinutes: 9000 } } };
    expect(run(sketch, 100, 1).finishes).not.toEqual(run(sketch, 100, 2).finishes);
  });

  it("S222: a task more changes no draw of the others", () => {
    const a = { pessimisticMinutes: 9000 };
    const alone = byTask({ tasks: { a } });
    const together = byTask({ tasks: { first: { pessimisticMinutes: 5000 }, a } });
    expect(together["a"]!.slice(0, 2)).toEqual(alone["a"]!.slice(0, 2));
  });

  it("S223: finished tasks and milestones are certain, and what has begun takes no less than what is done of it", () => {
    const wide = { optimisticMinutes: 1, pessimisticMinutes: 9000 };
    const { finishes } = run(
      { tasks: { a: { ...wide, percentComplete: 100 }, m: { ...wide, durationMinutes: 0 } } },
      50,
    );
    expect(new Set(finishes).size).toBe(1);
    const begun = {
      actualStart: "2026-01-05T08:00",
      percentComplete: 75,
      durationMinutes: 4 * DAY,
      optimisticMinutes: 1,
    };
    expect(when(run({ tasks: { begun } }, 2000).finishes[0]!) >= "01-07 17:00").toBe(true);
  });

  it("S224: dates and estimates of any size give an answer", () => {
    fc.assert(
      fc.property(anyPlan(8), fc.nat(1e9), (sketch, most) => {
        const tasks = Object.fromEntries(
          Object.entries(sketch.tasks).map(([id, task]) => [id, { ...task, pessimisticMinutes: most }]),
        );
        const { finishes, p50, p80, finishP50, finishP80, criticality } = run({ ...sketch, tasks }, 33);
        for (const value of [...finishes, ...finishP50, ...finishP80, ...criticality])
          expect(Number.isFinite(value)).toBe(true);
        expect(p80).toBeGreaterThanOrEqual(p50);
        for (const share of criticality) expect(share >= 0 && share <= 1).toBe(true);
      }),
      { numRuns: 200 },
    );
    const empty = run({ tasks: {} }, 5);
    expect(when(empty.p50)).toBe("01-05 08:00");
  });

  it("S225: a task as late as possible is simulated as soon as possible", () => {
    const tasks = { a: { constraint: "ALAP" }, b: { durationMinutes: 5 * DAY } };
    expect(when(byTask({ tasks }, 2)["a"]![0])).toBe("01-05 17:00");
  });

  it("S226: of two equal ways each is critical about half the time, what both wait for always, a short one never", () => {
    const wide = { durationMinutes: 4 * DAY, optimisticMinutes: DAY, pessimisticMinutes: 10 * DAY };
    const tasks = { first: {}, s: {}, x: { ...wide, parent: "s" }, y: wide, short: {}, end: {} };
    const result = byTask({ tasks, links: ["first>s", "first>y", "first>short", "s>end", "y>end", "short>end"] }, 4000);
    expect([result["first"]![2], result["end"]![2], result["short"]![2]]).toEqual([1, 1, 0]);
    expect(result["x"]![2]).toBeGreaterThan(0.4);
    expect(result["x"]![2]).toBeLessThan(0.6);
    expect(result["s"]![2]).toBe(result["x"]![2]);
    expect(result["x"]![2] + result["y"]![2]).toBeGreaterThanOrEqual(1);
  });

  it("S226: in every pass a chain of critical tasks leads to the finish", () => {
    fc.assert(
      fc.property(orderlyPlan(8), (sketch) => {
        const tasks = Object.fromEntries(
          Object.entries(sketch.tasks).map(([id, task]) => [id, { ...task, pessimisticMinutes: 30_000 }]),
        );
        const { criticality } = run({ ...sketch, tasks }, 1);
        expect(Math.max(...criticality)).toBe(1);
      }),
      { numRuns: 100 },
    );
  });
});
