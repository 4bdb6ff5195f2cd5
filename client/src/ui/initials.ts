// Initials for an avatar, by grapheme, so that emoji and combining marks stay whole.

const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** Of the names seen last: the same few people stand on every card. */
const known = new Map<string, string>();
const MOST_KNOWN = 500;

/** One or two graphemes: the first of the first and of the last word; "?" for a blank name. */
export function initialsOf(name: string): string {
  let initials = known.get(name);
  if (initials === undefined) {
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(name, (initials = takeInitials(name)));
  }
  return initials;
}

function takeInitials(name: string): string {
  const words = name.trim().split(/\s+/u).filter(Boolean);
  const first = firstGrapheme(words[0] ?? "");
  const last = words.length > 1 ? firstGrapheme(words.at(-1) ?? "") : "";
  return (first + last).toUpperCase() || "?";
}

function firstGrapheme(word: string): string {
  for (const { segment } of graphemes.segment(word)) return segment;
  return "";
}
