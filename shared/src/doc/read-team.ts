// Reads the team's own document, whatever it holds; as the other readers it never throws or writes.

import type * as Y from "yjs";
import type { Diagnostic } from "../model/diagnostic.ts";
import type { PersonId } from "../model/ids.ts";
import type { Cost, Rate, Team } from "../model/team.ts";
import { readField } from "./fields.ts";
import { forEachRecord, readRoot, readTextRoot, unreadableRecord } from "./roots.ts";
import { COST_FIELDS, rateOf, TEAM_NOTES } from "./team-fields.ts";
import { isUsableId, LIMITS, textUpTo } from "./values.ts";

const notesOf = textUpTo(LIMITS.notes);

/** The team's rates, costs and notes. Source: SCHEMA.md "team". */
export function readTeam(doc: Y.Doc): { team: Team; diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const rates = new Map<PersonId, Rate>();
  readRoot(doc, "rates", diagnostics)?.forEach((value, key) => {
    const rate = isUsableId(key) ? rateOf(value) : undefined;
    if (rate) rates.set(key as PersonId, { person: key as PersonId, ...rate });
    else diagnostics.push(unreadableRecord("rates", key));
  });
  const costs = new Map<string, Cost>();
  forEachRecord(
    doc,
    "costs",
    (id, fields) =>
      costs.set(id, {
        id,
        title: readField(fields, "title", COST_FIELDS.title, id, diagnostics),
        task: readField(fields, "task", COST_FIELDS.task, id, diagnostics),
        minor: readField(fields, "minor", COST_FIELDS.minor, id, diagnostics),
        currency: readField(fields, "currency", COST_FIELDS.currency, id, diagnostics),
      }),
    diagnostics,
  );
  const notes = notesOf(readTextRoot(doc, TEAM_NOTES)?.toString()) ?? "";
  return { team: { rates, costs, notes }, diagnostics };
}
