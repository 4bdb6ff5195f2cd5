// The table's second chunk: what its further columns show and how every cell is written.

import type { ComputedRef } from "vue";
import type { usePlanStore } from "../../../stores/plan.ts";
import type { useBarEdits } from "../useBarEdits.ts";
import type { GanttWords } from "../gantt-words.ts";
import { createCellEdits } from "./cell-edits.ts";
import { createCellText } from "./cell-text.ts";
import type { TableTools } from "./useTableTools.ts";
import "./gantt-tools.css";

export interface TableContext {
  readonly plan: ReturnType<typeof usePlanStore>;
  readonly edits: ReturnType<typeof useBarEdits>;
  readonly words: ComputedRef<GanttWords>;
}

/** The tools over `context`. */
export function createTableTools(context: TableContext): TableTools {
  const texts = createCellText(context);
  return { textOf: texts.textOf, ...createCellEdits(context, texts) };
}
