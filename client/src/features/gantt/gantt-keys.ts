// The keys of the task table. One key press, one command; what a command does to the plan is the
// board's to know. On a title, and while several rows are selected, letters are commands as in a list,
// and a capital begins to write; in every other cell typing writes, as in a sheet. Nothing fires while
// text is being typed.

import type { ColumnName } from "./table/columns.ts";

export type GanttCommand =
  | { readonly kind: "step"; readonly rows: number; readonly isExtending: boolean }
  | { readonly kind: "edge"; readonly to: "first" | "last"; readonly isExtending: boolean }
  | { readonly kind: "cell"; readonly step: 1 | -1; readonly isLeaving: boolean }
  | { readonly kind: "cell-edge"; readonly to: "first" | "last" }
  | { readonly kind: "move-bar"; readonly direction: 1 | -1 }
  | { readonly kind: "resize-bar"; readonly direction: 1 | -1 }
  | { readonly kind: "move-row"; readonly direction: 1 | -1 }
  | { readonly kind: "progress"; readonly direction: 1 | -1 }
  | { readonly kind: "zoom"; readonly step: 1 | -1 }
  /** Without `typed` the cell keeps what it holds to begin with. */
  | { readonly kind: "edit"; readonly typed: string | null }
  | {
      readonly kind:
        | "collapse"
        | "expand"
        | "clear-cell"
        | "open"
        | "add"
        | "indent"
        | "outdent"
        | "archive"
        | "toggle"
        | "select-all"
        | "back"
        | "fit"
        | "today"
        | "link"
        | "links"
        | "why";
    };

const PAGE_ROWS = 15;

/** The command of a key press on a cell of `column` with so many rows `selected`, or null when the key isn't ours. */
export function ganttCommand(event: KeyboardEvent, column: ColumnName, selected: number): GanttCommand | null {
  const { key, altKey, shiftKey } = event;
  if (event.isComposing) return null;
  if (event.ctrlKey || event.metaKey) return altKey ? null : commandOfControl(key, shiftKey);
  if (altKey) return commandOfAlt(key, shiftKey);
  const isTitle = column === "title";
  const isList = isTitle || selected > 1;
  switch (key) {
    case "ArrowUp":
      return { kind: "step", rows: -1, isExtending: shiftKey };
    case "ArrowDown":
      return { kind: "step", rows: 1, isExtending: shiftKey };
    case "PageUp":
      return { kind: "step", rows: -PAGE_ROWS, isExtending: shiftKey };
    case "PageDown":
      return { kind: "step", rows: PAGE_ROWS, isExtending: shiftKey };
    case "Home":
      return { kind: "cell-edge", to: "first" };
    case "End":
      return { kind: "cell-edge", to: "last" };
    case "Tab":
      if (isList) return { kind: shiftKey ? "outdent" : "indent" };
      return { kind: "cell", step: shiftKey ? -1 : 1, isLeaving: true };
    case "ArrowLeft":
      return isTitle ? { kind: "collapse" } : { kind: "cell", step: -1, isLeaving: false };
    case "ArrowRight":
      return isTitle ? { kind: "expand" } : { kind: "cell", step: 1, isLeaving: false };
    case "Enter":
    case "F2":
      return shiftKey ? null : { kind: "edit", typed: null };
    case " ":
      return shiftKey ? { kind: "toggle" } : { kind: "open" };
    case "Insert":
      return { kind: "add" };
    case "Delete":
    case "Backspace":
      return { kind: isList ? "archive" : "clear-cell" };
    case "Escape":
      return { kind: "back" };
  }
  const command = isList ? commandOfLetter(key) : null;
  if (command) return command;
  return isWriting(key, isList) ? { kind: "edit", typed: key } : null;
}

/** In a list small letters, digits and signs are commands, here or elsewhere on the page. */
const isWriting = (key: string, isList: boolean): boolean =>
  [...key].length === 1 && !(isList && /[a-z0-9\p{P}\p{S}]/u.test(key));

function commandOfControl(key: string, isExtending: boolean): GanttCommand | null {
  if (key === "Home") return { kind: "edge", to: "first", isExtending };
  if (key === "End") return { kind: "edge", to: "last", isExtending };
  if (isExtending) return null;
  if (key === " ") return { kind: "toggle" };
  return key.toLowerCase() === "a" ? { kind: "select-all" } : null;
}

function commandOfAlt(key: string, shiftKey: boolean): GanttCommand | null {
  if (key === "ArrowLeft") return { kind: shiftKey ? "resize-bar" : "move-bar", direction: -1 };
  if (key === "ArrowRight") return { kind: shiftKey ? "resize-bar" : "move-bar", direction: 1 };
  if (key === "Enter" && !shiftKey) return { kind: "links" };
  if (key === "ArrowUp") return shiftKey ? { kind: "progress", direction: 1 } : { kind: "move-row", direction: -1 };
  if (key === "ArrowDown") return shiftKey ? { kind: "progress", direction: -1 } : { kind: "move-row", direction: 1 };
  return null;
}

function commandOfLetter(key: string): GanttCommand | null {
  switch (key) {
    case "+":
    case "=":
      return { kind: "zoom", step: -1 };
    case "-":
      return { kind: "zoom", step: 1 };
    case "c":
      return { kind: "add" };
    case "x":
      return { kind: "toggle" };
    case "l":
      return { kind: "link" };
    case "w":
      return { kind: "why" };
    case "0":
      return { kind: "fit" };
    case ".":
      return { kind: "today" };
  }
  return null;
}
