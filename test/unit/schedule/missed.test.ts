import { describe, expect, it } from "vitest";
import { createScheduler, schedule } from "@entente/shared/schedule/schedule";
import { MOST } from "@entente/shared/schedule/missed";
import { createPlan, DAY, type PlanSketch } from "./support.ts";

/** What is reported, as sentences. */
const told = (sketch: PlanSketch) => schedule(createPlan(sketch)).diagnostics.map(({ message }) => message);

const testing = { title: "Testing", durationMinutes: 10 * DAY };
const friday = "2026-01-09T17:00";

describe("what a plan can't keep, in words", () => {
  it("S38: a deadline is missed because of what the task waits for", () => {
    const tasks = { a: testing, b: { title: "Handover", deadline: friday } };
    expect(told({ tasks, links: ["a>b"] })).toEqual([
      "“Handover” can't finish by 9 Jan 2026: “Testing” ends on 16 Jan 2026 (6d late).",
    ]);
    expect(told({ tasks: { ...tasks, a: { ...testing, durationMinutes: 5 * DAY } }, links: ["a>b"] })).toEqual([
      "“Handover” can't finish by 9 Jan 2026: “Testing” ends on 9 Jan 2026, 17:00 (1d late).",
    ]);
    const long = { a: { title: "Testing" }, b: { title: "Handover", deadline: friday, durationMinutes: 5 * DAY } };
    expect(told({ tasks: long, links: ["a>b"] })).toEqual([
      "“Handover” can't finish by 9 Jan 2026: “Testing” ends on 5 Jan 2026, and it ends on 12 Jan 2026 (1d late).",
    ]);
  });

  it("S38: or because of its length, its start, what is inside it, or what has happened", () => {
    const of = (b: object, more: object = {}) =>
      told({ tasks: { b: { title: "B", deadline: friday, ...b }, ...more } })[0];
    expect(of({ durationMinutes: 6 * DAY })).toBe(
      "“B” can't finish by 9 Jan 2026: it starts on 5 Jan 2026 and takes 6d (1d late).",
    );
    expect(of({ actualStart: "2026-01-08T08:00", durationMinutes: 3 * DAY })).toBe(
      "“B” can't finish by 9 Jan 2026: it was begun on 8 Jan 2026 and ends on 12 Jan 2026 (1d late).",
    );
    expect(of({ manual: true, manualStart: "2026-01-12T08:00" })).toBe(
      "“B” can't finish by 9 Jan 2026: it is set to start on 12 Jan 2026 (1d late).",
    );
    expect(of({}, { c: { title: "C", parent: "b", durationMinutes: 7 * DAY } })).toBe(
      "“B” can't finish by 9 Jan 2026: “C” inside it ends on 13 Jan 2026 (2d late).",
    );
    expect(of({ actualStart: "2026-01-05T08:00", actualFinish: "2026-01-12T17:00", percentComplete: 100 })).toBe(
      "“B” was to finish by 9 Jan 2026: it was finished on 12 Jan 2026 (1d late).",
    );
  });

  it("S35: a constraint is contradicted by what comes before, and which of them was kept is said", () => {
    const tasks = { a: testing, b: { title: "Handover", constraint: "MSO", constraintDate: "2026-01-12T08:00" } };
    expect(told({ tasks, links: ["a>b"] })).toEqual([
      "“Handover” must start on 12 Jan 2026, but “Testing” ends on 16 Jan 2026. The constraint was kept.",
    ]);
    expect(told({ tasks, links: ["a>b"], settings: { honourConstraints: false } })).toEqual([
      "“Handover” must start on 12 Jan 2026, but “Testing” ends on 16 Jan 2026. The dependencies were kept.",
    ]);
    const early = { b: { title: "B", constraint: "FNLT", constraintDate: "2026-01-02T17:00" } };
    expect(told({ tasks: early })).toEqual([
      "“B” must finish by 2 Jan 2026, but the project starts on 5 Jan 2026. The constraint was kept.",
    ]);
  });

  it("S39: negative float names the task it comes from and the dates", () => {
    const tasks = {
      s: { title: "Phase", constraint: "FNLT", constraintDate: friday },
      a: { ...testing, parent: "s" },
      b: { title: "Handover", parent: "s" },
    };
    expect(told({ tasks, links: ["a>b"] })).toEqual([
      "“Handover” can't finish by 9 Jan 2026, as its summary “Phase” must: “Testing” ends on 16 Jan 2026 (6d late).",
    ]);
    const begun = { title: "Handover", actualStart: "2026-01-07T08:00", durationMinutes: 2 * DAY };
    expect(told({ tasks: { a: testing, b: begun }, links: ["a>b"] })).toEqual([
      "“Testing” ends on 16 Jan 2026, but “Handover”, which waits for it, goes on on 7 Jan 2026.",
    ]);
  });

  it("S39: a plan counted back from its finish tells when it can't end by it", () => {
    const settings = { scheduleFrom: "finish", finish: friday };
    const tasks = { a: { title: "Fair", constraint: "SNET", constraintDate: "2026-01-13T08:00" } };
    expect(told({ tasks, settings })).toEqual(["The plan can't end by 9 Jan 2026: “Fair” ends on 13 Jan 2026."]);
  });

  it("S39: of each kind there are at most so many, the latest first, the rest counted in one", () => {
    const tasks = Object.fromEntries(
      Array.from({ length: MOST + 20 }, (_, i) => [
        `t${i}`,
        { durationMinutes: (2 + i) * DAY, deadline: "2026-01-05T17:00" },
      ]),
    );
    const { diagnostics } = schedule(createPlan({ tasks }));
    expect(diagnostics).toHaveLength(MOST);
    expect(diagnostics.flatMap(({ ids }) => ids)).toHaveLength(MOST + 20);
    const more = diagnostics.find(({ ids }) => ids.length > 1);
    expect(more).toMatchObject({ message: "21 more tasks can't finish by their deadlines." });
    expect(more!.ids).toContain("t0");
    expect(more!.ids).not.toContain(`t${MOST + 19}`);
  });

  it("S39: words follow a title that changed", () => {
    const scheduler = createScheduler();
    const plan = createPlan({
      tasks: { a: testing, s: {}, b: { parent: "s", title: "Handover", deadline: friday } },
      links: ["a>s"],
    });
    scheduler.update(plan);
    const [a] = plan.tasks.values();
    const later = { ...plan, tasks: new Map(plan.tasks).set(a!.id, { ...a!, title: "Trials" }) };
    expect(scheduler.update(later).diagnostics).toEqual(schedule(later).diagnostics);
    expect(scheduler.update(later).diagnostics[0]!.message).toContain("“Trials” ends on 16 Jan 2026");
  });
});
