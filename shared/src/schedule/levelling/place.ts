// Places the tasks of a plan one after the other, in an order of priority, each where its links and its
// constraint allow and its people have room: the serial scheme on real calendars. The starts it finds
// are those that the scheduler gives when each task is delayed (S44) by what it had to wait.

import type { Candidate } from "../candidates.ts";
import { createCandidates } from "../candidates.ts";
import { createGraph } from "../graph.ts";
import type { Inputs } from "../inputs.ts";
import { clampInstant } from "../instant.ts";
import { createLags } from "../lags.ts";
import type { Network } from "../network.ts";
import type { Usage } from "./usage.ts";

export interface Placement {
  readonly start: Float64Array;
  readonly finish: Float64Array;
  /** Seconds that a task waits for its people. */
  readonly delay: Float64Array;
  readonly projectFinish: number;
}

export interface Placer {
  /** `rank` says who goes first where both could: the smaller. */
  place(rank: Int32Array): Placement;
}

/** Nodes by rank, the smallest first. */
class Heap {
  readonly #nodes: number[] = [];
  readonly #rankOf: (node: number) => number;

  constructor(rankOf: (node: number) => number) {
    this.#rankOf = rankOf;
  }

  push(node: number): void {
    const nodes = this.#nodes;
    let at = nodes.length;
    nodes.push(node);
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (this.#rankOf(nodes[above]!) <= this.#rankOf(node)) break;
      nodes[at] = nodes[above]!;
      at = above;
    }
    nodes[at] = node;
  }

