// Parents that a file tells by structure rather than by name: an outline level per row (as Microsoft
// Project's table has it) or WBS numbers (1.2.3 stands under 1.2). A row that skips levels stands
// under the nearest row above it.

import type { TaskId } from "../../model/ids.ts";

/** The parent of each row that has one, from the columns `outlineLevel` or `wbs`, whichever is filled. */
export function outlineParents<Row extends { readonly id: TaskId }>(
  rows: readonly Row[],
  cell: (row: Row, field: "outlineLevel" | "wbs") => string,
): Map<TaskId, TaskId> {
  const parents = new Map<TaskId, TaskId>();
  const byNumber = new Map<string, TaskId>();
  const path: { level: number; id: TaskId }[] = [];
  for (const row of rows) {
    const wbs = cell(row, "wbs").replace(/\.$/u, "");
    const levelText = cell(row, "outlineLevel");
    if (/^\d{1,4}$/u.test(levelText)) {
      const level = Number(levelText);
      while (path.length > 0 && (path.at(-1)?.level ?? 0) >= level) path.pop();
      const above = path.at(-1);
      if (above) parents.set(row.id, above.id);
      path.push({ level, id: row.id });
    } else if (wbs !== "") {
      const above = byNumber.get(wbs.slice(0, Math.max(0, wbs.lastIndexOf("."))));
      if (above !== undefined) parents.set(row.id, above);
      if (!byNumber.has(wbs)) byNumber.set(wbs, row.id);
    }
  }
  return parents;
}
