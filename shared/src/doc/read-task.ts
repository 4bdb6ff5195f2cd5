// Reads one task out of its Y.Map, whatever that holds: every value is checked, what can't be used
// is read as its default and told. Only the record itself is looked at; parents, columns and people
// that don't exist are the affair of integrity.ts. Called for each changed task, so it is quick.

import type * as Y from "yjs";
import type { Diagnostic } from "../model/diagnostic.ts";
import type { ChecklistItemId, LabelId, PersonId, TaskId } from "../model/ids.ts";
import { compareOrder } from "../model/order.ts";
import type { ChecklistItem, Task } from "../model/plan.ts";
import { readField } from "./fields.ts";
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

const NONE: readonly never[] = [];
const itemTextOf = textUpTo(LIMITS.title);

/** The task in `fields`, always valid in itself; what was mended is added to `diagnostics`. Source: SCHEMA.md "tasks". */
export function readTask(id: TaskId, fields: Y.Map<unknown>, diagnostics?: Diagnostic[]): Task {
  const { assignees, labels, checklist } = readFlattened(fields);
  const constraint = readField(fields, "constraint", constraintField, id, diagnostics);
  return {
    id,
    title: readField(fields, "title", DETAIL_FIELDS.title, id, diagnostics),
    parent: readField(fields, "parent", PLACE_FIELDS.parent, id, diagnostics),
    order: readField(fields, "order", PLACE_FIELDS.order, id, diagnostics),
    kind: readField(fields, "kind", DETAIL_FIELDS.kind, id, diagnostics),
    column: readField(fields, "column", PLACE_FIELDS.column, id, diagnostics),
    cardOrder: readField(fields, "cardOrder", PLACE_FIELDS.cardOrder, id, diagnostics),
    durationMinutes: readField(fields, "durationMinutes", DETAIL_FIELDS.durationMinutes, id, diagnostics),
    elapsed: readField(fields, "elapsed", DETAIL_FIELDS.elapsed, id, diagnostics),
    constraint: constraint.type,
    constraintDate: constraint.date,
    deadline: readField(fields, "deadline", DETAIL_FIELDS.deadline, id, diagnostics),
    percentComplete: readField(fields, "percentComplete", DETAIL_FIELDS.percentComplete, id, diagnostics),
    actualStart: readField(fields, "actualStart", DETAIL_FIELDS.actualStart, id, diagnostics),
    actualFinish: readField(fields, "actualFinish", DETAIL_FIELDS.actualFinish, id, diagnostics),
    manual: readField(fields, "manual", DETAIL_FIELDS.manual, id, diagnostics),
    manualStart: readField(fields, "manualStart", DETAIL_FIELDS.manualStart, id, diagnostics),
    assignees,
    labels,
    priority: readField(fields, "priority", DETAIL_FIELDS.priority, id, diagnostics),
    checklist,
    estimateMinutes: readField(fields, "estimateMinutes", DETAIL_FIELDS.estimateMinutes, id, diagnostics),
    calendar: readField(fields, "calendar", DETAIL_FIELDS.calendar, id, diagnostics),
    ignoreResourceCalendars: readField(
      fields,
      "ignoreResourceCalendars",
      DETAIL_FIELDS.ignoreResourceCalendars,
      id,
      diagnostics,
    ),
    levellingDelayMinutes: readField(
      fields,
      "levellingDelayMinutes",
      DETAIL_FIELDS.levellingDelayMinutes,
      id,
      diagnostics,
    ),
    active: readField(fields, "active", DETAIL_FIELDS.active, id, diagnostics),
    archived: readField(fields, "archived", PLACE_FIELDS.archived, id, diagnostics),
  };
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

/** The checklist of a task, in order. An item exists when its text does. */
export function readChecklist(fields: Y.Map<unknown>): readonly ChecklistItem[] {
  return readFlattened(fields).checklist;
}

function readFlattened(fields: Y.Map<unknown>): Pick<Task, "assignees" | "labels" | "checklist"> {
  let assignees: PersonId[] | null = null;
  let labels: LabelId[] | null = null;
  let checklist: ChecklistItem[] | null = null;
  for (const key of fields.keys()) {
    if (!key.includes("/")) continue;
    if (key.startsWith(ASSIGNEE)) {
      const person = key.slice(ASSIGNEE.length);
      if (isUsableId(person) && fields.get(key) === true) (assignees ??= []).push(person as PersonId);
    } else if (key.startsWith(LABEL)) {
      const label = key.slice(LABEL.length);
      if (isUsableId(label) && fields.get(key) === true) (labels ??= []).push(label as LabelId);
    } else if (key.startsWith(CHECK) && key.endsWith("/text")) {
      const item = readChecklistItem(key.slice(CHECK.length, -"/text".length), fields);
      if (item) (checklist ??= []).push(item);
    }
  }
  return {
    assignees: assignees?.sort() ?? NONE,
    labels: labels?.sort() ?? NONE,
    checklist: checklist?.sort(compareOrder) ?? NONE,
  };
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
