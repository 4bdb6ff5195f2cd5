// Works out what a move in the task tree writes: new parents and order keys. Pure of Yjs: it sees a
// placement and gives back the writes, or refuses. A task never comes to stand under itself.

import type { TaskId } from "../model/ids.ts";
import { EditRefused } from "./edit-refused.ts";
import type { TaskPlace } from "./integrity.ts";
import { placeAt } from "./placement.ts";
import type { Anchor, Placement } from "./placement.ts";

export interface TreeWrites {
  readonly parents: Map<TaskId, TaskId | null>;
  readonly orders: Map<TaskId, string>;
}

function createWrites(): TreeWrites {
  return { parents: new Map(), orders: new Map() };
}

/** Puts `ids` together, in the order given, where `to` says; what stands under another of them comes along with it. */
export function planTreeMove(
  placement: Placement,
  ids: readonly TaskId[],
  to: Anchor & { readonly parent: TaskId | null },
): TreeWrites {
  const moving = topmost(placement, new Set(ids));
  const own = new Set(moving);
  if (to.parent !== null) {
    if (placeOf(placement, to.parent).archived) throw new EditRefused("archived", "The parent task is archived.");
    for (let at: TaskId | null = to.parent; at !== null; at = placeOf(placement, at).parent) {
      if (own.has(at)) throw new EditRefused("parent-cycle", "A task can't stand under itself.");
    }
  }
  const orders = placeAt(placement.siblingsOf(to.parent), moving, to);
  return { parents: new Map(moving.map((id) => [id, to.parent])), orders };
}

export function planIndent(placement: Placement, ids: readonly TaskId[]): TreeWrites {
  const writes = createWrites();
  const chosen = new Set(ids);
  for (const id of inTreeOrder(placement, topmost(placement, chosen))) {
    const siblings = placement.siblingsOf(placeOf(placement, id).parent);
    const above = siblings
      .slice(
        0,
        siblings.findIndex((sibling) => sibling.id === id),
      )
      .findLast((sibling) => !chosen.has(sibling.id) && !placeOf(placement, sibling.id).archived);
    if (above) settle(placement, writes, id, above.id, {});
  }
  return refuseNothing(writes, "There is no task above to put these under.");
}

export function planOutdent(placement: Placement, ids: readonly TaskId[]): TreeWrites {
  const writes = createWrites();
  const lastAfter = new Map<TaskId, TaskId>();
  for (const id of inTreeOrder(placement, topmost(placement, new Set(ids)))) {
    const { parent } = placeOf(placement, id);
    if (parent === null) continue;
    settle(placement, writes, id, placeOf(placement, parent).parent, { after: lastAfter.get(parent) ?? parent });
    lastAfter.set(parent, id);
  }
  return refuseNothing(writes, "These tasks are at the top level already.");
}

/** Takes the task out of its old siblings, puts it among the new ones, and notes what to write. */
function settle(placement: Placement, writes: TreeWrites, id: TaskId, parent: TaskId | null, anchor: Anchor): void {
  const from = placement.siblingsOf(placeOf(placement, id).parent);
  const to = placement.siblingsOf(parent);
  if (from !== to) {
    const index = from.findIndex((sibling) => sibling.id === id);
    if (index >= 0) from.splice(index, 1);
  }
  for (const [each, key] of placeAt(to, [id], anchor)) writes.orders.set(each, key);
  writes.parents.set(id, parent);
}

/** Without those that come along with a chosen ancestor. */
function topmost(placement: Placement, chosen: ReadonlySet<TaskId>): TaskId[] {
  return [...chosen].filter((id) => {
    for (let at = placeOf(placement, id).parent; at !== null; at = placeOf(placement, at).parent) {
      if (chosen.has(at)) return false;
    }
    return true;
  });
}

/** Siblings in their order; different parents don't matter to each other. */
function inTreeOrder(placement: Placement, ids: readonly TaskId[]): TaskId[] {
  const wanted = new Set(ids);
  const parents = new Set(ids.map((id) => placeOf(placement, id).parent));
  return [...parents].flatMap((parent) =>
    placement
      .siblingsOf(parent)
      .map(({ id }) => id)
      .filter((id) => wanted.has(id)),
  );
}

function placeOf(placement: Placement, id: TaskId): TaskPlace {
  const place = placement.places.get(id);
  if (!place) throw new EditRefused("unknown-task", "This task doesn't exist any more.");
  return place;
}

function refuseNothing(writes: TreeWrites, message: string): TreeWrites {
  if (writes.parents.size === 0) throw new EditRefused("nothing-to-move", message);
  return writes;
}
