// The backward pass: in reverse order every task gets the latest dates that still leave its
// successors, its summaries' successors, the project finish, deadlines and constraints alone. A late
// date may lie before the early one: that is negative slack, kept so that it can be shown. As in the
// forward pass, only nodes whose inputs, or whose neighbours behind them, changed are visited.

import type { ForwardPass } from "./forward.ts";
import { IndexSet } from "./index-set.ts";
import type { Inputs } from "./inputs.ts";
import { clampInstant } from "./instant.ts";
import type { Lags } from "./lags.ts";
import type { Network } from "./network.ts";
import { FF, FS, SF, SS } from "./links.ts";
import { PositionSet } from "./position-set.ts";

export interface LateDates {
  readonly lateStart: Float64Array;
  readonly lateFinish: Float64Array;
}

export interface BackwardPass {
  readonly dates: LateDates;
  /** The tasks that the last run gave other late dates. */
  readonly changed: IndexSet;
  /** Brings the late dates up to date after the forward pass ran on the same `dirty` tasks. */
  run(dirty: IndexSet): void;
}

/** The latest finish that the constraint and the deadline allow (S52). */
function capOf(inputs: Inputs, i: number): number {
  let cap = Number.isNaN(inputs.deadline[i]!) ? Infinity : inputs.deadline[i]!;
  const type = inputs.constraint[i];
  const date = inputs.constraintDate[i]!;
  if (type === "FNLT" || type === "MFO") cap = Math.min(cap, date);
  if (type === "SNLT" || type === "MSO") {
    const work = inputs.duration[i]!;
    cap = Math.min(cap, work > 0 ? inputs.finishFrom(i, date) : date);
  }
  return cap;
}

/** The latest start of the project from which everything still ends in time (S90): that of the earliest task that nothing pins. */
export function latestStart(net: Network, inputs: Inputs, lateStartOf: (i: number) => number): number {
  let start = Infinity;
  for (let i = 0; i < net.tasks.length; i += 1) {
    const isPinned = inputs.isDone[i] || !Number.isNaN(inputs.actualStart[i]!) || !Number.isNaN(inputs.manualStart[i]!);
    if (!net.isSummary[i] && !isPinned) start = Math.min(start, lateStartOf(i));
  }
  return start === Infinity ? inputs.projectFinish : start;
}

