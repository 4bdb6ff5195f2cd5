// Keys as this platform writes and sends them.

export const isApple = /mac|iphone|ipad/i.test(navigator.userAgent);

/** "⌘Z" on Apple's keyboards, "Ctrl+Z" elsewhere; `shift` adds its sign. */
export function commandKey(key: string, shift = false): string {
  return isApple ? `${shift ? "⇧" : ""}⌘${key}` : `Ctrl+${shift ? "Shift+" : ""}${key}`;
}

/** Whether the keyboard is writing text just now, so that single keys and undo belong to the field. */
export function isTyping(event: KeyboardEvent): boolean {
  if (event.isComposing) return true;
  const target = event.target;
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement)
    return true;
  return target instanceof HTMLInputElement && !["checkbox", "radio", "button", "range", "file"].includes(target.type);
}
