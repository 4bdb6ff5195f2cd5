// The door of the scheduler: a plan in, its dates out. A pure function without clock or randomness,
// so that every replica computes the same dates from the same plan, in whatever order its records are
// listed. It always answers, whatever the plan holds, and never with NaN; what it could not honour
// is in the diagnostics. The rules are in RULES.md.

import type { Calendar, Person, Plan } from "../model/plan.ts";
import type { Schedule } from "../model/schedule.ts";
import type { Computation } from "./computation.ts";
import { createComputation } from "./computation.ts";
import { createNetwork } from "./network.ts";
import type { PlanCalendars } from "./plan-calendars.ts";
import { createPlanCalendars } from "./plan-calendars.ts";

/** Keeps what can be reused between two versions of a plan. Its records must be immutable: a changed record is a new one. */
export interface Scheduler {
  /** The schedule of `plan`; the same as `schedule(plan)`, sooner. Records of tasks whose dates stayed are those of the last call. */
  update(plan: Plan): Schedule;
}

function hasSameValues<K, V>(a: ReadonlyMap<K, V>, b: ReadonlyMap<K, V>): boolean {
  if (a === b) return true;
  if (a.size !== b.size) return false;
  for (const [key, value] of a) if (b.get(key) !== value) return false;
  return true;
}

/** A scheduler that visits, from the second plan on, only what an edit reached; a change of outline, links or calendars is computed whole. */
export function createScheduler(): Scheduler {
  let calendars: PlanCalendars | null = null;
  let computation: Computation | null = null;
  let knownCalendars: ReadonlyMap<string, Calendar> = new Map();
  let knownPeople: ReadonlyMap<string, Person> = new Map();
  let knownDefault: string | null = null;

  const calendarsOf = (plan: Plan): PlanCalendars => {
    const isKnown =
      knownDefault === plan.settings.calendar &&
      hasSameValues(knownCalendars, plan.calendars) &&
      hasSameValues(knownPeople, plan.people);
    if (calendars && isKnown) return calendars;
    knownCalendars = new Map(plan.calendars);
    knownPeople = new Map(plan.people);
    knownDefault = plan.settings.calendar;
    return (calendars = createPlanCalendars(plan));
  };
  return {
    update(plan) {
      const hours = calendarsOf(plan);
      const updated = computation?.update(plan, hours);
      if (updated) return updated;
      computation = createComputation(plan, createNetwork(plan), hours, computation?.last ?? null);
      return computation.last;
    },
  };
}

/** The dates of `plan`, computed from scratch. */
export function schedule(plan: Plan): Schedule {
  return createScheduler().update(plan);
}