  pop(): number | undefined {
    const nodes = this.#nodes;
    const top = nodes[0];
    const last = nodes.pop();
    if (nodes.length === 0 || last === undefined) return top;
    for (let at = 0; ;) {
      let below = 2 * at + 1;
      if (below >= nodes.length) {
        nodes[at] = last;
        return top;
      }
      if (below + 1 < nodes.length && this.#rankOf(nodes[below + 1]!) < this.#rankOf(nodes[below]!)) below += 1;
      if (this.#rankOf(nodes[below]!) >= this.#rankOf(last)) {
        nodes[at] = last;
        return top;
      }
      nodes[at] = nodes[below]!;
      at = below;
    }
  }
}

/** The links that count, and the tree, as edges between nodes (see `Network.order`). */
function edgesOf(net: Network): { from: Int32Array; to: Int32Array } {
  const { tasks, parent, isSummary, links, inHead, inLinks } = net;
  const count = tasks.length;
  const from: number[] = [];
  const to: number[] = [];
  for (let i = 0; i < count; i += 1) {
    for (let k = inHead[i]!; k < inHead[i + 1]!; k += 1) {
      const predecessor = links.predecessor[inLinks[k]!]!;
      from.push(isSummary[predecessor] ? count + predecessor : predecessor);
      to.push(i);
    }
    if (parent[i]! < 0) continue;
    from.push(parent[i]!, isSummary[i] ? count + i : i);
    to.push(i, count + parent[i]!);
  }
  return { from: Int32Array.from(from), to: Int32Array.from(to) };
}

/** `fixed` tasks keep the dates that `startOf` and `finishOf` give, and their people are theirs. */
export function createPlacer(
  net: Network,
  inputs: Inputs,
  usage: Usage,
  fixed: Uint8Array,
  startOf: (i: number) => number,
  finishOf: (i: number) => number,
): Placer {
  const { tasks, isSummary, childHead, children } = net;
  const count = tasks.length;
  const { from, to } = edgesOf(net);
  const graph = createGraph(2 * count, from, to, new Uint8Array(from.length));
  const incoming = new Int32Array(2 * count);
  for (const node of to) incoming[node]! += 1;
  const [start, finish, delay, duration] = Array.from({ length: 4 }, () => new Float64Array(count)) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const candidates = createCandidates({
    net,
    inputs,
    lags: createLags(net, inputs),
    startOf: (i) => start[i]!,
    finishOf: (i) => finish[i]!,
    durationOf: (i) => duration[i]!,
  });

  /** S33–S35. */
  const constrained = (i: number, asked: number, settle: (at: number) => number): number => {
    const type = inputs.constraint[i]!;
    if (type !== "SNLT" && type !== "FNLT" && type !== "MSO" && type !== "MFO") return asked;
    const date = inputs.constraintDate[i]!;
    const work = inputs.duration[i]!;
    const limit = (type === "FNLT" || type === "MFO") && work > 0 ? inputs.startFor(i, date) : date;
    if (asked > settle(limit)) return inputs.honourConstraints ? limit : asked;
    return type === "MSO" || type === "MFO" ? limit : asked;
  };

  /** S17: where a task that isn't delayed ends whose finish a link asks for between two shifts; else its `finish`. */
  const metFinish = (i: number, asked: readonly Candidate[], begin: number, end: number): number => {
    let bound = -Infinity;
    for (const one of asked) if (one.isOnFinish && one.kind === "link") bound = Math.max(bound, one.at);
    const type = inputs.constraint[i]!;
    const isCapped = type === "SNLT" || type === "FNLT" || type === "MSO" || type === "MFO";
    return !isCapped && bound > end && inputs.startFor(i, bound) <= begin ? bound : end;
  };

  const placeLeaf = (i: number): void => {
    const work = inputs.duration[i]!;
    duration[i] = work;
    delay[i] = 0;
    if (fixed[i]) {
      start[i] = startOf(i);
      finish[i] = finishOf(i);
      return;
    }
    const settle = (at: number) => (work > 0 ? inputs.nextStart(i, clampInstant(at)) : clampInstant(at));
    const ends = (at: number) => (work > 0 ? clampInstant(inputs.finishFrom(i, at)) : at);
    const asked = candidates.of(i);
    const earliest = settle(
      constrained(
        i,
        asked.reduce((latest, one) => Math.max(latest, one.start), -Infinity),
        settle,
      ),
    );
    const first = work > 0 ? metFinish(i, asked, earliest, ends(earliest)) : earliest;
    const endOf = (at: number) => (at === earliest ? first : ends(at));
    start[i] = usage.fit(i, earliest, settle, endOf);
    finish[i] = endOf(start[i]!);
    delay[i] = start[i]! - earliest;
    usage.occupy(i, start[i]!, finish[i]!);
  };

  const span = (i: number): void => {
    start[i] = Infinity;
    finish[i] = -Infinity;
    for (let k = childHead[i]!; k < childHead[i + 1]!; k += 1) {
      start[i] = Math.min(start[i]!, start[children[k]!]!);
      finish[i] = Math.max(finish[i]!, finish[children[k]!]!);
    }
    duration[i] = inputs.project.workBefore(finish[i]!) - inputs.project.workBefore(start[i]!);
  };

  return {
    place(rank) {
      usage.clear();
      for (let i = 0; i < count; i += 1) if (fixed[i]) usage.occupy(i, startOf(i), finishOf(i));
      const waiting = incoming.slice();
      // A summary's two ends take no room: they go as soon as they can.
      const heap = new Heap((node) => (node >= count || isSummary[node] ? -1 : rank[node]!));
      for (let node = 0; node < 2 * count; node += 1) if (waiting[node] === 0) heap.push(node);
      let projectFinish = -Infinity;
      for (let node = heap.pop(); node !== undefined; node = heap.pop()) {
        if (node >= count) {
          if (isSummary[node - count]) span(node - count);
        } else if (!isSummary[node]) {
          placeLeaf(node);
          projectFinish = Math.max(projectFinish, finish[node]!);
        }
        for (let k = graph.head[node]!; k < graph.head[node + 1]!; k += 1) {
          const target = graph.targets[k]!;
          waiting[target]! -= 1;
          if (waiting[target] === 0) heap.push(target);
        }
      }
      return { start: start.slice(), finish: finish.slice(), delay: delay.slice(), projectFinish };
    },
  };
}
