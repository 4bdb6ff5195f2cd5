// Keys as commands write them, as this platform shows them and as the browser reports them. Written
// is "C", "Shift+X", "Mod+K" (⌘ on Apple's keyboards, Ctrl elsewhere), "Alt+ArrowLeft", or a sequence
// "G K". A letter is a letter whatever Caps Lock says; a sign ("?", "+") is matched as typed, with
// whatever keys a layout needs for it.

export const isApple = /mac|iphone|ipad/i.test(globalThis.navigator?.userAgent ?? "");

/** "⌘Z" on Apple's keyboards, "Ctrl+Z" elsewhere; `shift` adds its sign. */
export function commandKey(key: string, shift = false): string {
  return isApple ? `${shift ? "⇧" : ""}⌘${key}` : `Ctrl+${shift ? "Shift+" : ""}${key}`;
}

/** Whether the keyboard is writing text just now, so that single keys and undo belong to the field. */
export function isTyping(event: KeyboardEvent): boolean {
  if (event.isComposing || event.key === "Process" || event.key === "Dead") return true;
  const target = event.target;
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement)
    return true;
  return target instanceof HTMLInputElement && !["checkbox", "radio", "button", "range", "file"].includes(target.type);
}

/** One press of a key with what is held beside it. */
export interface Stroke {
  /** As `KeyboardEvent.key`, letters in lower case. */
  readonly key: string;
  readonly mod: boolean;
  readonly alt: boolean;
  readonly shift: boolean;
}

/** What of a keyboard event a stroke is compared with. */
export type Press = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey">;

/** The strokes of written keys, in order. */
export function parseKeys(keys: string): readonly Stroke[] {
  return keys
    .trim()
    .split(/\s+/)
    .map((written) => {
      const parts = written === "+" ? ["+"] : written.split(/\+(?=.)/);
      const key = parts.at(-1)!;
      const held = parts.slice(0, -1);
      return {
        key: key === "Space" ? " " : key.length === 1 ? key.toLowerCase() : key,
        mod: held.includes("Mod"),
        alt: held.includes("Alt"),
        shift: held.includes("Shift"),
      };
    });
}

/** Whether the press is that stroke. */
export function isStroke(press: Press, stroke: Stroke): boolean {
  const key = press.key.length === 1 ? press.key.toLowerCase() : press.key;
  if (key !== stroke.key) return false;
  if ((press.ctrlKey || press.metaKey) !== stroke.mod || press.altKey !== stroke.alt) return false;
  // Layouts differ in which signs and digits need Shift; letters and named keys do not.
  const isSign = key.length === 1 && key !== " " && key.toUpperCase() === key;
  return isSign && !stroke.shift ? true : press.shiftKey === stroke.shift;
}

/** Keys of the browser's own that no page may take: new window, new tab, close. */
export function isReserved(press: Press): boolean {
  return (press.ctrlKey || press.metaKey) && /^[ntw]$/i.test(press.key);
}

const APPLE: Readonly<Record<string, string>> = { Mod: "⌘", Alt: "⌥", Shift: "⇧" };
const PLAIN: Readonly<Record<string, string>> = { Mod: "Ctrl", Alt: "Alt", Shift: "Shift" };
const NAMES: Readonly<Record<string, string>> = {
  ArrowLeft: "←",
  ArrowRight: "→",
  ArrowUp: "↑",
  ArrowDown: "↓",
  Escape: "Esc",
  Delete: "Del",
  "-": "−",
};

/** Written keys as this platform's keyboard shows them, one entry a stroke: ["G", "K"], ["⌘K"]. */
export function shownKeys(keys: string, apple = isApple): readonly string[] {
  return keys
    .trim()
    .split(/\s+/)
    .map((written) => {
      const parts = written === "+" ? ["+"] : written.split(/\+(?=.)/);
      const key = parts.at(-1)!;
      const held = parts.slice(0, -1).map((each) => (apple ? APPLE : PLAIN)[each] ?? each);
      return [...held, NAMES[key] ?? key].join(apple ? "" : "+");
    });
}
