// The door of the MSPDI export: a plan and its dates as an XML file that Microsoft Project and
// ProjectLibre open, with everything the format can't hold named and counted. Reading the file back
// gives a plan with the same dates.

import type { TaskId } from "../../model/ids.ts";
import { outlineRows } from "../../model/outline.ts";
import type { Plan } from "../../model/plan.ts";
import type { Schedule } from "../../model/schedule.ts";
import type { Loss, LossCollector } from "../loss.ts";
import { createLossCollector } from "../loss.ts";
import { countBaselineLosses } from "./baselines.ts";
import { writeEstimateFields } from "./estimates.ts";
import { formatLag } from "./formats.ts";
import { projectCalendarUid, writeCalendars } from "./write-calendars.ts";
import { writePeople } from "./write-people.ts";
import { incomingLinks, writeTasks } from "./write-tasks.ts";
import { createXmlWriter, dateTimeOf } from "./xml-writer.ts";

const ROOT = 'Project xmlns="http://schemas.microsoft.com/project"';
/** Project 2010, the first with manual and inactive tasks. */
const SAVE_VERSION = 14;

function countLosses(plan: Plan, isWritten: (id: TaskId) => boolean, losses: LossCollector): void {
  for (const task of plan.tasks.values()) {
    if (!isWritten(task.id)) {
      losses.add("archived tasks", "Microsoft Project has no archive.", task.title);
      continue;
    }
    for (const item of task.checklist) losses.add("checklist items", "Microsoft Project has no checklists.", item.text);
    for (const id of task.labels) {
      losses.add("labels", "Microsoft Project has no labels.", plan.labels.get(id)?.name ?? "");
    }
    if (task.blocked !== null) losses.add("blocked marks", "Microsoft Project has no such mark.", task.title);
    if (task.cover !== null) losses.add("covers", "Microsoft Project has no cards.", task.title);
    if (!Number.isInteger(task.percentComplete)) {
      losses.add("fractions of a per cent", "Microsoft Project counts whole per cents.", task.title);
    }
  }
  if (plan.settings.rescheduleRemaining && plan.settings.statusDate !== null) {
    losses.add("rescheduled remaining work", "Project moves it only when told to, task by task.");
  }
  for (const column of plan.columns.values()) {
    losses.add("columns", "Microsoft Project has no columns; progress alone is kept.", column.name);
  }
  for (const link of plan.dependencies.values()) {
    if (!isWritten(link.predecessor) || !isWritten(link.successor)) {
      losses.add("dependencies of archived tasks", "Their tasks are not in the file.");
      continue;
    }
    const { value } = formatLag(link.lag, link.lagUnit);
    if (Math.abs(value - (link.lagUnit === "percent" ? link.lag : link.lag * 10)) > 1e-6) {
      losses.add("exact lags", "Lags are kept to a tenth of a minute or a whole per cent.");
    }
  }
}

/** Writes `plan` with the dates of `schedule`. */
export function writeMspdi(plan: Plan, schedule: Schedule): { xml: string; losses: Loss[] } {
  const losses = createLossCollector();
  const { settings } = plan;
  const rows = outlineRows(plan.tasks);
  const uids = new Map(rows.map((row, index) => [row.id, index + 1]));
  countLosses(plan, (id) => uids.has(id), losses);
  countBaselineLosses(plan.baselines, losses);

  const xml = createXmlWriter();
  xml.open(ROOT);
  xml.value("SaveVersion", SAVE_VERSION);
  xml.value("Title", settings.name);
  const isFromFinish = settings.scheduleFrom === "finish" && settings.finish !== null;
  xml.value("ScheduleFromStart", !isFromFinish);
  xml.value("StartDate", dateTimeOf(isFromFinish ? schedule.start : settings.start));
  xml.value("FinishDate", dateTimeOf(isFromFinish ? settings.finish : schedule.finish));
  xml.value("CriticalSlackLimit", settings.criticalSlackMinutes / settings.minutesPerDay);
  xml.value("CurrencyCode", settings.currency);
  xml.value("CalendarUID", projectCalendarUid(plan));
  xml.value("MinutesPerDay", settings.minutesPerDay);
  xml.value("MinutesPerWeek", settings.minutesPerWeek);
  xml.value("MultipleCriticalPaths", settings.multipleCriticalPaths);
  xml.value("HonorConstraints", settings.honourConstraints);
  xml.value("StatusDate", dateTimeOf(settings.statusDate));
  writeEstimateFields(xml, plan.tasks.values());
  const calendars = writeCalendars(xml, plan);
  const context = { plan, schedule, rows, uids, incoming: incomingLinks(plan.dependencies, uids), calendars };
  writeTasks(xml, context);
  writePeople(xml, context);
  xml.close(ROOT);
  if (xml.dropped() > 0) {
    losses.add("control characters", "XML can't hold them.", "", xml.dropped());
  }
  return { xml: xml.text(), losses: losses.losses() };
}
