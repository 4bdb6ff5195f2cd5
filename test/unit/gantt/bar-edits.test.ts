import { describe, expect, test } from "vitest";
import { plainAssignment } from "@entente/shared/model/assignment";
import type { CalendarId, PersonId, TaskId } from "@entente/shared/model/ids";
import type { Calendar, PlanSettings, Shifts, Task } from "@entente/shared/model/plan";
import { parseLocalDateTime, type LocalDate } from "@entente/shared/model/time";
import { barEdit, withEdit } from "../../../client/src/features/gantt/bar-edits.ts";
import type { BarChange, BarGesture } from "../../../client/src/features/gantt/chart/chart-types.ts";
import { createWorkingTime } from "../../../client/src/features/gantt/working-time.ts";
import { syntheticPlan } from "../../bench/gantt-page/synthetic-plan.ts";

const OFFICE: Shifts = [
  [480, 720],
  [780, 1020],
];
const calendar: Calendar = {
  id: "c" as CalendarId,
  name: "Office",
  base: null,
  week: [[], OFFICE, OFFICE, OFFICE, OFFICE, OFFICE, []],
  exceptions: [
    {
      id: "e",
      name: "Holiday",
      from: "2026-03-04" as LocalDate,
      to: "2026-03-04" as LocalDate,
      shifts: [],
      repeat: null,
    },
  ],
  workWeeks: [],
};
const settings = { ...syntheticPlan(0, 0).settings, calendar: calendar.id } as PlanSettings;
const time = createWorkingTime({ settings, calendars: new Map([[calendar.id, calendar]]), people: new Map() });
const task: Task = [...syntheticPlan(2, 0).tasks.values()][1]!;
const at = (text: string) => parseLocalDateTime(text)!;

function change(gesture: BarGesture, start: string, finish: string): BarChange {
  const row = {
    id: "t1" as TaskId,
    title: "",
    shape: "task",
    start: 0,
    finish: 0,
    percent: 0,
    isCritical: false,
    isManual: false,
    isDone: false,
    isMovable: true,
    deadline: null,
  } as const;
  return { gesture, row, start: at(start), finish: at(finish), percent: 40 };
}

describe("working minutes of a bar", () => {
  test("leave out nights, lunch, weekends and holidays", () => {
    // Tuesday to Monday: Tuesday, Thursday, Friday and Monday are worked, Wednesday is a holiday.
    expect(time.minutesBetween(task, at("2026-03-03T08:00"), at("2026-03-09T17:00"))).toBe(4 * 480);
  });

  test("of an elapsed task count round the clock", () => {
    const elapsed = { ...task, elapsed: true };
    expect(time.minutesBetween(elapsed, at("2026-03-07T00:00"), at("2026-03-09T00:00"))).toBe(2 * 1440);
  });

  test("leave out the pauses of a task, up to where they are cut off", () => {
    const split = { ...task, splits: [{ at: 480, pause: 960 }] };
    expect(time.minutesBetween(split, at("2026-03-03T08:00"), at("2026-03-09T17:00"))).toBe(2 * 480);
    expect(time.minutesBetween(split, at("2026-03-03T08:00"), at("2026-03-05T12:00"))).toBe(480);
  });

  test("are never negative", () => {
    expect(time.minutesBetween(task, at("2026-03-09T17:00"), at("2026-03-03T08:00"))).toBe(0);
  });
});

test("work set by hand is tried out as long as the bar", () => {
  const assignments = [{ ...plainAssignment("ada" as PersonId), units: 0.5, workMinutes: 240 }];
  const tried = withEdit({ ...task, durationMinutes: 480, assignments }, { isManual: false, durationMinutes: 960 });
  expect(tried).toMatchObject({ durationMinutes: 960, assignments: [{ units: 0.5, workMinutes: 480 }] });
});

describe("one day on or back", () => {
  test("keeps the time of day and passes over days off", () => {
    expect(time.shiftedByDay(at("2026-03-06T10:00"), 1)).toBe(at("2026-03-09T10:00"));
    expect(time.shiftedByDay(at("2026-03-09T10:00"), -1)).toBe(at("2026-03-06T10:00"));
    expect(time.shiftedByDay(at("2026-03-05T10:00"), -1)).toBe(at("2026-03-03T10:00"));
  });
});

describe("what a released bar asks of the plan", () => {
  test("a move is a start and nothing else", () => {
    expect(barEdit(task, change("move", "2026-03-03T08:00", "2026-03-05T17:00"), time)).toEqual({
      isManual: false,
      start: "2026-03-03T08:00",
    });
  });

  test("a longer bar is a duration in working minutes", () => {
    expect(barEdit(task, change("resize-finish", "2026-03-03T08:00", "2026-03-05T12:00"), time)).toEqual({
      isManual: false,
      durationMinutes: 480 + 240,
    });
  });

  test("an earlier start of a bar is a start and a duration", () => {
    expect(barEdit(task, change("resize-start", "2026-03-02T08:00", "2026-03-03T17:00"), time)).toEqual({
      isManual: false,
      start: "2026-03-02T08:00",
      durationMinutes: 960,
    });
  });

  test("a bar that would end without any working time asks for nothing", () => {
    expect(barEdit(task, change("resize-finish", "2026-03-07T08:00", "2026-03-08T08:00"), time)).toBeNull();
  });

  test("progress is a share", () => {
    expect(barEdit(task, change("progress", "2026-03-03T08:00", "2026-03-05T17:00"), time)).toEqual({
      isManual: false,
      percentComplete: 40,
    });
  });
});
