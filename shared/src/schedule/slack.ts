// Total and free float, in seconds of the task's working time. Total float is the smaller of start
// and finish slack (S60); free float is what the task can slip before an unfinished successor would move,
// and the total float where it has none (S62). Finished tasks have neither. Measured again where
// the dates of a task or of its successors changed.

import type { BackwardPass } from "./backward.ts";
import type { ForwardPass } from "./forward.ts";
import { IndexSet } from "./index-set.ts";
import type { Inputs } from "./inputs.ts";
import type { Lags } from "./lags.ts";
import type { Network } from "./network.ts";
import { FF, FS, SS } from "./links.ts";
import { PositionSet } from "./position-set.ts";

export interface SlackPass {
  readonly total: Float64Array;
  readonly free: Float64Array;
  /** Leaves that are finished and summaries whose leaves all are. */
  readonly isDone: Uint8Array;
  /** The tasks whose float, or being finished, changed in the last run. */
  readonly changed: IndexSet;
  /** After `early` and `late` ran: both floats of every task, summaries included. */
  run(dirty: IndexSet, early: ForwardPass, late: BackwardPass): void;
}

/** Floats over `net` that are not measured yet. */
export function createSlack(net: Network, inputs: Inputs, lags: Lags): SlackPass {
  const { tasks, order, place, parent, isSummary, links, inHead, inLinks, outHead, outLinks } = net;
  const { childHead, children } = net;
  const count = tasks.length;
  const total = new Float64Array(count).fill(NaN);
  const free = new Float64Array(count).fill(NaN);
  const isDone = new Uint8Array(count);
  const firstFinish = new Float64Array(count).fill(NaN);
  const changed = new IndexSet(count);
  const touched = new IndexSet(count);
  /** Places of the order to be rolled up: of a leaf, of a summary's end. */
  const rolled = new PositionSet(order.length);

  /** While all are looked at, nothing has to be marked. */
  let isWhole = false;
  const touch = (i: number): void => {
    if (isWhole) return;
    touched.add(i);
    for (let k = inHead[i]!; k < inHead[i + 1]!; k += 1) touched.add(links.predecessor[inLinks[k]!]!);
  };
  const touchRoll = (i: number): void => {
    if (!isWhole) rolled.add(place[isSummary[i] ? count + i : i]!);
  };

  /** Whether all leaves of `i` are finished, and when the first ends. */
  const rollUp = (i: number, early: ForwardPass): void => {
    let done = 1;
    let first = Infinity;
    if (!isSummary[i]) {
      done = inputs.isDone[i]!;
      first = early.dates.finish[i]!;
    }
    for (let k = childHead[i]!; k < childHead[i + 1]!; k += 1) {
      done &= isDone[children[k]!]!;
      first = Math.min(first, firstFinish[children[k]!]!);
    }
    if (isDone[i] === done && firstFinish[i] === first) return;
    if (isDone[i] !== done) changed.add(i);
    isDone[i] = done;
    firstFinish[i] = first;
    touch(i);
    if (parent[i]! >= 0) touchRoll(parent[i]!);
  };

  const measure = (i: number, { dates }: ForwardPass, late: BackwardPass["dates"]): void => {
    const knownTotal = total[i]!;
    const knownFree = free[i]!;
    const calendar = inputs.slackHours[i]!;
    const slip = (from: number, to: number) => calendar.workBefore(to) - calendar.workBefore(from);
    if (isDone[i]) {
      total[i] = free[i] = 0;
    } else {
      const finishSlack = slip(dates.earlyFinish[i]!, late.lateFinish[i]!);
      const hasBegun = !Number.isNaN(inputs.actualStart[i]!);
      total[i] = hasBegun ? finishSlack : Math.min(slip(dates.earlyStart[i]!, late.lateStart[i]!), finishSlack);
      let finish = Infinity;
      let start = Infinity;
      for (let k = outHead[i]!; k < outHead[i + 1]!; k += 1) {
        const e = outLinks[k]!;
        const to = links.successor[e]!;
        if (isDone[to]) continue;
        const type = links.type[e];
        const anchor = type === FS || type === SS ? dates.start[to]! : firstFinish[to]!;
        const limit = lags.before(e, anchor, dates.duration[i]!);
        if (type === FS || type === FF) finish = Math.min(finish, limit);
        else start = Math.min(start, limit);
      }
      const hours = calendar === inputs.roundTheClock ? calendar : inputs.project;
      const move = (from: number, to: number) => hours.workBefore(to) - hours.workBefore(from);
      const gap = Math.min(
        finish === Infinity ? Infinity : move(dates.finish[i]!, finish),
        start === Infinity ? Infinity : move(dates.start[i]!, start),
      );
      free[i] = Math.max(0, gap === Infinity ? total[i]! : gap);
    }
    if (total[i] !== knownTotal || free[i] !== knownFree) changed.add(i);
  };

  return {
    total,
    free,
    isDone,
    changed,
    run(dirty, early, late) {
      changed.clear();
      isWhole = dirty.isWhole;
      if (isWhole) {
        for (let at = 0; at < order.length; at += 1) {
          const node = order[at]!;
          const i = node < count ? node : node - count;
          if (node < count !== (isSummary[i] === 1)) rollUp(i, early);
        }
        for (let i = 0; i < count; i += 1) measure(i, early, late.dates);
        return;
      }
      const begin = (i: number) => {
        touch(i);
        touchRoll(i);
      };
      for (let k = 0; k < dirty.size; k += 1) begin(dirty.at(k));
      for (let k = 0; k < early.changed.size; k += 1) begin(early.changed.at(k));
      for (let k = 0; k < late.changed.size; k += 1) touched.add(late.changed.at(k));
      for (let at = rolled.takeFirst(); at >= 0; at = rolled.takeFirst()) {
        const node = order[at]!;
        rollUp(node < count ? node : node - count, early);
      }
      for (let k = 0; k < touched.size; k += 1) measure(touched.at(k), early, late.dates);
      touched.clear();
    },
  };
}
