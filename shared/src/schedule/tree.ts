// The outline as numbers: which tasks are scheduled and who is inside whom. A task that is archived or
// inactive, or below one that is, is left out (S5). Parents that form a circle are cut at the task
// with the smallest id, the same on every replica. Walks take no stack, however deep the outline.

import type { Diagnostic } from "../model/diagnostic.ts";
import type { TaskId } from "../model/ids.ts";
import type { Plan, Task } from "../model/plan.ts";

export interface Tree {
  readonly tasks: Task[];
  /** Number of each scheduled task. */
  readonly index: ReadonlyMap<TaskId, number>;
  /** By place in the plan's list: the number of a task, or -1. */
  readonly position: Int32Array;
  /** Number of the parent, or -1. */
  readonly parent: Int32Array;
  readonly isSummary: Uint8Array;
  /** Times at which a walk of the tree enters and leaves each task. */
  readonly entered: Int32Array;
  readonly left: Int32Array;
}

const UNKNOWN = 0;
const KEPT = 1;
const LEFT_OUT = 2;
const ON_PATH = 3;

function isLeftOut(task: Task): boolean {
  return task.archived || !task.active;
}

/** Decides of every task whether it is scheduled; sets the `parent` of one task of each circle to -1. */
function judge(all: readonly Task[], parent: Int32Array, diagnostics: Diagnostic[]): Uint8Array {
  const state = new Uint8Array(all.length);
  const path: number[] = [];
  for (let i = 0; i < all.length; i += 1) {
    let at = i;
    while (at >= 0 && state[at] === UNKNOWN) {
      state[at] = ON_PATH;
      path.push(at);
      at = parent[at]!;
    }
    let verdict = at >= 0 ? state[at]! : KEPT;
    if (verdict === ON_PATH) {
      const circle = path.slice(path.indexOf(at));
      const first = circle.reduce((a, b) => (all[a]!.id < all[b]!.id ? a : b));
      parent[first] = -1;
      verdict = circle.some((one) => isLeftOut(all[one]!)) ? LEFT_OUT : KEPT;
      diagnostics.push({
        code: "parent-cycle",
        message: `“${all[first]!.title}” is inside itself in the outline; it was placed at the top level.`,
        ids: circle.map((one) => all[one]!.id).sort(),
      });
    }
    for (let one = path.pop(); one !== undefined; one = path.pop()) {
      if (isLeftOut(all[one]!)) verdict = LEFT_OUT;
      state[one] = verdict;
    }
  }
  return state;
}

function walk(parent: Int32Array): { entered: Int32Array; left: Int32Array } {
  const count = parent.length;
  const firstChild = new Int32Array(count).fill(-1);
  const sibling = new Int32Array(count).fill(-1);
  for (let i = 0; i < count; i += 1) {
    if (parent[i]! < 0) continue;
    sibling[i] = firstChild[parent[i]!]!;
    firstChild[parent[i]!] = i;
  }
  const entered = new Int32Array(count);
  const left = new Int32Array(count);
  let clock = 0;
  for (let root = 0; root < count; root += 1) {
    if (parent[root]! >= 0) continue;
    entered[root] = clock++;
    for (let at = root; at >= 0;) {
      const child = firstChild[at]!;
      if (child >= 0) {
        firstChild[at] = sibling[child]!;
        entered[child] = clock++;
        at = child;
      } else {
        left[at] = clock++;
        at = parent[at]!;
      }
    }
  }
  return { entered, left };
}

/** Numbers the scheduled tasks of `plan` in the order they are listed; a parent that doesn't exist counts as none. */
export function createTree(plan: Plan, diagnostics: Diagnostic[]): Tree {
  const all = Array.from(plan.tasks.values());
  const number = new Map<TaskId, number>();
  for (let i = 0; i < all.length; i += 1) number.set(all[i]!.id, i);
  const above = new Int32Array(all.length).fill(-1);
  for (let i = 0; i < all.length; i += 1) {
    const id = all[i]!.parent;
    if (id !== null) above[i] = number.get(id) ?? -1;
  }
  const state = judge(all, above, diagnostics);

  const position = new Int32Array(all.length).fill(-1);
  const index = new Map<TaskId, number>();
  const tasks: Task[] = [];
  for (let i = 0; i < all.length; i += 1) {
    if (state[i] !== KEPT) continue;
    position[i] = tasks.length;
    index.set(all[i]!.id, tasks.length);
    tasks.push(all[i]!);
  }
  const parent = new Int32Array(tasks.length).fill(-1);
  const isSummary = new Uint8Array(tasks.length);
  for (let i = 0; i < all.length; i += 1) {
    if (state[i] !== KEPT || above[i]! < 0) continue;
    const summary = position[above[i]!]!;
    parent[position[i]!] = summary;
    isSummary[summary] = 1;
  }
  return {
    tasks,
    index,
    position,
    parent,
    isSummary,
    ...walk(parent),
  };
}

/** Whether `task` is below `ancestor`, at any depth. */
export function isInside(tree: Tree, task: number, ancestor: number): boolean {
  return (
    tree.isSummary[ancestor] === 1 &&
    tree.entered[task]! > tree.entered[ancestor]! &&
    tree.left[task]! < tree.left[ancestor]!
  );
}
