// Baselines on one replica and on two.

import { expect, test } from "vitest";
import { clearBaseline, renameBaseline, setBaseline } from "@entente/shared/doc/baselines";
import { LOCAL } from "@entente/shared/doc/origin";
import { readPlan } from "@entente/shared/doc/read-plan";
import { addTasks, setTask } from "@entente/shared/doc/tasks";
import type { BaselineNumber } from "@entente/shared/model/baseline";
import type { TaskId } from "@entente/shared/model/ids";
import { schedule } from "@entente/shared/schedule/schedule";
import * as Y from "yjs";
import { expectRefusal } from "./support/refusal.ts";
import { createTestPlan } from "./support/replicas.ts";

const NOW = 1_750_000_000_000;
const now = (doc: Y.Doc) => schedule(readPlan(doc).plan);
const kept = (doc: Y.Doc, number: BaselineNumber = 0) => readPlan(doc).plan.baselines.get(number);

function createPlan(): { doc: Y.Doc; a: TaskId; b: TaskId } {
  const doc = createTestPlan();
  const [a, b] = addTasks(doc, [{ title: "a" }, { title: "b" }]) as [TaskId, TaskId];
  return { doc, a, b };
}

function copy(doc: Y.Doc): Y.Doc {
  const other = new Y.Doc();
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
  return other;
}

test("D17 a baseline keeps the dates of all tasks, its name and when it was taken, in one transaction", () => {
  const { doc, a, b } = createPlan();
  const origins: unknown[] = [];
  doc.on("afterTransaction", ({ origin }) => origins.push(origin));
  setBaseline(doc, 0, now(doc), { name: "As promised", at: NOW });
  expect(origins).toEqual([LOCAL]);
  expect(kept(doc)).toMatchObject({ number: 0, name: "As promised", takenAt: NOW });
  expect(new Set(kept(doc)!.tasks.keys())).toEqual(new Set([a, b]));
  expect(kept(doc)!.tasks.get(a)?.durationMinutes).toBe(480);
  expect(kept(doc, 1)).toBeUndefined();
});

test("D17 taking it again for some tasks leaves the others, for all replaces it; the name stays", () => {
  const { doc, a, b } = createPlan();
  setBaseline(doc, 4, now(doc), { name: "Sold", at: NOW });
  setTask(doc, a, { durationMinutes: 60 });
  setTask(doc, b, { durationMinutes: 60 });
  setBaseline(doc, 4, now(doc), { tasks: [b], at: NOW + 1 });
  expect([a, b].map((id) => kept(doc, 4)!.tasks.get(id)?.durationMinutes)).toEqual([480, 60]);
  setTask(doc, a, { active: false });
  setBaseline(doc, 4, now(doc), { at: NOW + 2 });
  expect(Array.from(kept(doc, 4)!.tasks.keys())).toEqual([b]);
  expect(kept(doc, 4)).toMatchObject({ name: "Sold", takenAt: NOW + 2 });
});

test("D17 a baseline is renamed, cleared for some tasks and thrown away", () => {
  const { doc, a, b } = createPlan();
  setBaseline(doc, 1, now(doc), { at: NOW });
  setBaseline(doc, 10, now(doc), { at: NOW });
  renameBaseline(doc, 1, "First");
  expect(kept(doc, 1)).toMatchObject({ name: "First", takenAt: NOW });
  clearBaseline(doc, 1, [a]);
  expect(Array.from(kept(doc, 1)!.tasks.keys())).toEqual([b]);
  clearBaseline(doc, 1);
  expect(kept(doc, 1)).toBeUndefined();
  expect(kept(doc, 10)!.tasks.size).toBe(2);
});

test("D18 another number, a task without dates, a baseline that wasn't taken and a bad name are refused", () => {
  const { doc, a } = createPlan();
  setTask(doc, a, { active: false });
  expectRefusal(doc, "bad-value", () => setBaseline(doc, 11 as BaselineNumber, now(doc), { at: NOW }));
  expectRefusal(doc, "bad-value", () => setBaseline(doc, 0, now(doc), { at: NaN }));
  expectRefusal(doc, "bad-value", () => setBaseline(doc, 0, now(doc), { name: "x".repeat(1001), at: NOW }));
  expectRefusal(doc, "unknown-task", () => setBaseline(doc, 0, now(doc), { tasks: [a], at: NOW }));
  expectRefusal(doc, "unknown-baseline", () => renameBaseline(doc, 0, "x"));
  expectRefusal(doc, "unknown-baseline", () => clearBaseline(doc, 0));
});

test("D26 two people who take one baseline at once leave each task the dates of one of them", () => {
  const { doc, a, b } = createPlan();
  const other = copy(doc);
  setTask(doc, a, { durationMinutes: 60 });
  setBaseline(doc, 0, now(doc), { at: NOW });
  setTask(other, b, { durationMinutes: 120 });
  setBaseline(other, 0, now(other), { at: NOW + 5 });
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(other));
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
  expect(kept(doc)).toEqual(kept(other));
  expect([60, 480]).toContain(kept(doc)!.tasks.get(a)!.durationMinutes);
  expect([120, 480]).toContain(kept(doc)!.tasks.get(b)!.durationMinutes);
});

test("D26 what a baseline keeps of a task outlives it", () => {
  const { doc, a } = createPlan();
  setBaseline(doc, 0, now(doc), { at: NOW });
  doc.getMap("tasks").delete(a);
  expect(kept(doc)!.tasks.has(a)).toBe(true);
});

test("D15 keys that are no baseline and dates that can't be used are left out and told", () => {
  const { doc, a } = createPlan();
  const root = doc.getMap("baselines");
  root.set("11", { name: "x", takenAt: 1 });
  root.set(`0/${a}`, { start: "2026-01-02T08:00", finish: "2026-01-01T08:00", durationMinutes: 1 });
  root.set("0", { name: 7, takenAt: "now" });
  const { plan, diagnostics } = readPlan(doc);
  expect(Array.from(plan.baselines.values())).toEqual([{ number: 0, name: "", takenAt: null, tasks: new Map() }]);
  expect(diagnostics.map(({ code }) => code)).toEqual(["unreadable-record", "unreadable-record"]);
});
