// Turns Yjs events under one root map into the ids of the records that changed. It reads nothing:
// the projection reads each record once a frame, however often it changed.

import * as Y from "yjs";

/** Calls `mark` with the key under `root` of everything that changes in it; the returned function stops that. */
export function watchRoot<K extends string>(
  root: Y.Map<unknown>,
  mark: (id: K, remote: boolean) => void,
): () => void {
  const observer = (events: Y.YEvent<Y.AbstractType<unknown>>[], transaction: Y.Transaction) => {
    const remote = !transaction.local;
    for (const event of events) {
      if (event.target === root) {
        for (const key of (event as unknown as Y.YMapEvent<unknown>).keysChanged as Set<K>) mark(key, remote);
      } else {
        mark(event.path[0] as K, remote);
      }
    }
  };
  root.observeDeep(observer as Parameters<typeof root.observeDeep>[0]);
  return () => root.unobserveDeep(observer as Parameters<typeof root.observeDeep>[0]);
}
