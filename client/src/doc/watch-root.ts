// Turns Yjs events under one root map into the ids of the records that changed. It reads nothing:
// the projection reads each record once a frame, however often it changed.

import * as Y from "yjs";

/** What changed in a record: some of its keys, or (null) anything. */
export type ChangedKeys = ReadonlySet<string> | null;

/** Calls `mark` with the key under `root` of everything that changes in it; the returned function stops that. */
export function watchRoot<K extends string>(
  root: Y.Map<unknown>,
  mark: (id: K, remote: boolean, keys: ChangedKeys) => void,
): () => void {
  const observer = (events: Y.YEvent<Y.AbstractType<unknown>>[], transaction: Y.Transaction) => {
    const remote = !transaction.local;
    for (const event of events) {
      const keys = event instanceof Y.YMapEvent ? (event.keysChanged as Set<string>) : null;
      if (event.target === root) for (const id of keys ?? []) mark(id as K, remote, null);
      else if (event.target.parent === root) mark(event.target._item!.parentSub as K, remote, keys);
      else mark(event.path[0] as K, remote, null);
    }
  };
  root.observeDeep(observer as Parameters<typeof root.observeDeep>[0]);
  return () => root.unobserveDeep(observer as Parameters<typeof root.observeDeep>[0]);
}
