// Replicas of one document that exchange updates only when told to, so that a test decides what
// happens at the same moment. Client ids are fixed, so that a conflict has the same winner each run.

import * as Y from "yjs";
import { createPlanDocument } from "@entente/shared/doc/create-plan";
import { readPlan } from "@entente/shared/doc/read-plan";
import type { ColumnId, TaskId } from "@entente/shared/model/ids";
import type { LocalDateTime } from "@entente/shared/model/time";

export const START = "2026-01-05T08:00" as LocalDateTime;

/** An empty plan with the usual columns. */
export function createTestPlan(): Y.Doc {
  return createPlanDocument({ name: "Website relaunch", start: START });
}

/** `count` replicas that hold what `doc` holds. */
export function fork(doc: Y.Doc, count = 2): Y.Doc[] {
  const update = Y.encodeStateAsUpdate(doc);
  return Array.from({ length: count }, (_, i) => {
    const replica = new Y.Doc();
    replica.clientID = 1_000 + i;
    Y.applyUpdate(replica, update);
    return replica;
  });
}

/** Gives every replica everything the others have. */
export function exchange(docs: readonly Y.Doc[]): void {
  const updates = docs.map((doc) => Y.encodeStateAsUpdate(doc));
  for (const doc of docs) for (const update of updates) Y.applyUpdate(doc, update);
}

/** Lets each edit happen on a replica of its own, exchanges, and returns the replicas, which must agree. */
export function atOnce(doc: Y.Doc, ...edits: ((doc: Y.Doc) => void)[]): Y.Doc {
  const docs = fork(doc, edits.length);
  docs.forEach((replica, i) => edits[i]?.(replica));
  exchange(docs);
  const [first, ...others] = docs.map((replica) => `${contentOf(replica)}\n${planText(replica)}`);
  for (const other of others) {
    if (other !== first) throw new Error(`Replicas differ:\n${first}\n${other}`);
  }
  return docs[0] as Y.Doc;
}

/** Everything a document holds, as comparable text: roots and keys sorted. */
export function contentOf(doc: Y.Doc): string {
  const roots: Record<string, unknown> = {};
  for (const name of [...doc.share.keys()].sort()) {
    const value = name.startsWith("notes") ? doc.getText(name).toJSON() : doc.getMap(name).toJSON();
    if (value !== "" && JSON.stringify(value) !== "{}") roots[name] = value;
  }
  return JSON.stringify(roots, sortKeys, 1);
}

function sortKeys(_key: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The plan as comparable text, maps sorted by id: for whether two replicas read the same. */
export function planText(doc: Y.Doc): string {
  const { plan, diagnostics } = readPlan(doc);
  const parts = Object.entries(plan).map(([name, part]: [string, unknown]) => [
    name,
    part instanceof Map ? [...part].sort(([a], [b]) => (a < b ? -1 : 1)) : part,
  ]);
  return JSON.stringify([parts, diagnostics.map((diagnostic) => JSON.stringify(diagnostic)).sort()], sortKeys, 1);
}

export function taskOf(doc: Y.Doc, id: TaskId) {
  const task = readPlan(doc).plan.tasks.get(id);
  if (!task) throw new Error(`No task ${id}`);
  return task;
}

/** Ids of the columns in order. */
export function columnIds(doc: Y.Doc): ColumnId[] {
  return [...readPlan(doc).plan.columns.values()].sort((a, b) => (a.order < b.order ? -1 : 1)).map(({ id }) => id);
}

/** Titles of the live cards of a column in order. */
export function cardTitles(doc: Y.Doc, column: ColumnId): string[] {
  return [...readPlan(doc).plan.tasks.values()]
    .filter((task) => task.column === column && !task.archived)
    .sort((a, b) => (a.cardOrder < b.cardOrder ? -1 : a.cardOrder > b.cardOrder ? 1 : a.id < b.id ? -1 : 1))
    .map(({ title }) => title);
}
