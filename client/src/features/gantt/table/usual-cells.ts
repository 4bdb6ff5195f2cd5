// What the usual columns show; the first view draws these.

import type { Task } from "@entente/shared/model/plan";
import type { ScheduledTask } from "@entente/shared/model/schedule";
import type { GanttWords } from "../gantt-words.ts";
import type { ColumnName } from "./columns.ts";

/** The text of a cell that follows from a task's dates; "" without dates, and for every other column. */
export function usualCellText(
  column: ColumnName,
  dates: ScheduledTask | undefined,
  task: Task | undefined,
  words: GanttWords,
): string {
  if (!dates) return "";
  switch (column) {
    case "start":
      return words.date(dates.start);
    case "finish":
      return words.date(dates.finish, dates.finish > dates.start);
    case "duration":
      return words.duration(dates.durationMinutes, task?.elapsed && !dates.summary);
    case "done":
      return `${Math.round(dates.percentComplete)} %`;
    default:
      return "";
  }
}
