// Why a task starts, or finishes, when it does: read off a plan and its schedule, as data. Each step
// names everything that alone would have given the date, then what pushed it on (non-working time,
// levelling); the first cause that leads to another date is followed, down to one that doesn't.
// Nothing is computed anew: the dates are those of the schedule. The numbers in comments are those of RULES.md.

import type { DependencyId, TaskId } from "../model/ids.ts";
import type { ConstraintType, DependencyType, Plan } from "../model/plan.ts";
import type { Schedule } from "../model/schedule.ts";
import { latestStart } from "./backward.ts";
import type { Candidate } from "./candidates.ts";
import { createCandidates } from "./candidates.ts";
import { IndexSet } from "./index-set.ts";
import { createInputs } from "./inputs.ts";
import { clampInstant, MINUTE, secondsOf } from "./instant.ts";
import { createLags } from "./lags.ts";
import { createNetwork } from "./network.ts";
import { createPlanCalendars } from "./plan-calendars.ts";

export type End = "start" | "finish";

/** What gives a date. `at` is the instant it asks for, in minutes since 1970-01-01T00:00, before non-working time moves it. */
export type Cause =
  | { readonly kind: "project-start" | "status-date"; readonly at: number }
  | {
      readonly kind: "link";
      readonly at: number;
      readonly dependency: DependencyId;
      readonly predecessor: TaskId;
      /** The date of the predecessor that the link leads from. */
      readonly from: End;
      /** The task itself, or the summary above it that the link leads to. */
      readonly successor: TaskId;
      readonly type: DependencyType;
    }
  /** `task` is the task itself, or a summary above it. */
  | { readonly kind: "constraint"; readonly at: number; readonly task: TaskId; readonly constraint: ConstraintType }
  /** As late as possible: the late start. */
  | { readonly kind: "late-start"; readonly at: number }
  | { readonly kind: "actual-start" | "actual-finish" | "manual-start"; readonly at: number }
  /** Of a summary: the task inside that begins or ends it. */
  | { readonly kind: "child"; readonly at: number; readonly child: TaskId }
  /** Of a finish: the task's start and its duration. */
  | { readonly kind: "duration"; readonly at: number; readonly minutes: number };

/** What moved the date on from what its causes ask for, in the order in which it did. */
export interface Push {
  readonly kind: "non-working" | "levelling";
  readonly from: number;
  readonly to: number;
}

export interface Step {
  readonly task: TaskId;
  readonly end: End;
  /** The scheduled date. */
  readonly at: number;
  /** The one that is followed first; empty only where a schedule isn't that of the plan. */
  readonly causes: readonly Cause[];
  readonly pushes: readonly Push[];
}

export interface Explainer {
  /** From the date asked for to the root of it; empty for a task that isn't scheduled. */
  explain(task: TaskId, end?: End): Step[];
}

/** Where the chain goes on from a step. */
function nextOf({ task, end, causes }: Step): { task: TaskId; end: End } | null {
  const [first] = causes;
  if (first?.kind === "link") return { task: first.predecessor, end: first.from };
  if (first?.kind === "child") return { task: first.child, end };
  return first?.kind === "duration" ? { task, end: "start" } : null;
}

