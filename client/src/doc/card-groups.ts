// Which tasks are cards, and in which order: everything that isn't archived and has no children
// that aren't. Pure; a summary lives on the Gantt and in its children's cards.

import type { ColumnId, TaskId } from "@entente/shared/model/ids";
import type { Task } from "@entente/shared/model/plan";

/** As `compareOrder`, by the key that cards have. */
function compareCards(a: Task, b: Task): number {
  if (a.cardOrder !== b.cardOrder) return a.cardOrder < b.cardOrder ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}

/** The cards of each column, in order. A column whose cards are those of `before` keeps that very list, so that who shows it does nothing. */
export function groupCards(
  tasks: ReadonlyMap<TaskId, Task>,
  before?: ReadonlyMap<ColumnId, readonly TaskId[]>,
): ReadonlyMap<ColumnId, readonly TaskId[]> {
  const summaries = new Set<TaskId>();
  for (const task of tasks.values()) if (task.parent && !task.archived) summaries.add(task.parent);
  const groups = new Map<ColumnId, Task[]>();
  for (const task of tasks.values()) {
    if (task.archived || !task.column || (summaries.size > 0 && summaries.has(task.id))) continue;
    const group = groups.get(task.column);
    if (group) group.push(task);
    else groups.set(task.column, [task]);
  }
  const lists = new Map<ColumnId, readonly TaskId[]>();
  for (const [column, cards] of groups) {
    cards.sort(compareCards);
    const known = before?.get(column);
    const isKnown = known?.length === cards.length && cards.every((card, index) => card.id === known[index]);
    lists.set(column, isKnown ? known : cards.map((card) => card.id));
  }
  return lists;
}
