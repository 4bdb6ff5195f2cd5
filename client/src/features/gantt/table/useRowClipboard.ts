// Copy and paste in the table. Selected rows leave as tab-separated text of the columns shown; lines
// that come in become tasks below the active row, in one step of undo. One line alone opens the cell
// with it, so that nothing is replaced by a slip.

import type { TaskId } from "@entente/shared/model/ids";
import { onBeforeUnmount } from "vue";
import type { useNoticesStore } from "../../../stores/notices.ts";
import type { usePlanStore } from "../../../stores/plan.ts";
import type { RowSelection } from "../useRowSelection.ts";
import type { ColumnName } from "./columns.ts";
import { parseRows, pastedLines, rowsAsText } from "./row-clipboard.ts";
import type { CellCursor } from "./useCellCursor.ts";

export interface RowClipboardOptions {
  readonly grid: HTMLElement;
  readonly plan: ReturnType<typeof usePlanStore>;
  readonly notices: ReturnType<typeof useNoticesStore>;
  readonly selection: RowSelection;
  readonly cursor: CellCursor;
  shown(): readonly ColumnName[];
  /** The text of a cell as the table shows it. */
  textOf(column: ColumnName, task: TaskId): string;
  write(task: TaskId, column: ColumnName, text: string): void;
  say(text: string): void;
  added(last: TaskId): void;
}

/** Listens on the grid while the component is mounted. */
export function useRowClipboard(options: RowClipboardOptions): void {
  const { grid, plan, notices, selection } = options;

  function copy(event: ClipboardEvent): void {
    const ids = selection.selected.value;
    if (isInField(event) || ids.length === 0 || !event.clipboardData) return;
    const text = rowsAsText(ids.map((id) => options.shown().map((column) => options.textOf(column, id))));
    event.clipboardData.setData("text/plain", text);
    event.preventDefault();
    options.say(ids.length === 1 ? "1 task copied." : `${ids.length} tasks copied.`);
  }

  function paste(event: ClipboardEvent): void {
    if (isInField(event)) return;
    const lines = pastedLines(event.clipboardData?.getData("text/plain") ?? "");
    if (lines.length === 0) return;
    event.preventDefault();
    const active = selection.active.value;
    const only = lines[0]!.trim();
    if (lines.length === 1 && active !== null && !only.includes("\t")) {
      return options.write(active, options.cursor.column.value, only);
    }
    const shown = options.shown();
    const titleAt = (cells: readonly string[]) => (cells.length === shown.length ? shown.indexOf("title") : null);
    const place = { parent: active === null ? null : (plan.task(active)?.parent ?? null), after: active };
    const { tasks, leftOut } = parseRows(lines, place, titleAt);
    const ids = plan.addTasks(tasks);
    if (!ids || ids.length === 0) return;
    const words = `${ids.length === 1 ? "1 task is" : `${ids.length} tasks are`} added.`;
    const rest = leftOut > 0 ? ` ${leftOut} lines were too many at once.` : "";
    notices.say(words + rest, "info", { label: "Undo", run: () => void plan.archiveTasks(ids) });
    options.added(ids[0]!);
  }

  grid.addEventListener("copy", copy);
  grid.addEventListener("paste", paste);
  onBeforeUnmount(() => {
    grid.removeEventListener("copy", copy);
    grid.removeEventListener("paste", paste);
  });
}

const isInField = (event: Event) =>
  event.target instanceof HTMLElement && event.target.closest("input, textarea") !== null;
