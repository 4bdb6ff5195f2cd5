// Widths of bar labels, measured on a canvas: asking the SVG would lay the page out once per bar. Each
// letter is measured once, so that titles never seen before cost nothing while they scroll past. A
// bounded cache, emptied when it is full.

const CACHE_SIZE = 5000;

/** Longer titles are cut for drawing only: a 10,000-letter title costs a frame otherwise. */
const MOST_LETTERS = 120;

/** `title` as a bar shows it: one line, at most 120 letters. */
export function barLabel(title: string): string {
  return title.length > MOST_LETTERS ? `${title.slice(0, MOST_LETTERS)}…` : title;
}

/** A measure of text width in pixels for `font` (CSS shorthand), letter by letter: kerning is left out. */
export function createTextWidth(font: string): (text: string) => number {
  const context = document.createElement("canvas").getContext("2d");
  if (context) context.font = font;
  const cache = new Map<string, number>();
  const letterWidth = (letter: string): number => {
    const known = cache.get(letter);
    if (known !== undefined) return known;
    if (cache.size >= CACHE_SIZE) cache.clear();
    const width = context ? context.measureText(letter).width : 7;
    cache.set(letter, width);
    return width;
  };
  return (text) => {
    let width = 0;
    for (const letter of text) width += letterWidth(letter);
    return width;
  };
}
