// Where in its row the keyboard is, and which cell is being written. The row is the selection's; a
// column that is hidden under the cursor gives it to the title. One cell is written at a time.

import type { TaskId } from "@entente/shared/model/ids";
import { computed, shallowRef, type ComputedRef, type ShallowRef } from "vue";
import type { ColumnName } from "./columns.ts";

export interface CellEditing {
  readonly task: TaskId;
  readonly column: ColumnName;
  /** What was typed to begin with, in place of what the cell holds. */
  readonly typed: string | null;
}

/** Where the cursor goes when an edit is done; after `blur` the keyboard is elsewhere already. */
export type AfterEdit = "stay" | "down" | "up" | "right" | "left" | "blur";

export interface CellCursor {
  readonly column: ComputedRef<ColumnName>;
  readonly editing: ShallowRef<CellEditing | null>;
  goTo(column: ColumnName): void;
  /** False at the end of the row. */
  step(by: 1 | -1): boolean;
  toEdge(edge: "first" | "last"): void;
}

/** A cursor over `shown`. */
export function useCellCursor(shown: ComputedRef<readonly ColumnName[]>): CellCursor {
  const wanted = shallowRef<ColumnName>("title");
  const column = computed<ColumnName>(() => (shown.value.includes(wanted.value) ? wanted.value : "title"));
  return {
    column,
    editing: shallowRef<CellEditing | null>(null),
    goTo: (name) => void (wanted.value = name),
    step(by) {
      const next = shown.value[shown.value.indexOf(column.value) + by];
      if (!next) return false;
      wanted.value = next;
      return true;
    },
    toEdge: (edge) => void (wanted.value = (edge === "first" ? shown.value[0] : shown.value.at(-1)) ?? "title"),
  };
}
