// Tasks of an MSPDI file: the outline from its levels, durations, constraints, progress and notes. A
// task lands in the column of its progress. Null tasks (blank rows) are counted; the project's own
// summary row is no task. Repeated UIDs keep the first and get ids of their own.

import type { ColumnId, TaskId } from "../../model/ids.ts";
import type { Task } from "../../model/plan.ts";
import type { LossCollector } from "../loss.ts";
import { orderKeyAt } from "../order-sequence.ts";
import { claimId, createTaskRecord } from "../plan-records.ts";
import type { Warnings } from "../warnings.ts";
import type { EstimateFields } from "./estimates.ts";
import { estimateFieldsOf, readEstimates } from "./estimates.ts";
import { CONSTRAINTS, isElapsedFormat, parseDuration, priorityOf, priorityValue } from "./formats.ts";
import type { ReadCalendars } from "./read-calendars.ts";
import type { ReadPeople } from "./read-people.ts";
import { countTaskLosses } from "./task-losses.ts";
import type { Element } from "./xml.ts";
import { dateTime, element, elements, flag, number, text } from "./xml.ts";

export const TO_DO = "todo" as ColumnId;
export const IN_PROGRESS = "in-progress" as ColumnId;
export const DONE = "done" as ColumnId;

export interface ReadTasks {
  readonly tasks: ReadonlyMap<TaskId, Task>;
  readonly notes: ReadonlyMap<TaskId, string>;
  readonly uids: ReadonlyMap<TaskId, number>;
  /** The elements behind the tasks, in the file's order. */
  readonly elements: ReadonlyMap<TaskId, Element>;
}

interface Row {
  readonly id: TaskId;
  readonly uid: number;
  readonly element: Element;
  readonly parent: TaskId | null;
}

const MAX_DURATION_MINUTES = 1e9;

/** The rows that are tasks, with their parents by outline level. */
function rowsOf(project: Element, losses: LossCollector, warnings: Warnings): Row[] {
  const rows: Row[] = [];
  const taken = new Set<string>();
  const uids = new Set<number>();
  const open: { level: number; id: TaskId }[] = [];
  for (const task of elements(element(project, "Tasks"), "Task")) {
    if (flag(task, "IsNull")) {
      losses.add("blank rows", "A blank row is no task.");
      continue;
    }
    const uid = number(task, "UID", NaN);
    const level = number(task, "OutlineLevel", 1);
    if (uid === 0 && level <= 0) {
      if (text(task, "Notes") !== "")
        losses.add("project notes", "A plan has notes on tasks only.", text(task, "Notes"));
      continue;
    }
    const id = claimId(Number.isNaN(uid) ? "t" : `t${uid}`, taken);
    if (Number.isNaN(uid)) warnings.add("task-without-uid", "tasks have no UID and can't be linked to", id);
    else if (uids.has(uid))
      warnings.add("repeated-uid", "tasks repeat the UID of another; links lead to the first", id);
    uids.add(uid);
    while (open.length > 0 && open.at(-1)!.level >= level) open.pop();
    rows.push({ id, uid, element: task, parent: open.at(-1)?.id ?? null });
    open.push({ level, id });
  }
  return rows;
}

function durationOf(task: Element, isManual: boolean, losses: LossCollector): number {
  const written = (isManual ? text(task, "ManualDuration") : "") || text(task, "Duration");
  const minutes = written === "" ? 0 : parseDuration(written);
  if (minutes === null) losses.add("unreadable durations", "They count as no duration.", written);
  if (minutes !== null && (minutes < 0 || minutes > MAX_DURATION_MINUTES)) {
    losses.add("impossible durations", "A duration lies between nothing and a billion minutes.", written);
  }
  return Math.max(0, Math.min(MAX_DURATION_MINUTES, minutes ?? 0));
}

function columnOf(percent: number, hasStarted: boolean): ColumnId {
  if (percent >= 100) return DONE;
  return percent > 0 || hasStarted ? IN_PROGRESS : TO_DO;
}

