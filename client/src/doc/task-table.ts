// The tasks as the interface sees them: one frozen record a task, each behind its own shallow ref
// that is made when somebody first asks for it. A change to one task re-reads that task only; what
// depends on several tasks (cycles of parents, unknown columns) is mended again only when the
// structure changed. Always equal to what `readPlan` would give.

import { mendTasks } from "@entente/shared/doc/integrity";
import { readTask } from "@entente/shared/doc/read-task";
import type { ColumnId, TaskId } from "@entente/shared/model/ids";
import type { Column, Task } from "@entente/shared/model/plan";
import { shallowRef } from "vue";
import type { ShallowRef } from "vue";
import * as Y from "yjs";

/** What a refresh changed: the tree, the columns' cards, anything the schedule depends on. */
export interface TaskTableChange {
  outline: boolean;
  board: boolean;
  schedule: boolean;
}

const SCHEDULE_FIELDS = [
  "parent", "kind", "durationMinutes", "elapsed", "constraint", "constraintDate", "deadline", "percentComplete",
  "actualStart", "actualFinish", "manual", "manualStart", "calendar", "ignoreResourceCalendars",
  "levellingDelayMinutes", "active", "archived",
] as const satisfies readonly (keyof Task)[];

const sameList = (a: readonly string[], b: readonly string[]) => a.length === b.length && a.every((x, i) => x === b[i]);

/** Lists compare by identity: two records read from the same fields share them. */
const isSameRecord = (a: Task, b: Task) =>
  (Object.keys(a) as (keyof Task)[]).every((field) => Object.is(a[field], b[field]));

export class TaskTable {
  /** Live and mended; not reactive. */
  readonly records = new Map<TaskId, Task>();
  readonly #raw = new Map<TaskId, Task>();
  readonly #refs = new Map<TaskId, ShallowRef<Task | undefined>>();
  readonly #root: Y.Map<unknown>;

  constructor(root: Y.Map<unknown>) {
    this.#root = root;
  }

  /** Reactive: whoever reads it runs again when this one task changes. */
  task(id: TaskId): Task | undefined {
    let ref = this.#refs.get(id);
    if (!ref) this.#refs.set(id, (ref = shallowRef(this.records.get(id))));
    return ref.value;
  }

  /** Reads the `dirty` tasks again; `columns` changed too when `columnsChanged`. */
  refresh(dirty: Iterable<TaskId>, columns: ReadonlyMap<ColumnId, Column>, columnsChanged: boolean): TaskTableChange {
    const change: TaskTableChange = { outline: false, board: columnsChanged, schedule: false };
    let mend = columnsChanged;
    for (const id of dirty) {
      const fields = this.#root.get(id);
      const before = this.#raw.get(id);
      if (!(fields instanceof Y.Map)) {
        if (!before) continue;
        this.#raw.delete(id);
        this.#put(id, undefined);
        change.outline = change.board = change.schedule = mend = true;
        continue;
      }
      const after = Object.freeze(readTask(id, fields));
      this.#raw.set(id, after);
      const shown = this.records.get(id);
      if (!before || !shown) {
        change.outline = change.board = change.schedule = mend = true;
        this.#put(id, after);
        continue;
      }
      const moved = before.parent !== after.parent || before.archived !== after.archived;
      if (moved || before.order !== after.order) change.outline = true;
      if (moved || before.column !== after.column || before.cardOrder !== after.cardOrder) change.board = true;
      if (moved || before.column !== after.column) mend = true;
      if (
        SCHEDULE_FIELDS.some((field) => before[field] !== after[field]) ||
        !sameList(before.assignees, after.assignees)
      ) {
        change.schedule = true;
      }
      if (shown !== before) mend = true;
      this.#put(id, after);
    }
    if (mend) this.#mend(columns, change);
    return change;
  }

  #mend(columns: ReadonlyMap<ColumnId, Column>, change: TaskTableChange): void {
    for (const [id, task] of mendTasks(this.#raw, columns).tasks) {
      const shown = this.records.get(id);
      if (shown === task || (shown && isSameRecord(shown, task))) continue;
      if (shown?.parent !== task.parent) change.outline = change.schedule = change.board = true;
      if (shown?.column !== task.column) change.board = true;
      this.#put(id, Object.freeze(task));
    }
  }

  #put(id: TaskId, task: Task | undefined): void {
    if (task) this.records.set(id, task);
    else this.records.delete(id);
    const ref = this.#refs.get(id);
    if (ref) ref.value = task;
  }
}
