// Why a link can't be made, before anybody lets go of it: the same reasons as the plan's own, in one
// line that names the tasks.

import type { TaskId } from "@entente/shared/model/ids";
import { leadsTo, type LinkTree } from "@entente/shared/model/circle";
import type { Plan, Task } from "@entente/shared/model/plan";
import { shortTitle } from "../gantt-words.ts";

/** The reason why `from` can't lead to `to`, or null when it can. A link that exists already may take another type. */
export function linkRefusal(plan: Pick<Plan, "tasks" | "dependencies">, from: TaskId, to: TaskId): string | null {
  const predecessor = plan.tasks.get(from);
  const successor = plan.tasks.get(to);
  if (!predecessor || !successor) return "This task doesn't exist any more.";
  if (predecessor.archived || successor.archived) return "An archived task can't be linked.";
  if (from === to) return "A task can't depend on itself.";
  if (isUnder(plan, from, to) || isUnder(plan, to, from)) return "A task can't depend on a task it stands under.";
  for (const link of plan.dependencies.values()) if (link.predecessor === from && link.successor === to) return null;
  if (!leadsTo(treeOf(plan.tasks), successorsIn(plan), to, from)) return null;
  return `A circle: “${shortTitle(predecessor.title)}” already waits for “${shortTitle(successor.title)}”.`;
}

function isUnder({ tasks }: Pick<Plan, "tasks">, id: TaskId, above: TaskId): boolean {
  const seen = new Set<TaskId>();
  for (let at = tasks.get(id)?.parent ?? null; at !== null && !seen.has(at); at = tasks.get(at)?.parent ?? null) {
    if (at === above) return true;
    seen.add(at);
  }
  return false;
}

function treeOf(tasks: ReadonlyMap<TaskId, Task>): LinkTree {
  const children = new Map<TaskId, TaskId[]>();
  for (const { id, parent, archived } of tasks.values()) {
    if (parent !== null && !archived && !children.get(parent)?.push(id)) children.set(parent, [id]);
  }
  return {
    parentOf: (id) => tasks.get(id)?.parent ?? null,
    childrenOf: (id) => children.get(id) ?? [],
  };
}

function successorsIn({ tasks, dependencies }: Pick<Plan, "tasks" | "dependencies">): Map<TaskId, TaskId[]> {
  const isThere = (id: TaskId) => tasks.get(id)?.archived === false;
  const successors = new Map<TaskId, TaskId[]>();
  for (const { predecessor, successor } of dependencies.values()) {
    if (!isThere(predecessor) || !isThere(successor)) continue;
    if (!successors.get(predecessor)?.push(successor)) successors.set(predecessor, [successor]);
  }
  return successors;
}
