// Turns what a transaction changed under one root map into the ids of the records that changed. It
// reads nothing: the projection reads each record once a frame, however often it changed. It asks the
// transaction rather than Yjs's deep observers, which sort their events by paths that nobody needs here.

import * as Y from "yjs";

/** What changed in a record: some of its keys, or (null) anything. */
export type ChangedKeys = ReadonlySet<string> | null;

/** Calls `mark` with the key under `root` of everything that changes in it; the returned function stops that. */
export function watchRoot<K extends string>(
  root: Y.Map<unknown>,
  mark: (id: K, remote: boolean, keys: ChangedKeys) => void,
): () => void {
  const onTransaction = ({ changed, local }: Y.Transaction) => {
    for (const [type, keys] of changed) {
      if ((type as unknown) === root) {
        for (const id of keys) mark(id as K, !local, null);
        continue;
      }
      let record: Y.AbstractType<unknown> | null = type as unknown as Y.AbstractType<unknown>;
      while (record && record.parent !== root) record = record.parent;
      const item = record?._item;
      if (!record || !item || item.deleted) continue;
      const isItself = (type as unknown) === record && type instanceof Y.Map;
      mark(item.parentSub as K, !local, isItself ? (keys as Set<string>) : null);
    }
  };
  const doc = root.doc!;
  doc.on("afterTransaction", onTransaction);
  return () => doc.off("afterTransaction", onTransaction);
}
