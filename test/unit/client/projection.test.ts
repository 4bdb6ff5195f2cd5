// The projection against its definition: always what `readPlan` says, record by record.

import fc from "fast-check";
import { expect, it } from "vitest";
import { effect } from "vue";
import * as Y from "yjs";
import { createPlanDocument } from "@entente/shared/doc/create-plan";
import { readPlan } from "@entente/shared/doc/read-plan";
import { setNotes } from "@entente/shared/doc/task-details";
import { addTask, addTasks, archiveTasks, moveCards, moveTask, setTask } from "@entente/shared/doc/tasks";
import type { ColumnId, TaskId } from "@entente/shared/model/ids";
import type { LocalDateTime } from "@entente/shared/model/time";
import { createProjection } from "../../../client/src/doc/projection.ts";
import type { PlanProjection } from "../../../client/src/doc/projection.ts";
import { createHandFrames } from "./hand-frames.ts";

const START = "2026-11-02T08:00" as LocalDateTime;

function openPlan(titles: readonly string[] = []) {
  const doc = createPlanDocument({ name: "Website", start: START });
  const tasks = addTasks(
    doc,
    titles.map((title) => ({ title })),
  );
  const frames = createHandFrames();
  return { doc, tasks, frames, projection: createProjection(doc, frames.request) };
}

/** Runs `change` on another replica and brings it over in one update. */
function remotely(doc: Y.Doc, change: (other: Y.Doc) => void): void {
  const other = new Y.Doc();
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
  other.transact(() => change(other));
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(other, Y.encodeStateVector(doc)), "network");
}

function expectSame(projection: PlanProjection, doc: Y.Doc): void {
  const { plan } = readPlan(doc);
  expect(Object.fromEntries(projection.plan.tasks)).toEqual(Object.fromEntries(plan.tasks));
  expect(Object.fromEntries(projection.plan.dependencies)).toEqual(Object.fromEntries(plan.dependencies));
  expect(Object.fromEntries(projection.plan.columns)).toEqual(Object.fromEntries(plan.columns));
  expect(Object.fromEntries(projection.plan.calendars)).toEqual(Object.fromEntries(plan.calendars));
  expect(Object.fromEntries(projection.plan.people)).toEqual(Object.fromEntries(plan.people));
  expect(Object.fromEntries(projection.plan.labels)).toEqual(Object.fromEntries(plan.labels));
  expect(projection.plan.baselines).toEqual(plan.baselines);
  expect(projection.settings.value).toEqual(plan.settings);
  for (const id of plan.tasks.keys()) expect(projection.task(id)).toEqual(plan.tasks.get(id));
}

it("shows what the document held when it was opened", () => {
  const { doc, projection } = openPlan(["a", "b"]);
  expectSame(projection, doc);
});

it("shows an own change before the call that made it returns", () => {
  const { doc, tasks, projection } = openPlan(["a"]);
  setTask(doc, tasks[0]!, { title: "renamed" });
  expect(projection.task(tasks[0]!)?.title).toBe("renamed");
});

it("shows a remote change at the next frame and not before", () => {
  const { doc, tasks, frames, projection } = openPlan(["a"]);
  remotely(doc, (other) => setTask(other, tasks[0]!, { title: "theirs" }));
  expect(projection.task(tasks[0]!)?.title).toBe("a");
  frames.turn();
  expect(projection.task(tasks[0]!)?.title).toBe("theirs");
});

it("takes one frame for any number of remote changes", () => {
  const { doc, tasks, frames } = openPlan(["a", "b"]);
  for (const title of ["1", "2", "3"]) remotely(doc, (other) => setTask(other, tasks[0]!, { title }));
  expect(frames.waiting).toBe(1);
});

it("runs only those who read the task that changed", () => {
  const { doc, tasks, projection } = openPlan(["a", "b"]);
  const runs = { a: 0, b: 0 };
  effect(() => {
    projection.task(tasks[0]!);
    runs.a++;
  });
  effect(() => {
    projection.task(tasks[1]!);
    runs.b++;
  });
  setTask(doc, tasks[1]!, { title: "changed" });
  expect(runs).toEqual({ a: 1, b: 2 });
});

it("keeps the structure version through a change of title and moves it on through a move", () => {
  const { doc, tasks, projection } = openPlan(["a", "b"]);
  const before = projection.structureVersion.value;
  setTask(doc, tasks[0]!, { title: "x" });
  expect(projection.structureVersion.value).toBe(before);
  moveTask(doc, tasks[1]!, { parent: tasks[0]! });
  expect(projection.structureVersion.value).toBeGreaterThan(before);
});

