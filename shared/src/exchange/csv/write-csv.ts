// A plan as a table for spreadsheets: RFC 4180 with a UTF-8 byte order mark (without it Excel reads
// another encoding), one row per task in outline order, archived ones included. What the scheduler
// computed stands in columns of its own, which `read-csv` ignores; everything else it reads back.

import type { TaskId } from "../../model/ids.ts";
import { outlineRows } from "../../model/outline.ts";
import type { Dependency, Plan, Task } from "../../model/plan.ts";
import type { Schedule } from "../../model/schedule.ts";
import { formatLocalDateTime } from "../../model/time.ts";
import { createLossCollector, type Loss } from "../loss.ts";
import { guardCell } from "./cell-guard.ts";
import { formatDuration } from "./durations.ts";
import { tellCsvLosses } from "./csv-losses.ts";
import { joinList } from "./values.ts";

interface RowContext {
  readonly task: Task;
  readonly plan: Plan;
  readonly schedule: Schedule;
  readonly predecessors: readonly Dependency[];
}

const yes = (value: boolean) => (value ? "yes" : "");
const length = (minutes: number | null, elapsed: boolean) => (minutes === null ? "" : formatDuration(minutes, elapsed));

const COLUMNS: readonly (readonly [header: string, cell: (row: RowContext) => string])[] = [
  ["Task ID", ({ task }) => task.id],
  ["Title", ({ task }) => task.title],
  ["Parent", ({ task }) => task.parent ?? ""],
  ["Kind", ({ task }) => task.kind],
  ["Column", ({ task, plan }) => (task.column === null ? "" : (plan.columns.get(task.column)?.name ?? ""))],
  ["Scheduled start", ({ task, schedule }) => instant(schedule.tasks.get(task.id)?.start)],
  ["Scheduled finish", ({ task, schedule }) => instant(schedule.tasks.get(task.id)?.finish)],
  ["Duration", ({ task }) => formatDuration(task.durationMinutes, task.elapsed)],
  ["Optimistic duration", ({ task }) => length(task.optimisticMinutes, task.elapsed)],
  ["Pessimistic duration", ({ task }) => length(task.pessimisticMinutes, task.elapsed)],
  ["Constraint", ({ task }) => (task.constraint === "ASAP" ? "" : task.constraint)],
  ["Constraint date", ({ task }) => task.constraintDate ?? ""],
  ["Manual start", ({ task }) => (task.manual ? (task.manualStart ?? "") : "")],
  ["Deadline", ({ task }) => task.deadline ?? ""],
  ["Percent complete", ({ task }) => `${task.percentComplete}%`],
  ["Actual start", ({ task }) => task.actualStart ?? ""],
  ["Actual finish", ({ task }) => task.actualFinish ?? ""],
  ["Predecessors", ({ predecessors }) => joinList(predecessors.map(formatLink))],
  ["Assignees", ({ task, plan }) => joinList(task.assignees.flatMap((id) => plan.people.get(id)?.name ?? []))],
  ["Labels", ({ task, plan }) => joinList(task.labels.flatMap((id) => plan.labels.get(id)?.name ?? []))],
  ["Priority", ({ task }) => (task.priority === "none" ? "" : task.priority)],
  ["Estimate", ({ task }) => length(task.estimateMinutes, false)],
  [
    "Checklist",
    ({ task }) => task.checklist.map((item) => `[${item.done ? "x" : " "}] ${oneLine(item.text)}`).join("\n"),
  ],
  ["Notes", ({ task, plan }) => plan.notes.get(task.id) ?? ""],
  ["Total float", ({ task, schedule }) => float(schedule.tasks.get(task.id)?.totalSlackMinutes)],
  ["Critical", ({ task, schedule }) => yes(schedule.tasks.get(task.id)?.critical ?? false)],
  ["Active", ({ task }) => (task.active ? "yes" : "no")],
  ["Archived", ({ task }) => yes(task.archived)],
];

/** The table as text with its byte order mark, and what it can't hold. */
export function writeCsv(plan: Plan, schedule: Schedule): { text: string; losses: Loss[] } {
  const predecessors = new Map<TaskId, Dependency[]>();
  for (const link of plan.dependencies.values()) {
    const list = predecessors.get(link.successor);
    if (list) list.push(link);
    else predecessors.set(link.successor, [link]);
  }
  // Always quoted: the first quote a reader meets says which sign quotes.
  const lines = [COLUMNS.map(([header]) => `"${header}"`).join(",")];
  for (const { id } of outlineRows(plan.tasks, { includeArchived: true })) {
    const task = plan.tasks.get(id);
    if (!task) continue;
    const row: RowContext = { task, plan, schedule, predecessors: predecessors.get(id) ?? [] };
    lines.push(COLUMNS.map(([, cell]) => encodeCell(cell(row))).join(","));
  }
  const losses = createLossCollector();
  tellCsvLosses(plan, losses);
  return { text: `\uFEFF${lines.join("\r\n")}\r\n`, losses: losses.losses() };
}

function encodeCell(cell: string): string {
  const guarded = guardCell(cell.toWellFormed());
  return /[",;\t\n\r]/u.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}

/** `t1 FS`, `t1 SS+2d`, `t1 FS-50%`: predecessor, type, lag. */
function formatLink(link: Dependency): string {
  const sign = link.lag < 0 ? "-" : "+";
  const size = Math.abs(link.lag);
  const lag = link.lagUnit === "percent" ? `${size}%` : formatDuration(size, link.lagUnit === "elapsed");
  return `${link.predecessor} ${link.type}${link.lag === 0 && link.lagUnit === "working" ? "" : `${sign}${lag}`}`;
}

function instant(minutes: number | undefined): string {
  return minutes === undefined ? "" : formatLocalDateTime(minutes);
}

/** Hours of working time with their sign; a minus is guarded like any other cell. */
function float(minutes: number | undefined): string {
  return minutes === undefined ? "" : `${Math.round((minutes / 60) * 100) / 100}h`;
}

function oneLine(text: string): string {
  return text.replace(/\s*[\r\n]+\s*/gu, " ").trim();
}
