import { describe, expect, test, vi } from "vitest";
import type { TaskId } from "@entente/shared/model/ids";
import type { Plan, Task } from "@entente/shared/model/plan";
import { schedule } from "@entente/shared/schedule/schedule";
import { withEdit, type BarEdit } from "../../../client/src/features/gantt/bar-edits.ts";
import type { BarChange } from "../../../client/src/features/gantt/chart/chart-types.ts";
import { createCascadeRunner } from "../../../client/src/features/gantt/extras/cascade-runner.ts";
import { cascadeNotes } from "../../../client/src/features/gantt/extras/cascade-words.ts";
import { createTrial } from "../../../client/src/features/gantt/extras/cascade.ts";
import { createGanttWords } from "../../../client/src/features/gantt/gantt-words.ts";
import { createWorkingTime } from "../../../client/src/features/gantt/working-time.ts";
import { syntheticPlan } from "../../bench/gantt-page/synthetic-plan.ts";

const DAY = 1440;
const id = (text: string) => text as TaskId;

/** Four tasks in a chain; the last has a deadline on the day it finishes now. */
function chain(): Plan {
  const plan = syntheticPlan(5, 3);
  const tasks = new Map(plan.tasks);
  for (const [key, task] of tasks)
    tasks.set(key, { ...task, constraint: "ASAP", constraintDate: null, percentComplete: 0 });
  const last = schedule({ ...plan, tasks }).tasks.get(id("t4"))!;
  const deadline = new Date(last.finish * 60_000).toISOString().slice(0, 16) as Task["deadline"];
  tasks.set(id("t4"), { ...tasks.get(id("t4"))!, deadline });
  return { ...plan, tasks };
}

const later: BarEdit = { isManual: false, start: "2026-01-08T08:00" as BarEdit["start"] & string };

describe("a trial of an edit", () => {
  test("gives the very dates that writing the edit gives", () => {
    const plan = chain();
    const { after } = createTrial()(plan, schedule(plan), new Map([[id("t1"), later]]));
    const tasks = new Map(plan.tasks);
    tasks.set(id("t1"), withEdit(tasks.get(id("t1"))!, later));
    expect(after).toEqual(schedule({ ...plan, tasks }));
  });

  test("counts what else moves, what the project gains and which deadlines break", () => {
    const plan = chain();
    const before = schedule(plan);
    const cascade = createTrial()(plan, before, new Map([[id("t1"), later]]));
    expect(cascade.movedCount).toBe(3);
    expect(cascade.finish).toEqual({ before: before.finish, after: cascade.after.finish });
    expect(cascade.finish.after).toBeGreaterThan(before.finish);
    expect(cascade.missed).toEqual(["t4"]);
  });

  test("leaves the plan and the trials after it alone", () => {
    const plan = chain();
    const before = schedule(plan);
    const trial = createTrial();
    trial(plan, before, new Map([[id("t1"), later]]));
    expect(trial(plan, before, new Map())).toMatchObject({ movedCount: 0, missed: [], after: before });
    expect(schedule(plan)).toEqual(before);
  });

  test("passes over a task that is gone", () => {
    const plan = chain();
    const before = schedule(plan);
    expect(createTrial()(plan, before, new Map([[id("gone"), later]])).movedCount).toBe(0);
  });
});

describe("the notes on a drag", () => {
  const time = createWorkingTime(chain());
  const words = createGanttWords({ locale: "en-GB", minutesPerDay: 480 });
  const title = (task: TaskId) => chain().tasks.get(task)!.title;
  const notesOf = (edit: BarEdit, start: number) => {
    const plan = chain();
    const before = schedule(plan);
    const dates = before.tasks.get(id("t1"))!;
    const lead = {
      gesture: "move",
      row: { id: id("t1") },
      start,
      finish: start + dates.finish - dates.start,
      percent: 0,
    };
    const cascade = createTrial()(plan, before, new Map([[id("t1"), edit]]));
    return cascadeNotes(cascade, lead as BarChange, { words, time, title }).map(({ text }) => text);
  };

  test("name the moved, the finish in working days and the missed deadline", () => {
    const start = Date.UTC(2026, 0, 8, 8) / 60_000;
    expect(notesOf(later, start)).toEqual([
      "3 other tasks move",
      expect.stringMatching(/^Project finish \+3 d: /),
      "“Task 4” misses its deadline",
    ]);
  });

  test("say where the bar would really start when it can't start where it is held", () => {
    const saturday = Date.UTC(2026, 0, 10, 8) / 60_000;
    const edit = { isManual: false, start: "2026-01-10T08:00" as BarEdit["start"] & string };
    expect(notesOf(edit, saturday)[0]).toMatch(/^Can start .*12/);
  });

  test("are none when nothing changes", () => {
    const { start } = schedule(chain()).tasks.get(id("t1"))!;
    expect(notesOf({ isManual: false }, start)).toEqual([]);
  });
});

describe("the runner of trials", () => {
  test("runs the last wish only, and rests three times as long as a run took", () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "requestAnimationFrame", "cancelAnimationFrame"] });
    vi.stubGlobal("requestAnimationFrame", (callback: () => void) => setTimeout(callback, 16));
    vi.stubGlobal("cancelAnimationFrame", clearTimeout);
    let clock = 0;
    const ran: number[] = [];
    const runner = createCascadeRunner<number>(
      (wish) => {
        ran.push(wish);
        clock += 20;
      },
      () => clock,
    );
    for (const wish of [1, 2, 3]) runner.ask(wish);
    vi.advanceTimersByTime(17);
    expect(ran).toEqual([3]);
    runner.ask(4);
    vi.advanceTimersByTime(16 + 59);
    expect(ran).toEqual([3]);
    vi.advanceTimersByTime(2);
    expect(ran).toEqual([3, 4]);
    runner.ask(5);
    runner.stop();
    vi.advanceTimersByTime(DAY);
    expect(ran).toEqual([3, 4]);
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });
});
