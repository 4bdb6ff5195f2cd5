// Which tasks are cards, and in which order: everything that isn't archived and has no children
// that aren't. Pure; a summary lives on the Gantt and in its children's cards.

import { compareOrder } from "@entente/shared/doc/order-keys";
import type { ColumnId, TaskId } from "@entente/shared/model/ids";
import type { Task } from "@entente/shared/model/plan";

/** The cards of each column, by card order and then id. */
export function groupCards(tasks: ReadonlyMap<TaskId, Task>): ReadonlyMap<ColumnId, readonly TaskId[]> {
  const summaries = new Set<TaskId>();
  for (const task of tasks.values()) if (task.parent && !task.archived) summaries.add(task.parent);
  const groups = new Map<ColumnId, { id: TaskId; order: string }[]>();
  for (const task of tasks.values()) {
    if (task.archived || !task.column || summaries.has(task.id)) continue;
    const card = { id: task.id, order: task.cardOrder };
    const group = groups.get(task.column);
    if (group) group.push(card);
    else groups.set(task.column, [card]);
  }
  return new Map([...groups].map(([column, cards]) => [column, cards.sort(compareOrder).map((card) => card.id)]));
}
