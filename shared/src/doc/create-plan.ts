// New plan documents: an empty plan with the usual columns and calendar, and a whole plan as an
// import gives it. Both write everything in one transaction and stamp the document's version.

import * as Y from "yjs";
import { createId } from "../model/ids.ts";
import type { CalendarId, ColumnId } from "../model/ids.ts";
import type { Column, Plan, PlanSettings, Shifts } from "../model/plan.ts";
import { acceptNew } from "./fields.ts";
import { DOCUMENT_VERSION } from "./migrations.ts";
import { orderKeysBetween } from "./order-keys.ts";
import { edit } from "./origin.ts";
import { DAY } from "./read-records.ts";
import { COLUMN_FIELDS, SETTINGS_FIELDS } from "./record-fields.ts";
import { rootMap, writeFields, writeRecord } from "./roots.ts";
import { writeRecords } from "./write-records.ts";

export type NewColumn = Pick<Column, "name"> & Partial<Pick<Column, "countsAsDone" | "wipLimit">>;

/** What a new plan starts with; everything but the name and the project start has a default. */
export type NewPlan = Partial<PlanSettings> &
  Pick<PlanSettings, "name" | "start"> & { readonly columns?: readonly NewColumn[] };

export const DEFAULT_COLUMNS: readonly NewColumn[] = [
  { name: "To do" },
  { name: "In progress" },
  { name: "Review" },
  { name: "Done", countsAsDone: true },
];

export const STANDARD_CALENDAR = "standard" as CalendarId;

const WORKING_DAY: Shifts = [
  [480, 720],
  [780, 1020],
];
const STANDARD_WEEK: readonly Shifts[] = [[], WORKING_DAY, WORKING_DAY, WORKING_DAY, WORKING_DAY, WORKING_DAY, []];

/** An empty plan with columns and the Standard calendar (Monday to Friday, 08:00–12:00, 13:00–17:00). Throws EditRefused for settings that can't be used. */
export function createPlanDocument({ columns = DEFAULT_COLUMNS, ...settings }: NewPlan): Y.Doc {
  const doc = new Y.Doc();
  const settingEntries = acceptNew(SETTINGS_FIELDS, { calendar: STANDARD_CALENDAR, ...settings });
  const orders = orderKeysBetween(null, null, columns.length);
  const columnEntries = columns.map((column, i) => acceptNew(COLUMN_FIELDS, { ...column, order: orders[i] as string }));
  edit(doc, () => {
    stampVersion(doc);
    writeFields(rootMap(doc, "settings"), settingEntries);
    writeRecord(doc, "calendars", STANDARD_CALENDAR, [
      ["name", "Standard"],
      ...STANDARD_WEEK.map((shifts, day) => [`${DAY}${day}`, shifts] as const),
    ]);
    for (const entries of columnEntries) writeRecord(doc, "columns", createId<ColumnId>(), entries);
  });
  return doc;
}

/** Writes every record of `plan` into `doc`, over records with the same ids. Throws EditRefused `bad-id` for ids that can't be used. */
export function writePlan(doc: Y.Doc, plan: Plan): void {
  edit(doc, () => {
    writeRecords(doc, plan);
    stampVersion(doc);
  });
}

/** A new plan document with the records of `plan`, as one Yjs v1 update. */
export function encodePlan(plan: Plan): Uint8Array {
  const doc = new Y.Doc();
  writePlan(doc, plan);
  const update = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return update;
}

/** Marks a new document with the version it is written in; the caller opens the transaction. */
export function stampVersion(doc: Y.Doc): void {
  rootMap(doc, "meta").set("version", DOCUMENT_VERSION);
}
