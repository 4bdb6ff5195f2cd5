// Structure a plan can stand on, from structure a file claims. A parent that would make a cycle, and
// a link to oneself, to an ancestor or descendant, given twice or closing a circle is left out and
// reported; what stays depends on the order of the file only.

import type { DependencyId, TaskId } from "../model/ids.ts";
import type { Dependency } from "../model/plan.ts";
import type { Warnings } from "./warnings.ts";

/** `parents` without the entries that close a cycle: of each cycle the task met first becomes a top-level task. */
export function mendParents(parents: ReadonlyMap<TaskId, TaskId>, warnings: Warnings): Map<TaskId, TaskId> {
  const mended = new Map(parents);
  const settled = new Set<TaskId>();
  for (const start of parents.keys()) {
    const path = new Set<TaskId>();
    let at: TaskId | undefined = start;
    while (at !== undefined && !settled.has(at) && !path.has(at)) {
      path.add(at);
      at = mended.get(at);
    }
    if (at !== undefined && path.has(at)) {
      mended.delete(at);
      warnings.add("parent-cycle", "Tasks were their own ancestors and were put at the top level", at);
    }
    for (const id of path) settled.add(id);
  }
  return mended;
}

/** A dependency with the id the plan document gives it. */
export function createDependencyRecord(fields: Omit<Dependency, "id">): Dependency {
  return { id: `${fields.predecessor}>${fields.successor}` as DependencyId, ...fields };
}

/** The `links` a plan can hold, by id. `parents` must be free of cycles. */
export function mendDependencies(
  links: readonly Dependency[],
  parents: ReadonlyMap<TaskId, TaskId>,
  warnings: Warnings,
): Map<DependencyId, Dependency> {
  const kept = new Map<DependencyId, Dependency>();
  const isAncestor = createAncestry(parents);
  for (const link of links) {
    if (kept.has(link.id)) continue;
    if (link.predecessor === link.successor) {
      warnings.add("self-link", "Links led from a task to itself and were left out", link.predecessor);
    } else if (isAncestor(link.predecessor, link.successor) || isAncestor(link.successor, link.predecessor)) {
      warnings.add("summary-link", "Links led from a task to its own summary task or back and were left out", link.id);
    } else kept.set(link.id, link);
  }
  for (const id of closingLinks(kept)) {
    kept.delete(id);
    warnings.add("link-cycle", "Links closed a circle and were left out", id);
  }
  return kept;
}

/** Tells whether one task stands somewhere above another, from the places of a walk through the forest: no walk per question. */
function createAncestry(parents: ReadonlyMap<TaskId, TaskId>): (ancestor: TaskId, of: TaskId) => boolean {
  const children = new Map<TaskId, TaskId[]>();
  for (const [child, parent] of parents) {
    const siblings = children.get(parent);
    if (siblings) siblings.push(child);
    else children.set(parent, [child]);
  }
  const entered = new Map<TaskId, number>();
  const left = new Map<TaskId, number>();
  let clock = 0;
  for (const root of children.keys()) {
    if (parents.has(root)) continue;
    const stack = [{ task: root, next: 0 }];
    entered.set(root, clock++);
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const child = children.get(top.task)?.[top.next++];
      if (child === undefined) {
        left.set(top.task, clock++);
        stack.pop();
      } else {
        entered.set(child, clock++);
        stack.push({ task: child, next: 0 });
      }
    }
  }
  return (ancestor, of) => {
    const [from, to, at] = [entered.get(ancestor), left.get(ancestor), entered.get(of)];
    return from !== undefined && to !== undefined && at !== undefined && from < at && at < to;
  };
}

/** The links that lead back into the path of a depth-first walk in file order. */
function closingLinks(links: ReadonlyMap<DependencyId, Dependency>): DependencyId[] {
  const outgoing = new Map<TaskId, Dependency[]>();
  for (const link of links.values()) {
    const list = outgoing.get(link.predecessor);
    if (list) list.push(link);
    else outgoing.set(link.predecessor, [link]);
  }
  const closing: DependencyId[] = [];
  const state = new Map<TaskId, "open" | "done">();
  for (const root of outgoing.keys()) {
    if (state.has(root)) continue;
    const stack = [{ task: root, next: 0 }];
    state.set(root, "open");
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const link = outgoing.get(top.task)?.[top.next++];
      if (!link) {
        state.set(top.task, "done");
        stack.pop();
      } else if (state.get(link.successor) === "open") closing.push(link.id);
      else if (!state.has(link.successor)) {
        state.set(link.successor, "open");
        stack.push({ task: link.successor, next: 0 });
      }
    }
  }
  return closing;
}
