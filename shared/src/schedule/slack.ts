// Total and free float, in seconds of the task's working time. Total float is the smaller of start
// and finish slack (S60); free float is what the task can slip before an unfinished successor would move,
// and the total float where it has none (S62). Finished tasks have neither.

import type { LateDates } from "./backward.ts";
import type { EarlyDates } from "./forward.ts";
import type { Inputs } from "./inputs.ts";
import type { Lags } from "./lags.ts";
import type { Network } from "./network.ts";
import { FF, FS, SS } from "./links.ts";

export interface Slack {
  readonly total: Float64Array;
  readonly free: Float64Array;
  /** Leaves that are finished and summaries whose leaves all are. */
  readonly isDone: Uint8Array;
}

/** Computes both floats of every task, summaries included. */
export function computeSlack(net: Network, inputs: Inputs, lags: Lags, early: EarlyDates, late: LateDates): Slack {
  const { tasks, order, parent, isSummary, links, outHead, outLinks } = net;
  const count = tasks.length;
  const total = new Float64Array(count);
  const free = new Float64Array(count);
  const isDone = new Uint8Array(count).fill(1);
  const firstFinish = new Float64Array(count).fill(Infinity);

  for (let k = 0; k < order.length; k += 1) {
    const node = order[k]!;
    const i = node < count ? node : node - count;
    if (node < count === (isSummary[i] === 1)) continue;
    if (!isSummary[i]) {
      isDone[i] = inputs.isDone[i]!;
      firstFinish[i] = early.finish[i]!;
    }
    const above = parent[i]!;
    if (above < 0) continue;
    isDone[above] = isDone[above]! & isDone[i]!;
    firstFinish[above] = Math.min(firstFinish[above]!, firstFinish[i]!);
  }

  const measure = (i: number): void => {
    if (isDone[i]) return;
    const calendar = inputs.slackHours[i]!;
    const slip = (from: number, to: number) => calendar.workBefore(to) - calendar.workBefore(from);
    const finishSlack = slip(early.earlyFinish[i]!, late.lateFinish[i]!);
    const hasBegun = !Number.isNaN(inputs.actualStart[i]!);
    total[i] = hasBegun ? finishSlack : Math.min(slip(early.earlyStart[i]!, late.lateStart[i]!), finishSlack);

    let finish = Infinity;
    let start = Infinity;
    for (let k = outHead[i]!; k < outHead[i + 1]!; k += 1) {
      const e = outLinks[k]!;
      const to = links.successor[e]!;
      if (isDone[to]) continue;
      const type = links.type[e];
      const anchor = type === FS || type === SS ? early.start[to]! : firstFinish[to]!;
      const limit = lags.before(e, anchor, early.duration[i]!);
      if (type === FS || type === FF) finish = Math.min(finish, limit);
      else start = Math.min(start, limit);
    }
    const gap = Math.min(
      finish === Infinity ? Infinity : slip(early.finish[i]!, finish),
      start === Infinity ? Infinity : slip(early.start[i]!, start),
    );
    free[i] = Math.max(0, gap === Infinity ? total[i]! : gap);
  };

  for (let i = 0; i < count; i += 1) measure(i);
  return { total, free, isDone };
}
