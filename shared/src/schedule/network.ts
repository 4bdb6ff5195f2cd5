// The plan as numbers: which tasks are scheduled, the tree, the links and the order in which to walk
// them. A leaf is one node; a summary is two, its start (before its children) and its end (after
// them), so that a link on a summary is an ordinary edge. Cycles are broken here: the order is of all
// nodes. A network outlives edits that change neither outline nor links.

import type { Diagnostic } from "../model/diagnostic.ts";
import type { TaskId } from "../model/ids.ts";
import type { Dependency, Plan, Task } from "../model/plan.ts";
import { breakCycles } from "./cycles.ts";
import { createGraph, topologicalOrder } from "./graph.ts";
import type { IndexSet } from "./index-set.ts";
import type { Links } from "./links.ts";
import { createLinks } from "./links.ts";
import { createTree } from "./tree.ts";

export interface Network {
  /** The scheduled tasks as they are now. */
  readonly tasks: readonly Task[];
  readonly index: ReadonlyMap<TaskId, number>;
  /** Number of the parent, or -1. */
  readonly parent: Int32Array;
  readonly isSummary: Uint8Array;
  /** Those directly inside task i: `children[childHead[i]]` to `children[childHead[i + 1] - 1]`. */
  readonly childHead: Int32Array;
  readonly children: Int32Array;
  readonly links: Links;
  /** Link numbers by successor: `inLinks[inHead[i]]` to `inLinks[inHead[i + 1] - 1]`; likewise by predecessor. */
  readonly inHead: Int32Array;
  readonly inLinks: Int32Array;
  readonly outHead: Int32Array;
  readonly outLinks: Int32Array;
  /** Nodes in order: `i` is a leaf or a summary's start, `tasks.length + i` a summary's end. */
  readonly order: Int32Array;
  /** By node: its place in `order`. */
  readonly place: Int32Array;
  /** What was wrong with outline and links. */
  readonly diagnostics: readonly Diagnostic[];
  /**
   * Takes over the tasks of a later plan, and adds to `changed` each that differs. False, and
   * nothing is taken over, when outline or links differ, or the plan lists them otherwise.
   */
  follow(plan: Plan, changed: IndexSet): boolean;
}

/** Numbers the tasks and links of `plan`. */
export function createNetwork(plan: Plan): Network {
  const diagnostics: Diagnostic[] = [];
  const tree = createTree(plan, diagnostics);
  const { tasks, index, parent, isSummary } = tree;
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

  const place = new Int32Array(2 * count);
  for (let at = 0; at < order.length; at += 1) place[order[at]!] = at;
  const numbers = new Int32Array(Math.max(links.count, count));
  for (let e = 0; e < numbers.length; e += 1) numbers[e] = e;
  const mask = dropped.subarray(0, links.count);
  const incoming = createGraph(count, links.successor.subarray(0, links.count), numbers, mask);
  const outgoing = createGraph(count, links.predecessor.subarray(0, links.count), numbers, mask);
  const isTop = new Uint8Array(count);
  for (let i = 0; i < count; i += 1) if (parent[i]! < 0) isTop[i] = 1;
  const inside = createGraph(count, parent, numbers, isTop);
  return {
    tasks,
    index,
    parent,
    isSummary,
    childHead: inside.head,
    children: inside.targets,
    links,
    inHead: incoming.head,
    inLinks: incoming.targets,
    outHead: outgoing.head,
    outLinks: outgoing.targets,
    order,
    place,
    diagnostics,
    follow: createFollower(plan, tasks, tree.position, diagnostics.length > 0),
  };
}

/** `hasReports`: what was wrong is told by title, and a circle is cut by the outline's order. */
function createFollower(plan: Plan, tasks: Task[], position: Int32Array, hasReports: boolean): Network["follow"] {
  const listed: Task[] = Array.from(plan.tasks.values());
  const dependencies: Dependency[] = Array.from(plan.dependencies.values());
  const isAlike = (a: Task, b: Task): boolean =>
    a.id === b.id &&
    a.parent === b.parent &&
    a.archived === b.archived &&
    a.active === b.active &&
    !(hasReports && (a.title !== b.title || a.order !== b.order));

  return (later, changed) => {
    if (later.tasks.size !== listed.length || later.dependencies.size !== dependencies.length) return false;
    let place = 0;
    for (const link of later.dependencies.values()) if (dependencies[place++] !== link) return false;
    const differing: { readonly place: number; readonly task: Task }[] = [];
    place = 0;
    for (const task of later.tasks.values()) {
      const known = listed[place]!;
      if (known !== task) {
        if (!isAlike(known, task)) return false;
        differing.push({ place, task });
      }
      place += 1;
    }
    for (const { place: at, task } of differing) {
      listed[at] = task;
      const i = position[at]!;
      if (i < 0) continue;
      tasks[i] = task;
      changed.add(i);
    }
    return true;
  };
}
