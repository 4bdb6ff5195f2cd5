// The rules of SCHEMA.md on what concurrent edits give, one by one, each on replicas that edit the
// same plan without knowing of one another.

import { readNotes } from "@entente/shared/doc/read-notes";
import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { setCalendar } from "@entente/shared/doc/calendars";
import { STANDARD_CALENDAR } from "@entente/shared/doc/create-plan";
import { archiveColumn, restoreColumn } from "@entente/shared/doc/columns";
import { linkTasks, setDependency } from "@entente/shared/doc/dependencies";
import { addLabel } from "@entente/shared/doc/labels";
import { addPerson, removePerson } from "@entente/shared/doc/people";
import { readPlan } from "@entente/shared/doc/read-plan";
import { setSettings } from "@entente/shared/doc/settings";
import {
  addChecklistItem,
  assignTask,
  labelTask,
  removeChecklistItem,
  setChecklistItem,
  setNotes,
  unassignTask,
} from "@entente/shared/doc/task-details";
import {
  addTask,
  addTasks,
  archiveTasks,
  moveCards,
  moveTask,
  restoreTasks,
  setConstraint,
  setTask,
} from "@entente/shared/doc/tasks";
import type { CalendarId, DependencyId, TaskId } from "@entente/shared/model/ids";
import { outlineRows } from "@entente/shared/model/outline";
import type { LocalDateTime } from "@entente/shared/model/time";
import { planProblems } from "./support/plan-problems.ts";
import { atOnce, cardTitles, columnIds, createTestPlan, planText, taskOf } from "./support/replicas.ts";

const [A, B, C, D] = ["a", "b", "c", "d"] as [TaskId, TaskId, TaskId, TaskId];
const MONDAY = "2026-03-02T08:00" as LocalDateTime;
const FRIDAY = "2026-03-06T17:00" as LocalDateTime;

/** A plan with the top-level tasks a, b, c, d. */
function createFourTasks(): Y.Doc {
  const doc = createTestPlan();
  addTasks(
    doc,
    [A, B, C, D].map((id) => ({ id, title: id })),
  );
  return doc;
}

function titlesInTree(doc: Y.Doc): string[] {
  const { tasks } = readPlan(doc).plan;
  return outlineRows(tasks).map(({ id, depth }) => `${">".repeat(depth)}${tasks.get(id)?.title}`);
}

describe("single fields", () => {
  test("D1 a rename and a new duration of one task at once are both kept", () => {
    const doc = atOnce(
      createFourTasks(),
      (one) => setTask(one, A, { title: "Paint" }),
      (two) => setTask(two, A, { durationMinutes: 60 }),
    );
    expect(taskOf(doc, A)).toMatchObject({ title: "Paint", durationMinutes: 60 });
  });

  test("D2 two constraints at once keep one of the two, with its own date", () => {
    const doc = atOnce(
      createFourTasks(),
      (one) => setConstraint(one, A, "SNET", MONDAY),
      (two) => setConstraint(two, A, "FNLT", FRIDAY),
    );
    const { constraint, constraintDate } = taskOf(doc, A);
    expect([`SNET ${MONDAY}`, `FNLT ${FRIDAY}`]).toContain(`${constraint} ${constraintDate}`);
  });

  test("D2 two changes of a weekday's hours at once keep the hours of one of them", () => {
    const early = [
      [360, 600],
      [660, 840],
    ] as const;
    const late = [[720, 1000]] as const;
    const doc = atOnce(
      createTestPlan(),
      (one) => setCalendar(one, STANDARD_CALENDAR, { week: [[], early, early, early, early, early, []] }),
      (two) => setCalendar(two, STANDARD_CALENDAR, { week: [[], late, late, late, late, late, []] }),
    );
    const week = readPlan(doc).plan.calendars.get(STANDARD_CALENDAR)?.week;
    expect([JSON.stringify(early), JSON.stringify(late)]).toContain(JSON.stringify(week?.[1]));
  });
});

