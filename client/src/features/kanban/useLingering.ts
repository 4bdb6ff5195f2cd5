// Cards that one just added or changed and that don't meet the filter: they stay in sight until one
// moves on to another card or another filter, so that nothing vanishes under the hand.

import type { TaskId } from "@entente/shared/model/ids";
import { computed, onScopeDispose, shallowRef, watch } from "vue";
import { usePlanStore } from "../../stores/plan.ts";
import type { BoardView } from "./useBoardView.ts";

/** More own changes at once are an undo or a command on many cards. */
const MOST = 500;

export function createKept() {
  return shallowRef<ReadonlySet<TaskId>>(new Set());
}

export function useLingering(kept: ReturnType<typeof createKept>, view: BoardView) {
  const plan = usePlanStore();
  const clear = () => {
    if (kept.value.size > 0) kept.value = new Set();
  };
  const stop = plan.changes.on((ids, remote) => {
    if (remote || !view.isFiltered.value || ids.size > MOST) return;
    kept.value = new Set([...kept.value, ...ids]);
  });
  onScopeDispose(stop);
  watch(view.filter, clear);

  const lingering = computed<ReadonlySet<TaskId>>(() => {
    const matches = view.matches.value;
    return new Set(
      [...kept.value].filter((id) => {
        const task = plan.task(id);
        return task && !task.archived && !matches(task);
      }),
    );
  });

  /** One moved on to `task`; what lingers goes unless that is part of it. */
  function moveOn(task: TaskId): void {
    if (!kept.value.has(task)) clear();
  }

  return { lingering, moveOn };
}
