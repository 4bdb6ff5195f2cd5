// What is being typed after an @ and whom it may mean: pure readings of a field's text and caret.

import type { ProjectPerson } from "@entente/shared/http/review";

const MOST = 6;

/** The @ and the beginning of a name right before the caret. */
export interface MentionTyped {
  readonly from: number;
  readonly query: string;
}

/** Null when no mention is being typed at `caret`. */
export function mentionTyped(text: string, caret: number): MentionTyped | null {
  const found = /(?:^|[^\p{L}\p{N}_@])@([^\n@]{0,40})$/u.exec(text.slice(0, caret));
  return found ? { from: caret - found[1]!.length - 1, query: found[1]! } : null;
}

/** Those whose name, or a word of it, begins so; whose name does first. */
export function mentionChoices(people: readonly ProjectPerson[], query: string): readonly ProjectPerson[] {
  const wanted = query.toLowerCase();
  const rank = ({ name }: ProjectPerson): number => {
    const lower = name.toLowerCase();
    if (lower.startsWith(wanted)) return 0;
    return lower.split(/\s+/).some((word) => word.startsWith(wanted)) ? 1 : 2;
  };
  return people
    .filter((person) => person.name.trim() !== "" && rank(person) < 2)
    .toSorted((a, b) => rank(a) - rank(b))
    .slice(0, MOST);
}

/** The text with the mention written out, and where the caret goes. */
export function mentionWritten(
  text: string,
  caret: number,
  typed: MentionTyped,
  name: string,
): { text: string; caret: number } {
  const before = `${text.slice(0, typed.from)}@${name} `;
  return { text: before + text.slice(caret).replace(/^ /, ""), caret: before.length };
}
