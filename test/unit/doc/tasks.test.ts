// Adding, setting, moving and archiving tasks on one replica.

import { describe, expect, test } from "vitest";
import type * as Y from "yjs";
import { archiveColumn } from "@entente/shared/doc/columns";
import { addLabel } from "@entente/shared/doc/labels";
import { LOCAL } from "@entente/shared/doc/origin";
import { addPerson } from "@entente/shared/doc/people";
import { readPlan } from "@entente/shared/doc/read-plan";
import {
  addTask,
  addTasks,
  archiveTasks,
  indentTasks,
  moveCards,
  moveTask,
  moveTasks,
  outdentTasks,
  restoreTasks,
  setConstraint,
  setTask,
} from "@entente/shared/doc/tasks";
import type { ColumnId, LabelId, PersonId, TaskId } from "@entente/shared/model/ids";
import { outlineRows } from "@entente/shared/model/outline";
import type { Task } from "@entente/shared/model/plan";
import type { LocalDateTime } from "@entente/shared/model/time";
import { expectRefusal } from "./support/refusal.ts";
import { cardTitles, columnIds, createTestPlan, taskOf } from "./support/replicas.ts";
import { storedTask } from "./support/stored.ts";

const id = (text: string) => text as TaskId;

/** A plan from an indented list: `createTree("a", ">b", ">>c", "d")`. */
function createTree(...lines: string[]): Y.Doc {
  const doc = createTestPlan();
  const above: TaskId[] = [];
  for (const line of lines) {
    const title = line.replace(/^>+/, "");
    const depth = line.length - title.length;
    above[depth] = addTask(doc, { id: id(title), title, parent: depth === 0 ? null : (above[depth - 1] as TaskId) });
  }
  return doc;
}

function tree(doc: Y.Doc): string[] {
  return outlineRows(readPlan(doc).plan.tasks).map((row) => ">".repeat(row.depth) + row.id);
}

