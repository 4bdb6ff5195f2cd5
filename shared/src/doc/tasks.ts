// Edits of tasks: adding, setting, moving in the tree and on the board, archiving. Each is one
// transaction, worked out and checked before its first write; what can't be done throws EditRefused
// and has changed nothing. Deleting a task is archiving it: it can always be restored.

import type * as Y from "yjs";
import type { ColumnId, TaskId } from "../model/ids.ts";
import type { ConstraintType } from "../model/plan.ts";
import type { LocalDateTime } from "../model/time.ts";
import { EditRefused } from "./edit-refused.ts";
import { rescaledWork } from "./assignments.ts";
import { acceptPatch, acceptValue, readField } from "./fields.ts";
import { planNewTasks } from "./new-tasks.ts";
import type { NewTask } from "./new-tasks.ts";
import type { TaskPlace } from "./integrity.ts";
import { edit } from "./origin.ts";
import { cardsAmong, placeAt, readCardsOf, readPlacement } from "./placement.ts";
import type { Anchor } from "./placement.ts";
import { planIndent, planOutdent, planTreeMove } from "./tree-moves.ts";
import type { TreeWrites } from "./tree-moves.ts";
import { readColumns } from "./read-plan.ts";
import { recordOf, writeFields, writeRecord } from "./roots.ts";
import { constraintField, DETAIL_FIELDS } from "./task-fields.ts";
import type { TaskDetails } from "./task-fields.ts";

/** Adds a task, last among its siblings unless anchored, in the first column, one day long unless said otherwise. Returns its id. */
export function addTask(doc: Y.Doc, input: NewTask): TaskId {
  return addTasks(doc, [input])[0] as TaskId;
}

/** Adds tasks in the order given; a later one may name an earlier one's `id` as its parent or anchor. All or none. */
export function addTasks(doc: Y.Doc, inputs: readonly NewTask[]): TaskId[] {
  const { added, reordered } = planNewTasks(doc, inputs);
  edit(doc, () => {
    for (const { id, entries } of added) writeRecord(doc, "tasks", id, entries);
    writeOrders(doc, reordered);
  });
  return added.map(({ id }) => id);
}

/** Sets single fields; those left out or undefined stay. Work set by hand grows and shrinks with the duration. */
export function setTask(doc: Y.Doc, id: TaskId, patch: Partial<TaskDetails>): void {
  const fields = taskFields(doc, id);
  const entries = acceptPatch(DETAIL_FIELDS, patch);
  const { durationMinutes } = patch;
  if (durationMinutes !== undefined) {
    const before = readField(fields, "durationMinutes", DETAIL_FIELDS.durationMinutes, id, undefined);
    entries.push(...rescaledWork(fields, before, durationMinutes));
  }
  edit(doc, () => writeFields(fields, entries));
}

/** Sets type and date as one value. ASAP and ALAP take no date; the others need one. */
export function setConstraint(doc: Y.Doc, id: TaskId, type: ConstraintType, date: LocalDateTime | null): void {
  const fields = taskFields(doc, id);
  const constraint = acceptValue(constraintField, { type, date });
  const now = constraintField.read(fields.get("constraint")) ?? constraintField.fallback;
  if (now.type === constraint.type && now.date === constraint.date) return;
  edit(doc, () => fields.set("constraint", constraint));
}

/** Moves a task, with everything under it, below another parent or to another place among its siblings. */
export function moveTask(doc: Y.Doc, id: TaskId, to: Anchor & { readonly parent: TaskId | null }): void {
  moveTasks(doc, [id], to);
}

/** Moves tasks together, in the order given; one that stands under another of them comes along with it. */
export function moveTasks(doc: Y.Doc, ids: readonly TaskId[], to: Anchor & { readonly parent: TaskId | null }): void {
  writeTree(doc, planTreeMove(readPlacement(doc), ids, to));
}

/** Puts each task (selected ones together) last under the task above it. Refused when none has a task above it. */
export function indentTasks(doc: Y.Doc, ids: readonly TaskId[]): void {
  writeTree(doc, planIndent(readPlacement(doc), ids));
}

/** Puts each task right after its parent, one level up. Refused when all stand at the top level. */
export function outdentTasks(doc: Y.Doc, ids: readonly TaskId[]): void {
  writeTree(doc, planOutdent(readPlacement(doc), ids));
}

/** Moves cards into a column, in the order given. An anchor that is no longer in that column means its end. `known` are the mended places as they are now, where somebody has them at hand: then the document needn't be gone through. */
export function moveCards(
  doc: Y.Doc,
  ids: readonly TaskId[],
  to: Anchor & { readonly column: ColumnId },
  known?: ReadonlyMap<TaskId, TaskPlace>,
): void {
  const columns = readColumns(doc);
  const column = columns.get(to.column);
  if (!column) throw new EditRefused("unknown-column", "This column doesn't exist any more.");
  if (column.archived) throw new EditRefused("archived", "This column is archived.");
  const moving = [...new Set(ids)];
  for (const id of moving) taskFields(doc, id);
  const orders = placeAt(known ? cardsAmong(known, column.id) : readCardsOf(doc, columns, column.id), moving, to);
  edit(doc, () => {
    for (const id of moving) writeFields(taskFields(doc, id), [["column", column.id]]);
    for (const [id, key] of orders) writeFields(taskFields(doc, id), [["cardOrder", key]]);
  });
}

/** Archives tasks and everything under them. */
export function archiveTasks(doc: Y.Doc, ids: readonly TaskId[]): void {
  setArchived(doc, ids, true);
}

/** Brings tasks and everything under them back to where they were. */
export function restoreTasks(doc: Y.Doc, ids: readonly TaskId[]): void {
  setArchived(doc, ids, false);
}

function setArchived(doc: Y.Doc, ids: readonly TaskId[], archived: boolean): void {
  const { siblingsOf } = readPlacement(doc);
  const family = new Set<TaskId>(ids);
  for (const id of ids) taskFields(doc, id);
  // A set visits what is added while it is walked: children, then theirs.
  for (const id of family) for (const child of siblingsOf(id)) family.add(child.id);
  edit(doc, () => {
    for (const id of family) {
      const fields = taskFields(doc, id);
      if ((fields.get("archived") === true) !== archived) fields.set("archived", archived);
    }
  });
}

/** The fields of a task for writing. Throws EditRefused `unknown-task`. */
export function taskFields(doc: Y.Doc, id: TaskId): Y.Map<unknown> {
  return recordOf(doc, "tasks", id, "unknown-task", "task");
}

function writeTree(doc: Y.Doc, { parents, orders }: TreeWrites): void {
  edit(doc, () => {
    for (const [id, parent] of parents) {
      const fields = taskFields(doc, id);
      if ((fields.get("parent") ?? null) !== parent) fields.set("parent", parent);
    }
    for (const [id, order] of orders) writeFields(taskFields(doc, id), [["order", order]]);
  });
}

function writeOrders(
  doc: Y.Doc,
  { orders, cardOrders }: { orders: Map<TaskId, string>; cardOrders: Map<TaskId, string> },
): void {
  for (const [id, key] of orders) writeFields(taskFields(doc, id), [["order", key]]);
  for (const [id, key] of cardOrders) writeFields(taskFields(doc, id), [["cardOrder", key]]);
}
