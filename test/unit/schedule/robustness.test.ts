import { describe, expect, it } from "vitest";
import type { DependencyId, TaskId } from "@entente/shared/model/ids";
import type { Dependency, Plan } from "@entente/shared/model/plan";
import { createScheduler, schedule } from "@entente/shared/schedule/schedule";
import { createPlan, datesOf, dates, reports, scheduled, when } from "./support.ts";

function link(predecessor: string, successor: string): Dependency {
  return {
    id: `${predecessor}>${successor}` as DependencyId,
    predecessor: predecessor as TaskId,
    successor: successor as TaskId,
    type: "FS",
    lag: 0,
    lagUnit: "working",
  };
}

function everyNumber(plan: Plan): number[] {
  const result = schedule(plan);
  const numbers = Array.from(result.tasks.values()).flatMap((task) =>
    Object.values(task).filter((value) => typeof value === "number"),
  );
  return [result.start, result.finish, ...numbers];
}

describe("any plan has an answer", () => {
  it("S3: a plan without tasks starts and ends at its start", () => {
    const result = schedule(createPlan({ tasks: {} }));
    expect([when(result.start), when(result.finish)]).toEqual(["01-05 08:00", "01-05 08:00"]);
  });

  it("S3: durations of a billion minutes end in the year 9999 and are reported", () => {
    const sketch = { tasks: { a: { durationMinutes: 1e9 }, b: { durationMinutes: 1e9 } }, links: ["a>b"] };
    expect(reports(sketch)).toEqual(["beyond-calendar a,b"]);
    expect(everyNumber(createPlan(sketch)).every(Number.isFinite)).toBe(true);
  });

  it.each(["0001-01-01T00:00", "9999-12-31T23:59"])("S3: a plan that starts at %s has finite dates", (start) => {
    const sketch = {
      settings: { start },
      tasks: { a: {}, b: { deadline: "0001-01-01T00:00" }, c: { constraint: "ALAP" } },
      links: ["a>b FS-9999999", "a>c SS+9999999e"],
    };
    expect(everyNumber(createPlan(sketch)).every(Number.isFinite)).toBe(true);
  });

  it("S3: a calendar that ends before the plan starts ends in the year 9999, not in a loop", () => {
    const idle = [[], [], [], [], [], [], []];
    const calendars = [{ id: "past", week: idle, exceptions: { "2020-01-01": [[480, 960]] as const } }];
    expect(reports({ calendars, tasks: { a: { calendar: "past" } } })).toEqual(["beyond-calendar a"]);
  });

  it("S3: an exception of nine thousand years costs nothing", () => {
    const exceptions = { "0001-01-01..9998-12-31": [] };
    const calendars = [{ id: "long", weekdays: [[480, 960]] as const, exceptions }];
    expect(scheduled({ calendars, tasks: { a: { calendar: "long" } } }, "a").start).toBeGreaterThan(4e9);
  });

  it("S3: values that are not numbers count as nothing", () => {
    const sketch = { tasks: { a: { durationMinutes: NaN, percentComplete: NaN, levellingDelayMinutes: Infinity } } };
    expect(everyNumber(createPlan(sketch)).every(Number.isFinite)).toBe(true);
  });

  it("S3: twenty thousand tasks one inside the other and a chain as long are scheduled", () => {
    const count = 20_000;
    const deep = Object.fromEntries(
      Array.from({ length: count }, (_, i) => [`d${i}`, { parent: i === 0 ? null : `d${i - 1}` }]),
    );
    const chain = Object.fromEntries(Array.from({ length: count }, (_, i) => [`c${i}`, { durationMinutes: 1 }]));
    const plan = createPlan({ tasks: { ...deep, ...chain } });
    const links = Array.from({ length: count - 1 }, (_, i) => link(`c${i}`, `c${i + 1}`));
    const result = schedule({ ...plan, dependencies: new Map(links.map((one) => [one.id, one])) });
    expect(result.tasks.size).toBe(2 * count);
    expect(result.diagnostics).toEqual([]);
  });

  it("S3: a ring of twenty thousand tasks is one diagnostic", () => {
    const count = 20_000;
    const tasks = Object.fromEntries(Array.from({ length: count }, (_, i) => [`r${i}`, { durationMinutes: 1 }]));
    const links = Array.from({ length: count }, (_, i) => link(`r${i}`, `r${(i + 1) % count}`));
    const result = schedule({ ...createPlan({ tasks }), dependencies: new Map(links.map((one) => [one.id, one])) });
    expect(result.diagnostics.map(({ code, ids }) => [code, ids.length])).toEqual([["cycle", count]]);
  });

  it("S6: parents that form a circle are cut at the smallest id and reported", () => {
    const sketch = { tasks: { c: { parent: "b" }, b: { parent: "a" }, a: { parent: "c" }, d: { parent: "nobody" } } };
    expect(reports(sketch)).toEqual(["parent-cycle a,b,c"]);
    expect(scheduled(sketch, "a").summary).toBe(true);
    expect(scheduled(sketch, "c").summary).toBe(false);
    expect(dates(sketch)["d"]).toBe("01-05 08:00 – 01-05 17:00");
  });
});

describe("createScheduler", () => {
  it("S2: gives after each change what a schedule from scratch gives", () => {
    const scheduler = createScheduler();
    const mornings = { id: "m", weekdays: [[480, 720]] as const };
    const plans = [
      createPlan({ tasks: { a: { calendar: "m" } } }),
      createPlan({ tasks: { a: { calendar: "m" } }, calendars: [mornings] }),
      createPlan({ tasks: { a: {}, b: {} }, links: ["a>b"], calendars: [mornings], settings: { calendar: "m" } }),
    ];
    for (const plan of plans) {
      const result = scheduler.update(plan);
      expect(datesOf(result)).toEqual(datesOf(schedule(plan)));
      expect(result.diagnostics).toEqual(schedule(plan).diagnostics);
    }
  });
});
