// What changed about tasks between two readings of a plan, in the words people use for it. Pure: two
// maps of records in, one list out; it knows neither who changed what nor any Yjs.

import type { TaskId } from "@entente/shared/model/ids";
import type { Task } from "@entente/shared/model/plan";

export const CHANGE_KINDS = [
  "added",
  "archived",
  "restored",
  "title",
  "dates",
  "links",
  "progress",
  "column",
  "people",
  "labels",
  "checklist",
  "notes",
  "priority",
  "blocked",
  "place",
  "details",
] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

export interface TaskChange {
  readonly id: TaskId;
  /** As it is now. */
  readonly title: string;
  /** In the order of CHANGE_KINDS, each once. */
  readonly kinds: readonly ChangeKind[];
}

const KIND_OF: Readonly<Record<Exclude<keyof Task, "id" | "archived">, ChangeKind>> = {
  title: "title",
  parent: "place",
  order: "place",
  cardOrder: "place",
  kind: "dates",
  column: "column",
  durationMinutes: "dates",
  optimisticMinutes: "details",
  pessimisticMinutes: "details",
  elapsed: "dates",
  constraint: "dates",
  constraintDate: "dates",
  deadline: "dates",
  percentComplete: "progress",
  actualStart: "progress",
  actualFinish: "progress",
  manual: "dates",
  manualStart: "dates",
  assignees: "people",
  assignments: "people",
  splits: "dates",
  labels: "labels",
  priority: "priority",
  blocked: "blocked",
  cover: "details",
  checklist: "checklist",
  estimateMinutes: "details",
  calendar: "dates",
  ignoreResourceCalendars: "dates",
  levellingDelayMinutes: "dates",
  active: "dates",
};
const FIELDS = Object.keys(KIND_OF) as (keyof typeof KIND_OF)[];

/** The kind of change that a write to `key` of a task's Y.Map is. */
export function kindOfKey(key: string): ChangeKind {
  if (key.startsWith("assignee/") || key.startsWith("assignment/")) return "people";
  if (key.startsWith("pause/")) return "dates";
  if (key.startsWith("label/")) return "labels";
  if (key.startsWith("check/")) return "checklist";
  if (key === "archived") return "archived";
  return (KIND_OF as Readonly<Record<string, ChangeKind>>)[key] ?? "details";
}

/** Whether two plain values are alike; a record that wasn't made again is so at once. */
export const same = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);

/** How `after` differs from `before`; undefined is a task that wasn't there. */
export function changeOf(before: Task | undefined, after: Task): ReadonlySet<ChangeKind> {
  if (!before) return new Set(after.archived ? [] : ["added"]);
  if (before === after) return new Set();
  if (before.archived !== after.archived) return new Set([after.archived ? "archived" : "restored"]);
  const kinds = new Set<ChangeKind>();
  for (const field of FIELDS) if (!same(before[field], after[field])) kinds.add(KIND_OF[field]);
  // A card that went to another column has another place there as well.
  if (kinds.has("column") && before.parent === after.parent && before.order === after.order) kinds.delete("place");
  return kinds;
}

/** `kinds` in the order they are told in. */
export const inOrder = (kinds: ReadonlySet<ChangeKind>): ChangeKind[] => CHANGE_KINDS.filter((kind) => kinds.has(kind));
