// The dates of all tasks as records that others read. A record is made again only when one of its
// values changed, so that whoever holds it can tell by identity; an edit of one task makes one record,
// not ten thousand. A map that was handed out never changes.

import type { TaskId } from "../model/ids.ts";
import type { ScheduledTask } from "../model/schedule.ts";

/** The records by id, in the order in which the plan lists its tasks. */
export class ScheduledTasks implements ReadonlyMap<TaskId, ScheduledTask> {
  readonly #index: ReadonlyMap<TaskId, number>;
  readonly #records: readonly ScheduledTask[];

  /** `index` says at which place of `records` a task is. */
  constructor(index: ReadonlyMap<TaskId, number>, records: readonly ScheduledTask[]) {
    this.#index = index;
    this.#records = records;
  }

  get size(): number {
    return this.#records.length;
  }

  get(id: TaskId): ScheduledTask | undefined {
    const at = this.#index.get(id);
    return at === undefined ? undefined : this.#records[at];
  }

  has(id: TaskId): boolean {
    return this.#index.has(id);
  }

  forEach(
    visit: (task: ScheduledTask, id: TaskId, map: ReadonlyMap<TaskId, ScheduledTask>) => void,
    self?: unknown,
  ): void {
    for (const task of this.#records) visit.call(self, task, task.id, this);
  }

  *entries(): Generator<[TaskId, ScheduledTask], undefined> {
    for (const task of this.#records) yield [task.id, task];
  }

  keys(): MapIterator<TaskId> {
    return this.#index.keys() as MapIterator<TaskId>;
  }

  values(): MapIterator<ScheduledTask> {
    return this.#records.values();
  }

  [Symbol.iterator](): Generator<[TaskId, ScheduledTask], undefined> {
    return this.entries();
  }
}

/** Whether all values are the same. */
export function isSameRecord(a: ScheduledTask, b: ScheduledTask): boolean {
  return (
    a.id === b.id &&
    a.summary === b.summary &&
    a.milestone === b.milestone &&
    a.start === b.start &&
    a.finish === b.finish &&
    a.earlyStart === b.earlyStart &&
    a.earlyFinish === b.earlyFinish &&
    a.lateStart === b.lateStart &&
    a.lateFinish === b.lateFinish &&
    a.totalSlackMinutes === b.totalSlackMinutes &&
    a.freeSlackMinutes === b.freeSlackMinutes &&
    a.critical === b.critical &&
    a.durationMinutes === b.durationMinutes &&
    a.percentComplete === b.percentComplete
  );
}
