// The small collections of the plan (columns, people, labels, calendars, dependencies): frozen
// records by id and a list of them behind one shallow ref, replaced when anything in it changed.

import { shallowRef } from "vue";
import type { ShallowRef } from "vue";
import * as Y from "yjs";

export class RecordTable<K extends string, V> {
  readonly records = new Map<K, V>();
  /** Reactive; in the order of `arrange`, or as the document lists them. */
  readonly list: ShallowRef<readonly V[]> = shallowRef([]);
  readonly #root: Y.Map<unknown>;
  readonly #read: (id: K, fields: Y.Map<unknown>) => V;
  readonly #arrange: (records: readonly V[]) => readonly V[];

  constructor(
    root: Y.Map<unknown>,
    read: (id: K, fields: Y.Map<unknown>) => V,
    arrange: (records: readonly V[]) => readonly V[] = (records) => records,
  ) {
    this.#root = root;
    this.#read = read;
    this.#arrange = arrange;
  }

  /** Reads the `dirty` records again. */
  refresh(dirty: Iterable<K>): void {
    for (const id of dirty) {
      const fields = this.#root.get(id);
      if (fields instanceof Y.Map) this.records.set(id, Object.freeze(this.#read(id, fields)));
      else this.records.delete(id);
    }
    this.publish();
  }

  /** Makes the list again, e.g. after what it is arranged by changed elsewhere. */
  publish(): void {
    this.list.value = this.#arrange([...this.records.values()]);
  }
}
