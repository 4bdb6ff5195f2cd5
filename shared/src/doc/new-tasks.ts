// Works out what adding tasks writes: checked fields, ids, places. Several new tasks may refer to one
// another, so they are placed one after the other in a placement that already knows the earlier ones.

import type * as Y from "yjs";
import { createId } from "../model/ids.ts";
import type { ChecklistItemId, ColumnId, LabelId, PersonId, TaskId } from "../model/ids.ts";
import { compareOrder } from "../model/order.ts";
import type { ChecklistItem, Column, ConstraintType, PlanSettings, Task } from "../model/plan.ts";
import { assignmentEntries, splitEntries } from "./assignment-fields.ts";
import { EditRefused } from "./edit-refused.ts";
import { acceptNew, acceptValue } from "./fields.ts";
import { isOrderKey } from "./order-keys.ts";
import { insertAt, readPlacement } from "./placement.ts";
import type { Anchor, Placement } from "./placement.ts";
import { ASSIGNEE, checklistKey, LABEL } from "./read-task.ts";
import { readSettings } from "./read-records.ts";
import { freeId, readRoot } from "./roots.ts";
import { constraintField, DETAIL_FIELDS } from "./task-fields.ts";
import { isUsableId, LIMITS, textWithin } from "./values.ts";

/** A task to add: a title and whatever else is known of it. `id` for tests and imports; else a random one. */
export type NewTask = Partial<Omit<Task, "title" | "order" | "cardOrder" | "archived">> & Pick<Task, "title"> & Anchor;

export interface PlannedTasks {
  readonly added: readonly { readonly id: TaskId; readonly entries: (readonly [string, unknown])[] }[];
  /** Keys of tasks that were there already and had to make room. */
  readonly reordered: { readonly orders: Map<TaskId, string>; readonly cardOrders: Map<TaskId, string> };
}

/** What to write for `inputs`. Throws EditRefused when any of them can't be added. */
export function planNewTasks(doc: Y.Doc, inputs: readonly NewTask[]): PlannedTasks {
  const placement = readPlacement(doc);
  const settings = readSettings(readRoot(doc, "settings") ?? new Map<string, unknown>());
  const orders = new Map<TaskId, string>();
  const cardOrders = new Map<TaskId, string>();
  const planned = inputs.map((input) => {
    const id = freeId(doc, "tasks", input.id, () => createId<TaskId>());
    if (placement.places.has(id)) throw new EditRefused("already-exists", "There is a task with this id already.");
    const { parent = null, after, before } = input;
    const owner = parent === null ? null : placement.places.get(parent);
    if (owner === undefined) throw new EditRefused("unknown-task", "The parent task doesn't exist any more.");
    if (owner?.archived) throw new EditRefused("archived", "The parent task is archived.");
    const column = columnFor(placement, input.column);
    const entries = detailEntries(input, settings);
    for (const [each, key] of insertAt(placement.siblingsOf(parent), [id], { after, before })) orders.set(each, key);
    for (const [each, key] of insertAt(placement.cardsOf(column), [id], {})) cardOrders.set(each, key);
    placement.add({ id, parent, order: "", column, cardOrder: "", archived: false });
    return { id, parent, column, entries };
  });
  const added = planned.map(({ id, parent, column, entries }) => {
    if (parent !== null) entries.push(["parent", parent]);
    if (column !== null) entries.push(["column", column]);
    entries.push(["order", takeOut(orders, id)], ["cardOrder", takeOut(cardOrders, id)]);
    return { id, entries };
  });
  return { added, reordered: { orders, cardOrders } };
}

function takeOut(keys: Map<TaskId, string>, id: TaskId): string {
  const key = keys.get(id) as string;
  keys.delete(id);
  return key;
}

function columnFor({ columns }: Placement, wanted: ColumnId | null | undefined): ColumnId | null {
  if (wanted != null) {
    const column = columns.get(wanted);
    if (!column) throw new EditRefused("unknown-column", "This column doesn't exist any more.");
    if (column.archived) throw new EditRefused("archived", "This column is archived.");
    return wanted;
  }
  const sorted = [...columns.values()].sort(compareOrder);
  const first: Column | undefined = sorted.find((column) => !column.archived) ?? sorted[0];
  return first?.id ?? null;
}

function detailEntries(input: NewTask, settings: PlanSettings): [string, unknown][] {
  // Counted back from the finish, what isn't tied to anything comes as late as it can.
  const usual: ConstraintType = settings.scheduleFrom === "finish" ? "ALAP" : "ASAP";
  const { id: _id, parent: _parent, column: _column, after: _after, before: _before, ...rest } = input;
  const { constraint = usual, constraintDate = null, assignees = [], assignments = [], splits = [], ...others } = rest;
  const { labels = [], checklist = [], ...details } = others;
  const durationMinutes = details.durationMinutes ?? (details.kind === "milestone" ? 0 : settings.minutesPerDay);
  const entries = acceptNew(DETAIL_FIELDS, { ...details, title: details.title ?? "", durationMinutes });
  if (constraint !== "ASAP") {
    entries.push(["constraint", acceptValue(constraintField, { type: constraint, date: constraintDate })]);
  }
  for (const person of assignees) entries.push([ASSIGNEE + usableId<PersonId>(person), true]);
  for (const assignment of assignments) {
    usableId<PersonId>(assignment.person);
    entries.push(...assignmentEntries(assignment));
  }
  entries.push(...splitEntries(splits));
  for (const label of labels) entries.push([LABEL + usableId<LabelId>(label), true]);
  for (const item of checklist) entries.push(...checklistEntries(item));
  return entries;
}

const itemTextOf = textWithin(LIMITS.title);

function checklistEntries({ id, text, done, order }: ChecklistItem): [string, unknown][] {
  const item = usableId<ChecklistItemId>(id);
  const wellFormed = itemTextOf(text);
  if (wellFormed === undefined || !isOrderKey(order)) {
    throw new EditRefused("bad-value", "This can't be used for a checklist item.");
  }
  const entries: [string, unknown][] = [
    [checklistKey(item, "text"), wellFormed],
    [checklistKey(item, "order"), order],
  ];
  if (done) entries.push([checklistKey(item, "done"), true]);
  return entries;
}

function usableId<T extends string>(id: T): T {
  if (!isUsableId(id))
    throw new EditRefused("bad-id", "This id can't be used: it is empty, too long, or holds “/” or “>”.");
  return id;
}