describe("adding", () => {
  test("D17 a new task is last, in the first column, a day long, and writes nothing that is at its default", () => {
    const doc = createTree("a");
    const added = addTask(doc, { title: "Paint" });
    expect(tree(doc)).toEqual(["a", added]);
    expect(taskOf(doc, added)).toMatchObject({
      title: "Paint",
      durationMinutes: 480,
      column: columnIds(doc)[0],
      parent: null,
    });
    expect(Object.keys(storedTask(doc, added)).sort()).toEqual(["cardOrder", "column", "order", "title"]);
  });

  test("D17 a day is as long as the plan says, and a milestone has no duration", () => {
    const doc = createTestPlan();
    doc.getMap("settings").set("minutesPerDay", 420);
    expect(taskOf(doc, addTask(doc, { title: "Paint" })).durationMinutes).toBe(420);
    expect(taskOf(doc, addTask(doc, { title: "Done", kind: "milestone" })).durationMinutes).toBe(0);
  });

  test("D17 everything known of a task can be given at once and is read back", () => {
    const doc = createTestPlan();
    const given: Partial<Task> = {
      kind: "task",
      durationMinutes: 90.5,
      elapsed: true,
      constraint: "SNET",
      constraintDate: "2026-03-02T08:00" as LocalDateTime,
      deadline: "2026-03-06T17:00:30" as LocalDateTime,
      percentComplete: 33,
      priority: "high",
      estimateMinutes: 60,
      manual: true,
      manualStart: "2026-03-02T08:00" as LocalDateTime,
      active: false,
      checklist: [{ id: "i" as never, text: "sand", done: true, order: "V" }],
    };
    addPerson(doc, { id: "ana" as PersonId, name: "Ana" });
    addLabel(doc, { id: "urgent" as LabelId, name: "urgent" });
    const added = addTask(doc, {
      title: "Paint",
      ...given,
      assignees: ["ana" as PersonId],
      labels: ["urgent" as LabelId],
    });
    expect(taskOf(doc, added)).toMatchObject({ ...given, title: "Paint", assignees: ["ana"], labels: ["urgent"] });
  });

  test("D17 tasks added together may stand under one another, all in one transaction of origin LOCAL", () => {
    const doc = createTree("a");
    const origins: unknown[] = [];
    doc.on("afterTransaction", (transaction) => origins.push(transaction.origin));
    addTasks(doc, [
      { id: id("p"), title: "p", before: id("a") },
      { id: id("q"), title: "q", parent: id("p") },
      { id: id("r"), title: "r", parent: id("p"), before: id("q") },
    ]);
    expect(tree(doc)).toEqual(["p", ">r", ">q", "a"]);
    expect(origins).toEqual([LOCAL]);
  });

  test("D17 a mutator inside an open transaction joins it", () => {
    const doc = createTree("a");
    const origins: unknown[] = [];
    doc.on("afterTransaction", (transaction) => origins.push(transaction.origin));
    doc.transact(() => {
      setTask(doc, id("a"), { title: "one" });
      addTask(doc, { title: "two" });
    }, "server");
    expect(origins).toEqual(["server"]);
  });

  test.each<[string, string, object]>([
    ["without a title", "empty-title", { title: "  " }],
    ["with too long a title", "bad-value", { title: "x".repeat(10_001) }],
    ["with a title that is no text", "bad-value", { title: 7 }],
    ["under a task that doesn't exist", "unknown-task", { title: "x", parent: "gone" }],
    ["in a column that doesn't exist", "unknown-column", { title: "x", column: "gone" }],
    ["with an endless duration", "bad-value", { title: "x", durationMinutes: Infinity }],
    ["with a day that isn't", "bad-value", { title: "x", deadline: "2026-02-30T08:00" }],
    ["with a constraint without a date", "bad-value", { title: "x", constraint: "SNET" }],
    ["with an id that is taken", "already-exists", { title: "x", id: "a" }],
    ["with an id that can't be one", "bad-id", { title: "x", id: "a/b" }],
    ["with an assignee whose id can't be one", "bad-id", { title: "x", assignees: ["a>b"] }],
    ["with a field that doesn't exist", "bad-value", { title: "x", colour: "red" }],
  ])("D18 a task %s is refused, together with the ones added with it", (_what, code, input) => {
    const doc = createTree("a");
    expectRefusal(doc, code, () => addTasks(doc, [{ title: "fine" }, input as never]));
  });

  test("D18 nothing is added under an archived task or in an archived column", () => {
    const doc = createTree("a");
    const [, doing] = columnIds(doc) as [ColumnId, ColumnId];
    archiveTasks(doc, [id("a")]);
    archiveColumn(doc, doing);
    expectRefusal(doc, "archived", () => addTask(doc, { title: "x", parent: id("a") }));
    expectRefusal(doc, "archived", () => addTask(doc, { title: "x", column: doing }));
  });
});

describe("setting", () => {
  test("D17 a patch sets what it names, back to the default too", () => {
    const doc = createTree("a");
    setTask(doc, id("a"), { title: "Paint", priority: "high", estimateMinutes: 60 });
    setTask(doc, id("a"), { priority: "none", estimateMinutes: null, deadline: undefined });
    expect(taskOf(doc, id("a"))).toMatchObject({
      title: "Paint",
      priority: "none",
      estimateMinutes: null,
      deadline: null,
    });
  });

  test("D17 setting what is so already writes nothing", () => {
    const doc = createTree("a");
    let updates = 0;
    doc.on("update", () => updates++);
    setTask(doc, id("a"), { title: "a" });
    setConstraint(doc, id("a"), "ASAP", null);
    expect(updates).toBe(0);
  });

  test.each<[string, string, object]>([
    ["a title of blanks", "empty-title", { title: "" }],
    ["101 per cent", "bad-value", { percentComplete: 101 }],
    ["too long a reason for being blocked", "bad-value", { blocked: "x".repeat(1001) }],
    ["a cover that is neither colour nor picture", "bad-value", { cover: "/etc/passwd" }],
    ["no number", "bad-value", { durationMinutes: NaN }],
    ["a parent", "bad-value", { parent: "b" }],
    ["a field called __proto__", "bad-value", JSON.parse('{"__proto__": 1}')],
  ])("D18 %s is refused", (_what, code, patch) => {
    const doc = createTree("a");
    expectRefusal(doc, code, () => setTask(doc, id("a"), { kind: "milestone", ...patch } as never));
  });

  test("D18 a constraint without its date, and an edit of a task that doesn't exist, are refused", () => {
    const doc = createTree("a");
    expectRefusal(doc, "bad-value", () => setConstraint(doc, id("a"), "MSO", null));
    expectRefusal(doc, "unknown-task", () => setTask(doc, id("gone"), { title: "x" }));
    expectRefusal(doc, "unknown-task", () => setTask(doc, id("__proto__"), { title: "x" }));
  });

  test("D15 half characters are mended at the door, as every other replica would see them", () => {
    const doc = createTree("a");
    setTask(doc, id("a"), { title: "half \ud83d" });
    expect(taskOf(doc, id("a")).title).toBe("half \ufffd");
  });
});