describe("several-valued fields", () => {
  test("D3 people assigned at once are all assigned", () => {
    const doc = createFourTasks();
    const [ana, bo] = [addPerson(doc, { name: "Ana" }), addPerson(doc, { name: "Bo" })];
    const both = atOnce(
      doc,
      (one) => assignTask(one, A, ana),
      (two) => assignTask(two, A, bo),
    );
    expect(taskOf(both, A).assignees).toEqual([ana, bo].sort());
  });

  test("D3 labels and checklist items added at once are all there", () => {
    const doc = createFourTasks();
    const [urgent, later] = [addLabel(doc, { name: "urgent" }), addLabel(doc, { name: "later" })];
    const both = atOnce(
      doc,
      (one) => (labelTask(one, A, urgent), addChecklistItem(one, A, "sand")),
      (two) => (labelTask(two, A, later), addChecklistItem(two, A, "prime")),
    );
    expect(taskOf(both, A).labels).toEqual([urgent, later].sort());
    expect(
      taskOf(both, A)
        .checklist.map(({ text }) => text)
        .sort(),
    ).toEqual(["prime", "sand"]);
  });

  test("D4 an item reworded by one and removed by another stays, with the new words", () => {
    const doc = createFourTasks();
    const item = addChecklistItem(doc, A, "sand");
    const both = atOnce(
      doc,
      (one) => removeChecklistItem(one, A, item),
      (two) => setChecklistItem(two, A, item, { text: "sand twice" }),
    );
    expect(taskOf(both, A).checklist.map(({ text }) => text)).toEqual(["sand twice"]);
  });

  test("D4 ticking an item that another removes doesn't bring it back", () => {
    const doc = createFourTasks();
    const item = addChecklistItem(doc, A, "sand");
    const both = atOnce(
      doc,
      (one) => removeChecklistItem(one, A, item),
      (two) => setChecklistItem(two, A, item, { done: true }),
    );
    expect(taskOf(both, A).checklist).toEqual([]);
  });

  test("D4 somebody unassigned by one and assigned anew by another stays assigned", () => {
    const doc = createFourTasks();
    const ana = addPerson(doc, { name: "Ana" });
    assignTask(doc, A, ana);
    const both = atOnce(
      doc,
      (one) => unassignTask(one, A, ana),
      (two) => (unassignTask(two, A, ana), assignTask(two, A, ana)),
    );
    expect(taskOf(both, A).assignees).toEqual([ana]);
  });
});

describe("dependencies", () => {
  test("D5 two people who link the same tasks make one dependency", () => {
    const doc = atOnce(
      createFourTasks(),
      (one) => linkTasks(one, A, B),
      (two) => linkTasks(two, A, B, { type: "SS", lag: 60 }),
    );
    expect([...readPlan(doc).plan.dependencies.keys()]).toEqual(["a>b"]);
  });

  test("D11 a circle that two people close at once is read as it is", () => {
    const doc = atOnce(
      createFourTasks(),
      (one) => linkTasks(one, A, B),
      (two) => linkTasks(two, B, A),
    );
    expect([...readPlan(doc).plan.dependencies.keys()].sort()).toEqual(["a>b", "b>a"]);
  });

  test("D11 a dependency whose tasks come to stand one under the other is left out, and back when they part", () => {
    const doc = atOnce(
      createFourTasks(),
      (one) => linkTasks(one, A, B),
      (two) => moveTask(two, B, { parent: A }),
    );
    const { plan, diagnostics } = readPlan(doc);
    expect(plan.dependencies.size).toBe(0);
    expect(diagnostics.map(({ code }) => code)).toEqual(["ancestor-dependency"]);
    moveTask(doc, B, { parent: null });
    expect(readPlan(doc).plan.dependencies.size).toBe(1);
  });

  test("D11 dependencies to nowhere or of a task on itself are left out and told", () => {
    const doc = createFourTasks();
    for (const id of ["a>gone", "gone>a", "a>a"]) doc.getMap("dependencies").set(id, new Y.Map());
    const { plan, diagnostics } = readPlan(doc);
    expect(plan.dependencies.size).toBe(0);
    expect(diagnostics.map(({ code }) => code).sort()).toEqual([
      "dangling-dependency",
      "dangling-dependency",
      "self-dependency",
    ]);
  });

  test("D1 type and lag of a dependency set at once are both kept", () => {
    const doc = createFourTasks();
    const link = linkTasks(doc, A, B);
    const both = atOnce(
      doc,
      (one) => setDependency(one, link, { type: "FF" }),
      (two) => setDependency(two, link, { lag: -30 }),
    );
    expect(readPlan(both).plan.dependencies.get("a>b" as DependencyId)).toMatchObject({ type: "FF", lag: -30 });
  });
});

