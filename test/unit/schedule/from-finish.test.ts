import { describe, expect, it } from "vitest";
import { schedule } from "@entente/shared/schedule/schedule";
import { createPlan, DAY, dates, scheduled, when } from "./support.ts";

const settings = { scheduleFrom: "finish", finish: "2026-01-30T17:00" };
const late = (fields: object = {}) => ({ constraint: "ALAP", ...fields });

describe("dates counted back from the finish", () => {
  it("S90: the last task ends at the finish, whatever the project start says", () => {
    const sketch = { tasks: { a: late({ durationMinutes: 3 * DAY }), b: late() }, links: ["a>b"], settings };
    expect(dates(sketch)).toEqual({ a: "01-27 08:00 – 01-29 17:00", b: "01-30 08:00 – 01-30 17:00" });
    const plan = schedule(createPlan(sketch));
    expect([when(plan.start), when(plan.finish)]).toEqual(["01-27 08:00", "01-30 17:00"]);
  });

  it("S91: tasks as late as possible wait, others begin as early as the longest path", () => {
    const tasks = { long: late({ durationMinutes: 5 * DAY }), short: late(), early: {} };
    expect(dates({ tasks, settings })).toEqual({
      long: "01-26 08:00 – 01-30 17:00",
      short: "01-30 08:00 – 01-30 17:00",
      early: "01-26 08:00 – 01-26 17:00",
    });
  });

  it("S92: float is what the longest path leaves, and only that path is critical", () => {
    const sketch = { tasks: { long: late({ durationMinutes: 5 * DAY }), short: late() }, settings };
    expect(scheduled(sketch, "long")).toMatchObject({ critical: true, totalSlackMinutes: 0 });
    expect(scheduled(sketch, "short")).toMatchObject({ critical: false, totalSlackMinutes: 4 * DAY });
    expect(when(scheduled(sketch, "short").earlyStart)).toBe("01-26 08:00");
  });

  it("S90: leads, summaries and constraints are mirrored as they are", () => {
    const tasks = {
      sum: {},
      a: late({ parent: "sum", durationMinutes: 2 * DAY }),
      b: late({ parent: "sum" }),
      c: late({ constraint: "FNLT", constraintDate: "2026-01-28T17:00" }),
      d: late(),
    };
    expect(dates({ tasks, links: ["a>b FS+480", "sum>d"], settings })).toMatchObject({
      a: "01-26 08:00 – 01-27 17:00",
      b: "01-29 08:00 – 01-29 17:00",
      d: "01-30 08:00 – 01-30 17:00",
    });
  });

  it("S90: without a finish to count from, dates are counted from the start", () => {
    expect(dates({ tasks: { a: {} }, settings: { ...settings, finish: null } })["a"]).toBe("01-05 08:00 – 01-05 17:00");
  });
});

describe("several critical paths", () => {
  it("S57: every chain ends as late as it ends early, and is critical", () => {
    const tasks = { a: {}, b: {}, long: { durationMinutes: 5 * DAY }, c: { deadline: "2026-01-06T17:00" } };
    const one = { tasks, links: ["a>b", "a>c"] };
    const several = { ...one, settings: { multipleCriticalPaths: true } };
    expect(scheduled(one, "b").totalSlackMinutes).toBe(3 * DAY);
    expect(scheduled(several, "b")).toMatchObject({ critical: true, totalSlackMinutes: 0 });
    expect(scheduled(several, "long").critical).toBe(true);
    expect(when(scheduled(several, "b").lateFinish)).toBe("01-06 17:00");
  });
});
