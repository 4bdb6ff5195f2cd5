// The keys that hold on every board: 1 2 3 switch boards, ⌘Z and ⇧⌘Z undo and redo one's own
// actions. Never in a field, never with another modifier, never behind an open dialog.

import { onBeforeUnmount, onMounted } from "vue";
import { isTyping } from "./platform-keys.ts";

export interface ShellKeyActions {
  readonly board: (index: number) => void;
  readonly undo: () => void;
  readonly redo: () => void;
}

/** What a key press asks for, or null when it isn't the shell's. */
export function shellCommand(event: KeyboardEvent): "undo" | "redo" | { board: number } | null {
  if (event.defaultPrevented || isTyping(event)) return null;
  const command = event.ctrlKey || event.metaKey;
  const key = event.key.toLowerCase();
  if (command && !event.altKey && key === "z") return event.shiftKey ? "redo" : "undo";
  if (event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey && key === "y") return "redo";
  if (command || event.altKey || event.shiftKey) return null;
  return /^[1-3]$/.test(key) ? { board: Number(key) - 1 } : null;
}

/** Listens while the component is mounted. */
export function useShellKeys(actions: ShellKeyActions): void {
  const press = (event: KeyboardEvent): void => {
    const command = shellCommand(event);
    if (command === null || document.querySelector("dialog[open]")) return;
    event.preventDefault();
    if (command === "undo") actions.undo();
    else if (command === "redo") actions.redo();
    else actions.board(command.board);
  };
  onMounted(() => window.addEventListener("keydown", press));
  onBeforeUnmount(() => window.removeEventListener("keydown", press));
}