describe("places", () => {
  test("D6 a task moved by two people at once stands once in the tree and once on the board", () => {
    const doc = createFourTasks();
    const [, doing, review] = columnIds(doc);
    const both = atOnce(
      doc,
      (one) => (moveTask(one, A, { parent: B }), moveCards(one, [A], { column: doing! })),
      (two) => (moveTask(two, A, { parent: C }), moveCards(two, [A], { column: review! })),
    );
    expect(titlesInTree(both).filter((title) => title.endsWith("a"))).toHaveLength(1);
    expect([doing, review]).toContain(taskOf(both, A).column);
  });

  test("D7 two moves that make a circle put the smallest id at the top", () => {
    const doc = atOnce(
      createFourTasks(),
      (one) => moveTask(one, A, { parent: B }),
      (two) => moveTask(two, B, { parent: A }),
    );
    expect(titlesInTree(doc).filter((title) => /[ab]/.test(title))).toEqual(["a", ">b"]);
    expect(readPlan(doc).diagnostics.map(({ code }) => code)).toEqual(["parent-cycle"]);
  });

  test("D7 three moves that make a circle of three are cut at one place", () => {
    const doc = atOnce(
      createFourTasks(),
      (one) => moveTask(one, B, { parent: C }),
      (two) => moveTask(two, C, { parent: D }),
      (three) => moveTask(three, D, { parent: B }),
    );
    expect(titlesInTree(doc).filter((title) => title !== "a")).toEqual(["b", ">d", ">>c"]);
  });

  test("D8 tasks inserted at one gap at once are all there, in one order, between their neighbours", () => {
    const doc = atOnce(
      createFourTasks(),
      (one) =>
        addTasks(
          one,
          [1, 2].map((n) => ({ title: `one ${n}`, before: B })),
        ),
      (two) =>
        addTasks(
          two,
          [1, 2].map((n) => ({ title: `two ${n}`, before: B })),
        ),
    );
    const titles = titlesInTree(doc);
    expect([titles[0], ...titles.slice(5)]).toEqual(["a", "b", "c", "d"]);
    expect(titles.slice(1, 5).sort()).toEqual(["one 1", "one 2", "two 1", "two 2"]);
  });

  test("D9 an edit of a task that another archives is kept in it", () => {
    const doc = atOnce(
      createFourTasks(),
      (one) => archiveTasks(one, [A]),
      (two) => setTask(two, A, { title: "Paint" }),
    );
    expect(taskOf(doc, A)).toMatchObject({ title: "Paint", archived: true });
  });

  test("D9 a task added under one that another archives is shown one level up until that is restored", () => {
    const doc = createFourTasks();
    moveTask(doc, B, { parent: A });
    const both = atOnce(
      doc,
      (one) => archiveTasks(one, [B]),
      (two) => addTask(two, { title: "new", parent: B }),
    );
    expect(titlesInTree(both)).toEqual(["a", ">new", "c", "d"]);
    restoreTasks(both, [B]);
    expect(titlesInTree(both)).toEqual(["a", ">b", ">>new", "c", "d"]);
  });

  test("D10 a card moved into a column that another archives is shown left of it, and comes back with it", () => {
    const doc = createFourTasks();
    const [, doing, review] = columnIds(doc);
    const both = atOnce(
      doc,
      (one) => archiveColumn(one, review!),
      (two) => moveCards(two, [A], { column: review! }),
    );
    expect(cardTitles(both, doing!)).toEqual(["a"]);
    restoreColumn(both, review!);
    expect(cardTitles(both, review!)).toEqual(["a"]);
  });

  test("D10 a card of a column that doesn't exist, or of none, is in the first live one", () => {
    const doc = createFourTasks();
    const [todo, doing] = columnIds(doc);
    (doc.getMap("tasks").get("a") as Y.Map<unknown>).set("column", "gone");
    (doc.getMap("tasks").get("b") as Y.Map<unknown>).delete("column");
    archiveColumn(doc, todo!);
    expect(taskOf(doc, A).column).toBe(doing);
    expect(taskOf(doc, B).column).toBe(doing);
    expect(planProblems(readPlan(doc).plan)).toEqual([]);
  });
});

