// In which passes each task was critical: on a chain of links, each of which decided a start, that leads
// to the last finish of the project (S226). From the last task to the first, thirty-two passes at a time.

import { FF, FS } from "../links.ts";
import type { Bits } from "./bits.ts";
import { createBits } from "./bits.ts";
import { isOnStart } from "./candidates.ts";
import type { Forward } from "./forward.ts";
import type { SimulationInput } from "./input.ts";

/** By task, summaries included: the share of the passes in which it, or a task inside it, was critical. */
export function criticality(input: SimulationInput, forward: Forward, passes: number): Float64Array {
  const { parent, isSummary, links, inHead, inLinks, childHead, children, order } = input;
  const { decided, decidedAboveStart, decidedAboveFinish, isLast, isFirst, isEnd } = forward;
  const count = input.ids.length;
  const rows = () => createBits(count, passes);
  const critical = rows();
  // Of a summary: the passes in which its start, or its finish, decided what follows; and its bounds what is inside.
  const [first, last, startBound, finishBound] = [rows(), rows(), rows(), rows()];

  const passOn = (i: number, from: Bits, onStart: boolean | null): void => {
    for (let k = inHead[i]!; k < inHead[i + 1]!; k += 1) {
      const e = inLinks[k]!;
      const type = links.type[e]!;
      if (onStart !== null && isOnStart(type) !== onStart) continue;
      const predecessor = links.predecessor[e]!;
      const target = !isSummary[predecessor] ? critical : type === FS || type === FF ? last : first;
      target.addCommon(predecessor, from, i, decided, e);
    }
  };
  for (let k = order.length - 1; k >= 0; k -= 1) {
    const node = order[k]!;
    if (node >= count) {
      const i = node - count;
      if (!isSummary[i] || (first.isEmpty(i) && last.isEmpty(i))) continue;
      for (let c = childHead[i]!; c < childHead[i + 1]!; c += 1) {
        const child = children[c]!;
        (isSummary[child] ? last : critical).addCommon(child, last, i, isLast, child);
        (isSummary[child] ? first : critical).addCommon(child, first, i, isFirst, child);
      }
      continue;
    }
    const above = parent[node]!;
    if (isSummary[node]) {
      passOn(node, startBound, true);
      passOn(node, finishBound, false);
      if (above < 0) continue;
      startBound.addCommon(above, startBound, node, decidedAboveStart, node);
      finishBound.addCommon(above, finishBound, node, decidedAboveFinish, node);
      continue;
    }
    critical.add(node, isEnd, node);
    if (critical.isEmpty(node)) continue;
    passOn(node, critical, null);
    if (above < 0) continue;
    startBound.addCommon(above, critical, node, decidedAboveStart, node);
    finishBound.addCommon(above, critical, node, decidedAboveFinish, node);
  }

  for (const node of order) {
    const i = node < count ? node : node - count;
    if (node < count === (isSummary[i] === 1)) continue;
    if (parent[i]! >= 0) critical.add(parent[i]!, critical, i);
  }
  return Float64Array.from({ length: count }, (_, i) => critical.count(i) / passes);
}
