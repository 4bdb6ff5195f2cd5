// The one listener for the keys of commands. It comes last: what a focused row, card or field has
// taken is taken. It never fires while text is typed or composed, behind a dialog or inside of a
// floating panel, never takes the browser's own keys, and leaves Enter, Space and the arrows to a
// focused control.

import { isReserved, isStroke, isTyping, parseKeys, type Press, type Stroke } from "../ui/keys.ts";
import { isEnabled, keysOf, type Command, type useCommandsStore } from "./commands.ts";

/** Long enough to read what may follow. */
const SEQUENCE_MS = 3000;
const CONTROLS = "a[href], button, summary, [role=button], [role=menuitem], [role=tab], [role=slider]";
const OF_CONTROLS = new Set(["Enter", " ", "ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "Escape"]);

const known = new Map<string, readonly Stroke[]>();

function strokesOf(keys: string): readonly Stroke[] {
  let strokes = known.get(keys);
  if (!strokes) known.set(keys, (strokes = parseKeys(keys)));
  return strokes;
}

/** What a press after the strokes `begun` means: a command to run, a sequence to go on with, or nothing. */
export function commandFor(
  commands: readonly Command[],
  begun: readonly Press[],
  press: Press,
  hasSingleKeys = true,
): Command | "begins" | null {
  if (isReserved(press)) return null;
  if (!hasSingleKeys && !press.ctrlKey && !press.metaKey && !press.altKey) return null;
  const presses = [...begun, press];
  let begins = false;
  for (const command of commands) {
    if (command.ownKeys || !isEnabled(command)) continue;
    for (const keys of keysOf(command)) {
      const strokes = strokesOf(keys);
      if (strokes.length < presses.length || !presses.every((each, at) => isStroke(each, strokes[at]!))) continue;
      if (strokes.length === presses.length) return command;
      begins = true;
    }
  }
  return begins ? "begins" : null;
}

/** A key that goes on with a sequence, and what the command then does. */
export interface Continuation {
  readonly keys: string;
  readonly title: string;
}

/** The next strokes that lead to a command after the strokes `begun`. */
export function continuations(commands: readonly Command[], begun: readonly Press[]): readonly Continuation[] {
  return commands
    .filter((command) => !command.ownKeys && isEnabled(command))
    .flatMap((command) =>
      keysOf(command)
        .filter((keys) => {
          const strokes = strokesOf(keys);
          return strokes.length > begun.length && begun.every((each, at) => isStroke(each, strokes[at]!));
        })
        .map((keys) => ({ keys: keys.trim().split(/\s+/).slice(begun.length).join(" "), title: command.title })),
    );
}

/** Whether the press belongs to something nearer than the page. */
function isTaken(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || isTyping(event)) return true;
  if (document.querySelector("dialog[open]")) return true;
  const target = event.target instanceof Element ? event.target : null;
  if (target?.closest("[popover]")) return true;
  return OF_CONTROLS.has(event.key) && !event.altKey && target?.closest(CONTROLS) != null;
}

/** Listens on the window; returns the clean-up. */
export function installCommandKeys(store: ReturnType<typeof useCommandsStore>): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const forget = (): void => {
    clearTimeout(timer);
    store.begun = [];
  };
  const press = (event: KeyboardEvent): void => {
    if (/^(Shift|Control|Alt|Meta|CapsLock)$/.test(event.key)) return;
    if (isTaken(event)) return forget();
    const found = commandFor(store.list, store.begun, event, store.hasSingleKeys);
    if (found === "begins") {
      event.preventDefault();
      store.begun = [...store.begun, event];
      clearTimeout(timer);
      timer = setTimeout(forget, SEQUENCE_MS);
      return;
    }
    const isSequence = store.begun.length > 0;
    forget();
    // The second key of a sequence that doesn't exist does nothing, rather than something by itself.
    if (found === null && !isSequence) return;
    event.preventDefault();
    if (found) store.run(found);
  };
  window.addEventListener("keydown", press);
  window.addEventListener("blur", forget);
  return () => {
    forget();
    window.removeEventListener("keydown", press);
    window.removeEventListener("blur", forget);
  };
}
