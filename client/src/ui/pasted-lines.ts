// Several lines that are pasted, read as a list: one title a line, blank lines left out, list marks taken
// off, and how deep each stands by its indentation (tabs or spaces). Pure.

const MOST_LINES = 500;
const MAX_TITLE = 10_000;
const TAB_WIDTH = 4;

export interface PastedLine {
  readonly title: string;
  /** 0 at the left; one more than the line it stands below and to the right of. */
  readonly depth: number;
}

export interface PastedLines {
  readonly lines: readonly PastedLine[];
  /** Lines beyond the first five hundred, which are not among `lines`. */
  readonly left: number;
}

/** The lines of `text`. */
export function parsePasted(text: string): PastedLines {
  const written = text.split(/\r\n|[\n\r\u2028\u2029]/u).filter((line) => line.trim() !== "");
  /** Indentations of the lines that the next may stand below. */
  const above: number[] = [];
  const lines: PastedLine[] = [];
  for (const line of written.slice(0, MOST_LINES)) {
    const indent = widthOf(/^\s*/u.exec(line)![0]);
    while (above.length > 0 && above.at(-1)! >= indent) above.pop();
    const title = line.replace(/^\s*(?:[-*•]|\d+[.)])\s+(?:\[[ xX]\]\s+)?/u, "").trim();
    if (title === "") continue;
    lines.push({ title: title.slice(0, MAX_TITLE), depth: above.length });
    above.push(indent);
  }
  return { lines, left: Math.max(0, written.length - MOST_LINES) };
}

const widthOf = (space: string): number =>
  [...space].reduce((width, each) => width + (each === "\t" ? TAB_WIDTH : 1), 0);

/** "312 lines more were left out: paste them next.", or "". */
export const leftWords = (left: number): string =>
  left === 0 ? "" : ` ${left} ${left === 1 ? "line more was" : "lines more were"} left out: paste the rest next.`;
