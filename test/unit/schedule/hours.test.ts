import { describe, expect, it } from "vitest";
import type { Recurrence } from "@entente/shared/model/recurrence";
import { DAY, dates, reports } from "./support.ts";

const OFFICE = [
  [480, 720],
  [780, 1020],
] as const;
const MORNING = [[480, 720]] as const;
const NIGHT = [[1320, 1440]] as const;

describe("hours", () => {
  it("S1: fractions of a minute are kept to the second", () => {
    const tasks = { a: { durationMinutes: 0.5 }, b: { durationMinutes: 0.5 } };
    expect(dates({ tasks, links: ["a>b"] })["b"]).toBe("01-05 08:00:30 – 01-05 08:01");
  });

  it("S20: without a task calendar the assignee's calendar replaces the project's", () => {
    const sketch = {
      calendars: [{ id: "mornings", weekdays: MORNING }],
      people: { ada: "mornings" },
      tasks: { a: { assignees: ["ada"] } },
    };
    expect(dates(sketch)["a"]).toBe("01-05 08:00 – 01-06 12:00");
  });

  it("S20: a task calendar is intersected with the assignee's, unless resource calendars are ignored", () => {
    const calendars = [
      { id: "mornings", weekdays: MORNING },
      { id: "late", weekdays: [[600, 1080]] as const },
    ];
    const task = { assignees: ["ada"], calendar: "late", durationMinutes: 240 };
    const sketch = { calendars, people: { ada: "mornings" }, tasks: { a: task } };
    expect(dates(sketch)["a"]).toBe("01-05 10:00 – 01-06 12:00");
    const alone = { ...sketch, tasks: { a: { ...task, ignoreResourceCalendars: true } } };
    expect(dates(alone)["a"]).toBe("01-05 10:00 – 01-05 14:00");
  });

  it("S21: an exception is a day off, or a working day in a weekend", () => {
    const exceptions = { "2026-01-06": [], "2026-01-10": OFFICE };
    const sketch = {
      calendars: [{ id: "own", weekdays: OFFICE, exceptions }],
      settings: { calendar: "own" },
      tasks: { a: { durationMinutes: 5 * DAY } },
    };
    expect(dates(sketch)["a"]).toBe("01-05 08:00 – 01-10 17:00");
  });

  it("S21: a base's exceptions hold in a derived calendar, which may overrule them for a day", () => {
    const calendars = [
      { id: "base", weekdays: OFFICE, exceptions: { "2026-01-05..2026-01-07": [] } },
      { id: "derived", base: "base", exceptions: { "2026-01-06": OFFICE } },
    ];
    const tasks = { a: { calendar: "derived" }, b: { calendar: "derived" } };
    expect(dates({ calendars, tasks, links: ["a>b"] })).toEqual({
      a: "01-06 08:00 – 01-06 17:00",
      b: "01-08 08:00 – 01-08 17:00",
    });
  });

  it("S22: a work week replaces the weekdays it names in its range", () => {
    const workWeeks = { "2026-01-05..2026-01-06": [null, MORNING, MORNING, null, null, null, null] };
    const calendars = [{ id: "own", weekdays: OFFICE, workWeeks }];
    expect(dates({ calendars, settings: { calendar: "own" }, tasks: { a: { durationMinutes: 2 * DAY } } })["a"]).toBe(
      "01-05 08:00 – 01-07 17:00",
    );
  });

  it("S22: a calendar's own weekday beats its base's work week", () => {
    const workWeeks = { "2026-01-05..2026-01-09": [null, MORNING, MORNING, null, null, null, null] };
    const calendars = [
      { id: "base", weekdays: OFFICE, workWeeks },
      { id: "derived", base: "base", week: [null, OFFICE, null, null, null, null, null] },
    ];
    expect(dates({ calendars, settings: { calendar: "derived" }, tasks: { a: { durationMinutes: 720 } } })["a"]).toBe(
      "01-05 08:00 – 01-06 12:00",
    );
  });

  it("S23: with two people a task starts with the first and ends with the last", () => {
    const sketch = {
      calendars: [{ id: "nights", weekdays: NIGHT }],
      people: { ada: "nights", bob: null },
      tasks: { a: { assignees: ["ada", "bob"], durationMinutes: 240 } },
    };
    expect(dates(sketch)["a"]).toBe("01-05 08:00 – 01-07 00:00");
  });

  it("S24: of two exceptions for one day the shorter wins", () => {
    const exceptions = { "2026-01-05..2026-01-09": [], "2026-01-07": OFFICE };
    const sketch = {
      calendars: [{ id: "own", weekdays: OFFICE, exceptions }],
      settings: { calendar: "own" },
      tasks: { a: {} },
    };
    expect(dates(sketch)["a"]).toBe("01-07 08:00 – 01-07 17:00");
  });

  it("S24: of two recurring exceptions for one day the rarer wins", () => {
    const year = "2026-01-01..2026-12-31";
    const exceptions = { [`${year}`]: [], "2026-01-01..2026-12-30": OFFICE };
    const weekly: Recurrence = { unit: "week", step: 1, times: null, weekdays: [1] };
    const monthly: Recurrence = { unit: "month", step: 1, times: null, on: 5 };
    const sketch = (first: Recurrence, second: Recurrence) => ({
      calendars: [
        { id: "own", weekdays: OFFICE, exceptions, repeats: { [year]: first, "2026-01-01..2026-12-30": second } },
      ],
      settings: { calendar: "own" },
      tasks: { a: {} },
    });
    expect(dates(sketch(weekly, monthly))["a"]).toBe("01-05 08:00 – 01-05 17:00");
    expect(dates(sketch(monthly, weekly))["a"]).toBe("01-06 08:00 – 01-06 17:00");
  });

  it("S27: a recurring exception holds on its days alone", () => {
    const year = "2026-01-01..2026-12-31";
    const repeats = { [year]: { unit: "week", step: 2, times: null, weekdays: [1, 2] } as const };
    const sketch = {
      calendars: [{ id: "own", weekdays: OFFICE, exceptions: { [year]: [] }, repeats }],
      settings: { calendar: "own" },
      tasks: { a: { durationMinutes: 10 * DAY } },
    };
    // The weeks of 29 December and 12 January have no Monday and Tuesday.
    expect(dates(sketch)["a"]).toBe("01-05 08:00 – 01-20 17:00");
  });

  it("S27: days without end are cut and told", () => {
    const ever = "0001-01-01..9999-12-31";
    const daily = { unit: "day", step: 1, times: null } as const;
    const sketch = {
      calendars: [{ id: "own", weekdays: OFFICE, exceptions: { [ever]: [] }, repeats: { [ever]: daily } }],
      settings: { calendar: "own" },
      tasks: { a: {} },
    };
    expect(reports(sketch)).toEqual(["recurrence-cut own"]);
    expect(dates(sketch)["a"]).toBe("01-05 08:00 – 01-05 17:00");
  });

  it("S25: an elapsed duration runs round the clock from where it may start", () => {
    const tasks = { a: { durationMinutes: 5 * DAY }, b: { durationMinutes: 2880, elapsed: true } };
    expect(dates({ tasks, links: ["a>b"] })["b"]).toBe("01-09 17:00 – 01-11 17:00");
  });

  it("S26: calendars that can't be used are passed over and reported", () => {
    const sketch = {
      calendars: [
        { id: "idle", week: [[], [], [], [], [], [], []] },
        { id: "ring", base: "gnir", weekdays: MORNING },
        { id: "gnir", base: "ring" },
      ],
      tasks: { a: { calendar: "idle" }, b: { calendar: "ring" }, c: { calendar: "none" } },
    };
    expect(dates(sketch)).toEqual({
      a: "01-05 08:00 – 01-05 17:00",
      b: "01-05 08:00 – 01-06 12:00",
      c: "01-05 08:00 – 01-05 17:00",
    });
    expect(reports(sketch)).toEqual(["calendar-cycle ring", "calendar-without-work idle", "unknown-calendar none"]);
  });

  it("S26: where task and assignee share no hour the task calendar alone holds", () => {
    const sketch = {
      calendars: [
        { id: "nights", weekdays: NIGHT },
        { id: "mornings", weekdays: MORNING },
      ],
      people: { ada: "nights" },
      tasks: { a: { assignees: ["ada"], calendar: "mornings", durationMinutes: 240 } },
    };
    expect(dates(sketch)["a"]).toBe("01-05 08:00 – 01-05 12:00");
  });

  it("S26: a plan without a calendar works Monday to Friday, eight hours a day", () => {
    expect(dates({ settings: { calendar: null }, tasks: { a: { durationMinutes: 6 * DAY } } })["a"]).toBe(
      "01-05 08:00 – 01-12 17:00",
    );
  });
});
