// The dependencies of a plan as numbers, and which of them can count at all. A link to a task that
// doesn't exist, to the task itself, or between a summary and what is inside it says nothing about
// dates: it is left out here and reported (S18). Links of tasks that are not scheduled go with them.

import type { Diagnostic } from "../model/diagnostic.ts";
import type { DependencyId } from "../model/ids.ts";
import type { DependencyType, LagUnit, Plan } from "../model/plan.ts";
import { secondsOf } from "./instant.ts";
import type { Tree } from "./tree.ts";
import { isInside } from "./tree.ts";

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
  readonly ids: readonly DependencyId[];
}

function structuralReport(code: string, message: string, ids: readonly string[]): Diagnostic[] {
  return ids.length === 0 ? [] : [{ code, message, ids: Array.from(new Set(ids)).sort() }];
}

/** The links in the order of their successors, so that those of one task lie side by side. */
function bySuccessor(links: Links, tasks: number): Links {
  const { count, successor } = links;
  const next = new Int32Array(tasks + 1);
  for (let e = 0; e < count; e += 1) next[successor[e]! + 1]! += 1;
  for (let i = 0; i < tasks; i += 1) next[i + 1]! += next[i]!;
  const sorted = {
    count,
    predecessor: new Int32Array(count),
    successor: new Int32Array(count),
    type: new Uint8Array(count),
    lag: new Float64Array(count),
    lagUnit: new Uint8Array(count),
    ids: new Array<DependencyId>(count),
  };
  for (let e = 0; e < count; e += 1) {
    const at = next[successor[e]!]!++;
    sorted.predecessor[at] = links.predecessor[e]!;
    sorted.successor[at] = successor[e]!;
    sorted.type[at] = links.type[e]!;
    sorted.lag[at] = links.lag[e]!;
    sorted.lagUnit[at] = links.lagUnit[e]!;
    sorted.ids[at] = links.ids[e]!;
  }
  return sorted;
}

/** Numbers the links between scheduled tasks. */
export function createLinks(plan: Plan, tree: Tree): { links: Links; diagnostics: Diagnostic[] } {
  const total = plan.dependencies.size;
  const ids: DependencyId[] = [];
  const links = {
    count: 0,
    predecessor: new Int32Array(total),
    successor: new Int32Array(total),
    type: new Uint8Array(total),
    lag: new Float64Array(total),
    lagUnit: new Uint8Array(total),
    ids,
  };
  const nowhere: string[] = [];
  const self: string[] = [];
  const ownSummary: string[] = [];
  for (const link of plan.dependencies.values()) {
    const from = tree.index.get(link.predecessor) ?? -1;
    const to = tree.index.get(link.successor) ?? -1;
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
    ids.push(link.id);
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
  return { links: bySuccessor(links, tree.tasks.length), diagnostics };
}
