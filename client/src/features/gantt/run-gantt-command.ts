// What a command of the keyboard or the toolbar does. Answers whether it did anything, so that a key
// that found nothing to do is left to the browser (Tab then leaves the table).

import type { TaskId } from "@entente/shared/model/ids";
import type { usePlanStore } from "../../stores/plan.ts";
import type { DockTab } from "./dock/useDock.ts";
import type { GanttCommand } from "./gantt-keys.ts";
import type { useBarEdits } from "./useBarEdits.ts";
import type { CellCursor } from "./table/useCellCursor.ts";
import type { CellWriting } from "./table/useCellEditing.ts";
import type { GanttRows } from "./useGanttRows.ts";
import type { RowSelection } from "./useRowSelection.ts";

export interface GanttActions {
  readonly rows: GanttRows;
  readonly selection: RowSelection;
  readonly edits: ReturnType<typeof useBarEdits>;
  readonly plan: ReturnType<typeof usePlanStore>;
  readonly cursor: CellCursor;
  readonly writing: CellWriting;
  readonly chart: { reveal(task: TaskId, withBar: boolean): void; fit(): void };
  open(task: TaskId): void;
  /** Opens everything that the task is linked to. */
  openLinks(task: TaskId): void;
  /** Asks for a task by its title, and shows it. */
  find(): void;
  /** Opens what explains the dates of the task. */
  openWhy(task: TaskId): void;
  /** Opens the dialog that prints the chart or saves it. */
  openExport(): void;
  /** Opens the panel below the chart at `tab`, or closes it. */
  toggleDock(tab: DockTab): void;
  /** Says what the bars of these tasks have become, once the schedule knows. */
  announceBars(tasks: readonly TaskId[]): void;
  /** Says where these rows are once `move` has moved them, or that they stay. */
  moveRows(tasks: readonly TaskId[], move: () => void): void;
  addBelow(): void;
  zoomBy(step: 1 | -1): void;
  today(): void;
}

/** Runs `command`; false when it did not apply. */
export function runGanttCommand(command: GanttCommand, actions: GanttActions): boolean {
  const { rows, selection, plan, chart } = actions;
  const active = selection.active.value;
  const all = rows.rows.value;

  const goTo = (index: number, isExtending: boolean): boolean => {
    const row = all[Math.max(0, Math.min(all.length - 1, index))];
    if (!row) return false;
    if (isExtending) selection.extendTo(row.id);
    else selection.select(row.id);
    chart.reveal(row.id, false);
    return true;
  };

  switch (command.kind) {
    case "step":
      return goTo(active ? rows.rowOf(active) + command.rows : 0, command.isExtending);
    case "edge":
      return goTo(command.to === "first" ? 0 : all.length - 1, command.isExtending);
    case "cell-edge":
      actions.cursor.toEdge(command.to);
      return active !== null || goTo(0, false);
    case "zoom":
      actions.zoomBy(command.step);
      return true;
    case "fit":
      chart.fit();
      return true;
    case "today":
      actions.today();
      return true;
    case "select-all":
      if (all.length === 0) return false;
      selection.select(all[0]!.id);
      selection.extendTo(all.at(-1)!.id);
      return true;
    case "add":
      if (!plan.mayWrite) return false;
      actions.addBelow();
      return true;
  }
  return active !== null && runOnRow(command, active, actions);
}

function runOnRow(command: GanttCommand, active: TaskId, actions: GanttActions): boolean {
  const { rows, selection, plan, edits, chart } = actions;
  const selected = selection.selected.value.length > 0 ? selection.selected.value : [active];
  const row = rows.rows.value[rows.rowOf(active)];
  switch (command.kind) {
    case "collapse":
      if (row?.hasChildren && !rows.isCollapsed(active)) rows.setCollapsed(active, true);
      else if (row?.parent) {
        selection.select(row.parent);
        chart.reveal(row.parent, false);
      } else actions.cursor.step(-1);
      return true;
    case "expand":
      if (row?.hasChildren && rows.isCollapsed(active)) rows.setCollapsed(active, false);
      else actions.cursor.step(1);
      return true;
    case "cell":
      return actions.cursor.step(command.step) || !command.isLeaving;
    case "open":
      actions.open(active);
      return true;
    case "back":
      selection.clear();
      return true;
    case "toggle":
      selection.toggle(active);
      return true;
    case "links":
      actions.openLinks(active);
      return true;
    case "why":
      chart.reveal(active, false);
      actions.openWhy(active);
      return true;
  }
  if (!plan.mayWrite) return false;
  switch (command.kind) {
    case "edit":
      actions.writing.begin(active, actions.cursor.column.value, command.typed);
      return true;
    case "clear-cell":
      actions.writing.write(active, actions.cursor.column.value, "");
      return true;
    case "indent":
      actions.moveRows(selected, () => plan.indentTasks(selected));
      return true;
    case "outdent":
      actions.moveRows(selected, () => plan.outdentTasks(selected));
      return true;
    case "archive": {
      const next = rows.rows.value[rows.rowOf(active) + 1]?.id ?? rows.rows.value[rows.rowOf(active) - 1]?.id;
      edits.archive(selected);
      if (next && !selected.includes(next)) selection.select(next);
      else selection.clear();
      return true;
    }
    case "link":
      // L with one task is the page's key for labels.
      if (selected.length < 2) return false;
      edits.chain(selected);
      return true;
    case "move-bar":
      actions.announceBars(selected);
      edits.moveByDay(selected, command.direction);
      chart.reveal(active, true);
      return true;
    case "resize-bar":
      actions.announceBars(selected);
      edits.resizeByDay(selected, command.direction);
      return true;
    case "progress":
      actions.announceBars(selected);
      edits.progressBy(selected, command.direction);
      return true;
    case "move-row":
      actions.moveRows([active], () => edits.moveRow(active, command.direction));
      chart.reveal(active, false);
      return true;
    default:
      return false;
  }
}
