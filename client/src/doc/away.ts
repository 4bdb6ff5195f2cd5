// What others did to the plan while this page had no connection. It notes what a handshake brings,
// and afterwards compares the plan before with the plan after. A conflict is a field that this side
// wrote since the server last acknowledged it, and that the others wrote too: both writes hang in one
// chain at the field's entry, and the last of the chain is the value that holds everywhere.

import { NOTES_PREFIX } from "@entente/shared/doc/roots";
import type { DependencyId, TaskId } from "@entente/shared/model/ids";
import type { Dependency, Task } from "@entente/shared/model/plan";
import * as Y from "yjs";
import { changeOf, inOrder, kindOfKey, same } from "./plan-changes.ts";
import type { ChangeKind, TaskChange } from "./plan-changes.ts";
import type { PlanSession } from "./plan-session.ts";

/** One write, by replica and clock; the server knows whose it is. */
export interface Write {
  readonly client: number;
  readonly clock: number;
}

export interface AwayChange extends TaskChange {
  readonly writes: readonly Write[];
}

export interface AwayConflict {
  readonly id: TaskId;
  readonly title: string;
  readonly kind: ChangeKind;
  readonly holds: "mine" | "theirs";
  /** What one had written oneself, where it is text. */
  readonly mine: string | null;
  readonly theirs: Write;
}

export interface AwayReport {
  readonly changes: readonly AwayChange[];
  readonly conflicts: readonly AwayConflict[];
}

export interface AwayWatch {
  /** The server has acknowledged everything. */
  saved(): void;
  /** A handshake begins. What one broke off before belongs to the same absence. */
  handshake(): void;
  /** It is through; null when nothing of others came, or the plan wasn't shown before. */
  inStep(): AwayReport | null;
  destroy(): void;
}

export interface AwayOptions {
  readonly plan: PlanSession;
  /** What the server is known to have, as a state vector. */
  readonly acknowledged: Uint8Array;
  /** Whether a transaction's origin is the server. */
  readonly isRemote: (origin: unknown) => boolean;
}

type Vector = ReadonlyMap<number, number>;

interface Before {
  readonly tasks: ReadonlyMap<TaskId, Task>;
  readonly dependencies: ReadonlyMap<DependencyId, Dependency>;
  readonly mine: Vector;
  readonly acknowledged: Vector;
}

const lies = ({ client, clock }: Write, vector: Vector): boolean => clock < (vector.get(client) ?? 0);

