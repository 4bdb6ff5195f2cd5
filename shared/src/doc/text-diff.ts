// Replacing a shared text by one deletion and one insertion between the beginning and the end that
// both versions share. Characters of two UTF-16 units are never cut in half.

import type * as Y from "yjs";

/** Makes `shared` read `text`; the caller opens the transaction. */
export function replaceText(shared: Y.Text, text: string): void {
  const from = shared.toString();
  const to = text.toWellFormed();
  const shorter = Math.min(from.length, to.length);
  let start = 0;
  while (start < shorter && from[start] === to[start]) start++;
  if (isLowSurrogate(from, start) || isLowSurrogate(to, start)) start--;
  let end = 0;
  while (end < shorter - start && from[from.length - 1 - end] === to[to.length - 1 - end]) end++;
  if (end > 0 && (isLowSurrogate(from, from.length - end) || isLowSurrogate(to, to.length - end))) end--;
  if (from.length > start + end) shared.delete(start, from.length - start - end);
  if (to.length > start + end) shared.insert(start, to.slice(start, to.length - end));
}

function isLowSurrogate(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  return index > 0 && code >= 0xdc00 && code <= 0xdfff;
}
