// How people work on a task, and where its work pauses, on one replica and on two.

import { expect, test } from "vitest";
import type * as Y from "yjs";
import { setAssignment, splitTask } from "@entente/shared/doc/assignments";
import { addPerson, removePerson } from "@entente/shared/doc/people";
import { setSettings } from "@entente/shared/doc/settings";
import { assignTask, unassignTask } from "@entente/shared/doc/task-details";
import { addTask, setTask } from "@entente/shared/doc/tasks";
import type { PersonId, TaskId } from "@entente/shared/model/ids";
import type { LocalDateTime } from "@entente/shared/model/time";
import { expectRefusal } from "./support/refusal.ts";
import { atOnce, createTestPlan, taskOf } from "./support/replicas.ts";
import { storedTask } from "./support/stored.ts";

const A = "a" as TaskId;

function createAssigned(): { doc: Y.Doc; ana: PersonId } {
  const doc = createTestPlan();
  addTask(doc, { id: A, title: "Paint", durationMinutes: 480 });
  const ana = addPerson(doc, { name: "Ana" });
  assignTask(doc, A, ana);
  return { doc, ana };
}

test("D17 an assignment says only what is particular about it", () => {
  const { doc, ana } = createAssigned();
  expect(taskOf(doc, A).assignments).toEqual([]);
  setAssignment(doc, A, ana, { units: 0.5, contour: "bell" });
  const plain = { workMinutes: null, overtimeMinutes: 0, delayMinutes: 0 };
  expect(taskOf(doc, A).assignments).toEqual([{ person: ana, units: 0.5, contour: "bell", ...plain }]);
  setAssignment(doc, A, ana, { units: 1, contour: "flat" });
  expect(taskOf(doc, A).assignments).toEqual([]);
});

test("D18 values that can't be and people who aren't assigned are refused", () => {
  const { doc, ana } = createAssigned();
  for (const patch of [
    { units: 0 },
    { units: -1 },
    { units: NaN },
    { workMinutes: -1 },
    { delayMinutes: 1e10 },
    { contour: [] },
    { contour: [[0, 5]] as const },
    { contour: "square" as never },
  ]) {
    expectRefusal(doc, "bad-value", () => setAssignment(doc, A, ana, patch));
  }
  for (const [at, pause] of [
    [0, 60],
    [60, -1],
    [NaN, 60],
    [60, Infinity],
  ] as const) {
    expectRefusal(doc, "bad-value", () => splitTask(doc, A, at, pause));
  }
  expectRefusal(doc, "unknown-person", () => setAssignment(doc, A, "gone" as PersonId, { units: 0.5 }));
  expectRefusal(doc, "unknown-task", () => splitTask(doc, "gone" as TaskId, 60, 60));
});

test("D17 pauses are listed in order and taken away without a trace", () => {
  const { doc } = createAssigned();
  const before = storedTask(doc, A);
  splitTask(doc, A, 240, 960);
  splitTask(doc, A, 90.5, 480);
  expect(taskOf(doc, A).splits).toEqual([
    { at: 90.5, pause: 480 },
    { at: 240, pause: 960 },
  ]);
  splitTask(doc, A, 240, 0);
  splitTask(doc, A, 90.5, 0);
  expect(storedTask(doc, A)).toEqual(before);
});

test("D26 who is taken off a task, or out of the plan, leaves nothing behind", () => {
  const { doc, ana } = createAssigned();
  setAssignment(doc, A, ana, { units: 0.5, delayMinutes: 60 });
  unassignTask(doc, A, ana);
  expect(Object.keys(storedTask(doc, A) as object).filter((key) => key.includes("/"))).toEqual([]);
  assignTask(doc, A, ana);
  expect(taskOf(doc, A).assignments).toEqual([]);
  setAssignment(doc, A, ana, { units: 0.5 });
  removePerson(doc, ana);
  expect(Object.keys(storedTask(doc, A) as object).filter((key) => key.includes("/"))).toEqual([]);
});