describe("references and notes", () => {
  test("D12 somebody removed by one and assigned by another is on no task", () => {
    const doc = createFourTasks();
    const ana = addPerson(doc, { name: "Ana" });
    const both = atOnce(
      doc,
      (one) => removePerson(one, ana),
      (two) => assignTask(two, A, ana),
    );
    expect(taskOf(both, A).assignees).toEqual([]);
  });

  test("D12 calendars that don't exist are left out, and a circle of bases is cut at the smallest id", () => {
    const doc = createFourTasks();
    for (const [id, base] of [
      ["x", "y"],
      ["y", "x"],
      ["z", "gone"],
    ] as const) {
      doc.getMap("calendars").set(id, new Y.Map([["base", base]]));
    }
    doc.getMap("settings").set("calendar", "gone");
    setTask(doc, A, { calendar: "gone" as CalendarId });
    const { plan, diagnostics } = readPlan(doc);
    expect(["x", "y", "z"].map((id) => plan.calendars.get(id as CalendarId)?.base)).toEqual([null, "x", null]);
    expect([plan.settings.calendar, plan.tasks.get(A)?.calendar]).toEqual([null, null]);
    expect(diagnostics.map(({ code }) => code).sort()).toEqual(["calendar-cycle", "missing-base"]);
  });

  test("D13 two people who begin the notes of one task at once are both kept", () => {
    const doc = atOnce(
      createFourTasks(),
      (one) => setNotes(one, A, "one's words"),
      (two) => setNotes(two, A, "two's words"),
    );
    expect(["one's wordstwo's words", "two's wordsone's words"]).toContain(readNotes(doc, A));
  });

  test("D13 edits at both ends of the notes at once are both kept", () => {
    const doc = createFourTasks();
    setNotes(doc, A, "the wall is white");
    const both = atOnce(
      doc,
      (one) => setNotes(one, A, "Yes, the wall is white"),
      (two) => setNotes(two, A, "the wall is white 🎨"),
    );
    expect(readNotes(both, A)).toBe("Yes, the wall is white 🎨");
  });

  test("D1 two settings changed at once are both kept", () => {
    const doc = atOnce(
      createTestPlan(),
      (one) => setSettings(one, { locale: "fr" }),
      (two) => setSettings(two, { currency: "CHF" }),
    );
    expect(readPlan(doc).plan.settings).toMatchObject({ locale: "fr", currency: "CHF" });
  });

  test("D14 an update received twice and late changes nothing more", () => {
    const doc = createFourTasks();
    const both = atOnce(
      doc,
      (one) => setTask(one, A, { title: "one" }),
      (two) => setTask(two, A, { title: "two" }),
    );
    const before = planText(both);
    Y.applyUpdate(both, Y.encodeStateAsUpdate(doc));
    Y.applyUpdate(both, Y.encodeStateAsUpdate(both));
    expect(planText(both)).toBe(before);
  });
});
