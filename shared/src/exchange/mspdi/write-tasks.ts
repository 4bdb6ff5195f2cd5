// Tasks, people and assignments as MSPDI has them, in the order of the outline and of the schema's
// elements. UIDs are row numbers. Dates are those of the schedule; Project computes its own from the
// same inputs.

import { impliedDuration, plainAssignment } from "../../model/assignment.ts";
import type { DependencyId, TaskId } from "../../model/ids.ts";
import type { OutlineRow } from "../../model/outline.ts";
import type { Dependency, Plan } from "../../model/plan.ts";
import type { Schedule } from "../../model/schedule.ts";
import { writeBaselines } from "./baselines.ts";
import { writeEstimates } from "./estimates.ts";
import { CONSTRAINTS, formatDuration, formatLag, LINK_TYPES, priorityValue } from "./formats.ts";
import type { CalendarUids } from "./write-calendars.ts";
import type { XmlWriter } from "./xml-writer.ts";
import { dateTimeOf } from "./xml-writer.ts";

export interface ExportRows {
  readonly plan: Plan;
  readonly schedule: Schedule;
  readonly rows: readonly OutlineRow[];
  readonly uids: ReadonlyMap<TaskId, number>;
  /** The links to each task whose two ends are written. */
  readonly incoming: ReadonlyMap<TaskId, readonly Dependency[]>;
  readonly calendars: CalendarUids;
}

const DAYS = 7;
const ELAPSED_DAYS = 8;
const FIXED_DURATION = 1;

function writeLinks(xml: XmlWriter, context: ExportRows, id: TaskId): void {
  for (const link of context.incoming.get(id) ?? []) {
    const { value, format } = formatLag(link.lag, link.lagUnit);
    xml.open("PredecessorLink");
    xml.value("PredecessorUID", context.uids.get(link.predecessor)!);
    xml.value("Type", LINK_TYPES.indexOf(link.type));
    xml.value("CrossProject", false);
    xml.value("LinkLag", value);
    xml.value("LagFormat", format);
    xml.close("PredecessorLink");
  }
}

function writeTask(xml: XmlWriter, context: ExportRows, row: OutlineRow): void {
  const { plan, schedule, uids, calendars } = context;
  const task = plan.tasks.get(row.id)!;
  const dates = schedule.tasks.get(row.id);
  const isSummary = row.hasChildren;
  const own = task.assignees.map(
    (person) => task.assignments.find((one) => one.person === person) ?? plainAssignment(person),
  );
  // Where everybody has work of their own the duration is what follows from it.
  const isComputed = isSummary || impliedDuration(own, task.durationMinutes) !== null;
  const given = task.kind === "milestone" ? 0 : task.durationMinutes;
  const minutes = isComputed ? (dates?.durationMinutes ?? 0) : given;
  const duration = formatDuration(minutes);
  const isMark = !isSummary && task.kind === "milestone";
  const done = isSummary ? (dates?.percentComplete ?? 0) : task.percentComplete;
  const tenths = (value: number | undefined) => (value === undefined ? null : Math.round(value * 10));
  xml.open("Task");
  xml.value("UID", uids.get(row.id)!);
  xml.value("ID", uids.get(row.id)!);
  xml.value("Name", task.title);
  xml.value("Active", task.active);
  xml.value("Manual", task.manual && !isSummary);
  xml.value("Type", FIXED_DURATION);
  xml.value("IsNull", false);
  xml.value("WBS", row.wbs);
  xml.value("OutlineNumber", row.wbs);
  xml.value("OutlineLevel", row.depth + 1);
  xml.value("Priority", priorityValue(task.priority));
  xml.value("Start", dateTimeOf(dates?.start ?? null));
  xml.value("Finish", dateTimeOf(dates?.finish ?? null));
  xml.value("Duration", duration);
  if (task.manual && !isSummary) {
    xml.value("ManualStart", dateTimeOf(task.manualStart));
    xml.value("ManualDuration", duration);
  }
  xml.value("DurationFormat", task.elapsed && !isSummary ? ELAPSED_DAYS : DAYS);
  xml.value("Work", task.estimateMinutes === null ? null : formatDuration(task.estimateMinutes));
  xml.value("EffortDriven", false);
  xml.value("Estimated", false);
  xml.value("Milestone", isMark);
  xml.value("Summary", isSummary);
  xml.value("Critical", dates?.critical ?? false);
  xml.value("EarlyStart", dateTimeOf(dates?.earlyStart ?? null));
  xml.value("EarlyFinish", dateTimeOf(dates?.earlyFinish ?? null));
  xml.value("LateStart", dateTimeOf(dates?.lateStart ?? null));
  xml.value("LateFinish", dateTimeOf(dates?.lateFinish ?? null));
  xml.value("FreeSlack", tenths(dates?.freeSlackMinutes));
  xml.value("TotalSlack", tenths(dates?.totalSlackMinutes));
  xml.value("PercentComplete", Math.round(done));
  xml.value("ActualStart", dateTimeOf(task.actualStart));
  xml.value("ActualFinish", dateTimeOf(task.actualFinish));
  xml.value("RemainingDuration", formatDuration(minutes * (1 - done / 100)));
  xml.value("ConstraintType", CONSTRAINTS.indexOf(task.constraint));
  xml.value("CalendarUID", calendars.of(task.calendar));
  xml.value("ConstraintDate", dateTimeOf(task.constraintDate));
  xml.value("Deadline", dateTimeOf(task.deadline));
  xml.value("LevelingDelay", Math.round(task.levellingDelayMinutes * 10));
  xml.value("LevelingDelayFormat", ELAPSED_DAYS);
  xml.value("IgnoreResourceCalendar", task.ignoreResourceCalendars);
  xml.value("Notes", plan.notes.get(row.id) ?? null);
  writeLinks(xml, context, row.id);
  writeEstimates(xml, task);
  writeBaselines(xml, plan.baselines, row.id);
  xml.close("Task");
}

/** Writes `Tasks`, the project's own row first. */
export function writeTasks(xml: XmlWriter, context: ExportRows): void {
  const { plan, schedule, rows } = context;
  xml.open("Tasks");
  xml.open("Task");
  xml.value("UID", 0);
  xml.value("ID", 0);
  xml.value("Name", plan.settings.name);
  xml.value("IsNull", false);
  xml.value("OutlineNumber", 0);
  xml.value("OutlineLevel", 0);
  xml.value("Start", dateTimeOf(schedule.start));
  xml.value("Finish", dateTimeOf(schedule.finish));
  xml.value("Summary", true);
  xml.close("Task");
  for (const row of rows) writeTask(xml, context, row);
  xml.close("Tasks");
}

/** The links between tasks that are written, by successor. */
export function incomingLinks(
  dependencies: ReadonlyMap<DependencyId, Dependency>,
  uids: ReadonlyMap<TaskId, number>,
): ReadonlyMap<TaskId, readonly Dependency[]> {
  const incoming = new Map<TaskId, Dependency[]>();
  for (const link of dependencies.values()) {
    if (!uids.has(link.predecessor) || !uids.has(link.successor)) continue;
    const list = incoming.get(link.successor);
    if (list) list.push(link);
    else incoming.set(link.successor, [link]);
  }
  return incoming;
}
