// Percent complete, rolled up: a summary shows the share of its leaves' durations that is done (S71).
// Counted in whole seconds, so that the order of the children can't change the sum.

import type { ForwardPass } from "./forward.ts";
import type { Network } from "./network.ts";

export interface ProgressPass {
  /** Of every task, 0 to 100. */
  readonly percent: Float64Array;
  /** 1 for each task whose percentage changed in the last run. */
  readonly changed: Uint8Array;
  /** After `early` ran on the same `dirty` tasks. */
  run(dirty: Uint8Array, early: ForwardPass): void;
}

/** Percentages of the tasks of `net`, not rolled up yet. */
export function createProgress(net: Network): ProgressPass {
  const { tasks, order, parent, isSummary, childHead, children } = net;
  const count = tasks.length;
  const percent = new Float64Array(count).fill(NaN);
  const changed = new Uint8Array(count);
  const touched = new Uint8Array(count);
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
      changed.fill(0);
      for (let i = 0; i < count; i += 1) if (dirty[i] || early.changed[i]) touched[i] = 1;
      for (let k = 0; k < order.length; k += 1) {
        const node = order[k]!;
        const i = node < count ? node : node - count;
        if (!touched[i] || node < count === (isSummary[i] === 1)) continue;
        touched[i] = 0;
        const before = percent[i];
        if (isSummary[i]) rollUp(i);
        else read(i, early.dates.duration[i]!);
        if (percent[i] !== before) changed[i] = 1;
        if (parent[i]! >= 0) touched[parent[i]!] = 1;
      }
    },
  };
}
