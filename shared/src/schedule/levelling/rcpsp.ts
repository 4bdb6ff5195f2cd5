// The textbook problem of levelling (RCPSP): activities with durations, arcs and demands on resources
// of limited capacity, the shortest schedule wanted. Lists of activities are decoded by the serial
// scheme, first by the classic priority rules, then bred (Hartmann 1998), and each schedule is shifted to the
// right and back (double justification, Valls et al. 2005). Deterministic; bounded by a number of schedules.

import { createGraph, topologicalOrder } from "../graph.ts";
import { createRandom } from "./random.ts";
import type { Demands } from "./usage.ts";
import { createUsage } from "./usage.ts";

export interface Problem {
  readonly durations: Float64Array;
  /** Arc e: `to[e]` starts no earlier than `lag[e]` after `from[e]` finishes. No circles. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly lag: Float64Array;
  readonly demands: Demands;
  readonly capacities: Float64Array;
}

export interface Solution {
  readonly start: Float64Array;
  readonly makespan: number;
  /** No schedule is shorter: the critical path, and the work of the busiest resource. */
  readonly lowerBound: number;
}

interface Decoded {
  readonly list: Int32Array;
  readonly start: Float64Array;
  readonly makespan: number;
  /** Of all starts: of two schedules as long the one with less is tighter, and two with the same are taken for one. */
  readonly sum: number;
}

const isBehind = (a: Decoded, b: Decoded) => a.makespan > b.makespan || (a.makespan === b.makespan && a.sum > b.sum);

const POPULATION = 40;
const SWAP = 0.05;
const FRESH = 0.02;
const SHAKEN = 0.4;

/** `problem` seen from its end: every arc the other way. */
const mirror = (problem: Problem): Problem => ({ ...problem, from: problem.to, to: problem.from });

function createDecoder(problem: Problem): (list: Int32Array) => Decoded {
  const { durations, from, to, lag, demands, capacities } = problem;
  const count = durations.length;
  const numbers = Int32Array.from(from, (_, e) => e);
  const incoming = createGraph(count, to, numbers, new Uint8Array(from.length));
  const usage = createUsage(demands, capacities);
  return (list) => {
    const start = new Float64Array(count);
    let makespan = 0;
    usage.clear();
    for (const i of list) {
      let earliest = 0;
      for (let k = incoming.head[i]!; k < incoming.head[i + 1]!; k += 1) {
        const e = incoming.targets[k]!;
        earliest = Math.max(earliest, start[from[e]!]! + durations[from[e]!]! + lag[e]!);
      }
      const duration = durations[i]!;
      start[i] = usage.fit(
        i,
        earliest,
        (at) => at,
        (at) => at + duration,
      );
      usage.occupy(i, start[i]!, start[i]! + duration);
      makespan = Math.max(makespan, start[i]! + duration);
    }
    return { list, start, makespan, sum: start.reduce((sum, at) => sum + at, 0) };
  };
}

/** Lengths of the longest ways to each activity's start (`head`) and from its start to the end (`tail`), and how many follow it. */
function measure(problem: Problem, order: Int32Array): { head: Float64Array; tail: Float64Array; after: Float64Array } {
  const { durations, from, to, lag } = problem;
  const count = durations.length;
  const none = new Uint8Array(from.length);
  const numbers = Int32Array.from(from, (_, e) => e);
  const outgoing = createGraph(count, from, numbers, none);
  const head = new Float64Array(count);
  const tail = Float64Array.from(durations);
  const after = new Float64Array(count);
  for (const i of order) {
    for (let k = outgoing.head[i]!; k < outgoing.head[i + 1]!; k += 1) {
      const e = outgoing.targets[k]!;
      head[to[e]!] = Math.max(head[to[e]!]!, head[i]! + durations[i]! + lag[e]!);
    }
  }
  for (let k = order.length - 1; k >= 0; k -= 1) {
    const i = order[k]!;
    for (let o = outgoing.head[i]!; o < outgoing.head[i + 1]!; o += 1) {
      const e = outgoing.targets[o]!;
      tail[i] = Math.max(tail[i]!, durations[i]! + lag[e]! + tail[to[e]!]!);
      after[i] = after[i]! + 1 + after[to[e]!]!;
    }
  }
  return { head, tail, after };
}

