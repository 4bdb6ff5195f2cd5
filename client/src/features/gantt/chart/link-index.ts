// Links by the rows of their ends, in flat arrays: at 10,000 links one linear scan per frame costs
// less than keeping any tree of intervals up to date. A link with an end in a collapsed or archived
// row is not in the index.

import type { DependencyId, TaskId } from "@entente/shared/model/ids";
import type { Dependency, DependencyType } from "@entente/shared/model/plan";
import type { RowWindow } from "./row-window.ts";

export interface LinkIndex {
  readonly count: number;
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly types: readonly DependencyType[];
  readonly ids: readonly DependencyId[];
}

/** More crossing lines than this are a grey smear and cost frames; those with an end on screen come first. */
export const MOST_LINKS_DRAWN = 300;

/** Indexes `dependencies` by `rowOf` (−1 for a task without a row). */
export function createLinkIndex(dependencies: Iterable<Dependency>, rowOf: (task: TaskId) => number): LinkIndex {
  const from: number[] = [];
  const to: number[] = [];
  const types: DependencyType[] = [];
  const ids: DependencyId[] = [];
  for (const dependency of dependencies) {
    const predecessor = rowOf(dependency.predecessor);
    const successor = rowOf(dependency.successor);
    if (predecessor < 0 || successor < 0) continue;
    from.push(predecessor);
    to.push(successor);
    types.push(dependency.type);
    ids.push(dependency.id);
  }
  return { count: ids.length, from: Int32Array.from(from), to: Int32Array.from(to), types, ids };
}

/** Positions in `index` of the links that touch or cross `window`, at most `MOST_LINKS_DRAWN`. */
export function linksInWindow(index: LinkIndex, { first, end }: RowWindow): number[] {
  const touching: number[] = [];
  const crossing: number[] = [];
  for (let i = 0; i < index.count; i += 1) {
    const from = index.from[i]!;
    const to = index.to[i]!;
    if ((from < first && to < first) || (from >= end && to >= end)) continue;
    const touches = (from >= first && from < end) || (to >= first && to < end);
    (touches ? touching : crossing).push(i);
  }
  return touching.concat(crossing).slice(0, MOST_LINKS_DRAWN);
}