describe("the tree", () => {
  test("D19 a task moves behind, before, to the beginning and to the end of its siblings", () => {
    const doc = createTree("a", "b", "c");
    moveTask(doc, id("a"), { parent: null, after: id("b") });
    expect(tree(doc)).toEqual(["b", "a", "c"]);
    moveTask(doc, id("c"), { parent: null, before: id("b") });
    expect(tree(doc)).toEqual(["c", "b", "a"]);
    moveTask(doc, id("a"), { parent: null, after: null });
    expect(tree(doc)).toEqual(["a", "c", "b"]);
    moveTask(doc, id("a"), { parent: null });
    expect(tree(doc)).toEqual(["c", "b", "a"]);
  });

  test("D19 an anchor that stands elsewhere by now means the end", () => {
    const doc = createTree("a", ">b", ">c", "d");
    moveTask(doc, id("d"), { parent: id("a"), after: id("gone") });
    expect(tree(doc)).toEqual(["a", ">b", ">c", ">d"]);
    moveTask(doc, id("b"), { parent: id("a"), before: id("a") });
    expect(tree(doc)).toEqual(["a", ">c", ">d", ">b"]);
  });

  test("D17 several tasks move together in the order given; what stands under one of them comes along", () => {
    const doc = createTree("a", ">b", ">c", "d", "e", ">f");
    moveTasks(doc, [id("b"), id("e"), id("f"), id("d")], { parent: id("a"), after: id("c") });
    expect(tree(doc)).toEqual(["a", ">c", ">b", ">e", ">>f", ">d"]);
    moveTasks(doc, [id("c"), id("e")], { parent: null, before: id("a") });
    expect(tree(doc)).toEqual(["c", "e", ">f", "a", ">b", ">d"]);
  });

  test("D18 several tasks aren't moved when one of them would come to stand under itself", () => {
    const doc = createTree("a", ">b", "c");
    expectRefusal(doc, "parent-cycle", () => moveTasks(doc, [id("c"), id("a")], { parent: id("b") }));
    expectRefusal(doc, "unknown-task", () => moveTasks(doc, [id("c"), id("x")], { parent: null }));
  });

  test("D18 a task can't be moved under itself, under its own, or under an archived one", () => {
    const doc = createTree("a", ">b", ">>c", "d");
    archiveTasks(doc, [id("d")]);
    expectRefusal(doc, "parent-cycle", () => moveTask(doc, id("a"), { parent: id("c") }));
    expectRefusal(doc, "parent-cycle", () => moveTask(doc, id("a"), { parent: id("a") }));
    expectRefusal(doc, "archived", () => moveTask(doc, id("a"), { parent: id("d") }));
    expectRefusal(doc, "unknown-task", () => moveTask(doc, id("a"), { parent: id("gone") }));
  });

  test("D17 indenting puts the chosen tasks under the one above them, in their order, whatever the order of choice", () => {
    const doc = createTree("a", ">x", "b", "c", "d");
    indentTasks(doc, [id("c"), id("b")]);
    expect(tree(doc)).toEqual(["a", ">x", ">b", ">c", "d"]);
  });

  test("D17 a chosen task comes along with a chosen one above it", () => {
    const doc = createTree("a", "b", ">c");
    indentTasks(doc, [id("b"), id("c")]);
    expect(tree(doc)).toEqual(["a", ">b", ">>c"]);
    outdentTasks(doc, [id("c"), id("b")]);
    expect(tree(doc)).toEqual(["a", "b", ">c"]);
  });

  test("D17 outdenting puts the chosen tasks behind their parent, in their order", () => {
    const doc = createTree("a", ">b", ">c", ">d", "e");
    outdentTasks(doc, [id("d"), id("b")]);
    expect(tree(doc)).toEqual(["a", ">c", "b", "d", "e"]);
  });

  test("D17 an archived task above is no place to indent to", () => {
    const doc = createTree("a", "b", "c");
    archiveTasks(doc, [id("b")]);
    indentTasks(doc, [id("c")]);
    expect(tree(doc)).toEqual(["a", ">c"]);
  });

  test("D18 indenting the first and outdenting the topmost are refused", () => {
    const doc = createTree("a", "b");
    expectRefusal(doc, "nothing-to-move", () => indentTasks(doc, [id("a")]));
    expectRefusal(doc, "nothing-to-move", () => outdentTasks(doc, [id("a"), id("b")]));
  });

  test("D20 moving again and again into one gap keeps keys short and every task in its place", () => {
    const doc = createTree("p", ">first", ">last");
    for (let i = 0; i < 400; i++)
      addTask(doc, { id: id(`t${i}`), title: `t${i}`, parent: id("p"), after: id("first") });
    const rows = tree(doc);
    expect(rows.slice(0, 4)).toEqual(["p", ">first", ">t399", ">t398"]);
    expect(rows.at(-1)).toBe(">last");
    expect(Math.max(...[...readPlan(doc).plan.tasks.values()].map(({ order }) => order.length))).toBeLessThanOrEqual(
      40,
    );
  });
});

