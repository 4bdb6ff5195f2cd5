// What pasting into a quick-add field means: several lines are several cards. Pure.

const MOST_LINES = 500;
const MAX_TITLE = 10_000;

/** The titles in `text`, one a line, blank lines left out; list marks at the start of a line go. */
export function parseTitles(text: string): string[] {
  return text
    .split(/\r\n|[\n\r\u2028\u2029]/u)
    .map((line) =>
      line
        .replace(/^\s*(?:[-*•]|\d+[.)])\s+(?:\[[ xX]\]\s+)?/u, "")
        .trim()
        .slice(0, MAX_TITLE),
    )
    .filter(Boolean)
    .slice(0, MOST_LINES);
}
