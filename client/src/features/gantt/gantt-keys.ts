// The keys of the task table. One key press, one command; what a command does to the plan is the
// board's to know. Nothing fires while text is being typed.

export type GanttCommand =
  | { readonly kind: "step"; readonly rows: number; readonly isExtending: boolean }
  | { readonly kind: "edge"; readonly to: "first" | "last"; readonly isExtending: boolean }
  | { readonly kind: "move-bar"; readonly direction: 1 | -1 }
  | { readonly kind: "resize-bar"; readonly direction: 1 | -1 }
  | { readonly kind: "move-row"; readonly direction: 1 | -1 }
  | { readonly kind: "zoom"; readonly step: 1 | -1 }
  | {
      readonly kind:
        | "collapse"
        | "expand"
        | "rename"
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
        | "link";
    };

const PAGE_ROWS = 15;

/** The command of a key press in the table, or null when the key isn't ours. */
export function ganttCommand(event: KeyboardEvent): GanttCommand | null {
  const { key, altKey, shiftKey } = event;
  const isCommand = event.ctrlKey || event.metaKey;
  if (isCommand) return key.toLowerCase() === "a" && !altKey && !shiftKey ? { kind: "select-all" } : null;
  if (altKey) {
    if (key === "ArrowLeft") return { kind: shiftKey ? "resize-bar" : "move-bar", direction: -1 };
    if (key === "ArrowRight") return { kind: shiftKey ? "resize-bar" : "move-bar", direction: 1 };
    if (key === "ArrowUp" && !shiftKey) return { kind: "move-row", direction: -1 };
    if (key === "ArrowDown" && !shiftKey) return { kind: "move-row", direction: 1 };
    return null;
  }
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
      return { kind: "edge", to: "first", isExtending: shiftKey };
    case "End":
      return { kind: "edge", to: "last", isExtending: shiftKey };
    case "Tab":
      return { kind: shiftKey ? "outdent" : "indent" };
    case "+":
    case "=":
      return { kind: "zoom", step: -1 };
    case "-":
      return { kind: "zoom", step: 1 };
  }
  return shiftKey ? null : plainCommand(key);
}

function plainCommand(key: string): GanttCommand | null {
  switch (key) {
    case "ArrowLeft":
      return { kind: "collapse" };
    case "ArrowRight":
      return { kind: "expand" };
    case "Enter":
    case "F2":
      return { kind: "rename" };
    case " ":
      return { kind: "open" };
    case "Insert":
    case "c":
      return { kind: "add" };
    case "Delete":
    case "Backspace":
      return { kind: "archive" };
    case "Escape":
      return { kind: "back" };
    case "x":
      return { kind: "toggle" };
    case "l":
      return { kind: "link" };
    case "0":
      return { kind: "fit" };
    case ".":
      return { kind: "today" };
  }
  return null;
}