/** A pass over the dates of `early` that has not run yet. */
export function createBackward(
  net: Network,
  inputs: Inputs,
  lags: Lags,
  early: Pick<ForwardPass, "dates" | "changed" | "projectFinish">,
): BackwardPass {
  const { tasks, order, place, parent, isSummary, links, inHead, inLinks, outHead, outLinks } = net;
  const { childHead, children } = net;
  const { dates } = early;
  const count = tasks.length;
  const unknown = () => new Float64Array(count).fill(NaN);
  const lateStart = unknown();
  const lateFinish = unknown();
  // Of a leaf its own late dates, of a summary the earliest among its unfinished leaves.
  const firstLateStart = unknown();
  const firstLateFinish = unknown();
  // Of a summary: by when its leaves must finish, and by when those that begin it must start.
  const finishLimit = unknown();
  const startLimit = unknown();
  const changed = new IndexSet(count);
  /** Places of the order still to be visited; not kept while all are. */
  const waiting = new PositionSet(order.length);
  let isWhole = false;
  let knownFinish = NaN;

  /** The node at which the limits of `i` are collected: its own, or a summary's end. */
  const touchLimits = (i: number): void => {
    if (!isWhole) waiting.add(place[isSummary[i] ? count + i : i]!);
  };
  const touchChildren = (i: number): void => {
    for (let k = childHead[i]!; k < childHead[i + 1]!; k += 1) touchLimits(children[k]!);
  };
  const touchPredecessors = (i: number): void => {
    if (isWhole) return;
    for (let k = inHead[i]!; k < inHead[i + 1]!; k += 1) touchLimits(links.predecessor[inLinks[k]!]!);
  };

  /** True when the limits are other than they were. */
  const collectLimits = (i: number): boolean => {
    const above = parent[i]!;
    const end = inputs.multipleCriticalPaths ? Infinity : early.projectFinish;
    let finish = above < 0 ? end : finishLimit[above]!;
    let start = above >= 0 && dates.start[i] === dates.start[above] ? startLimit[above]! : Infinity;
    for (let k = outHead[i]!; k < outHead[i + 1]!; k += 1) {
      const e = outLinks[k]!;
      const to = links.successor[e]!;
      const type = links.type[e];
      const anchor = type === FS || type === SS ? firstLateStart[to]! : firstLateFinish[to]!;
      if (anchor === Infinity) continue; // S55: a finished successor asks nothing
      const limit = lags.before(e, anchor, dates.duration[i]!);
      if (type === FS || type === FF) finish = Math.min(finish, limit);
      if (type === SS || type === SF) start = Math.min(start, limit);
    }
    // S57: a task that nothing follows is the end of a path of its own.
    if (finish === Infinity && !isSummary[i]) finish = start < Infinity ? early.projectFinish : dates.earlyFinish[i]!;
    finish = Math.min(finish, capOf(inputs, i));
    if (finishLimit[i] === finish && startLimit[i] === start) return false;
    finishLimit[i] = finish;
    startLimit[i] = start;
    return true;
  };

  const placeLeaf = (i: number): void => {
    firstLateStart[i] = firstLateFinish[i] = Infinity;
    if (inputs.isDone[i]) {
      lateStart[i] = dates.earlyStart[i]!;
      lateFinish[i] = dates.earlyFinish[i]!;
      return;
    }
    const isMark = inputs.duration[i] === 0;
    const isManual = !Number.isNaN(inputs.manualStart[i]!);
    let finish = finishLimit[i]!;
    const latest = isManual ? Infinity : startLimit[i]!; // S54
    if (latest < Infinity) finish = Math.min(finish, isMark ? latest : inputs.finishFrom(i, latest));
    const hours = inputs.hours[i]!;
    if (!isMark && !isManual && hours.length === 1 && inputs.efforts[i] === null) {
      // One calendar: counted once for both dates.
      const before = hours[0]!.workBefore(finish);
      lateFinish[i] = hours[0]!.finishAt(before);
      lateStart[i] = hours[0]!.startAt(before - inputs.duration[i]!);
    } else {
      lateFinish[i] = clampInstant(isMark || isManual ? finish : inputs.previousFinish(i, finish));
      lateStart[i] = clampInstant(isMark ? finish : inputs.startFor(i, finish));
    }
    firstLateStart[i] = lateStart[i]!;
    firstLateFinish[i] = lateFinish[i]!;
    if (Number.isNaN(inputs.actualStart[i]!)) return;
    // S56: what comes before a task that has begun must only be done by where the rest of it goes on.
    if (!isMark) firstLateStart[i] = dates.resume[i]!;
    lateStart[i] = dates.earlyStart[i]!;
  };

  const spanChildren = (i: number): void => {
    lateStart[i] = firstLateStart[i] = firstLateFinish[i] = Infinity;
    lateFinish[i] = -Infinity;
    for (let k = childHead[i]!; k < childHead[i + 1]!; k += 1) {
      const child = children[k]!;
      lateStart[i] = Math.min(lateStart[i]!, lateStart[child]!);
      lateFinish[i] = Math.max(lateFinish[i]!, lateFinish[child]!);
      if (firstLateStart[child]! < Infinity) firstLateStart[i] = Math.min(firstLateStart[i]!, lateStart[child]!);
      firstLateFinish[i] = Math.min(firstLateFinish[i]!, firstLateFinish[child]!);
    }
  };

  /** Gives `i` its late dates, and passes on what that changed. */
  const visit = (i: number): void => {
    const start = lateStart[i]!;
    const finish = lateFinish[i]!;
    const firstStart = firstLateStart[i]!;
    const firstFinish = firstLateFinish[i]!;
    if (isSummary[i]) spanChildren(i);
    else placeLeaf(i);
    if (lateStart[i] !== start || lateFinish[i] !== finish) changed.add(i);
    else if (firstLateStart[i] === firstStart && firstLateFinish[i] === firstFinish) return;
    touchPredecessors(i);
    if (!isWhole && parent[i]! >= 0) waiting.add(place[parent[i]!]!);
  };

  const visitNode = (node: number, dirty: IndexSet): void => {
    if (node >= count) {
      if (isSummary[node - count] && collectLimits(node - count)) touchChildren(node - count);
      return;
    }
    // A successor that moved without being the one that decides changes nothing here.
    if (isSummary[node] || collectLimits(node) || dirty.has(node) || early.changed.has(node)) visit(node);
  };

  const touchWhatChanged = (dirty: IndexSet, isLater: boolean): void => {
    for (let k = 0; k < dirty.size; k += 1) {
      touchLimits(dirty.at(k));
      touchPredecessors(dirty.at(k)); // the lag of a link runs in the successor's hours (S13)
    }
    for (let k = 0; k < early.changed.size; k += 1) {
      const i = early.changed.at(k);
      touchLimits(i);
      if (isSummary[i]) touchChildren(i); // S51: those that begin it
    }
    if (!isLater) return;
    // With a critical path of its own for each chain (S57), ends inside summaries look at the project's finish too.
    for (let i = 0; i < count; i += 1) if (parent[i]! < 0 || inputs.multipleCriticalPaths) touchLimits(i);
  };

  return {
    dates: { lateStart, lateFinish },
    changed,
    run(dirty) {
      changed.clear();
      const isLater = early.projectFinish !== knownFinish;
      knownFinish = early.projectFinish;
      isWhole = dirty.isWhole;
      if (isWhole) {
        for (let at = order.length - 1; at >= 0; at -= 1) visitNode(order[at]!, dirty);
        return;
      }
      touchWhatChanged(dirty, isLater);
      for (let at = waiting.takeLast(); at >= 0; at = waiting.takeLast()) visitNode(order[at]!, dirty);
    },
  };
}
