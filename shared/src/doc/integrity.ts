// What single records can't see: parents that don't exist or go in circles, cards on no column, links
// to nowhere. Concurrent edits make such states without anyone's fault, so nothing is refused: every
// replica mends the same way from the same records, and the stored values stay untouched, so that
// what comes back later (a restored column, a late update) finds its place again. Pure; knows no Yjs.

import type { Diagnostic } from "../model/diagnostic.ts";
import type { ColumnId, DependencyId, TaskId } from "../model/ids.ts";
import { compareOrder } from "../model/order.ts";
import type { Column, Dependency, Task } from "../model/plan.ts";

/** What places a task on the boards. */
export type TaskPlace = Pick<Task, "id" | "parent" | "order" | "column" | "cardOrder" | "archived">;

/**
 * Tasks whose parents exist, make no circles and aren't archived above a live task, each on one
 * column. A record that needs no mending is the same object; the map is the same if none does.
 */
export function mendTasks<T extends TaskPlace>(
  tasks: ReadonlyMap<TaskId, T>,
  columns: ReadonlyMap<ColumnId, Column>,
): { tasks: ReadonlyMap<TaskId, T>; diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const parents = mendParents(tasks, diagnostics);
  const columnOf = createColumnFinder(columns);
  let mended: Map<TaskId, T> | null = null;
  for (const [id, task] of tasks) {
    const parent = parents.has(id) ? (parents.get(id) as TaskId | null) : task.parent;
    const column = columnOf(task, diagnostics);
    if (parent === task.parent && column === task.column) continue;
    mended ??= new Map(tasks);
    mended.set(id, { ...task, parent, column });
  }
  return { tasks: mended ?? tasks, diagnostics };
}

/** The parents that differ from the stored ones. */
function mendParents(tasks: ReadonlyMap<TaskId, TaskPlace>, diagnostics: Diagnostic[]): Map<TaskId, TaskId | null> {
  const mended = new Map<TaskId, TaskId | null>();
  for (const task of tasks.values()) {
    if (task.parent === null || tasks.has(task.parent)) continue;
    mended.set(task.id, null);
    diagnostics.push({
      code: "missing-parent",
      message: "A task stood under a task that doesn't exist; it is shown at the top level.",
      ids: [task.id],
    });
  }
  const parentOf = (id: TaskId) =>
    mended.has(id) ? (mended.get(id) as TaskId | null) : (tasks.get(id)?.parent ?? null);
  for (const ids of parentCycles(tasks, parentOf)) {
    // The smallest id goes to the top: the same choice on every replica.
    mended.set(
      ids.reduce((least, id) => (id < least ? id : least)),
      null,
    );
    diagnostics.push({
      code: "parent-cycle",
      message: "Tasks stood under each other in a circle; one of them is shown at the top level.",
      ids: ids.toSorted(),
    });
  }
  const liveAncestor = createLiveAncestor(tasks, parentOf);
  for (const task of tasks.values()) {
    if (task.archived || task.parent === null) continue;
    const from = parentOf(task.id);
    const parent = liveAncestor(from);
    if (parent === from) continue;
    mended.set(task.id, parent);
    diagnostics.push({
      code: "archived-parent",
      message: "A task stood under an archived one; it is shown one level up until that is restored.",
      ids: [task.id],
    });
  }
  return mended;
}

/** The nearest of a task and its ancestors that isn't archived. Remembers its ways, so that deep trees stay cheap. */
function createLiveAncestor(
  tasks: ReadonlyMap<TaskId, TaskPlace>,
  parentOf: (id: TaskId) => TaskId | null,
): (id: TaskId | null) => TaskId | null {
  const known = new Map<TaskId, TaskId | null>();
  return (start) => {
    const way: TaskId[] = [];
    let id = start;
    while (id !== null && tasks.get(id)?.archived) {
      const end = known.get(id);
      if (end !== undefined) {
        id = end;
        break;
      }
      way.push(id);
      id = parentOf(id);
    }
    for (const passed of way) known.set(passed, id);
    return id;
  };
}

