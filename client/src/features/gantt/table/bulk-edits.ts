// What the bar of the selection does: one edit of many tasks, one step of undo. Summaries keep what is
// computed from the tasks below them.

import type { ColumnId, LabelId, PersonId, TaskId } from "@entente/shared/model/ids";
import type { Priority } from "@entente/shared/model/plan";
import type { usePlanStore } from "../../../stores/plan.ts";

/** Edits of many tasks of `plan`; each answers null when it was refused. */
export function createBulkEdits(plan: ReturnType<typeof usePlanStore>) {
  const each = (ids: readonly TaskId[], edit: (id: TaskId) => void): true | null =>
    plan.group(() => {
      for (const id of ids) edit(id);
      return true as const;
    });
  const has = (ids: readonly TaskId[], field: "assignees" | "labels", value: PersonId | LabelId) =>
    ids.every((id) => (plan.task(id)?.[field] as readonly string[] | undefined)?.includes(value));
  return {
    /** Whether all of `ids` have it. */
    has,
    setColumn: (ids: readonly TaskId[], column: ColumnId) => plan.moveCards(ids, { column }),
    setPriority: (ids: readonly TaskId[], priority: Priority) => each(ids, (id) => plan.setTask(id, { priority })),
    setPercent: (ids: readonly TaskId[], percentComplete: number) =>
      each(
        ids.filter((id) => !plan.scheduled(id)?.summary),
        (id) => plan.setTask(id, { percentComplete }),
      ),
    /** To all, or away from all when all have it. */
    toggleAssignee: (ids: readonly TaskId[], person: PersonId) =>
      each(
        ids,
        has(ids, "assignees", person) ? (id) => plan.unassignTask(id, person) : (id) => plan.assignTask(id, person),
      ),
    toggleLabel: (ids: readonly TaskId[], label: LabelId) =>
      each(ids, has(ids, "labels", label) ? (id) => plan.unlabelTask(id, label) : (id) => plan.labelTask(id, label)),
  };
}
