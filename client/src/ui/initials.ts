// Initials for an avatar, by grapheme, so that emoji and combining marks stay whole.

const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** One or two graphemes: the first of the first and of the last word; "?" for a blank name. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/u).filter(Boolean);
  const first = firstGrapheme(words[0] ?? "");
  const last = words.length > 1 ? firstGrapheme(words.at(-1) ?? "") : "";
  return (first + last).toUpperCase() || "?";
}

function firstGrapheme(word: string): string {
  for (const { segment } of graphemes.segment(word)) return segment;
  return "";
}
