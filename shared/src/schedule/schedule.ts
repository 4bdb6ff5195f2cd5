// The door of the scheduler: a plan in, its dates out. A pure function without clock or randomness,
// so that every replica computes the same dates from the same plan, in whatever order its records are
// listed. It always answers, whatever the plan holds, and never with NaN; what it could not honour
// is in the diagnostics. The rules are in RULES.md.

import type { Diagnostic } from "../model/diagnostic.ts";
import type { TaskId } from "../model/ids.ts";
import type { Calendar, Person, Plan } from "../model/plan.ts";
import type { Schedule, ScheduledTask } from "../model/schedule.ts";
import { runBackward } from "./backward.ts";
import type { EarlyDates } from "./forward.ts";
import { runForward } from "./forward.ts";
import type { Inputs } from "./inputs.ts";
import { createInputs } from "./inputs.ts";
import { LAST, MINUTE, secondsOf } from "./instant.ts";
import { createLags } from "./lags.ts";
import type { Network } from "./network.ts";
import { createNetwork, reuseNetwork } from "./network.ts";
import type { PlanCalendars } from "./plan-calendars.ts";
import { createPlanCalendars } from "./plan-calendars.ts";
import { rollUpProgress } from "./progress.ts";
import { computeSlack } from "./slack.ts";

/** Keeps what can be reused between two versions of a plan, such as compiled calendars. Plans must be immutable: a changed record is a new one. */
export interface Scheduler {
  /** The schedule of `plan`; the same as `schedule(plan)`, sooner. */
  update(plan: Plan): Schedule;
}

function reportOutcome(net: Network, inputs: Inputs, dates: EarlyDates): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const beyond: TaskId[] = [];
  for (let i = 0; i < net.tasks.length; i += 1) {
    const task = net.tasks[i]!;
    if (dates.finish[i]! >= LAST) beyond.push(task.id);
    if (dates.finish[i]! > inputs.deadline[i]!) {
      diagnostics.push({
        code: "deadline-missed",
        message: `“${task.title}” finishes after its deadline.`,
        ids: [task.id],
      });
    }
  }
  if (beyond.length > 0) {
    const message = "These tasks run beyond the year 9999, where the calendar ends; their dates were cut off there.";
    diagnostics.push({ code: "beyond-calendar", message, ids: beyond.sort() });
  }
  return diagnostics;
}

function compareDiagnostics(a: Diagnostic, b: Diagnostic): number {
  if (a.code !== b.code) return a.code < b.code ? -1 : 1;
  const left = a.ids.join(" ");
  const right = b.ids.join(" ");
  return left < right ? -1 : left > right ? 1 : 0;
}

function compute(plan: Plan, calendars: PlanCalendars, net: Network, structural: readonly Diagnostic[]): Schedule {
  const diagnostics = [...structural];
  const inputs = createInputs(plan, net, calendars, diagnostics);
  const lags = createLags(net, inputs);
  let conflicts: Diagnostic[] = [];
  let early = runForward(net, inputs, lags, conflicts, null);
  const late = runBackward(net, inputs, lags, early);
  if (inputs.constraint.includes("ALAP")) {
    conflicts = [];
    early = runForward(net, inputs, lags, conflicts, late.lateStart);
  }
  const slack = computeSlack(net, inputs, lags, early, late);
  const percent = rollUpProgress(net, early);
  diagnostics.push(...calendars.diagnosticsFor(net.tasks), ...conflicts, ...reportOutcome(net, inputs, early));

  const criticalSlack = secondsOf(plan.settings.criticalSlackMinutes);
  const tasks = new Map<TaskId, ScheduledTask>();
  let start = Infinity;
  for (let i = 0; i < net.tasks.length; i += 1) {
    const task = net.tasks[i]!;
    start = Math.min(start, early.start[i]!);
    tasks.set(task.id, {
      id: task.id,
      summary: net.isSummary[i] === 1,
      milestone: net.isSummary[i] === 0 && early.duration[i] === 0,
      start: early.start[i]! / MINUTE,
      finish: early.finish[i]! / MINUTE,
      earlyStart: early.earlyStart[i]! / MINUTE,
      earlyFinish: early.earlyFinish[i]! / MINUTE,
      lateStart: late.lateStart[i]! / MINUTE,
      lateFinish: late.lateFinish[i]! / MINUTE,
      totalSlackMinutes: slack.total[i]! / MINUTE,
      freeSlackMinutes: slack.free[i]! / MINUTE,
      critical: slack.isDone[i] === 0 && slack.total[i]! <= criticalSlack,
      durationMinutes: early.duration[i]! / MINUTE,
      percentComplete: percent[i]!,
    });
  }
  return {
    start: (start === Infinity ? inputs.projectStart : start) / MINUTE,
    finish: early.projectFinish / MINUTE,
    tasks,
    diagnostics: diagnostics.sort(compareDiagnostics),
  };
}

function hasSameValues<K, V>(a: ReadonlyMap<K, V>, b: ReadonlyMap<K, V>): boolean {
  if (a === b) return true;
  if (a.size !== b.size) return false;
  for (const [key, value] of a) if (b.get(key) !== value) return false;
  return true;
}

/** A scheduler that compiles calendars again only when a calendar, a person or the project's calendar changed, and the network only when a link or the outline did. */
export function createScheduler(): Scheduler {
  let calendars: PlanCalendars | null = null;
  let network: { plan: Plan; net: Network; diagnostics: readonly Diagnostic[] } | null = null;
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
  const networkOf = (plan: Plan): { plan: Plan; net: Network; diagnostics: readonly Diagnostic[] } => {
    // Diagnostics of the structure name titles, which may have changed.
    const reused = network && network.diagnostics.length === 0 ? reuseNetwork(network.net, network.plan, plan) : null;
    if (reused) return (network = { plan, net: reused, diagnostics: [] });
    const diagnostics: Diagnostic[] = [];
    return (network = { plan, net: createNetwork(plan, diagnostics), diagnostics });
  };
  return {
    update(plan) {
      const { net, diagnostics } = networkOf(plan);
      return compute(plan, calendarsOf(plan), net, diagnostics);
    },
  };
}

/** The dates of `plan`, computed from scratch. */
export function schedule(plan: Plan): Schedule {
  return createScheduler().update(plan);
}
