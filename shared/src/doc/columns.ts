// Edits of the columns of the board. A column is archived, never deleted; its cards are shown in the
// column left of it meanwhile (integrity.ts) and come back with it.

import type * as Y from "yjs";
import { createId } from "../model/ids.ts";
import type { ColumnId } from "../model/ids.ts";
import { compareOrder } from "../model/order.ts";
import type { Column } from "../model/plan.ts";
import { EditRefused } from "./edit-refused.ts";
import { acceptNew, acceptPatch } from "./fields.ts";
import type { FieldTable } from "./fields.ts";
import { edit } from "./origin.ts";
import { insertAt, placeAt } from "./placement.ts";
import type { Anchor } from "./placement.ts";
import { readColumns } from "./read-plan.ts";
import { COLUMN_FIELDS } from "./record-fields.ts";
import { freeId, recordOf, writeFields, writeRecord } from "./roots.ts";

/** What `setColumn` sets. */
export type ColumnDetails = Pick<Column, "name" | "wipLimit" | "color" | "countsAsDone">;

const { name, wipLimit, color, countsAsDone } = COLUMN_FIELDS;
const SETTABLE: FieldTable<ColumnDetails> = { name, wipLimit, color, countsAsDone };

export type NewColumnAt = Partial<ColumnDetails> &
  Pick<Column, "name"> &
  Partial<Pick<Column, "id">> &
  Anchor<ColumnId>;

/** Adds a column, last unless anchored. */
export function addColumn(doc: Y.Doc, { id: given, after, before, ...details }: NewColumnAt): ColumnId {
  const id = freeId(doc, "columns", given, () => createId<ColumnId>());
  const entries = acceptNew(SETTABLE, details);
  const orders = insertAt(sortedColumns(doc), [id], { after, before });
  edit(doc, () => {
    writeRecord(doc, "columns", id, entries);
    writeOrders(doc, orders);
  });
  return id;
}

export function setColumn(doc: Y.Doc, id: ColumnId, patch: Partial<ColumnDetails>): void {
  const fields = columnFields(doc, id);
  const entries = acceptPatch(SETTABLE, patch);
  edit(doc, () => writeFields(fields, entries));
}

export function moveColumn(doc: Y.Doc, id: ColumnId, to: Anchor<ColumnId>): void {
  columnFields(doc, id);
  const orders = placeAt(sortedColumns(doc), [id], to);
  edit(doc, () => writeOrders(doc, orders));
}

/** Throws EditRefused `last-column` for the only one left. */
export function archiveColumn(doc: Y.Doc, id: ColumnId): void {
  const fields = columnFields(doc, id);
  if (![...readColumns(doc).values()].some((column) => column.id !== id && !column.archived)) {
    throw new EditRefused("last-column", "A board needs at least one column.");
  }
  edit(doc, () => writeFields(fields, [["archived", true]]));
}

export function restoreColumn(doc: Y.Doc, id: ColumnId): void {
  const fields = columnFields(doc, id);
  edit(doc, () => writeFields(fields, [["archived", false]]));
}

function sortedColumns(doc: Y.Doc): Column[] {
  return [...readColumns(doc).values()].sort(compareOrder);
}

function columnFields(doc: Y.Doc, id: ColumnId): Y.Map<unknown> {
  return recordOf(doc, "columns", id, "unknown-column", "column");
}

function writeOrders(doc: Y.Doc, orders: ReadonlyMap<ColumnId, string>): void {
  for (const [id, key] of orders) writeFields(columnFields(doc, id), [["order", key]]);
}
