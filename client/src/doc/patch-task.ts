// Reads only what changed of a task that was read before: a large edit by others touches one or two
// fields of each of a thousand tasks.

import { readField } from "@entente/shared/doc/fields";
import type { Field } from "@entente/shared/doc/fields";
import { readTask } from "@entente/shared/doc/read-task";
import { DETAIL_FIELDS, PLACE_FIELDS } from "@entente/shared/doc/task-fields";
import type { Task } from "@entente/shared/model/plan";
import type * as Y from "yjs";
import type { ChangedKeys } from "./watch-root.ts";

/** Fields that say nothing of other tasks, columns, people, labels or calendars: nothing in them is ever mended. */
const OWN_FIELDS: ReadonlySet<string> = new Set(Object.keys(DETAIL_FIELDS).filter((key) => key !== "calendar"));

/** Whether a change of `keys` is one of the task alone. */
export function isOwnChange(keys: ChangedKeys): keys is ReadonlySet<keyof Task> {
  if (!keys) return false;
  for (const key of keys) if (!OWN_FIELDS.has(key)) return false;
  return true;
}

const FIELDS = new Map<string, Field<unknown>>(Object.entries({ ...PLACE_FIELDS, ...DETAIL_FIELDS }));

/** The task in `fields`, given what it was `before` the change of `keys`; the same as `readTask` would give. */
export function patchTask(before: Task, fields: Y.Map<unknown>, keys: ChangedKeys): Task {
  if (!keys) return readTask(before.id, fields);
  for (const key of keys) if (!FIELDS.has(key)) return readTask(before.id, fields);
  const task: Record<string, unknown> = { ...before };
  for (const key of keys) task[key] = readField(fields, key, FIELDS.get(key)!, before.id, undefined);
  return task as unknown as Task;
}
