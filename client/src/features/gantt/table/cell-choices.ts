// What can be chosen in a cell: the options of its column, which of them a task has, and how the
// choice is written, as one step of undo.

import type { ColumnId, LabelId, PersonId, TaskId } from "@entente/shared/model/ids";
import { PRIORITIES, type Priority } from "@entente/shared/model/plan";
import { computed, type ComputedRef } from "vue";
import type { usePlanStore } from "../../../stores/plan.ts";
import { PRIORITY_WORDS } from "../../../ui/priority-words.ts";
import type { ColumnName } from "./columns.ts";

export interface CellChoices {
  readonly options: ComputedRef<readonly { readonly id: string; readonly name: string }[]>;
  readonly isMany: boolean;
  chosen(): readonly string[];
  write(ids: readonly string[]): void;
  /** Makes a new option; its id, or null when it was refused. Null where none can be made. */
  readonly make: ((name: string) => string | null) | null;
}

/** The choices for the cell of `task` in `column`. */
export function createCellChoices(
  plan: ReturnType<typeof usePlanStore>,
  column: ColumnName,
  task: TaskId,
): CellChoices {
  const has = (field: "assignees" | "labels"): readonly string[] => plan.task(task)?.[field] ?? [];
  // What others tick meanwhile stays: only what was changed here is written.
  const before = column === "assignees" || column === "labels" ? has(column) : [];
  function writeSet<T extends string>(
    after: readonly string[],
    add: (task: TaskId, id: T) => unknown,
    remove: (task: TaskId, id: T) => unknown,
  ): void {
    plan.group(() => {
      for (const id of after) if (!before.includes(id)) add(task, id as T);
      for (const id of before) if (!after.includes(id)) remove(task, id as T);
    });
  }
  switch (column) {
    case "assignees":
      return {
        options: computed(() => plan.people),
        isMany: true,
        chosen: () => has("assignees"),
        write: (ids) => writeSet<PersonId>(ids, plan.assignTask, plan.unassignTask),
        make: (name) => plan.addPerson({ name }),
      };
    case "labels":
      return {
        options: computed(() => plan.labels),
        isMany: true,
        chosen: () => has("labels"),
        write: (ids) => writeSet<LabelId>(ids, plan.labelTask, plan.unlabelTask),
        make: (name) => plan.addLabel({ name }),
      };
    case "priority":
      return {
        options: computed(() => PRIORITIES.map((id) => ({ id, name: PRIORITY_WORDS[id] }))),
        isMany: false,
        chosen: () => [plan.task(task)?.priority ?? "none"],
        write: ([priority]) => void plan.setTask(task, { priority: priority as Priority }),
        make: null,
      };
    default:
      return {
        options: computed(() => plan.columns),
        isMany: false,
        chosen: () => [plan.task(task)?.column ?? ""],
        write: ([id]) => void plan.moveCards([task], { column: id as ColumnId }),
        make: null,
      };
  }
}
