// Undo and redo of one's own actions, never of somebody else's: one intent, one step. Typing into
// the same notes within half a second is one step too. What others changed meanwhile stays.

import { LOCAL } from "@entente/shared/doc/origin";
import { NOTES_PREFIX } from "@entente/shared/doc/roots";
import type { TaskId } from "@entente/shared/model/ids";
import { shallowRef } from "vue";
import type { ShallowRef } from "vue";
import * as Y from "yjs";

const TYPING_MS = 500;
const PLAN_ROOTS = ["settings", "tasks", "dependencies", "columns", "calendars", "people", "labels", "baselines"];

export interface Undo {
  undo(): void;
  redo(): void;
  readonly canUndo: Readonly<ShallowRef<boolean>>;
  readonly canRedo: Readonly<ShallowRef<boolean>>;
  /** Runs `edit` as typing into the notes of `task`: merges with the step before when that was the same and just now. */
  typing<T>(task: TaskId, edit: () => T): T;
  /** Runs `edit`, however many intents it holds, as one step. */
  group<T>(edit: () => T): T;
  destroy(): void;
}

/** Follows the transactions of `doc` whose origin is LOCAL. */
export function createUndo(doc: Y.Doc): Undo {
  const manager = new Y.UndoManager(
    PLAN_ROOTS.map((name) => doc.getMap(name)),
    { trackedOrigins: new Set([LOCAL]), captureTimeout: 0 },
  );
  const canUndo = shallowRef(false);
  const canRedo = shallowRef(false);
  let typingIn: TaskId | null = null;
  let isTyping = false;
  const onStack = () => {
    canUndo.value = manager.canUndo();
    canRedo.value = manager.canRedo();
  };
  const onStep = () => {
    if (!isTyping) typingIn = null;
    onStack();
  };
  manager.on("stack-item-added", onStep);
  manager.on("stack-item-popped", onStep);
  manager.on("stack-cleared", onStack);

  return {
    undo: () => void manager.undo(),
    redo: () => void manager.redo(),
    canUndo,
    canRedo,
    typing(task, edit) {
      manager.addToScope(doc.getText(NOTES_PREFIX + task));
      manager.captureTimeout = typingIn === task ? TYPING_MS : 0;
      isTyping = true;
      try {
        return edit();
      } finally {
        isTyping = false;
        manager.captureTimeout = 0;
        typingIn = task;
      }
    },
    group: (edit) => doc.transact(edit, LOCAL),
    destroy: () => manager.destroy(),
  };
}
