// How each column's cell is written: what its field opens with, who can't write it and why, and what
// a text means for the plan. A start becomes a constraint (or the manual start), a finish a duration,
// just as a drag of the bar's ends does. Text that isn't understood changes nothing.

import { formatDuration, parseDuration } from "@entente/shared/model/duration";
import type { TaskId } from "@entente/shared/model/ids";
import type { Task } from "@entente/shared/model/plan";
import type { ScheduledTask } from "@entente/shared/model/schedule";
import { formatLocalDateTime, MINUTES_PER_DAY, parseLocalDateTime } from "@entente/shared/model/time";
import type { LocalDateTime } from "@entente/shared/model/time";
import { wallMinutes } from "../wall-clock.ts";
import type { CellText } from "./cell-text.ts";
import { COLUMNS, type ColumnName } from "./columns.ts";
import { parseTypedDate, type TypedDate } from "./date-text.ts";
import { parsePredecessors } from "./predecessor-text.ts";
import type { TableContext } from "./tool-types.ts";

const NOT_WRITTEN = "This could not be changed.";
const NO_DATE = "Write a date such as 2026-03-05, 5 Mar or +3.";
const USUAL_FINISH = 17 * 60;
/** Computed from the tasks below a summary. */
const ROLLED_UP: ReadonlySet<ColumnName> = new Set(["start", "finish", "duration", "done"]);

const written = (answer: unknown): string => (answer === null ? NOT_WRITTEN : "");
const isoDay = (minutes: number) => formatLocalDateTime(minutes).slice(0, 10);

/** The edits over `context`. */
export function createCellEdits({ plan, edits }: TableContext, texts: CellText) {
  const units = () => ({
    minutesPerDay: plan.settings?.minutesPerDay ?? 480,
    minutesPerWeek: plan.settings?.minutesPerWeek ?? 2400,
  });

  function refusal(column: ColumnName, id: TaskId): string {
    const { label, isReadOnly } = COLUMNS[column];
    const dates = plan.scheduled(id);
    const task = plan.task(id);
    if (!task) return "This task is gone.";
    if (isReadOnly) return `${label} is computed and can't be written.`;
    if (dates?.summary && ROLLED_UP.has(column)) return `${label} of a summary task comes from the tasks below it.`;
    if (column === "start" && task.actualStart !== null) return "This task has started; its start stays.";
    return "";
  }

  function draftOf(column: ColumnName, id: TaskId): string {
    const task = plan.task(id);
    const dates = plan.scheduled(id);
    if (!task) return "";
    switch (column) {
      case "title":
        return task.title;
      case "start":
        return dates ? isoDay(dates.start) : "";
      case "finish":
        return dates ? isoDay(lastMinute(dates)) : "";
      case "duration":
        return formatDuration({ minutes: task.durationMinutes, elapsed: task.elapsed }, units());
      case "done":
        return String(task.percentComplete);
      case "predecessors":
        return texts.predecessors(id);
      case "deadline":
        return task.deadline?.slice(0, 10) ?? "";
      default:
        return "";
    }
  }

  function typed(text: string, base: number): TypedDate | null {
    const day = (minutes: number) => Math.floor(minutes / MINUTES_PER_DAY);
    const locale = plan.settings?.locale ?? "en-GB";
    return parseTypedDate(text, { locale, today: day(wallMinutes()), base: day(base) });
  }

  function writeStart(task: Task, dates: ScheduledTask, text: string): string {
    if (text === "") {
      if (task.manual) return "A manually scheduled task needs a start.";
      return written(plan.setConstraint(task.id, "ASAP", null));
    }
    const date = typed(text, dates.start);
    if (!date) return NO_DATE;
    const usual = (parseLocalDateTime(plan.settings?.start ?? "") ?? 8 * 60) % MINUTES_PER_DAY;
    return written(edits.setStart(task.id, date.day * MINUTES_PER_DAY + (date.minutes ?? usual)));
  }

  function writeFinish(task: Task, dates: ScheduledTask, text: string): string {
    const date = typed(text, lastMinute(dates));
    if (!date) return NO_DATE;
    if (dates.milestone) return writeStart(task, dates, text);
    const finish = date.day * MINUTES_PER_DAY + (date.minutes ?? MINUTES_PER_DAY);
    if (edits.setFinish(task.id, finish)) return "";
    return `A finish comes after the start, ${isoDay(dates.start)}, with working time between.`;
  }

  function writeDuration(task: Task, text: string): string {
    const duration = parseDuration(text, units());
    if (!duration) return "Write a duration such as 3d, 4h or 2w 1d.";
    const kind = task.kind === "milestone" && duration.minutes > 0 ? { kind: "task" as const } : {};
    return written(plan.setTask(task.id, { durationMinutes: duration.minutes, elapsed: duration.elapsed, ...kind }));
  }

  function writeDone(task: Task, text: string): string {
    const percent = Number(text.replace("%", "").replace(",", ".").trim() || 0);
    if (!(percent >= 0 && percent <= 100)) return "Write a number from 0 to 100.";
    return written(plan.setTask(task.id, { percentComplete: percent }));
  }

  function writeDeadline(task: Task, dates: ScheduledTask | undefined, text: string): string {
    if (text === "") return written(plan.setTask(task.id, { deadline: null }));
    const base = (task.deadline && parseLocalDateTime(task.deadline)) ?? dates?.finish ?? wallMinutes();
    const date = typed(text, base);
    if (!date) return NO_DATE;
    const kept = task.deadline === null ? USUAL_FINISH : (parseLocalDateTime(task.deadline) ?? 0) % MINUTES_PER_DAY;
    const deadline: LocalDateTime = formatLocalDateTime(date.day * MINUTES_PER_DAY + (date.minutes ?? kept));
    return written(plan.setTask(task.id, { deadline }));
  }

  function writePredecessors(id: TaskId, text: string): string {
    const read = parsePredecessors(text, plan.rows, units());
    if ("problem" in read) return read.problem;
    return written(plan.setPredecessors(id, read.links));
  }

  /** Empties what a picker writes. */
  function clear(column: ColumnName, task: Task): string {
    const done = plan.group(() => {
      if (column === "assignees") for (const person of task.assignees) plan.unassignTask(task.id, person);
      if (column === "labels") for (const label of task.labels) plan.unlabelTask(task.id, label);
      if (column === "priority") plan.setTask(task.id, { priority: "none" });
      return true;
    });
    return written(done);
  }

  function write(column: ColumnName, id: TaskId, raw: string): string {
    const text = raw.trim();
    const task = plan.task(id);
    const dates = plan.scheduled(id);
    const why = refusal(column, id);
    if (why || !task) return why || NOT_WRITTEN;
    switch (column) {
      case "start":
        return dates ? writeStart(task, dates, text) : NOT_WRITTEN;
      case "finish":
        return dates ? writeFinish(task, dates, text) : NOT_WRITTEN;
      case "duration":
        return writeDuration(task, text);
      case "done":
        return writeDone(task, text);
      case "deadline":
        return writeDeadline(task, dates, text);
      case "predecessors":
        return writePredecessors(id, text);
      default:
        return text === "" ? clear(column, task) : NOT_WRITTEN;
    }
  }

  return { refusal, draftOf, write };
}

/** A finish at midnight belongs to the day before. */
const lastMinute = ({ start, finish }: ScheduledTask): number => (finish > start ? finish - 1 / 60 : finish);
