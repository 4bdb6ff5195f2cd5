// The table's second chunk: what its further columns show and how every cell is written.

import { createCellEdits } from "./cell-edits.ts";
import { createCellText } from "./cell-text.ts";
import type { TableContext, TableTools } from "./tool-types.ts";
import "./gantt-tools.css";

/** The tools over `context`. */
export function createTableTools(context: TableContext): TableTools {
  const texts = createCellText(context);
  return { textOf: texts.textOf, ...createCellEdits(context, texts) };
}