it("asks for new dates when a duration changes and not when a title does", () => {
  const { doc, tasks, projection } = openPlan(["a"]);
  const before = projection.scheduleVersion.value;
  setTask(doc, tasks[0]!, { title: "x" });
  expect(projection.scheduleVersion.value).toBe(before);
  setTask(doc, tasks[0]!, { durationMinutes: 60 });
  expect(projection.scheduleVersion.value).toBeGreaterThan(before);
});

it("tells own and remote changes apart, and whose they are", () => {
  const { doc, tasks, frames, projection } = openPlan(["a", "b"]);
  const told: unknown[] = [];
  projection.onChange((ids, remote, author) => told.push([[...ids], remote, author]));
  let author = 0;
  remotely(doc, (other) => {
    author = other.clientID;
    setTask(other, tasks[1]!, { title: "theirs" });
  });
  setTask(doc, tasks[0]!, { title: "mine" });
  frames.turn();
  expect(told).toEqual([
    [[tasks[0]], false, null],
    [[tasks[1]], true, author],
  ]);
});

it("leaves archived tasks and summaries out of the cards", () => {
  const { doc, tasks, projection } = openPlan(["summary", "child", "gone", "card"]);
  moveTask(doc, tasks[1]!, { parent: tasks[0]! });
  archiveTasks(doc, [tasks[2]!]);
  const first = projection.columns.value[0]!.id;
  expect(projection.cards.value.get(first)?.toSorted()).toEqual([tasks[1]!, tasks[3]!].toSorted());
});

it("keeps the very list of a column that a move leaves alone", () => {
  const { doc, tasks, projection } = openPlan(["a", "b", "c"]);
  const [todo, doing, done] = [...projection.columns.value].map(({ id }) => id) as [ColumnId, ColumnId, ColumnId];
  moveCards(doc, [tasks[2]!], { column: done });
  const before = projection.cards.value;
  moveCards(doc, [tasks[0]!], { column: doing });
  const after = projection.cards.value;
  expect(after.get(done)).toBe(before.get(done));
  expect([after.get(todo), after.get(doing)]).toEqual([[tasks[1]], [tasks[0]]]);
});

it("gives its tasks as settled only while nothing was written since they were shown", () => {
  const { doc, tasks, frames, projection } = openPlan(["a", "b"]);
  expect(projection.settledTasks()).toBe(projection.plan.tasks);
  doc.transact(() => {
    expect(projection.settledTasks()).toBe(projection.plan.tasks);
    setTask(doc, tasks[0]!, { title: "renamed" });
    expect(projection.settledTasks()).toBeNull();
  });
  expect(projection.settledTasks()).toBe(projection.plan.tasks);
  remotely(doc, (other) => setTask(other, tasks[1]!, { title: "by another" }));
  expect(projection.settledTasks()).toBeNull();
  frames.turn();
  expect(projection.settledTasks()).toBe(projection.plan.tasks);
});

it("moves cards to the same place with the tasks at hand as without", () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ card: fc.nat(7), to: fc.nat(7), column: fc.nat(2), isBefore: fc.boolean() }), {
        maxLength: 12,
      }),
      fc.nat(7),
      (moves, archived) => {
        const { doc, tasks, projection } = openPlan([..."abcdefgh"]);
        const columns = projection.columns.value.map(({ id }) => id);
        archiveTasks(doc, [tasks[archived]!]);
        const other = new Y.Doc();
        Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
        for (const { card, to, column, isBefore } of moves) {
          const place = { column: columns[column]!, [isBefore ? "before" : "after"]: tasks[to]! };
          moveCards(doc, [tasks[card]!], place, projection.settledTasks()!);
          moveCards(other, [tasks[card]!], place);
        }
        const there = createProjection(other);
        expect([...projection.cards.value].toSorted()).toEqual([...there.cards.value].toSorted());
      },
    ),
  );
});

it("keeps the cards of a column in the order they were put", () => {
  const { doc, tasks, projection } = openPlan(["a", "b", "c"]);
  const done = projection.columns.value.at(-1)!.id;
  moveCards(doc, [tasks[0]!], { column: done });
  moveCards(doc, [tasks[2]!], { column: done, before: tasks[0]! });
  expect(projection.cards.value.get(done)).toEqual([tasks[2], tasks[0]]);
});