describe("the board", () => {
  test("D19 cards move together, in the order given, to a neighbour in another column", () => {
    const doc = createTree("a", "b", "c", "d");
    const [todo, doing] = columnIds(doc) as [ColumnId, ColumnId];
    moveCards(doc, [id("d")], { column: doing });
    moveCards(doc, [id("b"), id("a")], { column: doing, before: id("d") });
    expect([cardTitles(doc, todo), cardTitles(doc, doing)]).toEqual([["c"], ["b", "a", "d"]]);
  });

  test("D19 a card dropped beside itself, or beside another that moves along, keeps the place between those that stay", () => {
    const doc = createTree("a", "b", "c", "d");
    const [todo] = columnIds(doc) as [ColumnId];
    moveCards(doc, [id("b")], { column: todo, after: id("b") });
    expect(cardTitles(doc, todo)).toEqual(["a", "b", "c", "d"]);
    moveCards(doc, [id("a"), id("c")], { column: todo, before: id("c") });
    expect(cardTitles(doc, todo)).toEqual(["b", "a", "c", "d"]);
  });

  test("D19 an anchor that has left the column means its end", () => {
    const doc = createTree("a", "b", "c");
    const [todo, doing] = columnIds(doc) as [ColumnId, ColumnId];
    moveCards(doc, [id("c")], { column: doing });
    moveCards(doc, [id("a")], { column: todo, before: id("c") });
    expect(cardTitles(doc, todo)).toEqual(["b", "a"]);
  });

  test("D18 cards don't move into a column that doesn't exist or is archived, nor does one that doesn't exist", () => {
    const doc = createTree("a");
    const [todo, doing] = columnIds(doc) as [ColumnId, ColumnId];
    archiveColumn(doc, doing);
    expectRefusal(doc, "unknown-column", () => moveCards(doc, [id("a")], { column: "gone" as ColumnId }));
    expectRefusal(doc, "archived", () => moveCards(doc, [id("a")], { column: doing }));
    expectRefusal(doc, "unknown-task", () => moveCards(doc, [id("a"), id("gone")], { column: todo }));
  });
});

describe("archiving", () => {
  test("D21 archiving takes along what stands under a task, and restoring brings it back to its place", () => {
    const doc = createTree("a", "b", ">c", ">>d", "e");
    archiveTasks(doc, [id("b")]);
    expect(tree(doc)).toEqual(["a", "e"]);
    expect(["b", "c", "d"].every((each) => taskOf(doc, id(each)).archived)).toBe(true);
    restoreTasks(doc, [id("b")]);
    expect(tree(doc)).toEqual(["a", "b", ">c", ">>d", "e"]);
  });

  test("D18 archiving a task that doesn't exist archives none of the others", () => {
    const doc = createTree("a");
    expectRefusal(doc, "unknown-task", () => archiveTasks(doc, [id("a"), id("gone")]));
  });
});
