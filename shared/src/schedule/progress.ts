// Percent complete, rolled up: a summary shows the share of its leaves' durations that is done (S71).
// Counted in whole seconds, so that the order of the children can't change the sum.

import type { EarlyDates } from "./forward.ts";
import type { Network } from "./network.ts";

/** Percent complete of every task, 0 to 100. */
export function rollUpProgress(net: Network, dates: EarlyDates): Float64Array {
  const { tasks, order, parent, isSummary } = net;
  const count = tasks.length;
  const percent = new Float64Array(count);
  const all = new Float64Array(count);
  const done = new Float64Array(count);
  const leaves = new Float64Array(count);
  const finished = new Float64Array(count);
  for (const node of order) {
    const i = node < count ? node : node - count;
    if (node < count === (isSummary[i] === 1)) continue;
    if (isSummary[i]) {
      // Milestones weigh nothing; a summary of nothing else counts them instead.
      percent[i] = all[i]! > 0 ? (100 * done[i]!) / all[i]! : (100 * finished[i]!) / Math.max(1, leaves[i]!);
    } else {
      const own = tasks[i]!.percentComplete;
      percent[i] = own > 0 ? Math.min(100, own) : 0;
      all[i] = dates.duration[i]!;
      done[i] = Math.round((all[i]! * percent[i]!) / 100);
      leaves[i] = 1;
      finished[i] = percent[i] === 100 ? 1 : 0;
    }
    const above = parent[i]!;
    if (above < 0) continue;
    all[above]! += all[i]!;
    done[above]! += done[i]!;
    leaves[above]! += leaves[i]!;
    finished[above]! += finished[i]!;
  }
  return percent;
}
