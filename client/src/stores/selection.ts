// The tasks that are selected, on whatever board: the selection survives a change of view. What is
// archived or gone falls out of it by itself.

import type { TaskId } from "@entente/shared/model/ids";
import { defineStore } from "pinia";
import { computed, shallowRef, watch } from "vue";
import { usePlanStore } from "./plan.ts";
import { useProjectStore } from "./project.ts";

export const useSelectionStore = defineStore("selection", () => {
  const plan = usePlanStore();
  const project = useProjectStore();
  const chosen = shallowRef<ReadonlySet<TaskId>>(new Set());
  const ids = computed<ReadonlySet<TaskId>>(
    () => new Set([...chosen.value].filter((id) => plan.task(id)?.archived === false)),
  );

  function set(tasks: Iterable<TaskId>): void {
    chosen.value = new Set(tasks);
  }

  function toggle(task: TaskId): void {
    const next = new Set(ids.value);
    if (!next.delete(task)) next.add(task);
    chosen.value = next;
  }

  function add(tasks: Iterable<TaskId>): void {
    chosen.value = new Set([...ids.value, ...tasks]);
  }

  function clear(): void {
    if (chosen.value.size > 0) chosen.value = new Set();
  }

  watch(() => project.project?.id, clear);

  return { ids, set, toggle, add, clear };
});
