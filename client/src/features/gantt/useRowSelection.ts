// Which rows are selected and which one the keyboard is on. A range runs from the anchor to the
// active row in the order of the rows; tasks that lost their row drop out by themselves.

import type { TaskId } from "@entente/shared/model/ids";
import { computed, shallowRef, type ComputedRef, type ShallowRef } from "vue";

export interface RowSelection {
  readonly active: ShallowRef<TaskId | null>;
  /** In the order of the rows. */
  readonly selected: ComputedRef<readonly TaskId[]>;
  isSelected(task: TaskId): boolean;
  select(task: TaskId): void;
  /** From the anchor to `task`. */
  extendTo(task: TaskId): void;
  toggle(task: TaskId): void;
  clear(): void;
}

/** A selection over `rows`. */
export function useRowSelection(rows: ComputedRef<readonly { readonly id: TaskId }[]>): RowSelection {
  const active = shallowRef<TaskId | null>(null);
  const anchor = shallowRef<TaskId | null>(null);
  const chosen = shallowRef<ReadonlySet<TaskId>>(new Set());
  const selected = computed(() =>
    chosen.value.size === 0 ? [] : rows.value.filter((row) => chosen.value.has(row.id)).map((row) => row.id),
  );

  return {
    active,
    selected,
    isSelected: (task) => chosen.value.has(task),
    select(task) {
      active.value = task;
      anchor.value = task;
      chosen.value = new Set([task]);
    },
    extendTo(task) {
      const ids = rows.value.map((row) => row.id);
      const from = Math.max(0, ids.indexOf(anchor.value ?? task));
      const to = ids.indexOf(task);
      active.value = task;
      chosen.value = new Set(ids.slice(Math.min(from, to), Math.max(from, to) + 1));
    },
    toggle(task) {
      const next = new Set(chosen.value);
      if (!next.delete(task)) next.add(task);
      active.value = task;
      anchor.value = task;
      chosen.value = next;
    },
    clear() {
      active.value = null;
      anchor.value = null;
      chosen.value = new Set();
    },
  };
}
