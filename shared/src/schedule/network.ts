// The plan as numbers: which tasks are scheduled, the tree, the links and the order in which to walk
// them. A leaf is one node; a summary is two, its start (before its children) and its end (after
// them), so that a link on a summary is an ordinary edge. Links that can't count are reported here;
// what remains has no cycle.

import type { Diagnostic } from "../model/diagnostic.ts";
import type { DependencyType, LagUnit, Plan, Task } from "../model/plan.ts";
import { breakCycles } from "./cycles.ts";
import { createGraph, topologicalOrder } from "./graph.ts";
import { secondsOf } from "./instant.ts";
import type { Tree } from "./tree.ts";
import { createTree, isInside } from "./tree.ts";

export const FS = 0;
export const SS = 1;
export const FF = 2;
export const SF = 3;
const TYPE_CODES: Readonly<Record<DependencyType, number>> = { FS, SS, FF, SF };

export const WORKING = 0;
export const ELAPSED = 1;
export const PERCENT = 2;
const LAG_CODES: Readonly<Record<LagUnit, number>> = { working: WORKING, elapsed: ELAPSED, percent: PERCENT };

export interface Links {
  readonly count: number;
  readonly predecessor: Int32Array;
  readonly successor: Int32Array;
  readonly type: Uint8Array;
  /** Seconds, or per cent when the unit is PERCENT. */
  readonly lag: Float64Array;
  readonly lagUnit: Uint8Array;
}

export interface Network {
  readonly tasks: readonly Task[];
  /** Index of the parent, or -1. */
  readonly parent: Int32Array;
  readonly isSummary: Uint8Array;
  readonly links: Links;
  /** Link numbers by successor: `inLinks[inHead[i]]` to `inLinks[inHead[i + 1] - 1]`; likewise by predecessor. */
  readonly inHead: Int32Array;
  readonly inLinks: Int32Array;
  readonly outHead: Int32Array;
  readonly outLinks: Int32Array;
  /** Nodes in order: `i` is a leaf or a summary's start, `tasks.length + i` a summary's end. */
  readonly order: Int32Array;
}

function structuralReport(code: string, message: string, ids: readonly string[]): Diagnostic[] {
  return ids.length === 0 ? [] : [{ code, message, ids: Array.from(new Set(ids)).sort() }];
}

function compileLinks(plan: Plan, tree: Tree) {
  const total = plan.dependencies.size;
  const links = {
    count: 0,
    predecessor: new Int32Array(total),
    successor: new Int32Array(total),
    type: new Uint8Array(total),
    lag: new Float64Array(total),
    lagUnit: new Uint8Array(total),
  };
  const nowhere: string[] = [];
  const self: string[] = [];
  const ownSummary: string[] = [];
  for (const link of plan.dependencies.values()) {
    const from = tree.indexOf(link.predecessor);
    const to = tree.indexOf(link.successor);
    if (from < 0 || to < 0) {
      if (!plan.tasks.has(link.predecessor) || !plan.tasks.has(link.successor)) nowhere.push(link.id);
      continue;
    }
    if (from === to) {
      self.push(link.predecessor);
      continue;
    }
    if (isInside(tree, from, to) || isInside(tree, to, from)) {
      ownSummary.push(link.predecessor, link.successor);
      continue;
    }
    const at = links.count++;
    links.predecessor[at] = from;
    links.successor[at] = to;
    links.type[at] = TYPE_CODES[link.type];
    links.lagUnit[at] = LAG_CODES[link.lagUnit];
    links.lag[at] = link.lagUnit === "percent" ? (Number.isFinite(link.lag) ? link.lag : 0) : secondsOf(link.lag);
  }
  const diagnostics = [
    ...structuralReport("link-to-nowhere", "Dependencies on tasks that do not exist were passed over.", nowhere),
    ...structuralReport("link-to-self", "Dependencies of a task on itself were passed over.", self),
    ...structuralReport(
      "link-to-own-summary",
      "Dependencies between a summary task and a task inside it were passed over.",
      ownSummary,
    ),
  ];
  return { links, diagnostics };
}

/** Numbers the tasks and links of `plan`; adds what was wrong to `diagnostics`. */
export function createNetwork(plan: Plan, diagnostics: Diagnostic[]): Network {
  const tree = createTree(plan, diagnostics);
  const { tasks, parent, isSummary } = tree;
  const count = tasks.length;
  const compiled = compileLinks(plan, tree);
  diagnostics.push(...compiled.diagnostics);
  const { links } = compiled;

  const from = new Int32Array(links.count + 2 * count);
  const to = new Int32Array(from.length);
  let edges = links.count;
  for (let e = 0; e < links.count; e += 1) {
    const predecessor = links.predecessor[e]!;
    from[e] = isSummary[predecessor] ? count + predecessor : predecessor;
    to[e] = links.successor[e]!;
  }
  for (let i = 0; i < count; i += 1) {
    if (parent[i]! < 0) continue;
    from[edges] = parent[i]!;
    to[edges++] = i;
    from[edges] = isSummary[i] ? count + i : i;
    to[edges++] = count + parent[i]!;
  }
  const ends = from.subarray(0, edges);
  const targets = to.subarray(0, edges);
  const dropped = new Uint8Array(edges);
  let order = topologicalOrder(createGraph(2 * count, ends, targets, dropped));
  if (order.length < 2 * count) {
    const graph = createGraph(2 * count, ends, targets, dropped);
    diagnostics.push(...breakCycles({ tasks, parent, links, graph, ends, dropped }));
    order = topologicalOrder(createGraph(2 * count, ends, targets, dropped));
  }

  const numbers = Int32Array.from({ length: links.count }, (_, e) => e);
  const mask = dropped.subarray(0, links.count);
  const incoming = createGraph(count, links.successor.subarray(0, links.count), numbers, mask);
  const outgoing = createGraph(count, links.predecessor.subarray(0, links.count), numbers, mask);
  return {
    tasks,
    parent,
    isSummary,
    links,
    inHead: incoming.head,
    inLinks: incoming.targets,
    outHead: outgoing.head,
    outLinks: outgoing.targets,
    order,
  };
}
