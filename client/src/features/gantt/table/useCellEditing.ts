// Writing in cells: how an edit begins, what happens when it is taken, refused or given up, and where
// the keyboard goes then. What can't be taken stays in its field with the reason beside it; what was
// typed into a task that others archived meanwhile is told, not lost.

import type { TaskId } from "@entente/shared/model/ids";
import { nextTick, shallowRef, type ShallowRef } from "vue";
import type { useNoticesStore } from "../../../stores/notices.ts";
import type { usePlanStore } from "../../../stores/plan.ts";
import type { GanttRows } from "../useGanttRows.ts";
import type { RowSelection } from "../useRowSelection.ts";
import { COLUMNS, type ColumnName } from "./columns.ts";
import type { AfterEdit, CellCursor, CellEditing } from "./useCellCursor.ts";
import type { TableTools } from "./tool-types.ts";

export interface CellEditingOptions {
  readonly plan: ReturnType<typeof usePlanStore>;
  readonly notices: ReturnType<typeof useNoticesStore>;
  readonly rows: GanttRows;
  readonly selection: RowSelection;
  readonly cursor: CellCursor;
  readonly tools: ShallowRef<TableTools | null>;
  /** Tells a screen reader. */
  say(text: string): void;
  reveal(task: TaskId): void;
  focusGrid(): void;
}

export interface CellWriting {
  /** Why what is in the open field can't be taken, or "". */
  readonly problem: ShallowRef<string>;
  begin(task: TaskId, column: ColumnName, typed: string | null): void;
  done(text: string | null, then: AfterEdit): void;
  /** The list under the cell is closed; it has written itself. */
  picked(isChanged: boolean, then: AfterEdit): void;
  /** Sets the cell without a field; tells why not. */
  write(task: TaskId, column: ColumnName, text: string): void;
  typing(): void;
  lost(text: string): void;
}

/** Editing of the cell under `cursor`. */
export function useCellEditing(options: CellEditingOptions): CellWriting {
  const { plan, notices, rows, selection, cursor, tools, say } = options;
  const problem = shallowRef("");

  function refuse(why: string): void {
    notices.say(why, "error");
  }

  function begin(task: TaskId, column: ColumnName, typed: string | null): void {
    if (column !== "title" && !tools.value) return;
    const why = plan.mayWrite
      ? (tools.value?.refusal(column, task) ?? "")
      : "You may read this plan but not change it.";
    if (why) return refuse(why);
    rows.reveal(task);
    selection.select(task);
    cursor.goTo(column);
    options.reveal(task);
    problem.value = "";
    cursor.editing.value = { task, column, typed };
  }

  /** The reason why not, or "". */
  function attempt(task: TaskId, column: ColumnName, text: string): string {
    if (column !== "title") return tools.value!.write(column, task, text);
    const title = text.trim();
    return title === "" || plan.setTask(task, { title }) !== null ? "" : "This title could not be kept.";
  }

  function done(text: string | null, then: AfterEdit): void {
    const cell = cursor.editing.value;
    if (!cell) return;
    const why = text === null ? "" : attempt(cell.task, cell.column, text);
    problem.value = why;
    if (!why) leave(cell, text !== null, then);
  }

  function leave(cell: CellEditing, isChanged: boolean, then: AfterEdit): void {
    cursor.editing.value = null;
    if (isChanged) say(`${COLUMNS[cell.column].label} changed.`);
    if (then === "blur") return;
    const next = rows.rows.value[rows.rowOf(cell.task) + (then === "down" ? 1 : then === "up" ? -1 : 0)];
    if (next) selection.select(next.id);
    if (next) options.reveal(next.id);
    if (then === "right" || then === "left") cursor.step(then === "right" ? 1 : -1);
    void nextTick(options.focusGrid);
  }

  return {
    problem,
    begin,
    done,
    picked: (isChanged, then) => void (cursor.editing.value && leave(cursor.editing.value, isChanged, then)),
    write(task, column, text) {
      const why = tools.value?.refusal(column, task) || attempt(task, column, text);
      if (why) refuse(why);
      else say(`${COLUMNS[column].label} changed.`);
    },
    typing: () => void (problem.value = ""),
    lost(text) {
      cursor.editing.value = null;
      refuse(`This task is gone. You had written: ${text}`);
    },
  };
}
