import { describe, expect, it, vi } from "vitest";
import { shallowRef } from "vue";
import type { TaskId } from "@entente/shared/model/ids";
import type { Plan } from "@entente/shared/model/plan";
import { browserFrame } from "../../../client/src/doc/frame.ts";
import { createLiveSchedule } from "../../../client/src/stores/live-schedule.ts";
import { createPlan, DAY } from "../schedule/support.ts";
import { createHandFrames } from "./hand-frames.ts";

/** A plan whose records are replaced in place, as the projection does. */
function livePlan() {
  const tasks = { a: {}, b: {}, c: {} };
  const plan = createPlan({ tasks, links: ["a>b FS"] });
  const scheduleVersion = shallowRef(0);
  const set = (id: string, durationMinutes: number) => {
    const task = plan.tasks.get(id as TaskId)!;
    (plan.tasks as Map<TaskId, typeof task>).set(task.id, { ...task, durationMinutes });
    scheduleVersion.value += 1;
  };
  return { plan: plan as Plan, scheduleVersion, set };
}

describe("the dates of a plan that changes under them", () => {
  it("follow a record that is replaced in place, in one frame", () => {
    const source = livePlan();
    const frames = createHandFrames();
    const live = createLiveSchedule(source, frames.request, () => 0);
    const before = live.current.value.tasks;
    source.set("a", 3 * DAY);
    source.set("a", 2 * DAY);
    expect(frames.waiting).toBe(1);
    frames.turn();
    const after = live.current.value.tasks;
    expect(after.get("a" as TaskId)?.durationMinutes).toBe(2 * DAY);
    expect(after.get("b" as TaskId)!.start).toBeGreaterThan(before.get("b" as TaskId)!.start);
    live.destroy();
  });

  it("keep the records of tasks that an edit doesn't reach, and what was given out before", () => {
    const source = livePlan();
    const live = createLiveSchedule(source, createHandFrames().request, () => 0);
    source.set("c", DAY / 2);
    live.settle();
    const before = live.current.value.tasks;
    const [a, c] = [before.get("a" as TaskId), before.get("c" as TaskId)];
    source.set("c", DAY / 4);
    live.settle();
    expect(live.current.value.tasks.get("a" as TaskId)).toBe(a);
    expect(live.current.value.tasks.get("c" as TaskId)).not.toBe(c);
    expect(before.get("c" as TaskId)).toBe(c);
    live.destroy();
  });
});

describe("a frame", () => {
  it("does what its work asks for in the same frame, in the order of asking, and the rest if one fails", () => {
    const requested: (() => void)[] = [];
    vi.stubGlobal("requestAnimationFrame", (run: () => void) => requested.push(run));
    vi.stubGlobal("cancelAnimationFrame", () => {});
    const done: string[] = [];
    browserFrame(() => {
      browserFrame(() => {
        done.push("dates");
        browserFrame(() => void done.push("table"));
      });
      browserFrame(() => void done.push("given up"))();
      browserFrame(() => {
        done.push("chart");
        throw new Error("chart");
      });
      done.push("tasks");
    });
    expect(() => requested[0]!()).toThrow("chart");
    expect(done).toEqual(["tasks", "dates", "chart"]);
    requested[1]!();
    expect(done).toEqual(["tasks", "dates", "chart", "table"]);
    vi.unstubAllGlobals();
  });

  it("leaves what goes round in a circle for the next", () => {
    const requested: (() => void)[] = [];
    vi.stubGlobal("requestAnimationFrame", (run: () => void) => requested.push(run));
    vi.stubGlobal("cancelAnimationFrame", () => {});
    let count = 0;
    const again = () => {
      count += 1;
      browserFrame(again);
    };
    browserFrame(again);
    requested[0]!();
    expect(count).toBeLessThan(1000);
    expect(requested).toHaveLength(2);
    vi.unstubAllGlobals();
  });
});
