// All passes over one network, kept from plan to plan. An update reads the tasks that changed and
// lets each pass follow what came of that; what none of them reached is not looked at again.

import type { Diagnostic } from "../model/diagnostic.ts";
import type { Plan } from "../model/plan.ts";
import type { Schedule, ScheduledTask } from "../model/schedule.ts";
import { createBackward, latestStart } from "./backward.ts";
import type { ForwardPass } from "./forward.ts";
import { createForward } from "./forward.ts";
import { IndexSet } from "./index-set.ts";
import { createInputs } from "./inputs.ts";
import { MINUTE, secondsOf } from "./instant.ts";
import { createLags } from "./lags.ts";
import type { Network } from "./network.ts";
import { reportMissed } from "./missed.ts";
import type { PlanCalendars } from "./plan-calendars.ts";
import { createProgress } from "./progress.ts";
import { isSameRecord, ScheduledTasks } from "./records.ts";
import { arrangeReports, reportBeyond } from "./reports.ts";
import { createSlack } from "./slack.ts";

export interface Computation {
  readonly last: Schedule;
  /** The schedule of a later plan, or null when that has another network, other hours or other rules: then nothing is kept. */
  update(plan: Plan, calendars: PlanCalendars): Schedule | null;
}

const MAX_ROUNDS = 5;

/** The settings that dates and reports follow from, besides the calendar. */
const RULES = [
  "start",
  "scheduleFrom",
  "finish",
  "statusDate",
  "rescheduleRemaining",
  "honourConstraints",
  "criticalSlackMinutes",
  "minutesPerDay",
  "multipleCriticalPaths",
] as const satisfies readonly (keyof Plan["settings"])[];

