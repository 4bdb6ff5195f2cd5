// Reads the notes of a task, which lie in a text of their own beside the plan's maps. Whatever the
// document holds there, the answer is a text.

import type * as Y from "yjs";
import type { TaskId } from "../model/ids.ts";
import { NOTES_PREFIX, readTextRoot } from "./roots.ts";

/** The notes of a task; "" without. */
export function readNotes(doc: Y.Doc, task: TaskId): string {
  return readTextRoot(doc, NOTES_PREFIX + task)?.toString() ?? "";
}
