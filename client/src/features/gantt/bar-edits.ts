// What a released bar asks of the plan. Moving sets "start no earlier than" (or the manual start of
// a manually scheduled task): dates stay derived, links still hold. Resizing sets the duration in
// working minutes. Both come out as plain values; the board writes them.

import { withDuration } from "@entente/shared/model/assignment";
import type { Task } from "@entente/shared/model/plan";
import { formatLocalDateTime, type LocalDateTime } from "@entente/shared/model/time";
import type { BarChange } from "./chart/chart-types.ts";
import type { WorkingTime } from "./working-time.ts";

export interface BarEdit {
  /** A new start: a constraint, or the manual start when `isManual`. */
  readonly start?: LocalDateTime;
  readonly isManual: boolean;
  readonly durationMinutes?: number;
  readonly percentComplete?: number;
}

/** `task` as it is after `edit`; what the board writes, as a record to try out. */
export function withEdit(task: Task, edit: BarEdit): Task {
  const { start, isManual, durationMinutes, percentComplete } = edit;
  return {
    ...(durationMinutes === undefined ? task : withDuration(task, durationMinutes)),
    ...(start === undefined ? {} : isManual ? { manualStart: start } : { constraint: "SNET", constraintDate: start }),
    ...(percentComplete === undefined ? {} : { percentComplete }),
  };
}

/** The edit that `change` means for `task`, or null when it means none. */
export function barEdit(task: Task, change: BarChange, time: WorkingTime): BarEdit | null {
  const { manual: isManual } = task;
  if (change.gesture === "progress") return { isManual, percentComplete: change.percent };
  const start = formatLocalDateTime(change.start);
  if (change.gesture === "move") return { isManual, start };
  const durationMinutes = time.minutesBetween(task, change.start, change.finish);
  if (durationMinutes <= 0) return null;
  return change.gesture === "resize-finish" ? { isManual, durationMinutes } : { isManual, start, durationMinutes };
}
