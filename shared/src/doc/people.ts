// Edits of the people of the plan. Removing somebody takes them off their tasks in the same
// transaction; an assignment that somebody else makes at that moment is left out when read.

import type * as Y from "yjs";
import { createId } from "../model/ids.ts";
import type { PersonId } from "../model/ids.ts";
import type { Person } from "../model/plan.ts";
import { forgetAssignment } from "./assignments.ts";
import { acceptNew, acceptPatch } from "./fields.ts";
import { edit } from "./origin.ts";
import { ASSIGNEE } from "./read-task.ts";
import { PERSON_FIELDS } from "./record-fields.ts";
import { forEachRecord, freeId, recordOf, rootMap, writeFields, writeRecord } from "./roots.ts";

export type NewPerson = Partial<Person> & Pick<Person, "name">;

export function addPerson(doc: Y.Doc, { id: given, ...details }: NewPerson): PersonId {
  const id = freeId(doc, "people", given, () => createId<PersonId>());
  const entries = acceptNew(PERSON_FIELDS, details);
  edit(doc, () => writeRecord(doc, "people", id, entries));
  return id;
}

export function setPerson(doc: Y.Doc, id: PersonId, patch: Partial<Omit<Person, "id">>): void {
  const fields = recordOf(doc, "people", id, "unknown-person", "person");
  const entries = acceptPatch(PERSON_FIELDS, patch);
  edit(doc, () => writeFields(fields, entries));
}

export function removePerson(doc: Y.Doc, id: PersonId): void {
  recordOf(doc, "people", id, "unknown-person", "person");
  edit(doc, () => {
    forEachRecord(doc, "tasks", (_task, fields) => {
      if (fields.has(ASSIGNEE + id)) fields.delete(ASSIGNEE + id);
      forgetAssignment(fields, id);
    });
    rootMap(doc, "people").delete(id);
  });
}
