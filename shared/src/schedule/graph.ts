// A directed graph in typed arrays, its topological order and its strongly connected components.
// Linear in nodes and edges and without recursion, so that a million links take bounded time and no
// stack. Knows nothing of tasks.

import { PositionSet } from "./position-set.ts";

export interface Graph {
  readonly nodes: number;
  /** Edges of node v: `targets[head[v]]` to `targets[head[v + 1] - 1]`. */
  readonly head: Int32Array;
  readonly targets: Int32Array;
}

/** Groups `to[e]` by `from[e]` for the edges that are not `dropped`. */
export function createGraph(nodes: number, from: Int32Array, to: Int32Array, dropped: Uint8Array): Graph {
  const head = new Int32Array(nodes + 1);
  for (let e = 0; e < from.length; e += 1) if (!dropped[e]) head[from[e]! + 1]! += 1;
  for (let v = 0; v < nodes; v += 1) head[v + 1]! += head[v]!;
  const next = head.slice(0, nodes);
  const targets = new Int32Array(head[nodes]!);
  for (let e = 0; e < from.length; e += 1) {
    if (!dropped[e]) targets[next[from[e]!]!++] = to[e]!;
  }
  return { nodes, head, targets };
}

/**
 * The nodes in an order in which every edge points onwards, as near to their numbers as that allows: what is listed
 * together lies together in memory. Shorter than `nodes` when there is a cycle.
 */
export function topologicalOrder(graph: Graph): Int32Array {
  const { nodes, head, targets } = graph;
  const waiting = new Int32Array(nodes);
  for (const target of targets) waiting[target]! += 1;
  const ready = new PositionSet(nodes);
  for (let v = 0; v < nodes; v += 1) if (waiting[v] === 0) ready.add(v);
  const order = new Int32Array(nodes);
  let filled = 0;
  for (let v = ready.takeFirst(); v >= 0; v = ready.takeFirst()) {
    order[filled++] = v;
    for (let e = head[v]!; e < head[v + 1]!; e += 1) {
      const target = targets[e]!;
      waiting[target]! -= 1;
      if (waiting[target] === 0) ready.add(target);
    }
  }
  return order.subarray(0, filled);
}

/** The component of each node (Tarjan 1972): two nodes on one cycle have the same number. */
export function componentsOf(graph: Graph): Int32Array {
  const { nodes, head, targets } = graph;
  const component = new Int32Array(nodes).fill(-1);
  const index = new Int32Array(nodes).fill(-1);
  const low = new Int32Array(nodes);
  const cursor = head.slice(0, nodes);
  const stack = new Int32Array(nodes);
  const path = new Int32Array(nodes);
  let stacked = 0;
  let visited = 0;
  let components = 0;
  for (let root = 0; root < nodes; root += 1) {
    if (index[root] !== -1) continue;
    let depth = 0;
    path[0] = root;
    index[root] = low[root] = visited++;
    stack[stacked++] = root;
    while (depth >= 0) {
      const v = path[depth]!;
      if (cursor[v]! < head[v + 1]!) {
        const target = targets[cursor[v]!++]!;
        if (index[target] === -1) {
          index[target] = low[target] = visited++;
          stack[stacked++] = target;
          path[++depth] = target;
        } else if (component[target] === -1) {
          low[v] = Math.min(low[v]!, index[target]!);
        }
        continue;
      }
      if (low[v] === index[v]) {
        let member: number;
        do {
          member = stack[--stacked]!;
          component[member] = components;
        } while (member !== v);
        components += 1;
      }
      depth -= 1;
      if (depth >= 0) low[path[depth]!] = Math.min(low[path[depth]!]!, low[v]!);
    }
  }
  return component;
}
