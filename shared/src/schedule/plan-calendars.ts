// The calendars of a plan, compiled once and shared by its tasks. Says which hours a task is worked
// in (RULES S20–S29). A calendar that can't be used (unknown, based on itself, without a single
// working second) is reported and the next best one stands in, so that every task has hours.

import type { Diagnostic } from "../model/diagnostic.ts";
import type { CalendarId, PersonId } from "../model/ids.ts";
import type { Calendar, Plan, Shifts, Task } from "../model/plan.ts";
import { layerCalendar } from "./calendar-layers.ts";
import { createWeekPattern } from "./week-pattern.ts";
import type { WorkCalendar } from "./work-calendar.ts";
import { createRoundTheClock, createWorkCalendar, intersectCalendars, uniteCalendars } from "./work-calendar.ts";
import { FIRST_DAY } from "./instant.ts";

export interface PlanCalendars {
  readonly project: WorkCalendar;
  readonly roundTheClock: WorkCalendar;
  /** The hours of a task's assignments, one calendar for each kind of hours; never empty. */
  of(task: Task): readonly WorkCalendar[];
  /** The hours of one person's assignment to a task. */
  ofPerson(task: Task, person: PersonId): WorkCalendar;
  /** The hours in which at least one of `calendars` (never none) works. */
  anyOf(calendars: readonly WorkCalendar[]): WorkCalendar;
  /** The task's own calendar alone, or null when it has none. */
  ownOf(task: Task): WorkCalendar | null;
  /** What is wrong with the calendars that the project, its people and `tasks` name. */
  diagnosticsFor(tasks: readonly Task[]): Diagnostic[];
}

const MAX_CHAIN = 32;
const OFFICE: Shifts = [
  [8 * 60, 12 * 60],
  [13 * 60, 17 * 60],
];

function createOfficeHours(): WorkCalendar {
  const pattern = createWeekPattern([[], OFFICE, OFFICE, OFFICE, OFFICE, OFFICE, []]);
  return createWorkCalendar([{ firstDay: FIRST_DAY, pattern }]);
}

/** `combine`, computed once for each pair of calendars. */
function createPairs(combine: (a: WorkCalendar, b: WorkCalendar) => WorkCalendar): typeof combine {
  const shared = new Map<WorkCalendar, Map<WorkCalendar, WorkCalendar>>();
  return (a, b) => {
    if (a === b) return a;
    let known = shared.get(a);
    if (!known) shared.set(a, (known = new Map()));
    let both = known.get(b);
    if (!both) known.set(b, (both = combine(a, b)));
    return both;
  };
}

/** Compiles what `plan` names, lazily. `resourceCalendars` are kept per person, intersections per pair. */
export function createPlanCalendars(plan: Pick<Plan, "calendars" | "people" | "settings">): PlanCalendars {
  const compiled = new Map<CalendarId, WorkCalendar | null>();
  const found = new Map<CalendarId, Diagnostic[]>();
  const chainOf = (id: CalendarId, report: (code: string, id: string, message: string) => void): Calendar[] => {
    const chain: Calendar[] = [];
    for (let next: CalendarId | null = id; next !== null;) {
      const calendar: Calendar | undefined = plan.calendars.get(next);
      if (!calendar) {
        report("unknown-calendar", next, "A calendar that is named in the plan does not exist; it was passed over.");
        break;
      }
      if (chain.includes(calendar) || chain.length === MAX_CHAIN) {
        report("calendar-cycle", id, `The calendar “${calendar.name}” is based on itself; its base was passed over.`);
        break;
      }
      chain.push(calendar);
      next = calendar.base;
    }
    return chain;
  };
  const compile = (id: CalendarId): WorkCalendar | null => {
    const known = compiled.get(id);
    if (known !== undefined) return known;
    const diagnostics: Diagnostic[] = [];
    const report = (code: string, about: string, message: string) => {
      diagnostics.push({ code, message, ids: [about] });
    };
    found.set(id, diagnostics);
    const chain = chainOf(id, report);
    const layers = chain.length === 0 ? null : layerCalendar(chain);
    if (layers?.isCut) {
      const { name } = chain[0]!;
      report(
        "recurrence-cut",
        id,
        `The calendar “${name}” repeats its exceptions on too many days; the last were left out.`,
      );
    }
    let calendar = layers && createWorkCalendar(layers.ranges);
    if (calendar && !calendar.hasWork) {
      report("calendar-without-work", id, `The calendar “${chain[0]!.name}” has no working time; it was passed over.`);
      calendar = null;
    }
    compiled.set(id, calendar);
    return calendar;
  };

  const wanted = plan.settings.calendar;
  const project = (wanted === null ? null : compile(wanted)) ?? createOfficeHours();
  const roundTheClock = createRoundTheClock();
  const projectOnly = [project];

  const ofPerson = new Map<PersonId, WorkCalendar>();
  for (const person of plan.people.values()) {
    if (person.calendar === null || person.calendar === wanted) continue;
    const calendar = compile(person.calendar);
    if (calendar && calendar !== project) ofPerson.set(person.id, calendar);
  }

  const common = createPairs((taskCalendar, resource) => {
    const both = intersectCalendars(taskCalendar, resource);
    return both.hasWork ? both : taskCalendar;
  });
  const either = createPairs(uniteCalendars);

  const ownOf = (task: Task) => (task.calendar === null ? null : compile(task.calendar));
  return {
    project,
    roundTheClock,
    ownOf,
    ofPerson(task, person) {
      const own = ownOf(task);
      if (own && task.ignoreResourceCalendars) return own;
      const resource = ofPerson.get(person) ?? project;
      return own ? common(own, resource) : resource;
    },
    anyOf: (all) => all.reduce(either),
    of(task) {
      const own = ownOf(task);
      if (task.assignees.length === 0 || (own && task.ignoreResourceCalendars)) return own ? [own] : projectOnly;
      if (!own && ofPerson.size === 0) return projectOnly;
      const hours = new Set<WorkCalendar>();
      for (const person of task.assignees) {
        const resource = ofPerson.get(person) ?? project;
        hours.add(own ? common(own, resource) : resource);
      }
      return Array.from(hours);
    },
    diagnosticsFor(tasks) {
      const named = new Set<CalendarId | null>([wanted]);
      for (const person of plan.people.values()) named.add(person.calendar);
      for (const task of tasks) named.add(task.calendar);
      const byKey = new Map<string, Diagnostic>();
      for (const id of named) {
        if (id === null) continue;
        // Also what nothing was scheduled with, such as a summary's: the answer must not depend on earlier plans.
        compile(id);
        for (const one of found.get(id) ?? []) byKey.set(`${one.code} ${one.ids[0]}`, one);
      }
      return Array.from(byKey.values());
    },
  };
}