/** The activities by `key`, the least first, none before what must precede it. */
function listBy(problem: Problem, key: (i: number) => number): Int32Array {
  const { durations, from, to } = problem;
  const count = durations.length;
  const outgoing = createGraph(count, from, to, new Uint8Array(from.length));
  const waiting = new Int32Array(count);
  for (const target of to) waiting[target]! += 1;
  const ready: number[] = [];
  for (let i = 0; i < count; i += 1) if (waiting[i] === 0) ready.push(i);
  const list = new Int32Array(count);
  for (let filled = 0; ready.length > 0; filled += 1) {
    let best = 0;
    for (let k = 1; k < ready.length; k += 1) {
      const [a, b] = [key(ready[k]!), key(ready[best]!)];
      if (a < b || (a === b && ready[k]! < ready[best]!)) best = k;
    }
    const i = ready[best]!;
    ready[best] = ready.at(-1)!;
    ready.pop();
    list[filled] = i;
    for (let k = outgoing.head[i]!; k < outgoing.head[i + 1]!; k += 1) {
      const target = outgoing.targets[k]!;
      waiting[target]! -= 1;
      if (waiting[target] === 0) ready.push(target);
    }
  }
  return list;
}

function lowerBoundOf({ durations, demands, capacities }: Problem, tail: Float64Array): number {
  const work = new Float64Array(capacities.length);
  for (let i = 0; i < durations.length; i += 1) {
    for (let k = demands.head[i]!; k < demands.head[i + 1]!; k += 1) {
      work[demands.resource[k]!]! += durations[i]! * demands.amount[k]!;
    }
  }
  const longest = tail.reduce((most, length) => Math.max(most, length), 0);
  return work.reduce((most, sum, r) => (capacities[r]! > 0 ? Math.max(most, sum / capacities[r]!) : most), longest);
}

