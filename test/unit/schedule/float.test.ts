import { describe, expect, it } from "vitest";
import { DAY, scheduled, when } from "./support.ts";

const diamond = {
  tasks: { a: {}, long: { durationMinutes: 4 * DAY }, short: {}, z: {} },
  links: ["a>long", "a>short", "long>z", "short>z"],
};

describe("late dates and float", () => {
  it("S50: the latest finish leaves the successor and the project finish alone", () => {
    const short = scheduled(diamond, "short");
    expect(when(short.lateStart)).toBe("01-09 08:00");
    expect(when(short.lateFinish)).toBe("01-09 17:00");
  });

  it("S50: a summary's successor bounds the tasks inside it", () => {
    const tasks = { s: {}, a: { parent: "s" }, b: { parent: "s", durationMinutes: 3 * DAY }, c: {} };
    expect(scheduled({ tasks, links: ["s>c"] }, "a").totalSlackMinutes).toBe(2 * DAY);
  });

  it("S51: an SS link bounds the late start", () => {
    const tasks = { a: {}, b: { durationMinutes: 5 * DAY } };
    const a = scheduled({ tasks, links: ["a>b SS"] }, "a");
    expect(when(a.lateStart)).toBe("01-05 08:00");
    expect(a.totalSlackMinutes).toBe(0);
  });

  it.each([
    [{ deadline: "2026-01-07T17:00" }, 2 * DAY],
    [{ constraint: "FNLT", constraintDate: "2026-01-07T17:00" }, 2 * DAY],
    [{ constraint: "SNLT", constraintDate: "2026-01-07T08:00" }, 2 * DAY],
  ])("S52: %o caps the late dates", (fields, slack) => {
    const tasks = { a: fields, long: { durationMinutes: 5 * DAY } };
    expect(scheduled({ tasks }, "a").totalSlackMinutes).toBe(slack);
  });

  it("S52: a summary's deadline caps the tasks inside it", () => {
    const tasks = { s: { deadline: "2026-01-07T17:00" }, a: { parent: "s" }, long: { durationMinutes: 5 * DAY } };
    expect(scheduled({ tasks }, "a").totalSlackMinutes).toBe(2 * DAY);
  });

  it("S53: the late finish of a task with work is the end of a shift, not the start of the next", () => {
    expect(when(scheduled({ tasks: { a: {}, b: {} }, links: ["a>b"] }, "a").lateFinish)).toBe("01-05 17:00");
  });

  it("S55: a finished task has no float, is not critical and doesn't hold its predecessor", () => {
    const done = { actualStart: "2026-01-06T08:00", actualFinish: "2026-01-06T17:00" };
    const sketch = { tasks: { a: {}, b: done, long: { durationMinutes: 5 * DAY } }, links: ["a>b"] };
    const b = scheduled(sketch, "b");
    expect([b.totalSlackMinutes, b.freeSlackMinutes, b.critical]).toEqual([0, 0, false]);
    expect(scheduled(sketch, "a").totalSlackMinutes).toBe(4 * DAY);
  });

  it("S60: total float is what a task can slip without moving the project finish", () => {
    expect(scheduled(diamond, "short").totalSlackMinutes).toBe(3 * DAY);
    expect(scheduled(diamond, "long").totalSlackMinutes).toBe(0);
  });

  it("S61: float counts working time of the task's own calendar", () => {
    const sketch = {
      calendars: [{ id: "mornings", weekdays: [[480, 720]] as const }],
      tasks: { a: { calendar: "mornings", durationMinutes: 240 }, long: { durationMinutes: 5 * DAY } },
    };
    expect(scheduled(sketch, "a").totalSlackMinutes).toBe(4 * 240);
  });

  it("S62: free float ends where a successor would move, total float at the project finish", () => {
    const tasks = { a: {}, b: {}, c: { durationMinutes: 2 * DAY }, long: { durationMinutes: 5 * DAY } };
    const sketch = { tasks, links: ["a>b", "c>b"] };
    expect(scheduled(sketch, "a").freeSlackMinutes).toBe(DAY);
    expect(scheduled(sketch, "a").totalSlackMinutes).toBe(3 * DAY);
    expect(scheduled(sketch, "b").freeSlackMinutes).toBe(2 * DAY);
  });

  it("S54: the late finish of a manual task is exact, and an SS link doesn't bound it", () => {
    const tasks = {
      a: { manual: true, manualStart: "2026-01-05T08:00" },
      b: {},
      c: {},
      long: { durationMinutes: 5 * DAY },
    };
    const followed = scheduled({ tasks, links: ["a>b", "b>c"] }, "a");
    expect(when(followed.lateFinish)).toBe("01-08 08:00");
    expect(scheduled({ tasks, links: ["a>b SS", "b>c"] }, "a").totalSlackMinutes).toBe(4 * DAY);
  });

  it("S61: total float never counts the hours of people, free float never those of a task calendar", () => {
    const nights = { id: "nights", weekdays: [[0, 480] as const, [1200, 1440] as const] };
    const tasks = { a: { assignees: ["bob"] }, b: { calendar: "nights" }, long: { durationMinutes: 5 * DAY } };
    const sketch = { tasks, calendars: [nights], people: { bob: "nights" } };
    expect(scheduled(sketch, "a").totalSlackMinutes).toBe(3 * DAY);
    expect(scheduled(sketch, "b").totalSlackMinutes).toBe(5 * DAY);
    const after = { ...sketch, tasks: { ...tasks, c: {} }, links: ["b>c", "long>c"] };
    expect(scheduled(after, "b").freeSlackMinutes).toBe(4 * DAY);
  });

  it("S63: critical is float up to the plan's limit", () => {
    const sketch = { ...diamond, settings: { criticalSlackMinutes: 3 * DAY } };
    expect(scheduled(diamond, "long").critical).toBe(true);
    expect(scheduled(diamond, "short").critical).toBe(false);
    expect(scheduled(sketch, "short").critical).toBe(true);
  });
});

describe("summaries", () => {
  const sketch = {
    tasks: {
      s: {},
      a: { parent: "s", percentComplete: 100 },
      b: { parent: "s", durationMinutes: 3 * DAY },
      m: { parent: "s", kind: "milestone", percentComplete: 100 },
    },
    links: ["a>b"],
  };

  it("S70: a summary spans its tasks and lasts the working time between", () => {
    const s = scheduled(sketch, "s");
    expect([when(s.start), when(s.finish), s.durationMinutes]).toEqual(["01-05 08:00", "01-08 17:00", 4 * DAY]);
    expect([s.summary, s.critical]).toEqual([true, true]);
  });

  it("S71: a summary's percent complete weighs its tasks by duration", () => {
    expect(scheduled(sketch, "s").percentComplete).toBe(25);
  });

  it("S71: a summary of milestones counts the reached ones", () => {
    const tasks = {
      s: {},
      m: { parent: "s", kind: "milestone", percentComplete: 100 },
      n: { parent: "s", kind: "milestone" },
    };
    expect(scheduled({ tasks }, "s").percentComplete).toBe(50);
  });
});
