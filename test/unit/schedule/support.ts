// Plans for the scheduler's tests in a few words: tasks by id, links as "a>b FS+480", dates as text.
// Monday 2026-01-05, 08:00, is the project start; days have eight hours.

import { createSettingsRecord, createTaskRecord, standardCalendars } from "@entente/shared/exchange/plan-records";
import type { CalendarId, DependencyId, PersonId, TaskId } from "@entente/shared/model/ids";
import type {
  Calendar,
  Dependency,
  DependencyType,
  LagUnit,
  Plan,
  PlanSettings,
  Shifts,
  Task,
} from "@entente/shared/model/plan";
import type { Schedule, ScheduledTask } from "@entente/shared/model/schedule";
import type { Recurrence } from "@entente/shared/model/recurrence";
import type { LocalDate, LocalDateTime } from "@entente/shared/model/time";
import { formatLocalDateTime } from "@entente/shared/model/time";
import { schedule } from "@entente/shared/schedule/schedule";

export const DAY = 480;

/** Fields of a task with plain strings for ids and dates. */
export type TaskSketch = Partial<Record<keyof Task, unknown>>;

export interface PlanSketch {
  readonly tasks: Readonly<Record<string, TaskSketch>>;
  /** "a>b", "a>b SS", "a>b FF-480", "a>b FS+50%", "a>b FS+1440e" (elapsed). */
  readonly links?: readonly string[];
  readonly calendars?: readonly CalendarSketch[];
  /** Calendar by person. */
  readonly people?: Readonly<Record<string, string | null>>;
  readonly settings?: Partial<Record<keyof PlanSettings, unknown>>;
}

export interface CalendarSketch {
  readonly id: string;
  readonly base?: string;
  /** Sunday first, or one list of shifts for Monday to Friday. */
  readonly week?: readonly (Shifts | null)[];
  readonly weekdays?: Shifts;
  /** "from..to" or a day → shifts. */
  readonly exceptions?: Readonly<Record<string, Shifts | undefined>>;
  /** Of the exceptions, by the same key. */
  readonly repeats?: Readonly<Record<string, Recurrence>>;
  readonly workWeeks?: Readonly<Record<string, readonly (Shifts | null)[] | undefined>>;
}

const NO_WEEK: readonly null[] = [null, null, null, null, null, null, null];

function period(key: string): { from: LocalDate; to: LocalDate } {
  const [from, to] = key.split("..") as [LocalDate, LocalDate?];
  return { from, to: to ?? from };
}

function createCalendar(sketch: CalendarSketch): Calendar {
  const { weekdays } = sketch;
  const week = weekdays ? [[], weekdays, weekdays, weekdays, weekdays, weekdays, []] : (sketch.week ?? NO_WEEK);
  return {
    id: sketch.id as CalendarId,
    name: sketch.id,
    base: (sketch.base ?? null) as CalendarId | null,
    week,
    exceptions: Object.entries(sketch.exceptions ?? {}).map(([key, shifts = []]) => ({
      id: key,
      name: key,
      ...period(key),
      shifts,
      repeat: sketch.repeats?.[key] ?? null,
    })),
    workWeeks: Object.entries(sketch.workWeeks ?? {}).map(([key, week = []]) => ({
      id: key,
      name: key,
      ...period(key),
      week,
    })),
  };
}

const LINK = /^(\w+)>(\w+)(?: (FS|SS|FF|SF)([+-]\d+)?([e%])?)?$/u;
const UNITS: Readonly<Record<string, LagUnit>> = { e: "elapsed", "%": "percent" };

function createLink(text: string): Dependency {
  const match = LINK.exec(text);
  if (!match) throw new Error(`Not a link: ${text}`);
  return {
    id: `${match[1]}>${match[2]}` as DependencyId,
    predecessor: match[1] as TaskId,
    successor: match[2] as TaskId,
    type: (match[3] ?? "FS") as DependencyType,
    lag: Number(match[4] ?? 0),
    lagUnit: UNITS[match[5] ?? ""] ?? "working",
  };
}

/** A whole plan; tasks take one day unless they say otherwise. */
export function createPlan(sketch: PlanSketch): Plan {
  const tasks = Object.entries(sketch.tasks).map(([id, fields], index) => {
    const order = String(index).padStart(6, "0");
    return createTaskRecord({ title: id, order, cardOrder: order, ...fields, id: id as TaskId } as Task);
  });
  const people = Object.entries(sketch.people ?? {}).map(([id, calendar]) => ({
    id: id as PersonId,
    name: id,
    email: null,
    userId: null,
    calendar: calendar as CalendarId | null,
  }));
  const calendars = (sketch.calendars ?? []).map(createCalendar);
  const links = (sketch.links ?? []).map(createLink);
  return {
    settings: { ...createSettingsRecord("Plan", "2026-01-05" as LocalDate), ...sketch.settings } as PlanSettings,
    tasks: new Map(tasks.map((task) => [task.id, task])),
    dependencies: new Map(links.map((link) => [link.id, link])),
    columns: new Map(),
    calendars: new Map([...standardCalendars(), ...calendars.map((calendar) => [calendar.id, calendar] as const)]),
    people: new Map(people.map((person) => [person.id, person])),
    labels: new Map(),
    notes: new Map(),
    baselines: new Map(),
  };
}

/** Month, day and time: "01-05 08:00". */
export function when(minutes: number): string {
  return formatLocalDateTime(minutes).slice(5).replace("T", " ");
}

/** Start and finish of each scheduled task, in short. */
export function datesOf(result: Schedule): Record<string, string> {
  return Object.fromEntries(
    Array.from(result.tasks.values(), (task) => [task.id, `${when(task.start)} – ${when(task.finish)}`]),
  );
}

/** Start and finish of each task of the plan sketched. */
export function dates(sketch: PlanSketch): Record<string, string> {
  return datesOf(schedule(createPlan(sketch)));
}

/** One scheduled task of the plan sketched. */
export function scheduled(sketch: PlanSketch, id: string): ScheduledTask {
  const task = schedule(createPlan(sketch)).tasks.get(id as TaskId);
  if (!task) throw new Error(`${id} was not scheduled.`);
  return task;
}

/** The codes of the diagnostics, each with its ids. */
export function reports(sketch: PlanSketch): string[] {
  return schedule(createPlan(sketch)).diagnostics.map(({ code, ids }) => `${code} ${ids.join(",")}`);
}

export const at = (text: string) => text as LocalDateTime;