/** Watches until destroyed. A plan without any task yet has no before. */
export function createAwayWatch({ plan, acknowledged, isRemote }: AwayOptions): AwayWatch {
  const { doc, projection } = plan;
  const tasks = doc.getMap<unknown>("tasks");
  const vectorNow = (): Vector => Y.decodeStateVector(Y.encodeStateVector(doc));
  let known: Vector = Y.decodeStateVector(acknowledged);
  let before: Before | null = null;
  let touched = new Map<TaskId, Set<string>>();
  let noted = new Set<TaskId>();

  const onTransaction = (transaction: Y.Transaction): void => {
    if (!before || !isRemote(transaction.origin)) return;
    for (const [type, keys] of transaction.changed) {
      // Notes that nobody opened here are of no type yet.
      const root = type._item === null && type.doc ? Y.findRootTypeKey(type) : "";
      if (root.startsWith(NOTES_PREFIX)) {
        noted.add(root.slice(NOTES_PREFIX.length) as TaskId);
      } else if (root === "tasks") {
        for (const key of keys) if (key !== null) touch(key as TaskId);
      } else if (type.parent === tasks && type._item?.parentSub) {
        const fields = touch(type._item.parentSub as TaskId);
        for (const key of keys) if (key !== null) fields.add(key);
      }
    }
  };
  doc.on("afterTransaction", onTransaction);

  function touch(id: TaskId): Set<string> {
    const fields = touched.get(id) ?? new Set<string>();
    touched.set(id, fields);
    return fields;
  }

  /** The others' newest write to `key`, and whether one wrote it oneself meanwhile and which of both holds. */
  function writesTo(fields: Y.Map<unknown>, key: string, at: Before) {
    let theirs: Write | null = null;
    let isMine = false;
    const last = fields._map.get(key);
    for (let item = last ?? null; item; item = item.left) {
      if (lies(item.id, at.acknowledged)) break;
      if (lies(item.id, at.mine)) isMine = true;
      else theirs ??= item.id;
    }
    return { theirs, isMine, holds: last && lies(last.id, at.mine) ? ("mine" as const) : ("theirs" as const) };
  }

  function newWrites(fields: unknown, at: Before): Write[] {
    if (!(fields instanceof Y.Map)) return [];
    const items = [...fields._map.values(), ...(fields._item ? [fields._item] : [])];
    return items.map((item) => item.id).filter((id) => !lies(id, at.mine));
  }

  function report(at: Before): AwayReport {
    const changes = new Map<TaskId, { kinds: Set<ChangeKind>; writes: Write[] }>();
    const conflicts: AwayConflict[] = [];
    const change = (id: TaskId) => {
      const found = changes.get(id) ?? { kinds: new Set<ChangeKind>(), writes: [] };
      changes.set(id, found);
      return found;
    };
    for (const [id, keys] of touched) {
      const [then, now] = [at.tasks.get(id), projection.plan.tasks.get(id)];
      const fields = tasks.get(id);
      if (!now || !(fields instanceof Y.Map)) continue;
      const kinds = changeOf(then, now);
      const writes: Write[] = then ? [] : newWrites(fields, at);
      const told = new Set<ChangeKind>();
      for (const key of then ? keys : []) {
        const { theirs, isMine, holds } = writesTo(fields, key, at);
        if (theirs) writes.push(theirs);
        const kind = kindOfKey(key);
        // Where a card or row stands is settled by moving it again, not by reading about it.
        if (!theirs || !isMine || kind === "place" || told.has(kind)) continue;
        told.add(kind);
        const written = (then as unknown as Readonly<Record<string, unknown>>)[key];
        const mine = typeof written === "string" && (key === "title" || key === "blocked") ? written : null;
        conflicts.push({ id, title: now.title, kind, holds, mine, theirs });
      }
      if (kinds.size > 0) {
        const found = change(id);
        for (const kind of kinds) found.kinds.add(kind);
        found.writes.push(...writes);
      }
    }
    for (const [id, link] of projection.plan.dependencies) {
      if (same(at.dependencies.get(id), link)) continue;
      const found = change(link.successor);
      found.kinds.add("links");
      found.writes.push(...newWrites(doc.getMap<unknown>("dependencies").get(id), at));
    }
    for (const [id, link] of at.dependencies) {
      if (!projection.plan.dependencies.has(id)) change(link.successor).kinds.add("links");
    }
    for (const id of noted) {
      const found = change(id);
      found.kinds.add("notes");
      const text = doc.getText(NOTES_PREFIX + id);
      for (let item = text._start; item; item = item.right) if (!lies(item.id, at.mine)) found.writes.push(item.id);
    }
    return {
      conflicts,
      changes: [...changes].flatMap(([id, { kinds, writes }]) => {
        const task = projection.plan.tasks.get(id);
        return task ? [{ id, title: task.title, kinds: inOrder(kinds), writes }] : [];
      }),
    };
  }

  return {
    saved() {
      known = vectorNow();
    },
    handshake() {
      if (before || projection.plan.tasks.size === 0) return;
      projection.flush();
      before = {
        tasks: new Map(projection.plan.tasks),
        dependencies: new Map(projection.plan.dependencies),
        mine: vectorNow(),
        acknowledged: known,
      };
    },
    inStep() {
      if (!before) return null;
      projection.flush();
      const { changes, conflicts } = report(before);
      before = null;
      touched = new Map();
      noted = new Set();
      return changes.length + conflicts.length > 0 ? { changes, conflicts } : null;
    },
    destroy: () => doc.off("afterTransaction", onTransaction),
  };
}
