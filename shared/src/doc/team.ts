// Edits of the team's own document: rates, costs, private notes.

import * as Y from "yjs";
import { createId } from "../model/ids.ts";
import type { PersonId } from "../model/ids.ts";
import type { Cost, Rate } from "../model/team.ts";
import { stampVersion } from "./create-plan.ts";
import { EditRefused } from "./edit-refused.ts";
import { acceptNew, acceptPatch } from "./fields.ts";
import { edit } from "./origin.ts";
import { freeId, recordOf, rootMap, writeFields, writeRecord } from "./roots.ts";
import { COST_FIELDS, rateOf, TEAM_NOTES } from "./team-fields.ts";
import { replaceText } from "./text-diff.ts";
import { isUsableId, LIMITS } from "./values.ts";

export function createTeamDocument(): Y.Doc {
  const doc = new Y.Doc();
  edit(doc, () => stampVersion(doc));
  return doc;
}

/** Sets what an hour of `person` costs; null takes the rate away. */
export function setRate(doc: Y.Doc, person: PersonId, rate: Omit<Rate, "person"> | null): void {
  const accepted = rate === null ? null : rateOf(rate);
  if (accepted === undefined || !isUsableId(person)) {
    throw new EditRefused("bad-value", "A rate needs an amount per hour and a currency of three letters.");
  }
  const rates = rootMap(doc, "rates");
  edit(doc, () => (accepted === null ? rates.delete(person) : rates.set(person, accepted)));
}

/** Adds a cost and returns its id. */
export function addCost(doc: Y.Doc, { id: given, ...details }: Partial<Cost> & Omit<Cost, "id" | "task">): string {
  const id = freeId(doc, "costs", given, createId);
  const entries = acceptNew(COST_FIELDS, details);
  edit(doc, () => writeRecord(doc, "costs", id, entries));
  return id;
}

export function setCost(doc: Y.Doc, id: string, patch: Partial<Omit<Cost, "id">>): void {
  const fields = recordOf(doc, "costs", id, "unknown-cost", "cost");
  const entries = acceptPatch(COST_FIELDS, patch);
  edit(doc, () => writeFields(fields, entries));
}

export function removeCost(doc: Y.Doc, id: string): void {
  recordOf(doc, "costs", id, "unknown-cost", "cost");
  edit(doc, () => rootMap(doc, "costs").delete(id));
}

/** Makes the team's notes read `text`, keeping what another types elsewhere in them. */
export function setTeamNotes(doc: Y.Doc, text: string): void {
  if (typeof text !== "string" || text.length > LIMITS.notes) {
    throw new EditRefused("bad-value", `Notes hold at most ${LIMITS.notes} characters.`);
  }
  edit(doc, () => replaceText(doc.getText(TEAM_NOTES), text));
}
