// What the table needs only when somebody works in it (editors, drags, the bar of the selection) comes
// in a chunk of its own once the first view is painted. Until then cells of the usual columns show,
// and titles can be written.

import type { ColumnName } from "./columns.ts";
import type { TaskId } from "@entente/shared/model/ids";
import type { Task } from "@entente/shared/model/plan";
import { onBeforeUnmount, onMounted, shallowRef, type ShallowRef } from "vue";
import type { TableContext } from "./table-tools.ts";

export interface TableTools {
  /** What a cell of one of the further columns shows. */
  textOf(column: ColumnName, task: Task): string;
  /** What the field of a cell holds when it opens. */
  draftOf(column: ColumnName, task: TaskId): string;
  /** Writes the cell; the reason when it can't be, else "". */
  write(column: ColumnName, task: TaskId, text: string): string;
  /** Why this person can't write this cell, or "". */
  refusal(column: ColumnName, task: TaskId): string;
}

/** The tools for `context`, null until they are there. */
export function useTableTools(context: TableContext): ShallowRef<TableTools | null> {
  const tools = shallowRef<TableTools | null>(null);
  let isGone = false;
  onMounted(async () => {
    const { createTableTools } = await import("./table-tools.ts");
    if (!isGone) tools.value = createTableTools(context);
  });
  onBeforeUnmount(() => (isGone = true));
  return tools;
}
