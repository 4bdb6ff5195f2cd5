// Edits of the settings of the plan: single fields, those left out stay.

import type * as Y from "yjs";
import type { PlanSettings } from "../model/plan.ts";
import { acceptPatch } from "./fields.ts";
import { edit } from "./origin.ts";
import { SETTINGS_FIELDS } from "./record-fields.ts";
import { recordOf, rootMap, writeFields } from "./roots.ts";

/** Throws EditRefused for a value that can't be used and for a calendar the plan doesn't have. */
export function setSettings(doc: Y.Doc, patch: Partial<PlanSettings>): void {
  const entries = acceptPatch(SETTINGS_FIELDS, patch);
  if (patch.calendar != null) recordOf(doc, "calendars", patch.calendar, "unknown-calendar", "calendar");
  edit(doc, () => writeFields(rootMap(doc, "settings"), entries));
}
