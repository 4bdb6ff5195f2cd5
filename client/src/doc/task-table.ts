// The tasks as the interface sees them: one frozen record a task, each behind its own shallow ref
// that is made when somebody first asks for it. A change to one task reads and mends that task only;
// all are mended again only when what they say about each other, or what they refer to, changed.
// Always equal to what `readPlan` would give.

import { mendTasks } from "@entente/shared/doc/integrity";
import { readTask } from "@entente/shared/doc/read-task";
import { mendReferences } from "@entente/shared/doc/references";
import type { KnownIds } from "@entente/shared/doc/references";
import { isRecord } from "@entente/shared/doc/roots";
import { isUsableId } from "@entente/shared/doc/values";
import type { ColumnId, TaskId } from "@entente/shared/model/ids";
import type { Column, Task } from "@entente/shared/model/plan";
import { shallowRef } from "vue";
import type { ShallowRef } from "vue";
import type * as Y from "yjs";
import type { DirtyTasks } from "./dirty-tasks.ts";
import { isOwnChange, patchTask } from "./patch-task.ts";

/** What a refresh changed: the tree, the columns' cards, anything the schedule depends on. */
export interface TaskTableChange {
  outline: boolean;
  board: boolean;
  schedule: boolean;
}

export interface TaskSurroundings extends KnownIds {
  readonly columns: ReadonlyMap<ColumnId, Column>;
}

/** Fields that dates don't depend on. */
const UNSCHEDULED: ReadonlySet<keyof Task> = new Set([
  "title",
  "order",
  "column",
  "cardOrder",
  "labels",
  "priority",
  "blocked",
  "cover",
  "checklist",
  "estimateMinutes",
]);

function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  return Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((x, i) => Object.is(x, b[i]));
}

const pick = (task: Task, keys: ReadonlySet<keyof Task>): Partial<Task> =>
  Object.fromEntries([...keys].map((key) => [key, task[key]]));

/** The tasks on columns that exist. Which column a task is shown on depends on no other task, so that parents are left aside. */
function onColumns(tasks: readonly Task[], columns: ReadonlyMap<ColumnId, Column>): Task[] {
  const places = new Map(
    tasks.map(({ id, order, column, cardOrder, archived }) => [
      id,
      { id, parent: null, order, column, cardOrder, archived },
    ]),
  );
  const mended = mendTasks(places, columns).tasks;
  return tasks.map((task) => {
    const { column } = mended.get(task.id)!;
    return column === task.column ? task : { ...task, column };
  });
}

export class TaskTable {
  /** Live and mended; not reactive. */
  readonly records = new Map<TaskId, Task>();
  readonly #raw = new Map<TaskId, Task>();
  readonly #refs = new Map<TaskId, ShallowRef<Task | undefined>>();
  readonly #root: Y.Map<unknown>;
  /** Tasks that are shown under another parent than is stored: an edit of one may bring it back. */
  #displaced: ReadonlySet<TaskId> = new Set();

  constructor(root: Y.Map<unknown>) {
    this.#root = root;
  }

  /** Reactive: whoever reads it runs again when this one task changes. */
  task(id: TaskId): Task | undefined {
    let ref = this.#refs.get(id);
    if (!ref) this.#refs.set(id, (ref = shallowRef(this.records.get(id))));
    return ref.value;
  }

  /** Reads the `dirty` tasks again; mends all of them when asked to or when places changed. */
  refresh(dirty: DirtyTasks, around: TaskSurroundings, mendAll: boolean): TaskTableChange {
    const change: TaskTableChange = { outline: false, board: false, schedule: false };
    const read: Task[] = [];
    let all = mendAll;
    for (const [id, keys] of dirty) {
      const fields = this.#root.get(id);
      const before = this.#raw.get(id);
      if (!isRecord(fields) || !isUsableId(id)) {
        if (!before) continue;
        this.#raw.delete(id);
        this.#put(id, undefined);
        change.outline = change.board = change.schedule = all = true;
        continue;
      }
      const after = before ? patchTask(before, fields, keys) : readTask(id, fields);
      this.#raw.set(id, after);
      const shown = this.records.get(id);
      if (before && shown && isOwnChange(keys)) {
        this.#showOwn(before === shown ? after : { ...shown, ...pick(after, keys) }, shown, keys, change);
        continue;
      }
      read.push(after);
      all ||=
        !before || before.parent !== after.parent || before.archived !== after.archived || this.#displaced.has(id);
    }
    if (all) this.#mendAll(around, change);
    else for (const task of onColumns(read, around.columns)) this.#show(mendReferences(task, around), change);
    return change;
  }

  /** As `#show`, where nothing but `keys` may differ from what is `shown`. */
  #showOwn(task: Task, shown: Task, keys: ReadonlySet<keyof Task>, change: TaskTableChange): void {
    let isChanged = false;
    for (const field of keys) {
      if (isSame(shown[field], task[field])) continue;
      isChanged = true;
      if (!UNSCHEDULED.has(field)) change.schedule = true;
    }
    if (isChanged) this.#put(task.id, Object.freeze(task));
  }

  #mendAll(around: TaskSurroundings, change: TaskTableChange): void {
    const displaced = new Set<TaskId>();
    for (const [id, task] of mendTasks(this.#raw, around.columns).tasks) {
      if (task.parent !== this.#raw.get(id)?.parent) displaced.add(id);
      this.#show(mendReferences(task, around), change);
    }
    this.#displaced = displaced;
  }

  #show(task: Task, change: TaskTableChange): void {
    const shown = this.records.get(task.id);
    if (shown === task) return;
    if (!shown) change.outline = change.board = change.schedule = true;
    else {
      let isChanged = false;
      for (const field of Object.keys(task) as (keyof Task)[]) {
        if (isSame(shown[field], task[field])) continue;
        isChanged = true;
        if (field === "parent" || field === "archived") change.outline = change.board = true;
        else if (field === "order") change.outline = true;
        else if (field === "column" || field === "cardOrder") change.board = true;
        if (!UNSCHEDULED.has(field)) change.schedule = true;
      }
      if (!isChanged) return;
    }
    this.#put(task.id, Object.freeze(task));
  }

  #put(id: TaskId, task: Task | undefined): void {
    if (task) this.records.set(id, task);
    else this.records.delete(id);
    const ref = this.#refs.get(id);
    if (ref) ref.value = task;
  }
}
