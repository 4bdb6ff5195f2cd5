// The plan as numbers: which tasks are scheduled, the tree, the links and the order in which to walk
// them. A leaf is one node; a summary is two, its start (before its children) and its end (after
// them), so that a link on a summary is an ordinary edge. Cycles are broken here: the order is of all
// nodes.

import type { Diagnostic } from "../model/diagnostic.ts";
import type { Plan, Task } from "../model/plan.ts";
import { breakCycles } from "./cycles.ts";
import { createGraph, topologicalOrder } from "./graph.ts";
import type { Links } from "./links.ts";
import { createLinks } from "./links.ts";
import { createTree } from "./tree.ts";

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

/** Numbers the tasks and links of `plan`; adds what was wrong to `diagnostics`. */
export function createNetwork(plan: Plan, diagnostics: Diagnostic[]): Network {
  const tree = createTree(plan, diagnostics);
  const { tasks, parent, isSummary } = tree;
  const count = tasks.length;
  const compiled = createLinks(plan, tree);
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

function hasSameEntries<K, V>(a: ReadonlyMap<K, V>, b: ReadonlyMap<K, V>): boolean {
  if (a === b) return true;
  if (a.size !== b.size) return false;
  const others = b.values();
  for (const value of a.values()) if (others.next().value !== value) return false;
  return true;
}

/** The network of `plan` made from that of an earlier plan: only possible, else null, when tasks, outline and links are the same and listed alike. */
export function reuseNetwork(earlier: Network, before: Plan, plan: Plan): Network | null {
  if (!hasSameEntries(before.dependencies, plan.dependencies) || before.tasks.size !== plan.tasks.size) return null;
  const tasks: Task[] = [];
  const known = before.tasks.values();
  for (const task of plan.tasks.values()) {
    const old = known.next().value!;
    const isAlike =
      old === task ||
      (old.id === task.id &&
        old.parent === task.parent &&
        old.archived === task.archived &&
        old.active === task.active);
    if (!isAlike) return null;
    if (earlier.tasks[tasks.length] === old) tasks.push(task);
  }
  return { ...earlier, tasks };
}
