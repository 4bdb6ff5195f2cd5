// Swimlanes: the board's rows by person, label, priority or parent. A card that two people do stands
// in both of their lanes; carried from one lane to another it exchanges the one for the other and
// keeps the rest. Pure.

import type { ColumnId, LabelId, PersonId, TaskId } from "@entente/shared/model/ids";
import { PRIORITIES } from "@entente/shared/model/plan";
import type { Label, Person, Priority, Task } from "@entente/shared/model/plan";
import { PRIORITY_WORDS } from "../../ui/priority-words.ts";

export type LaneDimension = "none" | "person" | "label" | "priority" | "parent";
export const LANE_DIMENSIONS: readonly LaneDimension[] = ["none", "person", "label", "priority", "parent"];

export const DIMENSION_WORDS: Readonly<Record<LaneDimension, string>> = {
  none: "No lanes",
  person: "Person",
  label: "Label",
  priority: "Priority",
  parent: "Parent",
};

/** The lane of cards that have nothing of the dimension. */
export const NO_LANE = "-";
/** Lanes without cards are shown too while there are few: one can drop on them. */
const MOST_EMPTY = 16;

export interface LaneHead {
  readonly key: string;
  readonly title: string;
}

export interface Lane extends LaneHead {
  readonly count: number;
  readonly cells: ReadonlyMap<ColumnId, readonly TaskId[]>;
}

const PRIORITY_TITLES = { ...PRIORITY_WORDS, none: "No priority" };

/** The keys of the lanes in which `task` stands. */
export function laneKeysOf(task: Task, dimension: LaneDimension): readonly string[] {
  if (dimension === "priority") return [task.priority];
  if (dimension === "parent") return [task.parent ?? NO_LANE];
  const ids = dimension === "person" ? task.assignees : dimension === "label" ? task.labels : [];
  return ids.length > 0 ? ids : [NO_LANE];
}

export interface LaneSource {
  readonly people: readonly Person[];
  readonly labels: readonly Label[];
  /** Tasks that could be parents, in the order of the outline. */
  readonly parents: () => readonly { readonly id: TaskId; readonly title: string }[];
}

/** Every lane that could be, in order. */
export function laneHeads(dimension: LaneDimension, { people, labels, parents }: LaneSource): LaneHead[] {
  if (dimension === "none") return [];
  if (dimension === "priority") return PRIORITIES.toReversed().map((key) => ({ key, title: PRIORITY_TITLES[key] }));
  const named = (list: readonly { readonly id: string; readonly name: string }[]) =>
    list.map(({ id, name }) => ({ key: id, title: name || "Untitled" }));
  if (dimension === "person") return [...named(people), { key: NO_LANE, title: "Nobody" }];
  if (dimension === "label") return [...named(labels), { key: NO_LANE, title: "No label" }];
  return [
    ...parents().map(({ id, title }) => ({ key: id, title: title || "Untitled" })),
    { key: NO_LANE, title: "No parent" },
  ];
}

/** The cards of each column sorted into lanes; `columns` holds what the board shows, in order. */
export function groupIntoLanes(
  heads: readonly LaneHead[],
  columns: ReadonlyMap<ColumnId, readonly TaskId[]>,
  lanesOf: (task: TaskId) => readonly string[],
): Lane[] {
  const lanes = new Map(
    heads.map((head) => [head.key, { ...head, tasks: new Set<TaskId>(), cells: new Map<ColumnId, TaskId[]>() }]),
  );
  for (const [column, cards] of columns) {
    for (const card of cards) {
      for (const key of lanesOf(card)) {
        const lane = lanes.get(key) ?? lanes.get(NO_LANE);
        if (!lane) continue;
        lane.tasks.add(card);
        const cell = lane.cells.get(column);
        if (cell) cell.push(card);
        else lane.cells.set(column, [card]);
      }
    }
  }
  const showsEmpty = lanes.size <= MOST_EMPTY;
  return [...lanes.values()]
    .filter((lane) => showsEmpty || lane.tasks.size > 0)
    .map(({ key, title, tasks, cells }) => ({ key, title, count: tasks.size, cells }));
}

/** What carrying a card from one lane to another changes; null when nothing. */
export type LaneChange =
  | { readonly set: "priority"; readonly priority: Priority }
  | { readonly set: "parent"; readonly parent: TaskId | null }
  | { readonly set: "person"; readonly remove: readonly PersonId[]; readonly add: PersonId | null }
  | { readonly set: "label"; readonly remove: readonly LabelId[]; readonly add: LabelId | null };

/** `from` is the lane that the card in the hand was taken from; the others that come along may stand elsewhere. */
export function laneChange(task: Task, dimension: LaneDimension, from: string | null, to: string): LaneChange | null {
  const keys = laneKeysOf(task, dimension);
  if (dimension === "none" || (keys.length === 1 && keys[0] === to)) return null;
  if (dimension === "priority") return { set: "priority", priority: to as Priority };
  if (dimension === "parent") return { set: "parent", parent: to === NO_LANE ? null : (to as TaskId) };
  const has: readonly string[] = dimension === "person" ? task.assignees : task.labels;
  const add = to === NO_LANE || has.includes(to) ? null : to;
  const remove = to === NO_LANE ? has : has.filter((id) => id === from && id !== to);
  if (add === null && remove.length === 0) return null;
  return dimension === "person"
    ? { set: "person", remove: remove as PersonId[], add: add as PersonId | null }
    : { set: "label", remove: remove as LabelId[], add: add as LabelId | null };
}

/** The lane dimension that the address names. */
export function parseDimension(value: unknown): LaneDimension {
  return LANE_DIMENSIONS.find((dimension) => dimension === value) ?? "none";
}

/** What a card added in a lane has from the start. */
export function laneDefaults(
  dimension: LaneDimension,
  key: string | null,
): Partial<Pick<Task, "assignees" | "labels" | "priority" | "parent">> {
  if (key === null || key === NO_LANE) return {};
  if (dimension === "person") return { assignees: [key as PersonId] };
  if (dimension === "label") return { labels: [key as LabelId] };
  if (dimension === "priority") return { priority: key as Priority };
  return dimension === "parent" ? { parent: key as TaskId } : {};
}