function parentCycles(tasks: ReadonlyMap<TaskId, TaskPlace>, parentOf: (id: TaskId) => TaskId | null): TaskId[][] {
  const cycles: TaskId[][] = [];
  const walkOf = new Map<TaskId, number>();
  let walk = 0;
  for (const start of tasks.keys()) {
    walk++;
    let id: TaskId | null = start;
    while (id !== null && !walkOf.has(id)) {
      walkOf.set(id, walk);
      id = parentOf(id);
    }
    if (id === null || walkOf.get(id) !== walk) continue;
    const cycle: TaskId[] = [];
    let member: TaskId = id;
    do {
      cycle.push(member);
      member = parentOf(member) as TaskId;
    } while (member !== id);
    cycles.push(cycle);
  }
  return cycles;
}

/** Where a card is shown: its column; left of an archived one; else the first. */
export function createColumnFinder(columns: ReadonlyMap<ColumnId, Column>) {
  const sorted = [...columns.values()].sort(compareOrder);
  const first = sorted.find((column) => !column.archived) ?? sorted[0];
  const shownAt = new Map<ColumnId, ColumnId>();
  let left = first;
  for (const column of sorted) {
    if (!column.archived) left = column;
    if (left) shownAt.set(column.id, left.id);
  }
  return (task: Pick<TaskPlace, "id" | "column" | "archived">, diagnostics?: Diagnostic[]): ColumnId | null => {
    if (first === undefined) return null;
    // An archived task keeps the column it will come back to.
    if (task.column !== null && task.archived && columns.has(task.column)) return task.column;
    const shown = task.column === null ? undefined : shownAt.get(task.column);
    if (shown !== undefined) return shown;
    if (task.column !== null) {
      diagnostics?.push({
        code: "unknown-column",
        message: "A card was in a column that doesn't exist; it is shown in the first one.",
        ids: [task.id],
      });
    }
    return first.id;
  };
}

/** The dependencies whose two tasks exist, differ, and don't stand one under the other. `tasks` are mended ones. */
export function mendDependencies(
  dependencies: ReadonlyMap<DependencyId, Dependency>,
  tasks: ReadonlyMap<TaskId, TaskPlace>,
): { dependencies: ReadonlyMap<DependencyId, Dependency>; diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const bad = new Set<DependencyId>();
  const isUnder = createAncestry(tasks);
  const leaveOut = (id: DependencyId, code: string, message: string) => {
    bad.add(id);
    diagnostics.push({ code, message, ids: [id] });
  };
  for (const { id, predecessor, successor } of dependencies.values()) {
    if (!tasks.has(predecessor) || !tasks.has(successor)) {
      leaveOut(id, "dangling-dependency", "A dependency led to a task that doesn't exist and was left out.");
    } else if (predecessor === successor) {
      leaveOut(id, "self-dependency", "A dependency of a task on itself was left out.");
    } else if (isUnder(predecessor, successor) || isUnder(successor, predecessor)) {
      leaveOut(id, "ancestor-dependency", "A dependency between a summary task and a task under it was left out.");
    }
  }
  if (bad.size === 0) return { dependencies, diagnostics };
  return { dependencies: new Map([...dependencies].filter(([id]) => !bad.has(id))), diagnostics };
}

/** Tells whether a task stands somewhere under another; `tasks` are mended ones. The tree is numbered at the first question that needs it. */
export function createAncestry(tasks: ReadonlyMap<TaskId, TaskPlace>): (id: TaskId, ancestor: TaskId) => boolean {
  const children = new Map<TaskId, TaskId[]>();
  const tops: TaskId[] = [];
  for (const { id, parent } of tasks.values()) {
    if (parent === null) tops.push(id);
    else if (!children.get(parent)?.push(id)) children.set(parent, [id]);
  }
  let spans: ReadonlyMap<TaskId, { enter: number; leave: number }> | null = null;
  return (id, ancestor) => {
    if (id === ancestor || !children.has(ancestor)) return false;
    spans ??= numberTree(tops, children);
    const inner = spans.get(id);
    const outer = spans.get(ancestor);
    return inner !== undefined && outer !== undefined && outer.enter < inner.enter && inner.enter < outer.leave;
  };
}

function numberTree(tops: readonly TaskId[], children: ReadonlyMap<TaskId, readonly TaskId[]>) {
  const spans = new Map<TaskId, { enter: number; leave: number }>();
  const stack = [...tops];
  let count = 0;
  for (let id = stack.pop(); id !== undefined; id = stack.pop()) {
    const span = spans.get(id);
    if (span) {
      span.leave = ++count;
      continue;
    }
    spans.set(id, { enter: ++count, leave: 0 });
    // Met again once everything under it was numbered.
    stack.push(id);
    for (const child of children.get(id) ?? []) stack.push(child);
  }
  return spans;
}
