// Breaks cycles of dependencies the same way on every replica: of the links that lie on a cycle,
// those that lead from a lower row of the outline to a higher one are left out. The outline's order
// comes from order keys and ids alone, so the order in which records are listed decides nothing, and
// links that only ever lead down the outline can't form a cycle.

import type { Diagnostic } from "../model/diagnostic.ts";
import type { Task } from "../model/plan.ts";
import type { Graph } from "./graph.ts";
import { componentsOf } from "./graph.ts";
import type { Links } from "./links.ts";

const NAMED = 5;

/** Position of each task when the outline is read from top to bottom. */
function outlinePositions(tasks: readonly Task[], parent: Int32Array): Int32Array {
  const children: number[][] = Array.from({ length: tasks.length + 1 }, () => []);
  for (let i = 0; i < tasks.length; i += 1) children[parent[i]! + 1]!.push(i);
  for (const siblings of children) {
    siblings.sort((a, b) => {
      const left = tasks[a]!;
      const right = tasks[b]!;
      if (left.order !== right.order) return left.order < right.order ? -1 : 1;
      return left.id < right.id ? -1 : 1;
    });
  }
  const positions = new Int32Array(tasks.length);
  const stack = [...children[0]!].reverse();
  for (let position = 0; stack.length > 0; position += 1) {
    const task = stack.pop()!;
    positions[task] = position;
    for (const child of children[task + 1]!.reverse()) stack.push(child);
  }
  return positions;
}

/** Marks in `dropped` the links to leave out and returns one diagnostic for each cycle or knot of cycles. Link e leaves node `ends[e]` of `graph`. */
export function breakCycles(input: {
  tasks: readonly Task[];
  parent: Int32Array;
  links: Links;
  graph: Graph;
  ends: Int32Array;
  dropped: Uint8Array;
}): Diagnostic[] {
  const { tasks, parent, links, graph, ends, dropped } = input;
  const component = componentsOf(graph);
  const position = outlinePositions(tasks, parent);
  const onCycle = new Map<number, Set<number>>();
  for (let e = 0; e < links.count; e += 1) {
    const predecessor = links.predecessor[e]!;
    const successor = links.successor[e]!;
    const knot = component[successor]!;
    if (component[ends[e]!] !== knot) continue;
    let members = onCycle.get(knot);
    if (!members) onCycle.set(knot, (members = new Set()));
    members.add(predecessor).add(successor);
    if (position[predecessor]! > position[successor]!) dropped[e] = 1;
  }
  return Array.from(onCycle.values(), (members) => {
    const rows = Array.from(members).sort((a, b) => position[a]! - position[b]!);
    const names = rows.slice(0, NAMED).map((row) => `“${tasks[row]!.title}”`);
    const more = rows.length > NAMED ? ` and ${rows.length - NAMED} more` : "";
    return {
      code: "cycle",
      message: `These tasks wait for each other: ${names.join(", ")}${more}. Their dependencies that lead up the outline were left out.`,
      ids: rows.map((row) => tasks[row]!.id),
    };
  });
}