/** Prepares explanations of many tasks of one plan; `schedule` is that plan's. */
export function createExplainer(plan: Plan, schedule: Schedule): Explainer {
  const net = createNetwork(plan);
  const calendars = createPlanCalendars(plan);
  const inputs = createInputs(plan.settings, net, calendars);
  inputs.read(IndexSet.all(net.tasks.length));
  // S90: counted back from the finish, the project starts where its earliest task must.
  if (!Number.isNaN(inputs.projectFinish)) {
    inputs.projectStart = latestStart(net, inputs, (i) => secondsOf(schedule.tasks.get(net.tasks[i]!.id)!.lateStart));
  }
  const lags = createLags(net, inputs);
  const { tasks, isSummary, childHead, children } = net;
  const dateOf = (i: number, end: End): number => {
    const record = schedule.tasks.get(tasks[i]!.id);
    return record ? secondsOf(record[end]) : NaN;
  };
  const candidates = createCandidates({
    net,
    inputs,
    lags,
    startOf: (i) => dateOf(i, "start"),
    finishOf: (i) => dateOf(i, "finish"),
    durationOf: (i) => secondsOf(schedule.tasks.get(tasks[i]!.id)?.durationMinutes ?? 0),
  });

  const causeOf = (candidate: Candidate): Cause => {
    const at = candidate.at / MINUTE;
    if (candidate.kind === "project-start" || candidate.kind === "status-date") return { kind: candidate.kind, at };
    if (candidate.kind === "constraint") {
      const { id } = tasks[candidate.task]!;
      return { kind: "constraint", at, task: id, constraint: inputs.constraint[candidate.task]! };
    }
    const e = candidate.link;
    const dependency = plan.dependencies.get(net.links.ids[e]!)!;
    const { id, predecessor, successor, type } = dependency;
    const from = type[0] === "F" ? "finish" : "start";
    return { kind: "link", at, dependency: id, predecessor, from, successor, type };
  };
  const rank = (cause: Cause) => `${cause.kind === "link" ? 0 : 1} ${cause.kind === "link" ? cause.dependency : ""}`;
  const causesOf = (list: readonly Candidate[]): Cause[] =>
    list.map(causeOf).sort((a, b) => (rank(a) < rank(b) ? -1 : rank(a) > rank(b) ? 1 : 0));

  /** The start of a task that neither has begun nor is set by hand. */
  const explainFree = (i: number): Pick<Step, "causes" | "pushes"> => {
    const work = inputs.duration[i]!;
    const settle = (instant: number) => (work > 0 ? inputs.nextStart(i, instant) : clampInstant(instant));
    const asked = candidates.of(i);
    const latest = asked.reduce((most, one) => Math.max(most, one.start), -Infinity);
    const type = inputs.constraint[i]!;
    let at = latest;
    const decided: Cause[] = [];
    if (type === "SNLT" || type === "FNLT" || type === "MSO" || type === "MFO") {
      const date = inputs.constraintDate[i]!;
      const limit = (type === "FNLT" || type === "MFO") && work > 0 ? inputs.startFor(i, date) : date;
      const isConflict = latest > settle(limit);
      const isMust = type === "MSO" || type === "MFO";
      if (isConflict ? inputs.honourConstraints : isMust) {
        at = limit;
        decided.push({ kind: "constraint", at: date / MINUTE, task: tasks[i]!.id, constraint: type });
      }
    } else if (type === "ALAP") {
      const late = secondsOf(schedule.tasks.get(tasks[i]!.id)!.lateStart);
      at = Math.max(latest, late);
      if (settle(late) === settle(at)) decided.push({ kind: "late-start", at: late / MINUTE });
    }
    const begun = settle(at);
    const equal = causesOf(asked.filter((one) => settle(one.start) === begun));
    const pushes: Push[] = [];
    const push = (kind: Push["kind"], from: number, to: number) => {
      if (to > from) pushes.push({ kind, from: from / MINUTE, to: to / MINUTE });
    };
    push("non-working", at, begun);
    const delay = inputs.levellingDelay[i]!;
    if (delay > 0 && Number.isNaN(inputs.actualFinish[i]!)) {
      const delayed = clampInstant(begun + delay);
      push("levelling", begun, delayed);
      push("non-working", delayed, settle(delayed));
    }
    return { causes: [...decided, ...equal], pushes };
  };

  const explainStart = (i: number): Pick<Step, "causes" | "pushes"> => {
    const begun = inputs.actualStart[i]!;
    const done = inputs.actualFinish[i]!;
    const pinned = Number.isNaN(begun) ? inputs.manualStart[i]! : begun;
    if (!Number.isNaN(pinned)) {
      const kind = Number.isNaN(begun) ? "manual-start" : "actual-start";
      return dateOf(i, "start") < pinned
        ? { causes: [{ kind: "actual-finish", at: done / MINUTE }], pushes: [] } // S41
        : { causes: [{ kind, at: pinned / MINUTE }], pushes: [] };
    }
    if (Number.isNaN(done)) return explainFree(i);
    // S41: a task that is finished without having begun starts when it would have, at its finish at the latest.
    const free = explainFree(i);
    const isCut = dateOf(i, "start") >= done;
    return isCut ? { causes: [{ kind: "actual-finish", at: done / MINUTE }], pushes: [] } : free;
  };

  const explainFinish = (i: number): Cause[] => {
    const finish = dateOf(i, "finish");
    const done = inputs.actualFinish[i]!;
    if (!Number.isNaN(done) && finish === done) return [{ kind: "actual-finish", at: done / MINUTE }];
    const start = dateOf(i, "start");
    const work = inputs.duration[i]!;
    const regular = work > 0 ? inputs.finishFrom(i, start) : start;
    const hasBegun = !Number.isNaN(inputs.actualStart[i]!);
    if (hasBegun && finish > regular) return [{ kind: "status-date", at: inputs.floor / MINUTE }]; // S45
    // S17: a bound on the finish that falls between two shifts.
    const met = regular === finish ? [] : candidates.of(i).filter((one) => one.isOnFinish && one.at === finish);
    return met.length > 0
      ? causesOf(met)
      : [{ kind: "duration", at: start / MINUTE, minutes: inputs.workFrom(i, start) / MINUTE }];
  };

  const explainSpan = (i: number, end: End): Cause[] => {
    const at = dateOf(i, end);
    const inside = Array.from(children.subarray(childHead[i]!, childHead[i + 1]!))
      .filter((child) => dateOf(child, end) === at)
      .map((child) => tasks[child]!.id)
      .sort();
    return inside.map((child) => ({ kind: "child", at: at / MINUTE, child }));
  };

  const stepOf = (task: TaskId, end: End): Step | null => {
    const i = net.index.get(task);
    const record = schedule.tasks.get(task);
    if (i === undefined || !record) return null;
    const base = { task, end, at: record[end] };
    if (isSummary[i]) return { ...base, causes: explainSpan(i, end), pushes: [] };
    return end === "start" ? { ...base, ...explainStart(i) } : { ...base, causes: explainFinish(i), pushes: [] };
  };

  return {
    explain(task, end = "start") {
      const chain: Step[] = [];
      const seen = new Set<string>();
      let step = stepOf(task, end);
      while (step && !seen.has(`${step.end} ${step.task}`)) {
        seen.add(`${step.end} ${step.task}`);
        chain.push(step);
        const next = nextOf(step);
        step = next && stepOf(next.task, next.end);
      }
      return chain;
    },
  };
}

/** Why `task` starts, or finishes, when it does; `schedule` is the schedule of `plan`. For several tasks of a plan: `createExplainer`. */
export function explain(plan: Plan, schedule: Schedule, task: TaskId, end: End = "start"): Step[] {
  return createExplainer(plan, schedule).explain(task, end);
}
