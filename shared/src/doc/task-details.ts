// Edits of what a task carries: who works on it, labels, checklist, notes. Each assignee, label and
// checklist part is a key of its own and the notes are a text of their own, so that what two people
// add at the same moment is all kept.

import type * as Y from "yjs";
import { createId } from "../model/ids.ts";
import type { ChecklistItemId, LabelId, PersonId, TaskId } from "../model/ids.ts";
import { forgetAssignment } from "./assignments.ts";
import { EditRefused } from "./edit-refused.ts";
import { edit } from "./origin.ts";
import { insertAt, placeAt } from "./placement.ts";
import type { Anchor } from "./placement.ts";
import { readNotes } from "./read-notes.ts";
import { ASSIGNEE, checklistKey, LABEL, readChecklist } from "./read-task.ts";
import { NOTES_PREFIX, recordOf, writeFields } from "./roots.ts";
import { taskFields } from "./tasks.ts";
import { replaceText } from "./text-diff.ts";
import { LIMITS, textWithin } from "./values.ts";

/** Throws EditRefused `unknown-person` for somebody the plan doesn't know. */
export function assignTask(doc: Y.Doc, id: TaskId, person: PersonId): void {
  recordOf(doc, "people", person, "unknown-person", "person");
  setAssigned(doc, id, person, true);
}

export function unassignTask(doc: Y.Doc, id: TaskId, person: PersonId): void {
  setAssigned(doc, id, person, false);
}

function setAssigned(doc: Y.Doc, id: TaskId, person: PersonId, on: boolean): void {
  const fields = taskFields(doc, id);
  if ((fields.get(ASSIGNEE + person) === true) === on) return;
  edit(doc, () => {
    setMark(doc, id, ASSIGNEE + person, on);
    // Also when assigning: somebody else may have set a part of it just as the person was taken off.
    forgetAssignment(fields, person);
  });
}

/** Throws EditRefused `unknown-label` for a label the plan doesn't have. */
export function labelTask(doc: Y.Doc, id: TaskId, label: LabelId): void {
  recordOf(doc, "labels", label, "unknown-label", "label");
  setMark(doc, id, LABEL + label, true);
}

export function unlabelTask(doc: Y.Doc, id: TaskId, label: LabelId): void {
  setMark(doc, id, LABEL + label, false);
}

function setMark(doc: Y.Doc, id: TaskId, key: string, on: boolean): void {
  const fields = taskFields(doc, id);
  if ((fields.get(key) === true) === on) return;
  edit(doc, () => (on ? fields.set(key, true) : fields.delete(key)));
}

/** Adds an item at the end of the task's checklist and returns its id. */
export function addChecklistItem(doc: Y.Doc, task: TaskId, text: string): ChecklistItemId {
  const fields = taskFields(doc, task);
  const accepted = acceptItemText(text);
  const id = createId<ChecklistItemId>();
  const orders = insertAt([...readChecklist(fields)], [id], {});
  edit(doc, () => {
    fields.set(checklistKey(id, "text"), accepted);
    writeItemOrders(fields, orders);
  });
  return id;
}

/** Sets the text of an item, whether it is done, or both. */
export function setChecklistItem(
  doc: Y.Doc,
  task: TaskId,
  item: ChecklistItemId,
  patch: { readonly text?: string; readonly done?: boolean },
): void {
  const fields = itemFields(doc, task, item);
  const entries: [string, unknown][] = [];
  if (patch.text !== undefined) entries.push([checklistKey(item, "text"), acceptItemText(patch.text)]);
  if (patch.done !== undefined) {
    if (typeof patch.done !== "boolean") throw new EditRefused("bad-value", "An item is either done or not.");
    entries.push([checklistKey(item, "done"), patch.done]);
  }
  edit(doc, () => writeFields(fields, entries));
}

export function removeChecklistItem(doc: Y.Doc, task: TaskId, item: ChecklistItemId): void {
  const fields = itemFields(doc, task, item);
  edit(doc, () => {
    for (const part of ["text", "done", "order"] as const) fields.delete(checklistKey(item, part));
  });
}

/** Moves an item among the items of its task. */
export function moveChecklistItem(doc: Y.Doc, task: TaskId, item: ChecklistItemId, to: Anchor<ChecklistItemId>): void {
  const fields = itemFields(doc, task, item);
  const orders = placeAt([...readChecklist(fields)], [item], to);
  edit(doc, () => writeItemOrders(fields, orders));
}

/** Makes the notes read `text`, by the smallest insertion and deletion, so that what another types elsewhere in them stays. */
export function setNotes(doc: Y.Doc, task: TaskId, text: string): void {
  taskFields(doc, task);
  if (typeof text !== "string" || text.length > LIMITS.notes) {
    throw new EditRefused("bad-value", `Notes hold at most ${LIMITS.notes} characters.`);
  }
  if (readNotes(doc, task) === text) return;
  edit(doc, () => replaceText(doc.getText(NOTES_PREFIX + task), text));
}

const itemTextOf = textWithin(LIMITS.title);

function acceptItemText(text: unknown): string {
  const accepted = itemTextOf(text);
  if (accepted === undefined || accepted.trim() === "") {
    throw new EditRefused("bad-value", "A checklist item needs a text, and not too long a one.");
  }
  return accepted;
}

function itemFields(doc: Y.Doc, task: TaskId, item: ChecklistItemId): Y.Map<unknown> {
  const fields = taskFields(doc, task);
  if (!readChecklist(fields).some(({ id }) => id === item)) {
    throw new EditRefused("unknown-item", "This checklist item doesn't exist any more.");
  }
  return fields;
}

function writeItemOrders(fields: Y.Map<unknown>, orders: ReadonlyMap<ChecklistItemId, string>): void {
  writeFields(
    fields,
    [...orders].map(([id, key]) => [checklistKey(id, "order"), key]),
  );
}