test("D27 work set by hand follows the duration, and only work that was set", () => {
  const { doc, ana } = createAssigned();
  setAssignment(doc, A, ana, { workMinutes: 240, overtimeMinutes: 60, delayMinutes: 30, units: 0.5 });
  expect(taskOf(doc, A).durationMinutes).toBe(360);
  setTask(doc, A, { durationMinutes: 720 });
  const [assignment] = taskOf(doc, A).assignments;
  expect(assignment).toMatchObject({ workMinutes: 480, overtimeMinutes: 120, delayMinutes: 30, units: 0.5 });
  setAssignment(doc, A, ana, {
    workMinutes: null,
    overtimeMinutes: 0,
    contour: [
      [60, 30],
      [60, 60],
    ],
  });
  setTask(doc, A, { durationMinutes: 60 });
  expect(taskOf(doc, A).assignments[0]).toMatchObject({
    workMinutes: null,
    contour: [
      [30, 15],
      [30, 30],
    ],
  });
});

test("D27 the duration follows where everybody has work of their own", () => {
  const { doc, ana } = createAssigned();
  setAssignment(doc, A, ana, { workMinutes: 480, units: 0.5 });
  expect(taskOf(doc, A).durationMinutes).toBe(960);
  const bo = addPerson(doc, { name: "Bo" });
  assignTask(doc, A, bo);
  setAssignment(doc, A, ana, { units: 1 });
  expect(taskOf(doc, A).durationMinutes).toBe(960);
  setAssignment(doc, A, bo, { workMinutes: 240, delayMinutes: 480 });
  expect(taskOf(doc, A).durationMinutes).toBe(720);
});

test("D27 overtime is taken from the work that the duration gave", () => {
  const { doc, ana } = createAssigned();
  setAssignment(doc, A, ana, { overtimeMinutes: 120 });
  expect(taskOf(doc, A)).toMatchObject({
    durationMinutes: 360,
    assignments: [{ workMinutes: 480, overtimeMinutes: 120 }],
  });
  setTask(doc, A, { durationMinutes: 720 });
  expect(taskOf(doc, A).assignments).toMatchObject([{ workMinutes: 960, overtimeMinutes: 240 }]);
});

test("D28 a task added to a plan that is scheduled from its finish is as late as possible unless it says otherwise", () => {
  const { doc } = createAssigned();
  setSettings(doc, { scheduleFrom: "finish", finish: "2026-12-18T17:00" as LocalDateTime });
  expect(taskOf(doc, addTask(doc, { title: "Late" })).constraint).toBe("ALAP");
  expect(taskOf(doc, addTask(doc, { title: "Early", constraint: "ASAP" })).constraint).toBe("ASAP");
  expect(taskOf(doc, A).constraint).toBe("ASAP");
});

test("D3 what two people say of one assignment, and pauses in two places, are all kept", () => {
  const { doc, ana } = createAssigned();
  const both = atOnce(
    doc,
    (one) => (setAssignment(one, A, ana, { units: 0.5 }), splitTask(one, A, 120, 480)),
    (two) => (setAssignment(two, A, ana, { delayMinutes: 60 }), splitTask(two, A, 240, 960)),
  );
  expect(taskOf(both, A).assignments).toMatchObject([{ person: ana, units: 0.5, delayMinutes: 60 }]);
  expect(taskOf(both, A).splits).toEqual([
    { at: 120, pause: 480 },
    { at: 240, pause: 960 },
  ]);
});

test("D26 somebody taken off while another sets their work is off, and comes back without it", () => {
  const { doc, ana } = createAssigned();
  const both = atOnce(
    doc,
    (one) => unassignTask(one, A, ana),
    (two) => setAssignment(two, A, ana, { units: 0.5 }),
  );
  expect(taskOf(both, A)).toMatchObject({ assignees: [], assignments: [] });
  assignTask(both, A, ana);
  expect(taskOf(both, A)).toMatchObject({ assignees: [ana], assignments: [] });
});