function constraintOf(task: Element, losses: LossCollector): Pick<Task, "constraint" | "constraintDate"> {
  const code = number(task, "ConstraintType", 0);
  const constraint = CONSTRAINTS[code] ?? "ASAP";
  if (constraint === "ASAP" || constraint === "ALAP") return { constraint, constraintDate: null };
  const constraintDate = dateTime(task, "ConstraintDate");
  if (constraintDate !== null) return { constraint, constraintDate };
  losses.add("constraints without a date", "Such a constraint says nothing.", text(task, "Name"));
  return { constraint: "ASAP", constraintDate: null };
}

function taskOf(row: Row, index: number, isSummary: boolean, context: TaskContext): Task {
  const { calendars, people, losses } = context;
  const task = row.element;
  const name = text(task, "Name");
  const isManual = flag(task, "Manual") && !isSummary;
  const durationMinutes = isSummary ? 0 : durationOf(task, isManual, losses);
  const isMark = durationMinutes === 0 && !isSummary;
  const percentComplete = Math.max(0, Math.min(100, number(task, "PercentComplete", 0)));
  const actualStart = isSummary ? null : dateTime(task, "ActualStart");
  const actualFinish = isSummary ? null : dateTime(task, "ActualFinish");
  const priority = priorityOf(number(task, "Priority", 500));
  const calendarUid = number(task, "CalendarUID", -1);
  const work = parseDuration(text(task, "Work"));
  const order = orderKeyAt(index);
  const { estimates, used } = readEstimates(task, context.estimateFields);
  const isExactPriority = priorityValue(priority) === number(task, "Priority", 500);
  countTaskLosses(task, { isSummary, durationMinutes, isExactPriority, estimateFields: used }, losses);
  return createTaskRecord({
    id: row.id,
    title: name,
    parent: row.parent,
    order,
    kind: isMark ? "milestone" : "task",
    column: columnOf(percentComplete, actualStart !== null),
    cardOrder: order,
    durationMinutes,
    ...estimates,
    elapsed: !isSummary && isElapsedFormat(number(task, "DurationFormat", 7)),
    ...constraintOf(task, losses),
    deadline: dateTime(task, "Deadline"),
    percentComplete,
    actualStart,
    actualFinish,
    manual: isManual,
    manualStart: isManual ? (dateTime(task, "ManualStart") ?? dateTime(task, "Start")) : null,
    assignees: isSummary ? [] : people.assigneesOf(row.uid),
    priority,
    estimateMinutes: !isSummary && work !== null && work > 0 ? work : null,
    calendar: calendarUid < 0 || isSummary ? null : calendars.ofUid(calendarUid),
    ignoreResourceCalendars: flag(task, "IgnoreResourceCalendar"),
    levellingDelayMinutes: isSummary ? 0 : Math.max(0, number(task, "LevelingDelay", 0) / 10),
    active: text(task, "Active") === "" || flag(task, "Active"),
  });
}

interface Context {
  readonly calendars: ReadCalendars;
  readonly people: ReadPeople;
  readonly losses: LossCollector;
  readonly warnings: Warnings;
}

interface TaskContext extends Context {
  readonly estimateFields: EstimateFields;
}

/** Reads all tasks; ids are `t` and the UID. */
export function readTasks(project: Element, context: Context): ReadTasks {
  const rows = rowsOf(project, context.losses, context.warnings);
  const summaries = new Set(rows.map((row) => row.parent));
  const taskContext = { ...context, estimateFields: estimateFieldsOf(project) };
  const tasks = new Map<TaskId, Task>();
  const notes = new Map<TaskId, string>();
  const uids = new Map<TaskId, number>();
  const byId = new Map<TaskId, Element>();
  for (const [index, row] of rows.entries()) {
    tasks.set(row.id, taskOf(row, index, summaries.has(row.id), taskContext));
    const note = text(row.element, "Notes");
    if (note !== "") notes.set(row.id, note);
    if (!Number.isNaN(row.uid)) uids.set(row.id, row.uid);
    byId.set(row.id, row.element);
  }
  return { tasks, notes, uids, elements: byId };
}
