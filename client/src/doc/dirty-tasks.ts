// The tasks that changed since the last flush, with the keys that did.

import type { TaskId } from "@entente/shared/model/ids";
import type { ChangedKeys } from "./watch-root.ts";

/** Null instead of keys: everything of the task is to be read again. */
export type DirtyTasks = Map<TaskId, Set<string> | null>;

/** Notes that `keys` of a task changed too. The set given is not kept. */
export function markDirty(dirty: DirtyTasks, id: TaskId, keys: ChangedKeys): void {
  const known = dirty.get(id);
  if (known === null || (known !== undefined && keys === null)) dirty.set(id, null);
  else if (known === undefined) dirty.set(id, keys && new Set(keys));
  else for (const key of keys!) known.add(key);
}

/** Both together, e.g. own changes and those of others. */
export function joinDirty(a: DirtyTasks, b: DirtyTasks): DirtyTasks {
  if (a.size === 0) return b;
  for (const [id, keys] of b) markDirty(a, id, keys);
  return a;
}
