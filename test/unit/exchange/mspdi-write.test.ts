import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseMspdi } from "@entente/shared/exchange/mspdi/read-mspdi";
import { writeMspdi } from "@entente/shared/exchange/mspdi/write-mspdi";
import { CONTOURS, plainAssignment } from "@entente/shared/model/assignment";
import type { Assignment } from "@entente/shared/model/assignment";
import type { PersonId } from "@entente/shared/model/ids";
import type { Recurrence } from "@entente/shared/model/recurrence";
import type { Plan } from "@entente/shared/model/plan";
import { schedule } from "@entente/shared/schedule/schedule";
import { at, createPlan } from "../schedule/support.ts";
import { HOSTILE_TEXTS, lost } from "./support.ts";

const again = (plan: Plan) => parseMspdi(writeMspdi(plan, schedule(plan)).xml);

/** All that is computed, in the order of the outline, without ids. */
function computed(plan: Plan): unknown[] {
  const result = schedule(plan);
  return Array.from(result.tasks.values(), ({ id, ...dates }) => [plan.tasks.get(id)!.title, dates]);
}

/** An assignment of one's own kind. */
const work = (person: string, fields: Partial<Assignment>): Assignment => ({
  ...plainAssignment(person as PersonId),
  ...fields,
});

const MORNING = [[480, 720]] as const;

