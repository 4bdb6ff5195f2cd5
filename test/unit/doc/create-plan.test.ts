// New plan documents: the usual one, and a whole plan as an import gives it.

import { expect, test } from "vitest";
import * as Y from "yjs";
import { createPlanDocument, encodePlan, STANDARD_CALENDAR, writePlan } from "@entente/shared/doc/create-plan";
import { LOCAL } from "@entente/shared/doc/origin";
import { readPlan } from "@entente/shared/doc/read-plan";
import type {
  CalendarId,
  ChecklistItemId,
  ColumnId,
  DependencyId,
  LabelId,
  PersonId,
  TaskId,
} from "@entente/shared/model/ids";
import type { Plan, Task } from "@entente/shared/model/plan";
import type { LocalDate, LocalDateTime } from "@entente/shared/model/time";
import { planProblems } from "./support/plan-problems.ts";
import { expectRefusal } from "./support/refusal.ts";
import { columnIds, createTestPlan, START } from "./support/replicas.ts";

const BLANK: Omit<Task, "id" | "title"> = {
  parent: null,
  order: "V",
  kind: "task",
  column: "todo" as ColumnId,
  cardOrder: "V",
  durationMinutes: 480,
  optimisticMinutes: null,
  pessimisticMinutes: null,
  elapsed: false,
  constraint: "ASAP",
  constraintDate: null,
  deadline: null,
  percentComplete: 0,
  actualStart: null,
  actualFinish: null,
  manual: false,
  manualStart: null,
  assignees: [],
  assignments: [],
  splits: [],
  labels: [],
  priority: "none",
  blocked: null,
  cover: null,
  checklist: [],
  estimateMinutes: null,
  calendar: null,
  ignoreResourceCalendars: false,
  levellingDelayMinutes: 0,
  active: true,
  archived: false,
};

/** A plan in which every field of every record differs from its default somewhere. */
function createFullPlan(): Plan {
  const day = "2026-03-02" as LocalDate;
  const moment = "2026-03-02T08:30:15" as LocalDateTime;
  const night = "night" as CalendarId;
  const ana = "ana" as PersonId;
  const red = "red" as LabelId;
  const tasks: Task[] = [
    { ...BLANK, id: "phase" as TaskId, title: "Phase" },
    {
      ...BLANK,
      id: "full" as TaskId,
      title: "Paint <b>",
      parent: "phase" as TaskId,
      order: "W",
      kind: "milestone",
      cardOrder: "X",
      durationMinutes: 0,
      elapsed: true,
      constraint: "MFO",
      constraintDate: moment,
      deadline: moment,
      percentComplete: 12.5,
      actualStart: moment,
      actualFinish: moment,
      manual: true,
      manualStart: moment,
      assignees: [ana],
      assignments: [
        {
          person: ana,
          units: 0.5,
          workMinutes: 240,
          overtimeMinutes: 60,
          delayMinutes: 30,
          contour: [
            [60, 30],
            [30, 0],
            [120, 120],
          ],
        },
      ],
      splits: [{ at: 120, pause: 480 }],
      labels: [red],
      priority: "urgent",
      blocked: "waiting for the key",
      cover: "ab".repeat(32),
      checklist: [{ id: "i" as ChecklistItemId, text: "sand", done: true, order: "V" }],
      estimateMinutes: 0.5,
      optimisticMinutes: 30.5,
      pessimisticMinutes: 9000,
      calendar: night,
      ignoreResourceCalendars: true,
      levellingDelayMinutes: 30,
      active: false,
      archived: true,
    },
  ];
  return {
    settings: {
      name: "Full",
      start: moment,
      calendar: night,
      minutesPerDay: 420,
      minutesPerWeek: 2100,
      criticalSlackMinutes: 60,
      honourConstraints: false,
      statusDate: moment,
      scheduleFrom: "finish",
      finish: moment,
      rescheduleRemaining: true,
      multipleCriticalPaths: true,
      locale: "zh-Hans",
      currency: "CNY",
    },
    tasks: new Map(tasks.map((task) => [task.id, task])),
    dependencies: new Map([
      [
        "full>other" as DependencyId,
        {
          id: "full>other" as DependencyId,
          predecessor: "full" as TaskId,
          successor: "other" as TaskId,
          type: "SF",
          lag: -12.5,
          lagUnit: "percent",
        },
      ],
    ]),
    columns: new Map([
      [
        "todo" as ColumnId,
        {
          id: "todo" as ColumnId,
          name: "To do",
          order: "V",
          wipLimit: 2,
          color: "teal",
          countsAsDone: true,
          archived: false,
        },
      ],
    ]),
    calendars: new Map([
      [
        night,
        {
          id: night,
          name: "Night",
          base: null,
          week: [null, [[0, 360]], [], null, null, null, null],
          exceptions: [
            { id: "e", name: "Off", from: day, to: day, shifts: [], repeat: null },
            {
              id: "f",
              name: "Friday",
              from: day,
              to: "2027-12-31" as LocalDate,
              shifts: [],
              repeat: { unit: "month", step: 2, times: 7, on: { position: 5, of: 5 } },
            },
          ],
          workWeeks: [
            { id: "w", name: "Rush", from: day, to: day, week: [[[0, 1440]], null, null, null, null, null, null] },
          ],
        },
      ],
    ]),
    people: new Map([[ana, { id: ana, name: "Ana", email: "ana@example.org", userId: "u", calendar: night }]]),
    labels: new Map([[red, { id: red, name: "red", color: "red" }]]),
    notes: new Map([["full" as TaskId, "line one\nline two"]]),
    baselines: new Map([
      [
        10,
        {
          number: 10,
          name: "As promised",
          takenAt: 1_700_000_000_000,
          tasks: new Map([["full" as TaskId, { start: moment, finish: moment, durationMinutes: 0.5 }]]),
        },
      ],
    ]),
  };
}

