// What the board shows: a filter as plain values, its place in the address (so that it can be shared),
// and whether a card meets it. Several values of one kind are alternatives; kinds must all hold. Pure.

import { PRIORITIES } from "@entente/shared/model/plan";
import type { Priority, Task } from "@entente/shared/model/plan";
import { MINUTES_PER_DAY, parseLocalDateTime } from "@entente/shared/model/time";

export const DUE_KINDS = ["overdue", "today", "week", "none"] as const;
export type DueKind = (typeof DUE_KINDS)[number];

/** Stands for "nobody" among people and "no label" among labels. */
export const NONE = "-";

export interface BoardFilter {
  readonly text: string;
  readonly people: readonly string[];
  readonly labels: readonly string[];
  readonly priorities: readonly Priority[];
  readonly due: readonly DueKind[];
  readonly blocked: boolean;
  /** Assigned to whoever looks at it. */
  readonly mine: boolean;
}

export const NO_FILTER: BoardFilter = {
  text: "",
  people: [],
  labels: [],
  priorities: [],
  due: [],
  blocked: false,
  mine: false,
};

export type Query = Readonly<Record<string, unknown>>;

const MOST_VALUES = 50;

function listOf(value: unknown): string[] {
  const list: unknown[] = Array.isArray(value) ? value : [value];
  return list.filter((each): each is string => typeof each === "string" && each !== "").slice(0, MOST_VALUES);
}

const known = <T extends string>(values: readonly T[], list: readonly string[]): T[] =>
  values.filter((value) => list.includes(value));

/** The filter in an address; what isn't one is left out. */
export function parseFilter(query: Query): BoardFilter {
  return {
    text: (listOf(query["q"])[0] ?? "").slice(0, 200),
    people: listOf(query["who"]),
    labels: listOf(query["label"]),
    priorities: known(PRIORITIES, listOf(query["priority"])),
    due: known(DUE_KINDS, listOf(query["due"])),
    blocked: query["blocked"] === "1",
    mine: query["mine"] === "1",
  };
}

/** `query` with this filter in it and whatever else it had. */
export function withFilter(query: Query, filter: BoardFilter): Record<string, string | string[]> {
  const { q: _q, who: _who, label: _l, priority: _p, due: _d, blocked: _b, mine: _m, ...rest } = query;
  return {
    ...(rest as Record<string, string>),
    ...(filter.text ? { q: filter.text } : {}),
    ...(filter.people.length ? { who: [...filter.people] } : {}),
    ...(filter.labels.length ? { label: [...filter.labels] } : {}),
    ...(filter.priorities.length ? { priority: [...filter.priorities] } : {}),
    ...(filter.due.length ? { due: [...filter.due] } : {}),
    ...(filter.blocked ? { blocked: "1" } : {}),
    ...(filter.mine ? { mine: "1" } : {}),
  };
}

/** Whether the filter leaves anything out at all. */
export function isFiltering(filter: BoardFilter): boolean {
  const { text, people, labels, priorities, due, blocked, mine } = filter;
  return text !== "" || blocked || mine || [people, labels, priorities, due].some((list) => list.length > 0);
}

const folded = new WeakMap<Task, string>();

/** Lower case and without accents, for comparing. */
export function fold(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

function foldedTitle(task: Task): string {
  let title = folded.get(task);
  if (title === undefined) folded.set(task, (title = fold(task.title)));
  return title;
}

export interface FilterContext {
  /** The people of the plan that are the one who looks. */
  readonly me: readonly string[];
  readonly nowMinutes: number;
}

/** A test for cards; the filter is taken apart once. */
export function createMatcher(filter: BoardFilter, { me, nowMinutes }: FilterContext): (task: Task) => boolean {
  const words = fold(filter.text).split(/\s+/u).filter(Boolean);
  const today = Math.floor(nowMinutes / MINUTES_PER_DAY) * MINUTES_PER_DAY;
  const meets = (wanted: readonly string[], has: readonly string[]) =>
    wanted.length === 0 || wanted.some((id) => (id === NONE ? has.length === 0 : has.includes(id)));
  const isDue = (kind: DueKind, task: Task) => {
    const due = task.deadline === null ? null : parseLocalDateTime(task.deadline);
    if (kind === "none" || due === null) return kind === "none" && due === null;
    if (kind === "overdue") return due < nowMinutes && task.percentComplete < 100;
    return due >= today && due < today + (kind === "today" ? 1 : 7) * MINUTES_PER_DAY;
  };
  return (task) =>
    words.every((word) => foldedTitle(task).includes(word)) &&
    meets(filter.people, task.assignees) &&
    meets(filter.labels, task.labels) &&
    (filter.priorities.length === 0 || filter.priorities.includes(task.priority)) &&
    (filter.due.length === 0 || filter.due.some((kind) => isDue(kind, task))) &&
    (!filter.blocked || task.blocked !== null) &&
    (!filter.mine || task.assignees.some((person) => me.includes(person)));
}