it("tells what a plan that opens already held as nobody's edit", () => {
  const doc = new Y.Doc();
  const frames = createHandFrames();
  const told: boolean[] = [];
  createProjection(doc, frames.request).onChange((_ids, remote) => told.push(remote));
  const { doc: source, tasks } = openPlan(["a"]);
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(source), "network");
  frames.turn();
  remotely(doc, (other) => setTask(other, tasks[0]!, { title: "theirs" }));
  frames.turn();
  expect(told).toEqual([false, true]);
});

it("shows notes to whoever looks, own ones at once and remote ones at a frame", () => {
  const { doc, tasks, frames, projection } = openPlan(["a"]);
  expect(projection.notes(tasks[0]!)).toBe("");
  setNotes(doc, tasks[0]!, "mine");
  expect(projection.notes(tasks[0]!)).toBe("mine");
  remotely(doc, (other) => setNotes(other, tasks[0]!, "mine and theirs"));
  frames.turn();
  expect(projection.notes(tasks[0]!)).toBe("mine and theirs");
});

it("stops following once destroyed", () => {
  const { doc, tasks, frames, projection } = openPlan(["a"]);
  projection.destroy();
  setTask(doc, tasks[0]!, { title: "later" });
  expect(frames.waiting).toBe(0);
  expect(projection.task(tasks[0]!)?.title).toBe("a");
});

/** Writes what no mutator would: wrong types, circles, references to nowhere. */
const RAW_VALUES = [
  1,
  -1,
  "",
  "t1",
  "t2",
  "nowhere",
  null,
  true,
  NaN,
  "2026-01-01T08:00",
  { type: "SNET", date: "2026-01-05T08:00" },
  [],
];
const rawEdit = fc.record({
  root: fc.constantFrom(
    "tasks",
    "tasks",
    "tasks",
    "columns",
    "people",
    "labels",
    "calendars",
    "dependencies",
    "settings",
  ),
  id: fc.constantFrom("t1", "t2", "t3", "c1", "c2", "p1", "l1", "k1", "t1>t2", "t2>t3", "t3>t1", "__proto__"),
  key: fc.constantFrom(
    "title",
    "parent",
    "order",
    "column",
    "cardOrder",
    "archived",
    "durationMinutes",
    "calendar",
    "assignee/p1",
    "label/l1",
    "check/i1/text",
    "check/i1/done",
    "constraint",
    "name",
    "type",
    "lag",
    "base",
    "wipLimit",
    "blocked",
    "cover",
    "color",
  ),
  value: fc.constantFrom(...RAW_VALUES),
  how: fc.constantFrom("set", "set", "set", "delete", "drop record", "not a record"),
  remote: fc.boolean(),
});

it("equals a reading of the whole plan after any edits, valid or not, own or remote", () => {
  fc.assert(
    fc.property(fc.array(rawEdit, { maxLength: 40 }), fc.integer({ min: 1, max: 5 }), (edits, everyFrame) => {
      const doc = createPlanDocument({ name: "Any", start: START });
      for (const id of ["t1", "t2", "t3"]) addTask(doc, { id: id as TaskId, title: id });
      const frames = createHandFrames();
      const projection = createProjection(doc, frames.request);
      for (const id of ["t1", "t2", "t3"]) projection.task(id as TaskId);
      for (const [index, { root, id, key, value, how, remote }] of edits.entries()) {
        const apply = (target: Y.Doc) => {
          const map = target.getMap<unknown>(root);
          const record = map.get(id);
          if (root === "settings") map.set(key, value);
          else if (how === "drop record") map.delete(id);
          else if (how === "not a record") map.set(id, value);
          else if (!(record instanceof Y.Map)) map.set(id, new Y.Map([[key, value]]));
          else if (how === "delete") record.delete(key);
          else record.set(key, value);
        };
        if (remote) remotely(doc, apply);
        else doc.transact(() => apply(doc));
        if (index % everyFrame === 0) {
          frames.turn();
          expectSame(projection, doc);
        }
      }
      frames.turn();
      expectSame(projection, doc);
      const rows = projection.rows.value.map((row) => row.id);
      expect(new Set(rows).size).toBe(rows.length);
      const cards = [...projection.cards.value.values()].flat();
      expect(new Set(cards).size).toBe(cards.length);
      expect([...projection.cards.value.keys()].every((id: ColumnId) => projection.plan.columns.has(id))).toBe(true);
      projection.destroy();
    }),
    { numRuns: 150 },
  );
});
