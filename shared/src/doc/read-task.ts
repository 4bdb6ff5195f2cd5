// Reads one task out of its Y.Map, whatever that holds: every value is checked, what can't be used
// is read as its default and told. Only the record itself is looked at; parents, columns and people
// that don't exist are the affair of integrity.ts. Called for each changed task, so it is quick.

import type * as Y from "yjs";
import type { Diagnostic } from "../model/diagnostic.ts";
import type { ChecklistItemId, LabelId, PersonId, TaskId } from "../model/ids.ts";
import { compareOrder } from "../model/order.ts";
import type { ChecklistItem, Task } from "../model/plan.ts";
import { ASSIGNMENT, PAUSE, readWorkParts } from "./assignment-fields.ts";
import { readField, useStored } from "./fields.ts";
import type { Field, FieldTable } from "./fields.ts";
import type { TaskPlace } from "./integrity.ts";
import { isOrderKey } from "./order-keys.ts";
import { constraintField, DETAIL_FIELDS, LAST_ORDER, PLACE_FIELDS } from "./task-fields.ts";
import { isUsableId, LIMITS, textUpTo } from "./values.ts";

export const ASSIGNEE = "assignee/";
export const LABEL = "label/";
export const CHECK = "check/";

/** The key of one part of a checklist item. */
export function checklistKey(item: ChecklistItemId, part: "text" | "done" | "order"): string {
  return `${CHECK}${item}/${part}`;
}

const itemTextOf = textUpTo(LIMITS.title);

type Writable<R> = { -readonly [K in keyof R]: R[K] };

const FIELDS = new Map<string, Field<unknown>>(Object.entries({ ...PLACE_FIELDS, ...DETAIL_FIELDS }));

const NOTHING: readonly never[] = [];
const NO_WORK_PARTS = { assignments: NOTHING, splits: NOTHING };

/** A task with nothing stored: cloned for each task read, which is a good deal quicker than asking for every key. */
const BLANK: Omit<Task, "id"> = {
  ...blankOf(PLACE_FIELDS),
  ...blankOf(DETAIL_FIELDS),
  constraint: constraintField.fallback.type,
  constraintDate: constraintField.fallback.date,
  assignees: NOTHING,
  assignments: NOTHING,
  splits: NOTHING,
  labels: NOTHING,
  checklist: NOTHING,
};

function blankOf<R>(table: FieldTable<R>): R {
  return Object.fromEntries(Object.entries<Field<unknown>>(table).map(([key, field]) => [key, field.fallback])) as R;
}

/** The task in `fields`, always valid in itself; what was mended is added to `diagnostics`. Source: SCHEMA.md "tasks". */
export function readTask(id: TaskId, fields: Y.Map<unknown>, diagnostics?: Diagnostic[]): Task {
  const task: Writable<Task> = { ...BLANK, id };
  let isFlattened = false;
  fields.forEach((stored, key) => {
    const field = FIELDS.get(key);
    if (field) {
      const value = useStored(stored, field, id, diagnostics);
      (task as Record<string, unknown>)[key] = value;
    } else if (key === "constraint") {
      const { type, date } = useStored(stored, constraintField, id, diagnostics);
      task.constraint = type;
      task.constraintDate = date;
    } else if (key.includes("/")) {
      isFlattened = true;
    }
  });
  return isFlattened ? Object.assign(task, readFlattened(fields)) : task;
}

/** Only what places the task on the boards: enough for a mutator to work out a move. */
export function readTaskPlace(id: TaskId, fields: Y.Map<unknown>): TaskPlace {
  return {
    id,
    parent: readField(fields, "parent", PLACE_FIELDS.parent, id, undefined),
    order: readField(fields, "order", PLACE_FIELDS.order, id, undefined),
    column: readField(fields, "column", PLACE_FIELDS.column, id, undefined),
    cardOrder: readField(fields, "cardOrder", PLACE_FIELDS.cardOrder, id, undefined),
    archived: readField(fields, "archived", PLACE_FIELDS.archived, id, undefined),
  };
}

/** Only what says in which column a card stands. */
export function readCardPlace(id: TaskId, fields: Y.Map<unknown>): Pick<TaskPlace, "id" | "column" | "archived"> {
  return {
    id,
    column: readField(fields, "column", PLACE_FIELDS.column, id, undefined),
    archived: readField(fields, "archived", PLACE_FIELDS.archived, id, undefined),
  };
}

/** The key of a card among the others of its column. */
export function readCardOrder(id: TaskId, fields: Y.Map<unknown>): string {
  return readField(fields, "cardOrder", PLACE_FIELDS.cardOrder, id, undefined);
}

/** The checklist of a task, in order. An item exists when its text does. */
export function readChecklist(fields: Y.Map<unknown>): readonly ChecklistItem[] {
  return readFlattened(fields).checklist;
}

type Flattened = Pick<Task, "assignees" | "assignments" | "splits" | "labels" | "checklist">;

function readFlattened(fields: Y.Map<unknown>): Flattened {
  const assignees: PersonId[] = [];
  const labels: LabelId[] = [];
  const checklist: ChecklistItem[] = [];
  let hasWorkParts = false;
  fields.forEach((stored, key) => {
    if (key.startsWith(ASSIGNEE)) {
      const person = key.slice(ASSIGNEE.length);
      if (isUsableId(person) && stored === true) assignees.push(person as PersonId);
    } else if (key.startsWith(LABEL)) {
      const label = key.slice(LABEL.length);
      if (isUsableId(label) && stored === true) labels.push(label as LabelId);
    } else if (key.startsWith(CHECK) && key.endsWith("/text")) {
      const item = readChecklistItem(key.slice(CHECK.length, -"/text".length), fields);
      if (item) checklist.push(item);
    } else if (key.startsWith(ASSIGNMENT) || key.startsWith(PAUSE)) {
      hasWorkParts = true;
    }
  });
  assignees.sort();
  const { assignments, splits } = hasWorkParts ? readWorkParts(fields, assignees) : NO_WORK_PARTS;
  return { assignees, assignments, splits, labels: labels.sort(), checklist: checklist.sort(compareOrder) };
}

function readChecklistItem(id: string, fields: Y.Map<unknown>): ChecklistItem | null {
  if (!isUsableId(id)) return null;
  const item = id as ChecklistItemId;
  const text = itemTextOf(fields.get(checklistKey(item, "text")));
  if (text === undefined) return null;
  const order = fields.get(checklistKey(item, "order"));
  return {
    id: item,
    text,
    done: fields.get(checklistKey(item, "done")) === true,
    order: isOrderKey(order) ? order : LAST_ORDER,
  };
}