describe("writeMspdi", () => {
  it("writes a plan that reads back with the same inputs and dates", () => {
    const plan = createPlan({
      calendars: [
        { id: "own", weekdays: MORNING, exceptions: { "2026-01-07..2026-01-08": [], "2026-01-10": MORNING } },
        { id: "derived", base: "own", week: [null, [[0, 1440]], null, null, null, null, null] },
        { id: "weeks", base: "own", workWeeks: { "2026-01-12..2026-01-16": [null, [], null, null, null, null, null] } },
      ],
      people: { ada: "derived", bob: "own", eve: null },
      settings: { calendar: "own", criticalSlackMinutes: 240, honourConstraints: false, minutesPerDay: 240 },
      tasks: {
        s: { deadline: "2026-02-01T17:00" },
        a: { parent: "s", assignees: ["ada", "eve"], durationMinutes: 700, priority: "urgent" },
        b: { parent: "s", constraint: "MSO", constraintDate: "2026-01-20T08:00", calendar: "weeks" },
        c: { elapsed: true, durationMinutes: 3000, levellingDelayMinutes: 60 },
        d: { actualStart: "2026-01-06T08:00", actualFinish: "2026-01-06T11:30", percentComplete: 100 },
        e: { manual: true, manualStart: "2026-01-04T09:00", durationMinutes: 90 },
        m: { kind: "milestone", durationMinutes: 0 },
        off: { active: false },
      },
      links: ["a>b FF+90", "b>c SS+50%", "c>m FS+600e", "s>m"],
    });
    const back = again(plan);
    expect(back.losses).toEqual([]);
    expect(back.warnings).toEqual([]);
    expect(computed(back.plan)).toEqual(computed(plan));
    expect(back.plan.settings).toEqual({ ...plan.settings, calendar: back.plan.settings.calendar });
  });

  it("keeps estimates and baselines, and tells what Project has no place for", () => {
    const plan = createPlan({
      tasks: {
        a: { optimisticMinutes: 60, pessimisticMinutes: 990.5 },
        b: { pessimisticMinutes: 4800, elapsed: true },
        c: {},
      },
    });
    const [a, b] = plan.tasks.keys();
    const kept = { start: at("2026-01-06T08:00"), finish: at("2026-01-07T17:00"), durationMinutes: 960 };
    const baselines = new Map([
      [0 as const, { number: 0 as const, name: "", takenAt: null, tasks: new Map([[a!, kept]]) }],
      [10 as const, { number: 10 as const, name: "As sold", takenAt: 1e12, tasks: new Map([[b!, kept]]) }],
    ]);
    const written = writeMspdi({ ...plan, baselines }, schedule(plan));
    expect([lost(written.losses, "names of baselines"), lost(written.losses, "when baselines were taken")]).toEqual([
      1, 1,
    ]);
    const back = parseMspdi(written.xml);
    expect(back.losses).toEqual([]);
    expect(Array.from(back.plan.tasks.values(), (task) => [task.optimisticMinutes, task.pessimisticMinutes])).toEqual([
      [60, 990.5],
      [null, 4800],
      [null, null],
    ]);
    const again = Array.from(back.plan.baselines.values(), ({ number, tasks }) => [number, Array.from(tasks.values())]);
    expect(again).toEqual([
      [0, [kept]],
      [10, [kept]],
    ]);
  });

  it("writes how people work, pauses and the ends of the project so that they read back", () => {
    const plan = createPlan({
      calendars: [{ id: "nights", weekdays: [[0, 240] as const, [1320, 1440] as const] }],
      people: { ada: null, bob: "nights" },
      settings: {
        scheduleFrom: "finish",
        finish: "2026-03-31T17:00",
        multipleCriticalPaths: true,
        calendar: "standard",
      },
      tasks: {
        a: {
          assignees: ["ada", "bob"],
          assignments: [
            work("ada", { units: 0.5, workMinutes: 700, overtimeMinutes: 100, delayMinutes: 240 }),
            work("bob", { workMinutes: 600, contour: "turtle" }),
          ],
        },
        b: { durationMinutes: 1440, splits: [{ at: 300, pause: 960 }], constraint: "ALAP" },
        c: { durationMinutes: 1440, splits: [{ at: 240, pause: 480 }], assignees: ["bob"], constraint: "ALAP" },
        d: {
          assignees: ["ada"],
          assignments: [
            work("ada", {
              contour: [
                [480, 120],
                [240, 0],
                [480, 480],
              ],
            }),
          ],
        },
        e: { assignees: ["ada"], assignments: [work("ada", { units: 2 })] },
        f: { assignees: ["ada"], assignments: [work("ada", { contour: [[240, 60] as const, [240, 240] as const] })] },
      },
      links: ["a>b", "b>c", "c>d"],
    });
    const back = again(plan);
    expect(back.losses).toEqual([]);
    expect(computed(back.plan)).toEqual(computed(plan));
    const { start: _start, ...settings } = plan.settings;
    expect(back.plan.settings).toMatchObject({ ...settings, calendar: back.plan.settings.calendar });
    const parts = Array.from(back.plan.tasks.values(), ({ assignments, splits }) => [assignments.length, splits]);
    expect(parts).toEqual([
      [2, []],
      [0, [{ at: 300, pause: 960 }]],
      [0, [{ at: 240, pause: 480 }]],
      [1, []],
      [1, []],
      [1, []],
    ]);
    const [even] = back.plan.tasks.values().find(({ title }) => title === "f")!.assignments;
    expect(even!.contour).toEqual([
      [240, 60],
      [240, 240],
    ]);
  });

  it("writes recurring exceptions so that they read back", () => {
    const kinds: Recurrence[] = [
      { unit: "day", step: 3, times: null },
      { unit: "week", step: 2, times: null, weekdays: [0, 5] },
      { unit: "month", step: 2, times: 4, on: 31 },
      { unit: "month", step: 1, times: null, on: { position: 5, of: 5 } },
      { unit: "year", step: 1, times: null, month: 12, on: 25 },
      { unit: "year", step: 1, times: 3, month: 11, on: { position: 4, of: "weekend-day" } },
    ];
    const keys = kinds.map((_, i) => `2026-01-0${i + 1}..2029-12-31`);
    const exceptions = Object.fromEntries(keys.map((key) => [key, MORNING]));
    const repeats = Object.fromEntries(keys.map((key, i) => [key, kinds[i]!]));
    const calendars = [{ id: "own", weekdays: MORNING, exceptions, repeats }];
    const plan = createPlan({ calendars, settings: { calendar: "own" }, tasks: { a: { durationMinutes: 48_000 } } });
    const back = again(plan);
    expect(back.losses).toEqual([]);
    const read = back.plan.calendars.get(back.plan.settings.calendar!)!;
    expect(read.exceptions.map(({ from, to, shifts, repeat }) => [`${from}..${to}`, shifts, repeat])).toEqual(
      keys.map((key, i) => [key, MORNING, kinds[i]]),
    );
    expect(computed(back.plan)).toEqual(computed(plan));
  });

  it("reads back with the same dates, however people work", () => {
    const minutes = fc.integer({ min: 1, max: 3000 });
    const assignment = fc.record({
      // Of which the work is whole seconds, which is what a file holds.
      units: fc.constantFrom(1, 0.5, 2),
      workMinutes: fc.option(minutes),
      overtimeMinutes: fc.constantFrom(0, 0, 0, 45),
      delayMinutes: fc.constantFrom(0, 0, 90, 700),
      contour: fc.oneof(
        fc.constantFrom(...CONTOURS),
        fc.array(fc.tuple(minutes, fc.oneof(fc.constant(0), minutes)), { minLength: 1, maxLength: 4 }),
      ),
    });
    const task = fc.record({
      durationMinutes: minutes,
      elapsed: fc.constantFrom(false, false, false, true),
      people: fc.subarray(["ada", "bob"]),
      how: fc.tuple(assignment, assignment),
      splits: fc.uniqueArray(fc.record({ at: minutes, pause: minutes }), { maxLength: 2, selector: ({ at }) => at }),
      begun: fc.constantFrom(null, null, "2026-01-07T08:00"),
      percentComplete: fc.integer({ min: 0, max: 99 }),
    });
    fc.assert(
      fc.property(fc.array(task, { minLength: 3, maxLength: 3 }), (list) => {
        const tasks = list.map(({ people, how, begun, splits, ...fields }, i) => {
          const assignments = people.map((person, at) => work(person, how[at]!));
          const inOrder = [...splits].sort((a, b) => a.at - b.at);
          return [`t${i}`, { ...fields, assignees: people, assignments, splits: inOrder, actualStart: begun }] as const;
        });
        const nights = { id: "nights", weekdays: [[0, 240] as const, [1320, 1440] as const] };
        const plan = createPlan({
          calendars: [nights],
          people: { ada: null, bob: "nights" },
          tasks: Object.fromEntries(tasks),
          links: ["t0>t1", "t1>t2 SS+60"],
        });
        expect(computed(again(plan).plan)).toEqual(computed(plan));
      }),
      { numRuns: 300 },
    );
  });

  it("reads back with the same dates, whatever the durations, links and outline", () => {
    const count = 8;
    const id = fc.integer({ min: 0, max: count - 1 });
    const task = fc.record({
      durationMinutes: fc.integer({ min: 0, max: 4000 }),
      elapsed: fc.boolean(),
      percentComplete: fc.integer({ min: 0, max: 100 }),
      inside: fc.option(id),
    });
    const link = fc.tuple(
      id,
      id,
      fc.constantFrom("FS", "SS", "FF", "SF"),
      fc.integer({ min: -900, max: 900 }),
      fc.constantFrom("", "e", "%"),
    );
    fc.assert(
      fc.property(
        fc.array(task, { minLength: count, maxLength: count }),
        fc.array(link, { maxLength: 12 }),
        (list, links) => {
          const tasks = list.map(({ inside, ...fields }, i) => [
            `t${i}`,
            { ...fields, parent: inside !== null && inside < i ? `t${inside}` : null },
          ]);
          const written = links
            .filter(([a, b]) => a !== b)
            .map(([a, b, type, lag, unit]) => `t${a}>t${b} ${type}${lag < 0 ? "" : "+"}${lag}${unit}`);
          const plan = createPlan({ tasks: Object.fromEntries(tasks), links: written });
          const byTitle = (one: Plan) => (computed(one) as [string, object][]).sort(([a], [b]) => (a < b ? -1 : 1));
          expect(byTitle(again(plan).plan)).toEqual(byTitle(plan));
        },
      ),
      { numRuns: 100 },
    );
  });

  it.each(HOSTILE_TEXTS.map((text) => [text.slice(0, 40), text]))("keeps the title and note %j as text", (_, text) => {
    const plan = createPlan({ tasks: { a: { title: text } } });
    const [task] = plan.tasks.values();
    const back = again({ ...plan, notes: new Map([[task!.id, text]]) }).plan;
    expect(Array.from(back.tasks.values(), ({ title }) => title)).toEqual([text.trim()]);
    expect(Array.from(back.notes.values())).toEqual(text.trim() === "" ? [] : [text.trim()]);
  });

  it("drops characters that XML can't hold and counts them", () => {
    const plan = createPlan({ tasks: { a: { title: "a\u0000b\u0008c" } } });
    const { xml, losses } = writeMspdi(plan, schedule(plan));
    expect(xml).toContain("<Name>abc</Name>");
    expect(lost(losses, "control characters")).toBe(2);
  });

  it("names labels, checklists, archived tasks and their links as lost", () => {
    const checklist = [{ id: "i", text: "one", done: false, order: "a" }];
    const plan = createPlan({ tasks: { a: { labels: ["l"], checklist }, old: { archived: true } }, links: ["old>a"] });
    const { losses } = writeMspdi(plan, schedule(plan));
    const names = ["labels", "checklist items", "archived tasks", "dependencies of archived tasks"];
    expect(names.map((what) => lost(losses, what))).toEqual([1, 1, 1, 1]);
  });
});
