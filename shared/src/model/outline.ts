// The task tree as rows: who stands under whom, in which order, under which WBS number. Expects tasks
// as the readers of `doc` return them (parents exist, no circles); deep trees are no problem.

import type { TaskId } from "./ids.ts";
import { compareOrder } from "./order.ts";
import type { Task } from "./plan.ts";

/** What the outline needs to know of a task. */
export type OutlineTask = Pick<Task, "id" | "parent" | "order" | "archived">;

export interface OutlineRow {
  readonly id: TaskId;
  /** 0 at the top level. */
  readonly depth: number;
  /** Position in the list of rows, from 0. */
  readonly index: number;
  readonly parent: TaskId | null;
  /** Has children among the rows. */
  readonly hasChildren: boolean;
  /** Work breakdown structure: `2.1.3` is the third child of the first child of the second task. */
  readonly wbs: string;
}

/** The children of every task that has some, sorted; those without a parent under null. */
export function childrenOf<T extends OutlineTask>(tasks: ReadonlyMap<TaskId, T>): Map<TaskId | null, T[]> {
  const children = new Map<TaskId | null, T[]>();
  for (const task of tasks.values()) {
    const siblings = children.get(task.parent);
    if (siblings) siblings.push(task);
    else children.set(task.parent, [task]);
  }
  for (const siblings of children.values()) siblings.sort(compareOrder);
  return children;
}

/** Rows in tree order, each task before its children. Archived tasks are left out, numbers included, unless asked for. */
export function outlineRows<T extends OutlineTask>(
  tasks: ReadonlyMap<TaskId, T>,
  { includeArchived = false }: { readonly includeArchived?: boolean } = {},
): OutlineRow[] {
  const shown = includeArchived ? tasks : new Map([...tasks].filter(([, task]) => !task.archived));
  const children = childrenOf(shown);
  const rows: OutlineRow[] = [];
  const stack: { siblings: readonly T[]; next: number; prefix: string }[] = [];
  const enter = (parent: TaskId | null, prefix: string) => {
    const siblings = children.get(parent);
    if (siblings) stack.push({ siblings, next: 0, prefix });
  };
  enter(null, "");
  for (let level = stack.at(-1); level; level = stack.at(-1)) {
    const task = level.siblings[level.next];
    if (!task) {
      stack.pop();
      continue;
    }
    level.next++;
    const wbs = `${level.prefix}${level.next}`;
    const hasChildren = children.has(task.id);
    rows.push({ id: task.id, depth: stack.length - 1, index: rows.length, parent: task.parent, hasChildren, wbs });
    enter(task.id, `${wbs}.`);
  }
  return rows;
}
