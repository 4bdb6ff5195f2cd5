// The keys of an open frame that are no commands: Page Up and Page Down turn the pages of a PDF, Esc
// goes one layer back. Never in a field, never behind a dialog or a menu.

import { onBeforeUnmount, onMounted } from "vue";

export interface FrameKeyActions {
  readonly turn: (step: 1 | -1) => void;
  readonly back: () => void;
}

/** Listens while the component is mounted. */
export function useFrameKeys(actions: FrameKeyActions): void {
  const keys: Readonly<Record<string, () => void>> = {
    pagedown: () => actions.turn(1),
    pageup: () => actions.turn(-1),
    escape: actions.back,
  };
  function press(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const target = event.target instanceof Element ? event.target : null;
    // The task panel, an open list and a dialog have keys of their own.
    if (target?.closest("input, textarea, select, [contenteditable], [popover], [data-testid='task-panel']")) return;
    const act = keys[event.key.toLowerCase()];
    if (!act || event.isComposing || document.querySelector("dialog[open], :popover-open[role]")) return;
    event.preventDefault();
    act();
  }
  onMounted(() => window.addEventListener("keydown", press));
  onBeforeUnmount(() => window.removeEventListener("keydown", press));
}
