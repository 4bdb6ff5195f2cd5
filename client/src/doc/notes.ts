// The notes of tasks, each a root text of its own in the document. One is watched from the moment
// somebody first looks at it; the others cost nothing.

import { readNotes } from "@entente/shared/doc/read-notes";
import { NOTES_PREFIX } from "@entente/shared/doc/roots";
import type { TaskId } from "@entente/shared/model/ids";
import { shallowRef } from "vue";
import type { ShallowRef } from "vue";
import type * as Y from "yjs";

export interface NotesTable {
  /** Reactive per task. */
  text(id: TaskId): string;
  /** Reactive per task. Looks at no notes that nobody ever began. */
  has(id: TaskId): boolean;
  /** The notes somebody looked at. */
  readonly seen: ReadonlyMap<TaskId, string>;
  isDirty(): boolean;
  flush(): void;
  destroy(): void;
}

/** `onDirty` is called when notes that somebody looked at changed and a flush is due. */
export function createNotes(doc: Y.Doc, onDirty: () => void): NotesTable {
  const refs = new Map<TaskId, ShallowRef<string>>();
  const seen = new Map<TaskId, string>();
  const dirty = new Set<TaskId>();
  const unwatch: (() => void)[] = [];
  /** Bumped when the document got roots, and so perhaps notes, that it had not before. */
  const roots = shallowRef(0);
  let knownRoots = doc.share.size;

  function watch(id: TaskId): ShallowRef<string> {
    const text = doc.getText(NOTES_PREFIX + id);
    const observer = () => {
      dirty.add(id);
      onDirty();
    };
    text.observe(observer);
    unwatch.push(() => text.unobserve(observer));
    const ref = shallowRef(readNotes(doc, id));
    refs.set(id, ref);
    seen.set(id, ref.value);
    return ref;
  }

  return {
    text: (id) => (refs.get(id) ?? watch(id)).value,
    has(id) {
      if (refs.has(id) || doc.share.has(NOTES_PREFIX + id)) return (refs.get(id) ?? watch(id)).value !== "";
      void roots.value;
      return false;
    },
    seen,
    isDirty: () => dirty.size > 0 || doc.share.size !== knownRoots,
    flush() {
      if (doc.share.size !== knownRoots) {
        knownRoots = doc.share.size;
        roots.value++;
      }
      for (const id of dirty) {
        const text = readNotes(doc, id);
        seen.set(id, text);
        refs.get(id)!.value = text;
      }
      dirty.clear();
    },
    destroy() {
      for (const stop of unwatch) stop();
    },
  };
}
