// Who made a change, as Yjs tells its observers: a mutator's transactions carry LOCAL, which is what
// undo tracks; everything else (sync, migrations) carries another origin. A mutator called inside a
// transaction that is already open joins it and keeps that one's origin.

import type * as Y from "yjs";

/** Origin of every change made by a mutator of this folder. */
export const LOCAL = Symbol("local");

/** Origin of migrations: never undone. */
export const MIGRATION = Symbol("migration");

/** Runs `change` in one transaction with the origin LOCAL and returns what it returns. */
export function edit<T>(doc: Y.Doc, change: () => T): T {
  return doc.transact(change, LOCAL);
}
