// Where tasks stand, worked out before a mutator writes anything: siblings under each parent and
// cards in each column, sorted, as every replica mends them. Inserting into such a list gives the
// order keys to write. An anchor is a neighbour's id, never an index; one that has vanished (somebody
// moved it away meanwhile) means the end of the list.

import type * as Y from "yjs";
import type { ColumnId, TaskId } from "../model/ids.ts";
import { compareOrder } from "../model/order.ts";
import type { Column } from "../model/plan.ts";
import { createColumnFinder, mendTasks } from "./integrity.ts";
import type { TaskPlace } from "./integrity.ts";
import { insertIntoOrder } from "./order-keys.ts";
import type { Ordered } from "./order-keys.ts";
import { readColumns } from "./read-plan.ts";
import { readCardOrder, readCardPlace, readTaskPlace } from "./read-task.ts";
import { forEachRecord } from "./roots.ts";

/** `after` or `before` a neighbour; `after: null` alone is the beginning; nothing, or a vanished neighbour, is the end. */
export interface Anchor<Id extends string = TaskId> {
  readonly after?: Id | null;
  readonly before?: Id | null;
}

export interface Placement {
  readonly places: ReadonlyMap<TaskId, TaskPlace>;
  readonly columns: ReadonlyMap<ColumnId, Column>;
  /** Sorted, archived ones included. The list is this placement's own: insertions change it. */
  siblingsOf(parent: TaskId | null): Ordered<TaskId>[];
  cardsOf(column: ColumnId | null): Ordered<TaskId>[];
  /** Makes `places` know a task that is about to be added; the lists learn it by the insertion itself. */
  add(place: TaskPlace): void;
}

/** The placement of `doc` as it is now. A few milliseconds at 10,000 tasks. */
export function readPlacement(doc: Y.Doc): Placement {
  const stored = new Map<TaskId, TaskPlace>();
  forEachRecord(doc, "tasks", (id, fields) => stored.set(id as TaskId, readTaskPlace(id as TaskId, fields)));
  const columns = readColumns(doc);
  const mended = mendTasks(stored, columns).tasks;
  const siblings = createGroups(mended, "parent", "order");
  const cards = createGroups(mended, "column", "cardOrder");
  const places = new Map(mended);
  return { places, columns, siblingsOf: siblings, cardsOf: cards, add: (place) => places.set(place.id, place) };
}

/** As `cardsOf` of the placement, without what only the tree needs: a drop of a card on a large board is one quick pass. */
export function readCardsOf(
  doc: Y.Doc,
  columns: ReadonlyMap<ColumnId, Column>,
  column: ColumnId | null,
): Ordered<TaskId>[] {
  const columnOf = createColumnFinder(columns);
  const cards: Ordered<TaskId>[] = [];
  forEachRecord(doc, "tasks", (id, fields) => {
    const place = readCardPlace(id as TaskId, fields);
    if (columnOf(place) === column) cards.push({ id: place.id, order: readCardOrder(place.id, fields) });
  });
  return cards.sort(compareOrder);
}

/** The same from mended places. */
export function cardsAmong(places: ReadonlyMap<TaskId, TaskPlace>, column: ColumnId | null): Ordered<TaskId>[] {
  const cards: Ordered<TaskId>[] = [];
  for (const place of places.values())
    if (place.column === column) cards.push({ id: place.id, order: place.cardOrder });
  return cards.sort(compareOrder);
}

/** Lists by `group`, each sorted when it is first asked for. */
function createGroups<By extends "parent" | "column">(
  places: ReadonlyMap<TaskId, TaskPlace>,
  by: By,
  order: "order" | "cardOrder",
): (group: TaskPlace[By]) => Ordered<TaskId>[] {
  const members = new Map<TaskPlace[By], TaskPlace[]>();
  for (const task of places.values()) {
    if (!members.get(task[by])?.push(task)) members.set(task[by], [task]);
  }
  const lists = new Map<TaskPlace[By], Ordered<TaskId>[]>();
  return (group) => {
    let list = lists.get(group);
    if (!list) {
      list = (members.get(group) ?? []).map((task) => ({ id: task.id, order: task[order] })).sort(compareOrder);
      lists.set(group, list);
    }
    return list;
  };
}

/** Takes `ids` out of `list` and puts them back at the anchor, in the order given; returns the keys to write. An anchor that itself moves stands for its place. */
export function placeAt<Id extends string>(
  list: Ordered<Id>[],
  ids: readonly Id[],
  anchor: Anchor<Id>,
  random?: () => number,
): Map<Id, string> {
  const moving = new Set(ids);
  const index = indexAt(list, anchor);
  let kept = 0;
  let before = 0;
  for (const [i, entry] of list.entries()) {
    if (moving.has(entry.id)) continue;
    list[kept++] = entry;
    if (i < index) before++;
  }
  list.length = kept;
  return insertIntoOrder(list, before, ids, random);
}

/** Puts new `ids` into `list` at the anchor; returns the keys to write. */
export function insertAt<Id extends string>(
  list: Ordered<Id>[],
  ids: readonly Id[],
  anchor: Anchor<Id>,
): Map<Id, string> {
  return insertIntoOrder(list, indexAt(list, anchor), ids);
}

function indexAt<Id extends string>(list: readonly Ordered<Id>[], { after, before }: Anchor<Id>): number {
  const find = (id: Id | null | undefined) => (id == null ? -1 : list.findIndex((entry) => entry.id === id));
  const afterIndex = find(after);
  if (afterIndex >= 0) return afterIndex + 1;
  const beforeIndex = find(before);
  if (beforeIndex >= 0) return beforeIndex;
  return after === null && before === undefined ? 0 : list.length;
}