test("D17 a new plan has four columns, the last of which counts as done, and the standard calendar", () => {
  const { plan, diagnostics } = readPlan(createTestPlan());
  const columns = [...plan.columns.values()].sort((a, b) => (a.order < b.order ? -1 : 1));
  expect(columns.map(({ name, countsAsDone }) => [name, countsAsDone])).toEqual([
    ["To do", false],
    ["In progress", false],
    ["Review", false],
    ["Done", true],
  ]);
  const day = [
    [480, 720],
    [780, 1020],
  ];
  expect(plan.calendars.get(STANDARD_CALENDAR)?.week).toEqual([[], day, day, day, day, day, []]);
  expect(plan.settings).toMatchObject({ name: "Website relaunch", start: START, calendar: STANDARD_CALENDAR });
  expect([diagnostics, planProblems(plan)]).toEqual([[], []]);
});

test("D18 a plan without a name or with an impossible start is refused", () => {
  expect(() => createPlanDocument({ name: "", start: START })).toThrow(expect.objectContaining({ code: "bad-value" }));
  expect(() => createPlanDocument({ name: "x", start: "2026-02-30T08:00" as LocalDateTime })).toThrow(
    expect.objectContaining({ code: "bad-value" }),
  );
});

test("D15 every field of every record is read back as it was written", () => {
  const plan = createFullPlan();
  const linked: Task = { ...BLANK, id: "other" as TaskId, title: "Other" };
  const whole = { ...plan, tasks: new Map([...plan.tasks, [linked.id, linked]]) };
  const doc = new Y.Doc();
  Y.applyUpdate(doc, encodePlan(whole));
  const again = readPlan(doc);
  expect(again.plan).toEqual(whole);
  expect(again.diagnostics).toEqual([]);
});

test("D17 writing a plan is one transaction of origin LOCAL", () => {
  const doc = createTestPlan();
  const origins: unknown[] = [];
  doc.on("afterTransaction", (transaction) => origins.push(transaction.origin));
  writePlan(doc, createFullPlan());
  expect(origins).toEqual([LOCAL]);
  expect(columnIds(doc)).toHaveLength(5);
});

test("D18 a plan with an id that can't be one is refused whole", () => {
  const doc = createTestPlan();
  const plan = createFullPlan();
  const task: Task = { ...BLANK, id: "a/b" as TaskId, title: "x" };
  expectRefusal(doc, "bad-id", () => writePlan(doc, { ...plan, tasks: new Map([...plan.tasks, [task.id, task]]) }));
});

test("D5 dependencies are stored under their two tasks whatever id a file gave them", () => {
  const plan = createFullPlan();
  const link = {
    id: "7" as DependencyId,
    predecessor: "phase" as TaskId,
    successor: "x" as TaskId,
    type: "FS",
    lag: 0,
    lagUnit: "working",
  } as const;
  const x: Task = { ...BLANK, id: "x" as TaskId, title: "x" };
  const doc = new Y.Doc();
  Y.applyUpdate(
    doc,
    encodePlan({ ...plan, tasks: new Map([...plan.tasks, [x.id, x]]), dependencies: new Map([[link.id, link]]) }),
  );
  expect([...readPlan(doc).plan.dependencies.keys()]).toEqual(["phase>x"]);
});
