import { describe, expect, it } from "vitest";
import { DAY, dates, scheduled, when } from "./support.ts";

const begun = { actualStart: "2026-01-05T08:00", percentComplete: 25, durationMinutes: 4 * DAY };
const settings = { statusDate: "2026-01-08T08:00", rescheduleRemaining: true };

describe("work that isn't done at the status date", () => {
  it("S45: what is left of a task that has begun goes on at the status date; its start stays", () => {
    expect(dates({ tasks: { a: begun, b: {} }, links: ["a>b"], settings })).toEqual({
      a: "01-05 08:00 – 01-12 17:00",
      b: "01-13 08:00 – 01-13 17:00",
    });
  });

  it("S45: work that is ahead of the status date goes on where it is", () => {
    const ahead = { ...begun, percentComplete: 100 * (3.5 / 4) };
    expect(dates({ tasks: { a: ahead }, settings })["a"]).toBe("01-05 08:00 – 01-08 17:00");
  });

  it("S45: without the setting a status date moves nothing", () => {
    const off = { ...settings, rescheduleRemaining: false };
    expect(dates({ tasks: { a: begun, b: {} }, settings: off })).toEqual({
      a: "01-05 08:00 – 01-08 17:00",
      b: "01-05 08:00 – 01-05 17:00",
    });
  });

  it("S46: a task that has not begun starts no earlier than the status date, a finished one stays", () => {
    const done = { actualStart: "2026-01-05T08:00", actualFinish: "2026-01-05T17:00", percentComplete: 100 };
    const tasks = {
      a: {},
      mark: { kind: "milestone" },
      done,
      fixed: { manual: true, manualStart: "2026-01-06T08:00" },
    };
    expect(dates({ tasks, settings })).toEqual({
      a: "01-08 08:00 – 01-08 17:00",
      mark: "01-08 08:00 – 01-08 08:00",
      done: "01-05 08:00 – 01-05 17:00",
      fixed: "01-06 08:00 – 01-06 17:00",
    });
  });

  it("S56: what comes before a task that has begun must be done by where the rest of it goes on", () => {
    const tasks = { a: {}, b: { ...begun, percentComplete: 50 } };
    const a = scheduled({ tasks, links: ["a>b"] }, "a");
    expect(when(a.lateFinish)).toBe("01-06 17:00");
    expect(a.totalSlackMinutes).toBe(DAY);
  });
});
