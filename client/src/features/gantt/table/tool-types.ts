// What the table's second chunk works on and what it gives.

import type { TaskId } from "@entente/shared/model/ids";
import type { ComputedRef } from "vue";
import type { usePlanStore } from "../../../stores/plan.ts";
import type { GanttWords } from "../gantt-words.ts";
import type { useBarEdits } from "../useBarEdits.ts";
import type { ColumnName } from "./columns.ts";

export interface TableContext {
  readonly plan: ReturnType<typeof usePlanStore>;
  readonly edits: ReturnType<typeof useBarEdits>;
  readonly words: ComputedRef<GanttWords>;
}

export interface TableTools {
  /** What a cell shows. */
  textOf(column: ColumnName, task: TaskId): string;
  /** What the field of a cell holds when it opens. */
  draftOf(column: ColumnName, task: TaskId): string;
  /** Writes the cell; the reason when it can't be, else "". */
  write(column: ColumnName, task: TaskId, text: string): string;
  /** Why this person can't write this cell, or "". */
  refusal(column: ColumnName, task: TaskId): string;
}
