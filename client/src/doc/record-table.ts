// A small collection of the plan (columns, people, labels, calendars, dependencies): what changed is
// read again record by record, the whole is mended, and a list of it stands behind one shallow ref.

import { isRecord } from "@entente/shared/doc/roots";
import { shallowRef } from "vue";
import type { ShallowRef } from "vue";
import type * as Y from "yjs";
import { watchRoot } from "./watch-root.ts";

export interface RecordTable<K extends string, V> {
  /** Mended; a new map after each change. */
  readonly records: ReadonlyMap<K, V>;
  /** Reactive, arranged. */
  readonly list: Readonly<ShallowRef<readonly V[]>>;
  readonly isDirty: boolean;
  /** Reads what changed and mends all; also called when what `mend` looks at changed elsewhere. */
  refresh(): void;
  destroy(): void;
}

export interface RecordTableOptions<K extends string, V> {
  readonly root: Y.Map<unknown>;
  /** Null for a record that can't be one, as when its id isn't valid. */
  readonly read: (id: K, fields: Y.Map<unknown>) => V | null;
  readonly mend?: (records: ReadonlyMap<K, V>) => ReadonlyMap<K, V>;
  readonly arrange?: (records: V[]) => V[];
  readonly onDirty: () => void;
}

/** Follows `root` until destroyed; everything in it is dirty at first. */
export function createRecordTable<K extends string, V>(options: RecordTableOptions<K, V>): RecordTable<K, V> {
  const { root, read, mend = (records) => records, arrange = (records) => records } = options;
  const raw = new Map<K, V>();
  const dirty = new Set(root.keys() as Iterable<K>);
  const list = shallowRef<readonly V[]>([]);
  let records: ReadonlyMap<K, V> = new Map();
  const unwatch = watchRoot<K>(root, (id) => {
    dirty.add(id);
    options.onDirty();
  });
  return {
    get records() {
      return records;
    },
    list,
    get isDirty() {
      return dirty.size > 0;
    },
    refresh() {
      for (const id of dirty) {
        const fields = root.get(id);
        const record = isRecord(fields) ? read(id, fields) : null;
        if (record) raw.set(id, Object.freeze(record));
        else raw.delete(id);
      }
      dirty.clear();
      // A copy: `mend` may give back what it got, and readers of the last map must not see it change.
      records = mend(new Map(raw));
      list.value = arrange([...records.values()]);
    },
    destroy: unwatch,
  };
}