/** Computes `plan` over its network. Records of `before` (the last schedule) that are still right are kept. */
export function createComputation(
  plan: Plan,
  net: Network,
  calendars: PlanCalendars,
  before: Schedule | null,
): Computation {
  const { settings } = plan;
  const count = net.tasks.length;
  const inputs = createInputs(settings, net, calendars);
  const lags = createLags(net, inputs);
  const asked = createForward(net, inputs, lags);
  const isFromFinish = !Number.isNaN(inputs.projectFinish);
  const late = createBackward(net, inputs, lags, {
    dates: asked.dates,
    changed: asked.changed,
    get projectFinish() {
      return isFromFinish ? inputs.projectFinish : asked.projectFinish;
    },
  });
  /** A second forward pass, for plans with tasks as late as possible (S37). */
  let postponed: ForwardPass | null = null;
  const slack = createSlack(net, inputs, lags);
  const progress = createProgress(net);
  const criticalSlack = secondsOf(settings.criticalSlackMinutes);
  const dirty = new IndexSet(count);
  const stale = new IndexSet(count);
  let records: readonly (ScheduledTask | undefined)[] = net.tasks.map(({ id }) => before?.tasks.get(id));

  const recordOf = (i: number, { dates }: ForwardPass): ScheduledTask => ({
    id: net.tasks[i]!.id,
    summary: net.isSummary[i] === 1,
    milestone: net.isSummary[i] === 0 && dates.duration[i] === 0,
    start: dates.start[i]! / MINUTE,
    finish: dates.finish[i]! / MINUTE,
    earlyStart: dates.earlyStart[i]! / MINUTE,
    earlyFinish: dates.earlyFinish[i]! / MINUTE,
    lateStart: late.dates.lateStart[i]! / MINUTE,
    lateFinish: late.dates.lateFinish[i]! / MINUTE,
    totalSlackMinutes: slack.total[i]! / MINUTE,
    freeSlackMinutes: slack.free[i]! / MINUTE,
    critical: slack.isDone[i] === 0 && slack.total[i]! <= criticalSlack,
    durationMinutes: dates.duration[i]! / MINUTE,
    percentComplete: progress.percent[i]!,
  });

  /** The records, made again where a pass changed something. */
  const refreshRecords = (early: ForwardPass): readonly ScheduledTask[] => {
    const next = records.slice() as ScheduledTask[];
    stale.clear();
    for (const { changed } of [early, late, slack, progress]) {
      for (let k = 0; k < changed.size; k += 1) stale.add(changed.at(k));
    }
    for (let k = 0; k < stale.size; k += 1) {
      const i = stale.at(k);
      const record = recordOf(i, early);
      const known = records[i];
      if (!known || !isSameRecord(known, record)) next[i] = record;
    }
    records = next;
    return next;
  };

  const hasPostponed = (): boolean => inputs.constraint.includes("ALAP");
  /** S90: back from the finish, then on from the start that this leaves; the early dates are those of the second pass. */
  const countBack = (): ForwardPass => {
    inputs.projectStart = inputs.projectFinish;
    for (let round = 0; round < MAX_ROUNDS; round += 1) {
      asked.run(dirty, null);
      late.run(dirty);
      const start = latestStart(net, inputs, (i) => late.dates.lateStart[i]!);
      if (start === inputs.projectStart) break;
      inputs.projectStart = start;
    }
    if (!hasPostponed()) return asked;
    postponed ??= createForward(net, inputs, lags);
    postponed.run(dirty, late.dates.lateStart);
    const { earlyStart, earlyFinish } = asked.dates;
    const { changed, conflicts, projectFinish } = postponed;
    return { ...postponed, changed, conflicts, projectFinish, dates: { ...postponed.dates, earlyStart, earlyFinish } };
  };

  const passOver = (): ForwardPass => {
    if (isFromFinish) return countBack();
    asked.run(dirty, null);
    late.run(dirty);
    if (!hasPostponed()) return asked;
    const isFirst = postponed === null;
    postponed ??= createForward(net, inputs, lags);
    const again = new IndexSet(count);
    if (isFirst) again.addAll();
    for (let k = 0; k < dirty.size; k += 1) again.add(dirty.at(k));
    for (let k = 0; k < late.changed.size; k += 1) {
      if (inputs.constraint[late.changed.at(k)] === "ALAP") again.add(late.changed.at(k));
    }
    postponed.run(again, late.dates.lateStart);
    return postponed;
  };

  const compute = (previous: Schedule | null): Schedule => {
    inputs.read(dirty);
    const early = passOver();
    slack.run(dirty, early, late);
    progress.run(dirty, early);
    const diagnostics: Diagnostic[] = [...net.diagnostics, ...calendars.diagnosticsFor(net.tasks)];
    for (let i = 0; i < count; i += 1) {
      const report = inputs.reports[i];
      if (report) diagnostics.push(report);
    }
    const { minutesPerDay } = settings;
    diagnostics.push(...reportBeyond(net, early.dates));
    diagnostics.push(...reportMissed({ net, inputs, lags, early, slack, minutesPerDay }));
    let start = Infinity;
    for (let i = 0; i < count; i += 1) if (early.dates.start[i]! < start) start = early.dates.start[i]!;
    return {
      start: (start === Infinity ? inputs.projectStart : start) / MINUTE,
      finish: early.projectFinish / MINUTE,
      tasks: new ScheduledTasks(net.index, refreshRecords(early)),
      diagnostics: arrangeReports(diagnostics, previous?.diagnostics ?? []),
    };
  };

  dirty.addAll();
  let last = compute(before);

  return {
    get last() {
      return last;
    },
    update(later, hours) {
      const rules = later.settings;
      // Counted back from the finish, every edit may move the start and with it everything.
      const isSameRules = !isFromFinish && hours === calendars && RULES.every((rule) => rules[rule] === settings[rule]);
      dirty.clear();
      const hadPostponed = postponed !== null;
      if (!isSameRules || !net.follow(later, dirty)) return null;
      const next = compute(last);
      // The first plan with, or without, tasks as late as possible takes all dates from the other pass.
      return hadPostponed === hasPostponed() ? (last = next) : null;
    },
  };
}
