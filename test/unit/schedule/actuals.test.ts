import { describe, expect, it } from "vitest";
import { DAY, dates, scheduled, when } from "./support.ts";

describe("what happened and what was set by hand", () => {
  it("S40: a started task keeps its actual start and drives its successor", () => {
    const tasks = { a: { actualStart: "2026-01-07T08:00", percentComplete: 50, durationMinutes: 2 * DAY }, b: {} };
    expect(dates({ tasks, links: ["a>b"] })).toEqual({
      a: "01-07 08:00 – 01-08 17:00",
      b: "01-09 08:00 – 01-09 17:00",
    });
  });

  it("S41: a finished task keeps both dates, whatever its duration says", () => {
    const a = {
      actualStart: "2026-01-06T09:00",
      actualFinish: "2026-01-07T15:00",
      percentComplete: 100,
      durationMinutes: 60,
    };
    expect(dates({ tasks: { a } })["a"]).toBe("01-06 09:00 – 01-07 15:00");
  });

  it("S42: a percentage alone moves nothing", () => {
    expect(dates({ tasks: { a: { percentComplete: 60 } } })["a"]).toBe("01-05 08:00 – 01-05 17:00");
  });

  it("S43: a manual task keeps its start against its links and drives its successor", () => {
    const tasks = { a: { durationMinutes: 5 * DAY }, b: { manual: true, manualStart: "2026-01-06T08:00" }, c: {} };
    const result = dates({ tasks, links: ["a>b", "b>c"] });
    expect(result["b"]).toBe("01-06 08:00 – 01-06 17:00");
    expect(result["c"]).toBe("01-07 08:00 – 01-07 17:00");
  });

  it("S44: levelling delay shifts the task and its successor, but not its early dates", () => {
    const sketch = { tasks: { a: { levellingDelayMinutes: 2 * 1440 }, b: {} }, links: ["a>b"] };
    expect(dates(sketch)).toEqual({ a: "01-07 08:00 – 01-07 17:00", b: "01-08 08:00 – 01-08 17:00" });
    expect(when(scheduled(sketch, "a").earlyStart)).toBe("01-05 08:00");
  });

  it("S5: archived and inactive tasks are left out with all that is inside them and with their links", () => {
    const tasks = {
      old: { archived: true, durationMinutes: 9 * DAY },
      idle: { active: false },
      inside: { parent: "idle" },
      a: {},
    };
    expect(dates({ tasks, links: ["old>a", "idle>a"] })).toEqual({ a: "01-05 08:00 – 01-05 17:00" });
  });
});
