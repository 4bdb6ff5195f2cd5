// Everything that asks for a task's start: its links, the links of the summaries above it, dates that
// constraints set no earlier than, and the project start (S10, S16, S30–S33, S36). The latest of them
// counts. Dates of predecessors come from whoever asks: from a schedule, or from one in the making.

import type { Inputs } from "./inputs.ts";
import type { Lags } from "./lags.ts";
import { FF, FS, SS } from "./links.ts";
import type { Network } from "./network.ts";

interface Asked {
  /** What it asks for: of the start, or of the finish when `isOnFinish`. In seconds. */
  readonly at: number;
  readonly isOnFinish: boolean;
  /** The start that follows from it. */
  readonly start: number;
}

export type Candidate =
  | (Asked & { readonly kind: "project-start" })
  /** S46: nothing that has not begun starts before it while remaining work is rescheduled. */
  | (Asked & { readonly kind: "status-date" })
  | (Asked & { readonly kind: "link"; readonly link: number })
  /** Of the task itself, or of a summary above it. */
  | (Asked & { readonly kind: "constraint"; readonly task: number });

export interface Candidates {
  /** All that ask something of the start of leaf `i`; empty for a task that nothing binds, which then starts wherever its constraint says. */
  of(i: number): Candidate[];
}

/** `startOf`, `finishOf` and `durationOf` give the seconds of any task that has been scheduled, summaries included. */
export function createCandidates({
  net,
  inputs,
  lags,
  startOf,
  finishOf,
  durationOf,
}: {
  readonly net: Network;
  readonly inputs: Inputs;
  readonly lags: Lags;
  readonly startOf: (i: number) => number;
  readonly finishOf: (i: number) => number;
  readonly durationOf: (i: number) => number;
}): Candidates {
  const { links, inHead, inLinks, parent, isSummary } = net;
  return {
    of(i) {
      const work = inputs.duration[i]!;
      const found: Candidate[] = [];
      const startBy = (finish: number) => (work > 0 ? inputs.startFor(i, finish) : finish);
      let isLinked = false;
      for (let level = i; level >= 0; level = parent[level]!) {
        for (let k = inHead[level]!; k < inHead[level + 1]!; k += 1) {
          const link = inLinks[k]!;
          const type = links.type[link];
          const from = links.predecessor[link]!;
          const anchor = type === FS || type === FF ? finishOf(from) : startOf(from);
          const at = lags.after(link, anchor, durationOf(from));
          const isOnFinish = type !== FS && type !== SS;
          found.push({ kind: "link", link, at, isOnFinish, start: isOnFinish ? startBy(at) : at });
          isLinked = true;
        }
        if (isSummary[level] && inputs.constraint[level] === "SNET") {
          const at = inputs.constraintDate[level]!;
          found.push({ kind: "constraint", task: level, at, isOnFinish: false, start: at });
        }
      }
      const type = inputs.constraint[i];
      const mayPrecede = type === "SNET" || type === "FNET" || type === "MSO" || type === "MFO";
      if (!isLinked && (!mayPrecede || found.length > 0)) {
        const at = inputs.projectStart;
        found.push({ kind: "project-start", at, isOnFinish: false, start: at });
      }
      if (inputs.floor > -Infinity) {
        found.push({ kind: "status-date", at: inputs.floor, isOnFinish: false, start: inputs.floor });
      }
      if (!isSummary[i] && (type === "SNET" || type === "FNET")) {
        const at = inputs.constraintDate[i]!;
        const isOnFinish = type === "FNET";
        found.push({ kind: "constraint", task: i, at, isOnFinish, start: isOnFinish ? startBy(at) : at });
      }
      return found;
    },
  };
}
