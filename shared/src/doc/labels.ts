// Edits of the labels of the plan. Removing one takes it off its tasks in the same transaction.

import type * as Y from "yjs";
import { createId } from "../model/ids.ts";
import type { LabelId } from "../model/ids.ts";
import type { Label } from "../model/plan.ts";
import { acceptNew, acceptPatch } from "./fields.ts";
import { edit } from "./origin.ts";
import { LABEL } from "./read-task.ts";
import { LABEL_FIELDS } from "./record-fields.ts";
import { forEachRecord, freeId, recordOf, rootMap, writeFields, writeRecord } from "./roots.ts";

export type NewLabel = Partial<Label> & Pick<Label, "name">;

export function addLabel(doc: Y.Doc, { id: given, ...details }: NewLabel): LabelId {
  const id = freeId(doc, "labels", given, () => createId<LabelId>());
  const entries = acceptNew(LABEL_FIELDS, details);
  edit(doc, () => writeRecord(doc, "labels", id, entries));
  return id;
}

export function setLabel(doc: Y.Doc, id: LabelId, patch: Partial<Omit<Label, "id">>): void {
  const fields = recordOf(doc, "labels", id, "unknown-label", "label");
  const entries = acceptPatch(LABEL_FIELDS, patch);
  edit(doc, () => writeFields(fields, entries));
}

export function removeLabel(doc: Y.Doc, id: LabelId): void {
  recordOf(doc, "labels", id, "unknown-label", "label");
  edit(doc, () => {
    forEachRecord(doc, "tasks", (_task, fields) => fields.has(LABEL + id) && fields.delete(LABEL + id));
    rootMap(doc, "labels").delete(id);
  });
}
