// What a document really stores, past the readers.

import * as Y from "yjs";

/** The stored fields of a task. */
export function storedTask(doc: Y.Doc, id: string): Record<string, unknown> {
  const fields = doc.getMap("tasks").get(id);
  if (!(fields instanceof Y.Map)) throw new Error(`No task ${id}`);
  return fields.toJSON();
}
