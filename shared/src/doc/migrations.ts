// The version of the document and the steps from each to the next. Two replicas may migrate the same
// document at the same moment, so a step may only set plain values that follow from what is stored
// (the same values on both merge to themselves) and must make no Y types under new names. A document
// from a newer version is left alone; so is an empty one, which may only not have arrived yet.

import type * as Y from "yjs";
import { MIGRATION } from "./origin.ts";
import { readRoot } from "./roots.ts";

export const DOCUMENT_VERSION = 1;

/** Brings a document from the version before it to `to`; see the rules above. */
export interface MigrationStep {
  readonly to: number;
  readonly run: (doc: Y.Doc) => void;
}

/** In ascending order, one for each version after the first. */
export const MIGRATION_STEPS: readonly MigrationStep[] = [];

/** The version a document was written in; 1 when it doesn't say. */
export function documentVersion(doc: Y.Doc): number {
  const version = readRoot(doc, "meta")?.get("version");
  return Number.isSafeInteger(version) && (version as number) >= 1 ? (version as number) : 1;
}

/** Brings `doc` to the latest version in one transaction. `newer`: nothing was changed, and it mustn't be edited here. */
export function migrate(
  doc: Y.Doc,
  steps: readonly MigrationStep[] = MIGRATION_STEPS,
): "current" | "migrated" | "newer" {
  const latest = steps.at(-1)?.to ?? DOCUMENT_VERSION;
  const from = documentVersion(doc);
  if (from > latest) return "newer";
  const due = steps.filter((step) => step.to > from);
  if (due.length === 0 || isEmpty(doc)) return "current";
  doc.transact(() => {
    for (const step of due) step.run(doc);
    doc.getMap("meta").set("version", latest);
  }, MIGRATION);
  return "migrated";
}

function isEmpty(doc: Y.Doc): boolean {
  return doc.store.clients.size === 0;
}
