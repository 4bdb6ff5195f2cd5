// Whether a dependency would close a circle. Links bind everything under a summary and roll up to the
// summaries above, so a circle may run through the outline as well as along links.

import type { TaskId } from "./ids.ts";

/** The outline as far as circles need it. */
export interface LinkTree {
  parentOf(id: TaskId): TaskId | null;
  childrenOf(id: TaskId): Iterable<TaskId>;
}

/**
 * Whether a later start of `from` could make `to` later: along links, down to everything under a
 * summary (its links bind that), and up to the summaries above (they roll up). `successors` holds the
 * links of tasks that aren't archived, by predecessor.
 */
export function leadsTo(
  tree: LinkTree,
  successors: ReadonlyMap<TaskId, readonly TaskId[]>,
  from: TaskId,
  to: TaskId,
): boolean {
  const pushed = new Set<TaskId>([from]);
  const later = new Set<TaskId>();
  // Sets visit what is added while they are walked.
  for (const id of pushed) {
    for (const child of tree.childrenOf(id)) pushed.add(child);
    for (let at: TaskId | null = id; at !== null && !later.has(at); at = tree.parentOf(at)) {
      if (at === to) return true;
      later.add(at);
      for (const next of successors.get(at) ?? []) pushed.add(next);
    }
  }
  return false;
}
