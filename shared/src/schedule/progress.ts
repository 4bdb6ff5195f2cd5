// Percent complete, rolled up: a summary shows the share of its leaves' durations that is done (S71).
// Counted in whole seconds, so that the order of the children can't change the sum.

import type { ForwardPass } from "./forward.ts";
import { IndexSet } from "./index-set.ts";
import type { Network } from "./network.ts";
import { PositionSet } from "./position-set.ts";

export interface ProgressPass {
  /** Of every task, 0 to 100. */
  readonly percent: Float64Array;
  /** The tasks whose percentage changed in the last run. */
  readonly changed: IndexSet;
  /** After `early` ran on the same `dirty` tasks. */
  run(dirty: IndexSet, early: ForwardPass): void;
}

/** Percentages of the tasks of `net`, not rolled up yet. */
export function createProgress(net: Network): ProgressPass {
  const { tasks, order, place, parent, isSummary, childHead, children } = net;
  const count = tasks.length;
  const percent = new Float64Array(count).fill(NaN);
  const changed = new IndexSet(count);
  /** Places of the order to be counted again: of a leaf, of a summary's end. */
  const waiting = new PositionSet(order.length);
  const touch = (i: number): void => waiting.add(place[isSummary[i] ? count + i : i]!);
  const all = new Float64Array(count);
  const done = new Float64Array(count);
  const leaves = new Float64Array(count);
  const finished = new Float64Array(count);

  const sum = (values: Float64Array, i: number): number => {
    let result = 0;
    for (let k = childHead[i]!; k < childHead[i + 1]!; k += 1) result += values[children[k]!]!;
    return result;
  };
  const rollUp = (i: number): void => {
    all[i] = sum(all, i);
    done[i] = sum(done, i);
    leaves[i] = sum(leaves, i);
    finished[i] = sum(finished, i);
    // Milestones weigh nothing; a summary of nothing else counts them instead.
    percent[i] = all[i]! > 0 ? (100 * done[i]!) / all[i]! : (100 * finished[i]!) / Math.max(1, leaves[i]!);
  };
  const read = (i: number, duration: number): void => {
    const own = tasks[i]!.percentComplete;
    percent[i] = own > 0 ? Math.min(100, own) : 0;
    all[i] = duration;
    done[i] = Math.round((duration * percent[i]!) / 100);
    leaves[i] = 1;
    finished[i] = percent[i] === 100 ? 1 : 0;
  };

  return {
    percent,
    changed,
    run(dirty, early) {
      changed.clear();
      for (let k = 0; k < dirty.size; k += 1) touch(dirty.at(k));
      for (let k = 0; k < early.changed.size; k += 1) touch(early.changed.at(k));
      for (let at = waiting.takeFirst(); at >= 0; at = waiting.takeFirst()) {
        const node = order[at]!;
        const i = node < count ? node : node - count;
        const before = percent[i]!;
        if (isSummary[i]) rollUp(i);
        else read(i, early.dates.duration[i]!);
        if (percent[i] !== before) changed.add(i);
        if (parent[i]! >= 0) touch(parent[i]!);
      }
    },
  };
}
