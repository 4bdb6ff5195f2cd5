// Records of a plan in the making: what a foreign file doesn't say takes these values. An imported
// plan has one calendar, Monday to Friday, 08:00–12:00 and 13:00–17:00, and 8-hour days.

import type { CalendarId, ColumnId, TaskId } from "../model/ids.ts";
import type { Calendar, Column, PlanSettings, Shifts, Task } from "../model/plan.ts";
import { formatLocalDate, MINUTES_PER_DAY, type LocalDate, type LocalDateTime } from "../model/time.ts";

/** The length of a task of which the file says nothing: one day. */
export const ASSUMED_DURATION_MINUTES = 480;

/** What a project is called of which neither the file nor its name says anything. */
export const UNNAMED_PROJECT = "Imported project";

const STANDARD = "standard" as CalendarId;
const WORKDAY: Shifts = [
  [480, 720],
  [780, 1020],
];

/** A task with the given fields over the defaults of a new one. */
export function createTaskRecord(fields: Partial<Task> & Pick<Task, "id" | "title" | "order" | "cardOrder">): Task {
  return {
    parent: null,
    kind: "task",
    column: null,
    durationMinutes: ASSUMED_DURATION_MINUTES,
    optimisticMinutes: null,
    pessimisticMinutes: null,
    elapsed: false,
    constraint: "ASAP",
    constraintDate: null,
    deadline: null,
    percentComplete: 0,
    actualStart: null,
    actualFinish: null,
    manual: false,
    manualStart: null,
    assignees: [],
    assignments: [],
    splits: [],
    labels: [],
    priority: "none",
    blocked: null,
    cover: null,
    checklist: [],
    estimateMinutes: null,
    calendar: null,
    ignoreResourceCalendars: false,
    levellingDelayMinutes: 0,
    active: true,
    archived: false,
    ...fields,
  };
}

/** A column without a limit. */
export function createColumnRecord(id: string, name: string, order: string, countsAsDone: boolean): Column {
  return { id: id as ColumnId, name, order, wipLimit: null, color: null, countsAsDone, archived: false };
}

/** Settings of an imported plan that starts on `day` at 08:00. */
export function createSettingsRecord(name: string, day: LocalDate): PlanSettings {
  return {
    name,
    start: `${day}T08:00` as LocalDateTime,
    calendar: STANDARD,
    minutesPerDay: 480,
    minutesPerWeek: 2400,
    criticalSlackMinutes: 0,
    honourConstraints: true,
    statusDate: null,
    scheduleFrom: "start",
    finish: null,
    rescheduleRemaining: false,
    multipleCriticalPaths: false,
    locale: "en",
    currency: "EUR",
  };
}

/** The calendar of `createSettingsRecord`, keyed by its id. */
export function standardCalendars(): ReadonlyMap<CalendarId, Calendar> {
  const week = [[], WORKDAY, WORKDAY, WORKDAY, WORKDAY, WORKDAY, []];
  return new Map([[STANDARD, { id: STANDARD, name: "Standard", base: null, week, exceptions: [], workWeeks: [] }]]);
}

/** The day on which the import runs, in UTC: where a plan starts of which the file gives no date at all. */
export function currentDay(): LocalDate {
  return formatLocalDate(Math.floor(Date.now() / 60000 / MINUTES_PER_DAY));
}

/** An id of which a document key can be made: other characters become `_`, and one that `taken` holds gets a number. Adds it to `taken`. */
export function claimId<T extends string = TaskId>(wanted: string, taken: Set<string>): T {
  const base = wanted.replace(/[^\w.:-]/gu, "_").slice(0, 100) || "_";
  let id = base;
  // Doubling, then halving: thousands of records of one id must not cost their square.
  if (taken.has(id)) {
    let low = 1;
    let high = 2;
    while (taken.has(`${base}.${high}`)) {
      low = high;
      high *= 2;
    }
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (taken.has(`${base}.${middle}`)) low = middle;
      else high = middle;
    }
    id = `${base}.${high}`;
  }
  taken.add(id);
  return id as T;
}
