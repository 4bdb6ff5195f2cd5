// Rows with known parents to tasks. Start and due date of a row give the length of its bar; a bare
// start holds it there (start no earlier than), a bare due date is a deadline. A summary task takes
// no start of its own, since its dates come from below.

import type { TaskId } from "../../model/ids.ts";
import type { Column, Task } from "../../model/plan.ts";
import { parseLocalDateTime } from "../../model/time.ts";
import type { LossCollector } from "../loss.ts";
import { orderKeyAt } from "../order-sequence.ts";
import { ASSUMED_DURATION_MINUTES, createTaskRecord } from "../plan-records.ts";
import type { Warnings } from "../warnings.ts";
import { workingMinutesBetween } from "../working-span.ts";
import type { Board } from "./build-board.ts";
import type { RowRecord } from "./read-row.ts";

/** A row with a title, and the id its task gets. */
export interface TaskRow {
  readonly id: TaskId;
  readonly idText: string;
  readonly keyText: string;
  readonly title: string;
  readonly cells: readonly string[];
  readonly record: RowRecord;
}

/** The tasks of `rows` in their order. `parents` must be free of cycles. */
export function buildTasks(
  rows: readonly TaskRow[],
  parents: ReadonlyMap<TaskId, TaskId>,
  board: Board,
  losses: LossCollector,
  warnings: Warnings,
): Map<TaskId, Task> {
  const summaries = new Set(parents.values());
  const byId = new Map(rows.map((row) => [row.id, row.record]));
  const columnOf = createColumnFinder(byId, parents, board);
  const tasks = new Map<TaskId, Task>();
  for (const { id, title, record } of rows) {
    const column = columnOf(id);
    const order = orderKeyAt(tasks.size);
    const timing = timingOf(record, summaries.has(id));
    if (summaries.has(id) && record.start !== null) {
      losses.add(
        "start dates of summary tasks",
        "A summary task starts with the first task below it.",
        `${title}: ${record.start}`,
      );
    }
    if (timing.isAssumed)
      warnings.add("assumed-duration", "Tasks say nothing of how long they take and were given one day", id);
    tasks.set(
      id,
      createTaskRecord({
        id,
        title,
        parent: parents.get(id) ?? null,
        order,
        column: column.id,
        cardOrder: order,
        ...timing.fields,
        deadline: record.due ?? (record.start === null && !summaries.has(id) ? record.finish : null),
        percentComplete: record.isCompleted ? 100 : (record.percent ?? (column.countsAsDone ? 100 : 0)),
        actualStart: record.actualStart,
        actualFinish: record.actualFinish,
        assignees: board.personIds(record),
        labels: board.labelIds(record),
        priority: record.priority,
        checklist: record.checklist,
        optimisticMinutes: record.optimisticMinutes,
        pessimisticMinutes: record.pessimisticMinutes,
        estimateMinutes: record.estimateMinutes,
        active: record.isActive,
        archived: record.isArchived,
      }),
    );
  }
  return tasks;
}

/** A row without a column of its own stands with the nearest task above it that has one. */
function createColumnFinder(byId: ReadonlyMap<TaskId, RowRecord>, parents: ReadonlyMap<TaskId, TaskId>, board: Board) {
  const namedAbove = new Map<TaskId, RowRecord | null>();
  return (id: TaskId): Column => {
    const path: TaskId[] = [];
    let named: RowRecord | null | undefined;
    for (let at: TaskId | undefined = id; at !== undefined && named === undefined; at = parents.get(at)) {
      const record = byId.get(at);
      named = record && record.columnName !== "" ? record : namedAbove.get(at);
      path.push(at);
    }
    for (const at of path) namedAbove.set(at, named ?? null);
    return board.columnOf(named ?? (byId.get(id) as RowRecord));
  };
}

type Timing = Pick<
  Task,
  "kind" | "durationMinutes" | "elapsed" | "constraint" | "constraintDate" | "manual" | "manualStart"
>;

function timingOf(record: RowRecord, isSummary: boolean): { fields: Timing; isAssumed: boolean } {
  const { duration, constraint, constraintDate, manualStart } = record;
  const isMilestone = record.kind === "milestone" || (record.kind === null && duration?.minutes === 0);
  const start = isSummary ? null : record.start;
  const end = record.finish ?? record.due;
  const span = start && end ? workingMinutesBetween(parseLocalDateTime(start) ?? 0, parseLocalDateTime(end) ?? 0) : 0;
  const known = duration?.minutes ?? (isMilestone ? 0 : span || null);
  const needsDate = constraint !== null && constraint !== "ASAP" && constraint !== "ALAP";
  const fields: Timing = {
    kind: isMilestone ? "milestone" : "task",
    durationMinutes: known ?? ASSUMED_DURATION_MINUTES,
    elapsed: duration?.elapsed ?? false,
    constraint: needsDate && constraintDate === null ? "ASAP" : (constraint ?? (start ? "SNET" : "ASAP")),
    constraintDate: constraint === null ? start : needsDate ? constraintDate : null,
    manual: manualStart !== null,
    manualStart,
  };
  return { fields, isAssumed: known === null && !isSummary };
}
