// The named roots of the documents and the safe ways to them. A root that a hostile or foreign
// program filled with another type reads as empty, and records that are no Y.Map are skipped, with a
// diagnostic each; nothing here throws while reading.

import * as Y from "yjs";
import type { Diagnostic } from "../model/diagnostic.ts";
import { EditRefused } from "./edit-refused.ts";
import type { RefusalCode } from "./edit-refused.ts";
import { isUsableId } from "./values.ts";

export type PlanRoot =
  | "meta"
  | "settings"
  | "tasks"
  | "dependencies"
  | "columns"
  | "calendars"
  | "people"
  | "labels"
  | "baselines";
export type ReviewRoot = "meta" | "frames" | "versions" | "threads" | "comments" | "decisions";
export type TeamRoot = "meta" | "rates" | "costs";
export type RootName = PlanRoot | ReviewRoot | TeamRoot;

/** The name of the root Y.Text with a task's notes. */
export const NOTES_PREFIX = "notes/";

/** The root for writing. Throws when the root is of another type. */
export function rootMap(doc: Y.Doc, name: RootName): Y.Map<unknown> {
  return doc.getMap(name);
}

/** The root for reading, or null (and a diagnostic) when it is of another type. */
export function readRoot(doc: Y.Doc, name: RootName, diagnostics?: Diagnostic[]): Y.Map<unknown> | null {
  try {
    return doc.getMap(name);
  } catch {
    diagnostics?.push({ code: "unusable-root", message: `The part “${name}” of the document can't be read.`, ids: [] });
    return null;
  }
}

/** The root Y.Text for reading, or null when there is none: asking must not create 10,000 empty roots. */
export function readTextRoot(doc: Y.Doc, name: string): Y.Text | null {
  if (!doc.share.has(name)) return null;
  try {
    return doc.getText(name);
  } catch {
    return null;
  }
}

/** Calls `visit` with every record of a root that is a Y.Map under a usable id. */
export function forEachRecord(
  doc: Y.Doc,
  name: RootName,
  visit: (id: string, fields: Y.Map<unknown>) => void,
  diagnostics?: Diagnostic[],
): void {
  readRoot(doc, name, diagnostics)?.forEach((value, key) => {
    if (isRecord(value) && isUsableId(key)) visit(key, value);
    else diagnostics?.push(unreadableRecord(name, key));
  });
}

export function isRecord(value: unknown): value is Y.Map<unknown> {
  return value instanceof Y.Map;
}

/** The diagnostic for an entry of a root that is no record. */
export function unreadableRecord(name: string, key: string): Diagnostic {
  return {
    code: "unreadable-record",
    message: `An entry of “${name}” is no record and was left out.`,
    ids: [key.slice(0, 200)],
  };
}

/** The fields of a record for writing. Throws EditRefused with `code` when there is none. */
export function recordOf(doc: Y.Doc, name: RootName, id: string, code: RefusalCode, what: string): Y.Map<unknown> {
  const fields = rootMap(doc, name).get(id);
  if (!isRecord(fields)) throw new EditRefused(code, `There is no such ${what} any more.`);
  return fields;
}

/** Writes a new record, fields at once. */
export function writeRecord(
  doc: Y.Doc,
  name: RootName,
  id: string,
  entries: Iterable<readonly [string, unknown]>,
): void {
  rootMap(doc, name).set(id, new Y.Map(entries));
}

/** Sets fields that are not so already. */
export function writeFields(fields: Y.Map<unknown>, entries: Iterable<readonly [string, unknown]>): void {
  for (const [key, value] of entries) if (fields.get(key) !== value) fields.set(key, value);
}

/** `given` if it is a usable id that is free, else refused; a fresh one from `create` without it. */
export function freeId<T extends string>(doc: Y.Doc, name: RootName, given: T | undefined, create: () => T): T {
  if (given === undefined) return create();
  if (!isUsableId(given))
    throw new EditRefused("bad-id", "This id can't be used: it is empty, too long, or holds “/” or “>”.");
  if (rootMap(doc, name).has(given)) throw new EditRefused("already-exists", "There is one with this id already.");
  return given;
}
