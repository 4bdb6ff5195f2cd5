// Plans of every kind for property tests.

import fc from "fast-check";
import { plainAssignment } from "@entente/shared/model/assignment";
import type { PersonId } from "@entente/shared/model/ids";
import { CONSTRAINT_TYPES, DEPENDENCY_TYPES } from "@entente/shared/model/plan";
import type { PlanSketch, TaskSketch } from "./support.ts";

const date = fc.integer({ min: 1, max: 28 }).map((day) => `2026-01-${String(day).padStart(2, "0")}T08:00`);

const ASSIGNMENTS = [
  { units: 0.3, workMinutes: 700, contour: "bell" as const },
  { overtimeMinutes: 200, delayMinutes: 90 },
  {
    contour: [
      [100, 20],
      [1e9, 0],
      [50, 50],
    ] as const,
  },
].map((fields, i) => ({ ...plainAssignment((i === 1 ? "bob" : "ada") as PersonId), ...fields }));

/** Anything a plan may hold, circles of parents and links included. */
export function anyPlan(count: number): fc.Arbitrary<PlanSketch> {
  const id = fc.integer({ min: 0, max: count - 1 }).map((n) => `t${n}`);
  const task: fc.Arbitrary<TaskSketch> = fc.record(
    {
      parent: fc.option(id),
      durationMinutes: fc.oneof(fc.integer({ min: 0, max: 5000 }), fc.constant(1e9)),
      elapsed: fc.boolean(),
      constraint: fc.constantFrom(...CONSTRAINT_TYPES),
      constraintDate: date,
      deadline: fc.option(date),
      percentComplete: fc.integer({ min: 0, max: 100 }),
      actualStart: fc.option(date),
      actualFinish: fc.option(date),
      manual: fc.boolean(),
      manualStart: fc.option(date),
      assignees: fc.subarray(["ada", "bob"]),
      assignments: fc.subarray([...ASSIGNMENTS]),
      splits: fc.subarray([
        { at: 60, pause: 300 },
        { at: 480, pause: 1e9 },
        { at: 0.5, pause: 480 },
      ]),
      calendar: fc.constantFrom(null, "nights", "standard", "none"),
      levellingDelayMinutes: fc.integer({ min: 0, max: 3000 }),
      archived: fc.boolean(),
    },
    { requiredKeys: ["parent"] },
  );
  const link = fc
    .tuple(
      id,
      id,
      fc.constantFrom(...DEPENDENCY_TYPES),
      fc.integer({ min: -2000, max: 2000 }),
      fc.constantFrom("", "e", "%"),
    )
    .map(([a, b, type, lag, unit]) => `${a}>${b} ${type}${lag < 0 ? "" : "+"}${lag}${unit}`);
  return fc.record({
    tasks: fc
      .array(task, { minLength: count, maxLength: count })
      .map((list) => Object.fromEntries(list.map((one, i) => [`t${i}`, one]))),
    links: fc.array(link, { maxLength: 2 * count }),
    calendars: fc.constant([
      {
        id: "nights",
        weekdays: [
          [0, 240],
          [1320, 1440],
        ] as const,
        exceptions: { "2026-01-05..2026-12-31": [], "2026-01-05..2027-12-31": [[480, 720]] as const },
        repeats: {
          "2026-01-05..2026-12-31": { unit: "week", step: 2, times: null, weekdays: [3, 5] } as const,
          "2026-01-05..2027-12-31": { unit: "month", step: 1, times: 9, on: { position: 5, of: "weekday" } } as const,
        },
      },
    ]),
    people: fc.constant({ ada: "nights", bob: null }),
    settings: fc.record({
      honourConstraints: fc.boolean(),
      multipleCriticalPaths: fc.boolean(),
      rescheduleRemaining: fc.boolean(),
      statusDate: fc.option(date),
      scheduleFrom: fc.constantFrom("start", "start", "finish"),
      finish: fc.option(date),
    }),
  });
}

/** A plan of tasks and links only, without anything that may contradict a link. */
export function plainPlan(count: number): fc.Arbitrary<PlanSketch> {
  const id = fc.integer({ min: 0, max: count - 1 });
  const link = fc
    .tuple(id, id, fc.constantFrom(...DEPENDENCY_TYPES), fc.integer({ min: -960, max: 960 }))
    .map(([a, b, type, lag]) => `t${Math.min(a, b)}>t${Math.max(a, b)} ${type}${lag < 0 ? "" : "+"}${lag}e`);
  return fc.record({
    tasks: fc
      .array(fc.record({ durationMinutes: fc.integer({ min: 0, max: 3000 }) }), { minLength: count, maxLength: count })
      .map((list) => Object.fromEntries(list.map((one, i) => [`t${i}`, one]))),
    links: fc.array(link, { maxLength: 2 * count }),
  });
}

const nights = {
  id: "nights",
  weekdays: [
    [0, 240],
    [1320, 1440],
  ] as const,
};

/** A plan as people make them: links lead down the outline, few tasks are constrained, nothing has happened yet. */
export function orderlyPlan(count: number): fc.Arbitrary<PlanSketch> {
  const task = (i: number) => ({
    parent: fc
      .option(fc.integer({ min: 0, max: Math.max(0, i - 1) }), { freq: 2 })
      .map((at) => (i === 0 || at === null ? null : `t${at}`)),
    durationMinutes: fc.oneof(
      { weight: 4, arbitrary: fc.integer({ min: 1, max: 40 }).map((n) => 120 * n) },
      { weight: 1, arbitrary: fc.constant(0) },
    ),
    elapsed: fc.constantFrom(false, false, false, true),
    constraint: fc.constantFrom("ASAP", "ASAP", "ASAP", "ASAP", ...CONSTRAINT_TYPES),
    constraintDate: date,
    assignees: fc.constantFrom([], ["ada"], ["bob"], ["cleo"], ["ada", "cleo"]),
    calendar: fc.constantFrom(null, null, null, "nights"),
    priority: fc.constantFrom("none", "low", "medium", "high", "urgent"),
  });
  const link = fc
    .tuple(
      fc.integer({ min: 0, max: count - 1 }),
      fc.integer({ min: 0, max: count - 1 }),
      fc.constantFrom("FS", "FS", "FS", ...DEPENDENCY_TYPES),
      fc.constantFrom(0, 0, 0, 240, 960, -480, 50),
      fc.constantFrom("", "", "e", "%"),
    )
    .map(
      ([a, b, type, lag, unit]) => `t${Math.min(a, b)}>t${Math.max(a, b)} ${type}${lag < 0 ? "" : "+"}${lag}${unit}`,
    );
  return fc.record({
    tasks: fc
      .tuple(...Array.from({ length: count }, (_, i) => fc.record(task(i))))
      .map((list) => Object.fromEntries(list.map((one, i) => [`t${i}`, one]))),
    links: fc.array(link, { minLength: count, maxLength: 2 * count }),
    calendars: fc.constant([nights]),
    people: fc.constant({ ada: null, bob: null, cleo: "nights" }),
    settings: fc.record({ honourConstraints: fc.boolean() }),
  });
}
