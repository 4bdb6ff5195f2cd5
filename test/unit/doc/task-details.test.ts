// Assignees, labels, checklists and notes on one replica.

import { readNotes } from "@entente/shared/doc/read-notes";
import fc from "fast-check";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { addLabel, removeLabel, setLabel } from "@entente/shared/doc/labels";
import { addPerson, removePerson, setPerson } from "@entente/shared/doc/people";
import { readPlan } from "@entente/shared/doc/read-plan";
import {
  addChecklistItem,
  assignTask,
  labelTask,
  moveChecklistItem,
  removeChecklistItem,
  setChecklistItem,
  setNotes,
  unassignTask,
  unlabelTask,
} from "@entente/shared/doc/task-details";
import { addTask } from "@entente/shared/doc/tasks";
import { replaceText } from "@entente/shared/doc/text-diff";
import type { ChecklistItemId, LabelId, PersonId, TaskId } from "@entente/shared/model/ids";
import { expectRefusal } from "./support/refusal.ts";
import { createTestPlan, taskOf } from "./support/replicas.ts";
import { storedTask } from "./support/stored.ts";

const A = "a" as TaskId;

function createPlanWithTask(): Y.Doc {
  const doc = createTestPlan();
  addTask(doc, { id: A, title: "Paint" });
  return doc;
}

const texts = (doc: Y.Doc) => taskOf(doc, A).checklist.map(({ text, done }) => `${done ? "x" : "-"} ${text}`);

test("D17 people and labels are put on a task and taken off again without a trace", () => {
  const doc = createPlanWithTask();
  const before = storedTask(doc, A);
  const ana = addPerson(doc, { name: "Ana", email: "ana@example.org" });
  const urgent = addLabel(doc, { name: "urgent", color: "red" });
  assignTask(doc, A, ana);
  labelTask(doc, A, urgent);
  expect(taskOf(doc, A)).toMatchObject({ assignees: [ana], labels: [urgent] });
  unassignTask(doc, A, ana);
  unlabelTask(doc, A, urgent);
  expect(storedTask(doc, A)).toEqual(before);
});

test("D18 nobody unknown is assigned and no unknown label given", () => {
  const doc = createPlanWithTask();
  expectRefusal(doc, "unknown-person", () => assignTask(doc, A, "gone" as PersonId));
  expectRefusal(doc, "unknown-label", () => labelTask(doc, A, "gone" as LabelId));
  expectRefusal(doc, "unknown-task", () => unassignTask(doc, "gone" as TaskId, "x" as PersonId));
});

test("D21 removing a person or a label takes them off every task", () => {
  const doc = createPlanWithTask();
  const ana = addPerson(doc, { name: "Ana" });
  const urgent = addLabel(doc, { name: "urgent" });
  assignTask(doc, A, ana);
  labelTask(doc, A, urgent);
  removePerson(doc, ana);
  removeLabel(doc, urgent);
  const { plan } = readPlan(doc);
  expect([plan.people.size, plan.labels.size]).toEqual([0, 0]);
  expect(Object.keys(storedTask(doc, A)).filter((key) => key.includes("/"))).toEqual([]);
});

test("D17 people and labels change field by field", () => {
  const doc = createTestPlan();
  const ana = addPerson(doc, { name: "Ana", userId: "u1" });
  const urgent = addLabel(doc, { name: "urgent" });
  setPerson(doc, ana, { name: "Ana B." });
  setLabel(doc, urgent, { color: "violet" });
  const { plan } = readPlan(doc);
  expect(plan.people.get(ana)).toEqual({ id: ana, name: "Ana B.", email: null, userId: "u1", calendar: null });
  expect(plan.labels.get(urgent)).toEqual({ id: urgent, name: "urgent", color: "violet" });
  expectRefusal(doc, "bad-value", () => setLabel(doc, urgent, { color: "mauve" as never }));
  expectRefusal(doc, "bad-value", () => addPerson(doc, { name: " " }));
});

test("D17 checklist items are added at the end, ticked, reworded, moved and removed", () => {
  const doc = createPlanWithTask();
  const [sand, prime, paint] = ["sand", "prime", "paint"].map((text) => addChecklistItem(doc, A, text)) as [
    ChecklistItemId,
    ChecklistItemId,
    ChecklistItemId,
  ];
  setChecklistItem(doc, A, sand, { done: true });
  setChecklistItem(doc, A, paint, { text: "paint twice" });
  expect(texts(doc)).toEqual(["x sand", "- prime", "- paint twice"]);
  moveChecklistItem(doc, A, paint, { after: sand });
  moveChecklistItem(doc, A, prime, { before: sand });
  expect(texts(doc)).toEqual(["- prime", "x sand", "- paint twice"]);
  removeChecklistItem(doc, A, sand);
  expect(texts(doc)).toEqual(["- prime", "- paint twice"]);
});

test("D18 a blank item, an item that doesn't exist and a tick that is none are refused", () => {
  const doc = createPlanWithTask();
  const item = addChecklistItem(doc, A, "sand");
  expectRefusal(doc, "bad-value", () => addChecklistItem(doc, A, " "));
  expectRefusal(doc, "bad-value", () => setChecklistItem(doc, A, item, { done: "yes" as never }));
  expectRefusal(doc, "unknown-item", () => setChecklistItem(doc, A, "gone" as ChecklistItemId, { done: true }));
  expectRefusal(doc, "unknown-item", () => removeChecklistItem(doc, A, "gone" as ChecklistItemId));
});

test("D17 notes are read back as written, and a task without any has none", () => {
  const doc = createPlanWithTask();
  expect(readNotes(doc, A)).toBe("");
  setNotes(doc, A, "<img onerror> שלום 😀");
  expect(readNotes(doc, A)).toBe("<img onerror> שלום 😀");
  expect(readPlan(doc).plan.notes).toEqual(new Map([[A, "<img onerror> שלום 😀"]]));
  setNotes(doc, A, "");
  expect(readPlan(doc).plan.notes.size).toBe(0);
});

test("D18 notes of a task that doesn't exist, or beyond a million characters, are refused", () => {
  const doc = createPlanWithTask();
  expectRefusal(doc, "unknown-task", () => setNotes(doc, "gone" as TaskId, "x"));
  expectRefusal(doc, "bad-value", () => setNotes(doc, A, "x".repeat(1_000_001)));
});

test("D13 replacing a text gives exactly the new text on every replica, emoji whole", () => {
  const text = fc
    .array(fc.constantFrom("a", "b", "😀", "😁", "é", "\ud83d", "\ude00"), { maxLength: 12 })
    .map((parts) => parts.join(""));
  fc.assert(
    fc.property(fc.array(text, { minLength: 1, maxLength: 5 }), (versions) => {
      const doc = new Y.Doc();
      for (const version of versions) {
        replaceText(doc.getText("t"), version);
        expect(doc.getText("t").toString()).toBe(version.toWellFormed());
      }
      const other = new Y.Doc();
      Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
      expect(other.getText("t").toString()).toBe(doc.getText("t").toString());
    }),
    { numRuns: 500 },
  );
});

test("D13 one changed word in long notes sends little more than that word", () => {
  const doc = createPlanWithTask();
  const words = Array.from({ length: 5_000 }, (_, i) => `word${i}`);
  setNotes(doc, A, words.join(" "));
  let bytes = 0;
  doc.on("update", (update: Uint8Array) => (bytes += update.length));
  setNotes(doc, A, words.with(2_500, "changed").join(" "));
  expect(bytes).toBeGreaterThan(0);
  expect(bytes).toBeLessThan(100);
});
