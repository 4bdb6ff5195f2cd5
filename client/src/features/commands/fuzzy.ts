// How well a typed query fits a text. Every word of the query must be found: at the start of a word
// best, inside of one less well, and as letters in order least. Marks and case don't count. Folding
// keeps each UTF-16 unit in its place, so that what matched can be shown in the text itself.

const folded = new Map<string, string>();

function foldUnit(unit: string): string {
  let base = folded.get(unit);
  if (base === undefined) {
    base = unit.normalize("NFD").charAt(0).toLowerCase().charAt(0) || unit;
    folded.set(unit, base);
  }
  return base;
}

/** The text without case and marks, as long as it was. */
export function fold(text: string): string {
  // Nearly every title is plain, and the platform lowers that at once.
  // oxlint-disable-next-line no-control-regex
  if (/^[\x00-\x7f]*$/.test(text)) return text.toLowerCase();
  let result = "";
  for (let at = 0; at < text.length; at++) result += foldUnit(text[at]!);
  return result;
}

export type Range = readonly [from: number, to: number];

export interface Match {
  /** More is better; 0 for an empty query. */
  readonly score: number;
  readonly ranges: readonly Range[];
}

const isWordStart = (text: string, at: number): boolean => at === 0 || /[\s\-_/.:(,]/.test(text[at - 1]!);

/** The words of a query, folded, to be matched against folded texts. */
export const queryWords = (query: string): readonly string[] => fold(query).split(/\s+/).filter(Boolean);

/** How the words fit `text` (folded); null when one of them doesn't. */
export function matchWords(words: readonly string[], text: string): Match | null {
  if (words.length === 0) return { score: 0, ranges: [] };
  let score = 0;
  const ranges: Range[] = [];
  for (const word of words) {
    const found = matchWord(word, text);
    if (!found) return null;
    score += found.score;
    ranges.push(...found.ranges);
  }
  // The shorter of two texts that fit alike says more nearly what was meant.
  return { score: score / words.length - Math.min(text.length, 200) / 1000, ranges };
}

function matchWord(word: string, text: string): Match | null {
  const at = text.indexOf(word);
  if (at >= 0) {
    for (let start = at; start >= 0; start = text.indexOf(word, start + 1)) {
      if (!isWordStart(text, start)) continue;
      return { score: start === 0 ? 10 : 8, ranges: [[start, start + word.length]] };
    }
    return { score: 5, ranges: [[at, at + word.length]] };
  }
  return word.length > 1 ? matchLetters(word, text) : null;
}

/** Letters in order, each at a word's start or right after the one before: "gtt" finds "Go to today". */
function matchLetters(word: string, text: string): Match | null {
  const ranges: [number, number][] = [];
  let from = 0;
  for (const letter of word) {
    const last = ranges.at(-1);
    if (last && last[1] === from && text[from] === letter) {
      last[1] = ++from;
      continue;
    }
    let at = text.indexOf(letter, from);
    while (at >= 0 && !isWordStart(text, at)) at = text.indexOf(letter, at + 1);
    if (at < 0) return null;
    ranges.push([at, at + 1]);
    from = at + 1;
  }
  return { score: 3 - ranges.length / 10, ranges };
}

/** `text` in pieces, those that matched marked. */
export function highlighted(text: string, ranges: readonly Range[]): readonly { text: string; isHit: boolean }[] {
  const pieces: { text: string; isHit: boolean }[] = [];
  let at = 0;
  for (const [from, to] of [...ranges].sort((a, b) => a[0] - b[0])) {
    if (to <= at) continue;
    const start = Math.max(from, at);
    if (start > at) pieces.push({ text: text.slice(at, start), isHit: false });
    pieces.push({ text: text.slice(start, to), isHit: true });
    at = to;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), isHit: false });
  return pieces;
}
