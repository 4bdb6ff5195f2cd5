// Who a text speaks to: `@` and a person's whole name, as the completion writes it. The server finds
// the people of a comment by it, and the client marks what the server kept; both read text only.

import type { Author } from "./review.ts";

/** A stretch of text, and whom it names. */
export interface TextPart {
  readonly text: string;
  readonly mention: Author | null;
}

const isWordCharacter = (character: string | undefined): boolean => !!character && /[\p{L}\p{N}_]/u.test(character);

/** `text` cut where it names one of `people`; the parts joined are the text again. Of two names that fit, the longer counts. */
export function mentionParts(text: string, people: readonly Author[]): TextPart[] {
  const byLength = people.filter(({ name }) => name.trim() !== "").toSorted((a, b) => b.name.length - a.name.length);
  const parts: TextPart[] = [];
  let from = 0;
  for (let at = text.indexOf("@"); at >= 0; at = text.indexOf("@", at + 1)) {
    if (isWordCharacter(text[at - 1])) continue;
    const named = byLength.find(({ name }) => isNamedAt(text, at + 1, name));
    if (!named) continue;
    const end = at + 1 + named.name.length;
    if (at > from) parts.push({ text: text.slice(from, at), mention: null });
    parts.push({ text: text.slice(at, end), mention: named });
    from = end;
    at = end - 1;
  }
  if (from < text.length) parts.push({ text: text.slice(from), mention: null });
  return parts;
}

/** Each of `people` whom `text` names, once; all of those who share a name. */
export function mentionsIn(text: string, people: readonly Author[]): Author[] {
  const names = new Set(
    mentionParts(text, people).flatMap(({ mention }) => (mention ? [mention.name.toLowerCase()] : [])),
  );
  return people.filter(({ name }) => names.has(name.toLowerCase()));
}

function isNamedAt(text: string, at: number, name: string): boolean {
  const end = at + name.length;
  return text.slice(at, end).toLowerCase() === name.toLowerCase() && !isWordCharacter(text[end]);
}