/** The best schedule found among `schedules` (each an activity list decoded once). */
export function solve(
  problem: Problem,
  { schedules = 500, seed = 1 }: { schedules?: number; seed?: number } = {},
): Solution {
  const { durations, from, to } = problem;
  const count = durations.length;
  const order = topologicalOrder(createGraph(count, from, to, new Uint8Array(from.length)));
  const { head, tail, after } = measure(problem, order);
  const lowerBound = lowerBoundOf(problem, tail);
  const mirrored = mirror(problem);
  const forward = createDecoder(problem);
  const backward = createDecoder(mirrored);
  const random = createRandom(seed);
  let left = Math.max(1, schedules);
  let best: Decoded | null = null;

  const place = new Int32Array(count);
  for (const [at, i] of order.entries()) place[i] = at;
  const hasLead = problem.lag.some((lag) => lag < 0);
  /** The activities by `values`, each after what must precede it in `network`; where they are equal, by the order of the arcs. */
  const sortedBy = (network: Problem, direction: 1 | -1, values: (i: number) => number) =>
    hasLead
      ? listBy(network, values)
      : Int32Array.from(durations.keys()).sort((a, b) => values(a) - values(b) || direction * (place[a]! - place[b]!));
  /** Decodes `list`, then lets everything slide to the end and back to the start. */
  const improve = (list: Int32Array): Decoded => {
    let current = forward(list);
    left -= 1;
    for (let isBetter = true; isBetter && left >= 2 && current.makespan > lowerBound;) {
      const { start } = current;
      const right = backward(sortedBy(mirrored, -1, (i) => -(start[i]! + durations[i]!)));
      const again = forward(sortedBy(problem, 1, (i) => -(right.start[i]! + durations[i]!)));
      left -= 2;
      isBetter = again.makespan < current.makespan;
      if (again.makespan <= current.makespan) current = again;
    }
    if (!best || current.makespan < best.makespan) best = current;
    return current;
  };

  const longest = tail.reduce((most, length) => Math.max(most, length), 0);
  const latestFinish = (i: number) => longest - tail[i]! + durations[i]!;
  const rules: ((i: number) => number)[] = [
    latestFinish,
    (i) => longest - tail[i]!,
    (i) => -after[i]!,
    (i) => longest - tail[i]! - head[i]!,
  ];
  const population: Decoded[] = [];
  /** Adds `one`, in place of the worst when there are enough; a schedule that is there already adds nothing. */
  const settle = (one: Decoded): void => {
    const isKnown = population.some((other) => other.makespan === one.makespan && other.sum === one.sum);
    if (isKnown) return;
    if (population.length < POPULATION) return void population.push(one);
    let worst = 0;
    for (let k = 1; k < population.length; k += 1) if (isBehind(population[k]!, population[worst]!)) worst = k;
    if (isBehind(population[worst]!, one)) population[worst] = one;
  };
  const randomList = (share: number) => {
    const noise = Float64Array.from({ length: count }, () => random());
    return listBy(problem, (i) => (1 - share) * (latestFinish(i) / Math.max(1, longest)) + share * noise[i]!);
  };
  for (const rule of rules) if (left > 0) settle(improve(listBy(problem, rule)));
  for (let n = 0; n < POPULATION && left > 0; n += 1) settle(improve(randomList(n / POPULATION)));

  const pick = () => population[Math.floor(random() * population.length)]!;
  const better = () => {
    const [a, b] = [pick(), pick()];
    return isBehind(a, b) ? b : a;
  };
  /** The order of a schedule's starts, in a stretch of it at random. */
  const shaken = ({ start, makespan }: Decoded): Int32Array => {
    const reach = makespan * (0.02 + 0.2 * random());
    const from = makespan * random() - reach;
    const noise = Float64Array.from(start, (at) => (at >= from && at <= from + 4 * reach ? reach * random() : 0));
    return listBy(problem, (i) => start[i]! + noise[i]!);
  };
  const isFollowed = createFollows(problem);
  while (left > 0 && best!.makespan > lowerBound && count > 1) {
    const choice = random();
    const child =
      choice < FRESH
        ? randomList(random())
        : choice < SHAKEN
          ? shaken(better())
          : crossOver(better(), better(), random);
    for (let k = 1; k < count; k += 1) {
      if (random() >= SWAP || isFollowed(child[k - 1]!, child[k]!)) continue;
      [child[k - 1], child[k]] = [child[k]!, child[k - 1]!];
    }
    settle(improve(child));
  }
  return { start: best!.start, makespan: best!.makespan, lowerBound };
}

/** Whether an arc leads from one activity to another. */
function createFollows({ durations, from, to }: Problem): (a: number, b: number) => boolean {
  const count = durations.length;
  const arcs = new Set(Array.from(from, (a, e) => a * count + to[e]!));
  return (a, b) => arcs.has(a * count + b);
}

/** The first part of one list, the middle of the other and the rest again of the first: an order that both allow. */
function crossOver(mother: Decoded, father: Decoded, random: () => number): Int32Array {
  const count = mother.list.length;
  const [a, b] = [random(), random()].map((share) => Math.floor(share * count)).sort((x, y) => x - y) as [
    number,
    number,
  ];
  const taken = new Uint8Array(count);
  const child = new Int32Array(count);
  let filled = 0;
  const take = (list: Int32Array, until: number) => {
    for (let k = 0; k < count && filled < until; k += 1) {
      if (taken[list[k]!]) continue;
      taken[list[k]!] = 1;
      child[filled++] = list[k]!;
    }
  };
  take(mother.list, a);
  take(father.list, b);
  take(mother.list, count);
  return child;
}
