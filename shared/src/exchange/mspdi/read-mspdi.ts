// The door of the MSPDI import: an XML file of Microsoft Project or ProjectLibre in, a plan out, with
// everything that was not taken over named and counted. Dates of the file are not taken over: they
// are computed. The same file always gives the same ids. Refuses what `parseProjectXml` refuses.

import type { ColumnId, TaskId } from "../../model/ids.ts";
import type { Diagnostic } from "../../model/diagnostic.ts";
import type { Column, Plan, PlanSettings } from "../../model/plan.ts";
import type { LocalDateTime } from "../../model/time.ts";
import { createPlanCalendars } from "../../schedule/plan-calendars.ts";
import { ExchangeError } from "../exchange-error.ts";
import type { Loss, LossCollector } from "../loss.ts";
import { createLossCollector } from "../loss.ts";
import { orderKeyAt } from "../order-sequence.ts";
import { createColumnRecord } from "../plan-records.ts";
import { createWarnings } from "../warnings.ts";
import { readBaselines } from "./baselines.ts";
import { readCalendars } from "./read-calendars.ts";
import { readAssignments } from "./read-assignments.ts";
import { readLinks } from "./read-links.ts";
import { keepStartedFinishes } from "./read-progress.ts";
import { readPeople } from "./read-people.ts";
import { DONE, IN_PROGRESS, readTasks, TO_DO } from "./read-tasks.ts";
import type { Element } from "./xml.ts";
import { countOf, dateTime, element, elements, flag, number, parseProjectXml, text } from "./xml.ts";

export interface MspdiImport {
  readonly plan: Plan;
  /** The UID in the file of each task that has one. */
  readonly uids: ReadonlyMap<TaskId, number>;
  readonly losses: Loss[];
  /** What was odd in the file and mended. */
  readonly warnings: Diagnostic[];
}

function earliestStart(project: Element): LocalDateTime | null {
  let earliest: LocalDateTime | null = null;
  for (const task of elements(element(project, "Tasks"), "Task")) {
    const start = dateTime(task, "Start");
    if (start !== null && (earliest === null || start < earliest)) earliest = start;
  }
  return earliest;
}

function isFromFinish(project: Element): boolean {
  return text(project, "ScheduleFromStart") !== "" && !flag(project, "ScheduleFromStart");
}

function settingsOf(project: Element, calendar: PlanSettings["calendar"]): PlanSettings {
  const start = dateTime(project, "StartDate") ?? earliestStart(project);
  if (start === null) {
    throw new ExchangeError(
      "no-start",
      "The file says neither when the project starts nor when any of its tasks does.",
    );
  }
  const minutesPerDay = number(project, "MinutesPerDay", 480);
  const currency = text(project, "CurrencyCode").trim();
  const name = text(project, "Title") || text(project, "Name").replace(/\.(?:xml|mpp)$/iu, "");
  return {
    name: name === "" ? "Imported project" : name,
    start,
    calendar,
    minutesPerDay: minutesPerDay > 0 ? minutesPerDay : 480,
    minutesPerWeek: Math.max(1, number(project, "MinutesPerWeek", 2400)),
    criticalSlackMinutes: Math.max(0, number(project, "CriticalSlackLimit", 0)) * minutesPerDay,
    honourConstraints: text(project, "HonorConstraints") === "" || flag(project, "HonorConstraints"),
    statusDate: dateTime(project, "StatusDate"),
    scheduleFrom: isFromFinish(project) ? "finish" : "start",
    finish: isFromFinish(project) ? dateTime(project, "FinishDate") : null,
    rescheduleRemaining: false,
    multipleCriticalPaths: flag(project, "MultipleCriticalPaths"),
    locale: "en",
    currency: /^[A-Z]{3}$/u.test(currency) ? currency : "EUR",
  };
}

function countProjectLosses(project: Element, losses: LossCollector): void {
  const lists: [list: string, entry: string, what: string][] = [
    ["Views", "View", "views"],
    ["Filters", "Filter", "filters"],
    ["Groups", "Group", "groups"],
    ["Tables", "Table", "tables"],
    ["Reports", "Report", "reports"],
  ];
  for (const [list, entry, what] of lists) {
    losses.add(what, "How Project shows a plan is not part of it.", "", countOf(element(project, list), entry));
  }
}

function defaultColumns(): ReadonlyMap<ColumnId, Column> {
  const columns = [
    createColumnRecord(TO_DO, "To do", orderKeyAt(0), false),
    createColumnRecord(IN_PROGRESS, "In progress", orderKeyAt(1), false),
    createColumnRecord(DONE, "Done", orderKeyAt(2), true),
  ];
  return new Map(columns.map((column) => [column.id, column]));
}

/** Reads an MSPDI file; throws ExchangeError when it can't be one. */
export function parseMspdi(xml: string): MspdiImport {
  const project = parseProjectXml(xml);
  const losses = createLossCollector();
  const warnings = createWarnings();
  const projectUid = number(project, "CalendarUID", -1);
  const calendars = readCalendars(project, projectUid, losses);
  const projectCalendar = calendars.ofUid(projectUid);
  const people = readPeople(project, calendars.ofUid, projectCalendar, losses);
  const read = readTasks(project, { calendars, people, losses, warnings });
  const dependencies = readLinks(read, losses, warnings);
  countProjectLosses(project, losses);
  const plan: Plan = {
    settings: settingsOf(project, projectCalendar),
    tasks: read.tasks,
    dependencies,
    columns: defaultColumns(),
    calendars: calendars.calendars,
    people: people.people,
    labels: new Map(),
    notes: read.notes,
    baselines: readBaselines(read.elements, losses),
  };
  const hours = createPlanCalendars(plan);
  const assigned = readAssignments(
    plan,
    hours,
    (id) => {
      const task = read.elements.get(id);
      const uid = read.uids.get(id);
      return task && uid !== undefined ? { task, assignments: people.assignmentsOf(uid) } : null;
    },
    losses,
  );
  const tasks = keepStartedFinishes({ ...plan, tasks: assigned }, hours, read, losses);
  return {
    plan: { ...plan, tasks },
    uids: read.uids,
    losses: losses.losses().filter((loss) => loss.count > 0),
    warnings: warnings.diagnostics(),
  };
}
