// The backward pass: in reverse order every task gets the latest dates that still leave its
// successors, its summaries' successors, the project finish, deadlines and constraints alone. A late
// date may lie before the early one: that is negative slack, kept so that it can be shown.

import type { EarlyDates } from "./forward.ts";
import { finishFrom, previousFinish, startFor } from "./hours.ts";
import type { Inputs } from "./inputs.ts";
import { clampInstant } from "./instant.ts";
import type { Lags } from "./lags.ts";
import type { Network } from "./network.ts";
import { FF, FS, SF, SS } from "./links.ts";

export interface LateDates {
  readonly lateStart: Float64Array;
  readonly lateFinish: Float64Array;
}

/** The latest finish that the constraint and the deadline allow (S52). */
function capOf(inputs: Inputs, i: number): number {
  let cap = Number.isNaN(inputs.deadline[i]!) ? Infinity : inputs.deadline[i]!;
  const type = inputs.constraint[i];
  const date = inputs.constraintDate[i]!;
  if (type === "FNLT" || type === "MFO") cap = Math.min(cap, date);
  if (type === "SNLT" || type === "MSO") {
    const work = inputs.duration[i]!;
    cap = Math.min(cap, work > 0 ? finishFrom(inputs.hours[i]!, date, work) : date);
  }
  return cap;
}

/** Runs the pass over the dates of the forward pass. */
export function runBackward(net: Network, inputs: Inputs, lags: Lags, early: EarlyDates): LateDates {
  const { tasks, order, parent, isSummary, links, outHead, outLinks } = net;
  const count = tasks.length;
  const unbounded = () => new Float64Array(count).fill(Infinity);
  const lateStart = unbounded();
  const lateFinish = new Float64Array(count).fill(-Infinity);
  // Of a leaf its own late dates, of a summary the earliest among its unfinished leaves.
  const firstLateStart = unbounded();
  const firstLateFinish = unbounded();
  // Of a summary: by when its leaves must finish, and by when those that begin it must start.
  const finishLimit = unbounded();
  const startLimit = unbounded();

  const collectLimits = (i: number): void => {
    const above = parent[i]!;
    let finish = above < 0 ? early.projectFinish : finishLimit[above]!;
    let start = above >= 0 && early.start[i] === early.start[above] ? startLimit[above]! : Infinity;
    for (let k = outHead[i]!; k < outHead[i + 1]!; k += 1) {
      const e = outLinks[k]!;
      const to = links.successor[e]!;
      const type = links.type[e];
      const anchor = type === FS || type === SS ? firstLateStart[to]! : firstLateFinish[to]!;
      if (anchor === Infinity) continue; // S55: a finished successor asks nothing
      const limit = lags.before(e, anchor, early.duration[i]!);
      if (type === FS || type === FF) finish = Math.min(finish, limit);
      if (type === SS || type === SF) start = Math.min(start, limit);
    }
    finishLimit[i] = Math.min(finish, capOf(inputs, i));
    startLimit[i] = start;
  };

  const placeLeaf = (i: number): void => {
    if (inputs.isDone[i]) {
      lateStart[i] = early.earlyStart[i]!;
      lateFinish[i] = early.earlyFinish[i]!;
      return;
    }
    const hours = inputs.hours[i]!;
    const work = inputs.duration[i]!;
    const isMark = work === 0;
    let finish = finishLimit[i]!;
    const latest = startLimit[i]!;
    if (latest < Infinity) finish = Math.min(finish, isMark ? latest : finishFrom(hours, latest, work));
    lateFinish[i] = clampInstant(isMark ? finish : previousFinish(hours, finish));
    lateStart[i] = clampInstant(isMark ? finish : startFor(hours, finish, work));
    if (!Number.isNaN(inputs.actualStart[i]!)) lateStart[i] = early.earlyStart[i]!;
    firstLateStart[i] = lateStart[i]!;
    firstLateFinish[i] = lateFinish[i]!;
  };

  for (let k = order.length - 1; k >= 0; k -= 1) {
    const node = order[k]!;
    if (node >= count) {
      if (isSummary[node - count]) collectLimits(node - count);
      continue;
    }
    if (!isSummary[node]) {
      collectLimits(node);
      placeLeaf(node);
    }
    const above = parent[node]!;
    if (above < 0) continue;
    lateStart[above] = Math.min(lateStart[above]!, lateStart[node]!);
    lateFinish[above] = Math.max(lateFinish[above]!, lateFinish[node]!);
    firstLateStart[above] = Math.min(firstLateStart[above]!, firstLateStart[node]!);
    firstLateFinish[above] = Math.min(firstLateFinish[above]!, firstLateFinish[node]!);
  }
  return { lateStart, lateFinish };
}
