// Text on a page: one line, free of what no format may hold, cut with an ellipsis where it would run
// out of its place.

/** Width in pixels of `text` at `size`. */
export type Measure = (text: string, size: number, isBold: boolean) => number;

const MOST_LETTERS = 300;

/** `text` as one well-formed line: control characters are gone, halves of letters replaced. */
export function cleanText(text: string): string {
  // eslint-disable-next-line no-control-regex -- these are what XML and PDF may not hold
  const line = text.slice(0, 4 * MOST_LETTERS).replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufffe\uffff]+/g, " ");
  const letters = [...line.toWellFormed().trim()];
  return letters.length > MOST_LETTERS ? `${letters.slice(0, MOST_LETTERS).join("")}…` : letters.join("");
}

/** `text` within `width`, with an ellipsis when it had to be cut; "" when not even that fits. */
export function fitText(text: string, width: number, size: number, isBold: boolean, measure: Measure): string {
  const clean = cleanText(text);
  if (measure(clean, size, isBold) <= width) return clean;
  const letters = [...clean];
  let low = 0;
  let high = letters.length;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    const cut = `${letters.slice(0, middle).join("").trimEnd()}…`;
    if (measure(cut, size, isBold) <= width) low = middle;
    else high = middle - 1;
  }
  return low === 0 ? "" : `${letters.slice(0, low).join("").trimEnd()}…`;
}

/** A measure by the browser's own text, in the face that pages are set in. */
export function createMeasure(): Measure {
  const context = document.createElement("canvas").getContext("2d");
  const cache = new Map<string, number>();
  return (text, size, isBold) => {
    const key = `${size}${isBold ? "b" : "r"}${text}`;
    const known = cache.get(key);
    if (known !== undefined) return known;
    if (context) context.font = `${isBold ? 600 : 400} ${size}px ${PAGE_FACE}`;
    const width = context ? context.measureText(text).width : text.length * size * 0.55;
    if (cache.size > 20_000) cache.clear();
    cache.set(key, width);
    return width;
  };
}

/** A face that every reader of the file has: it is not embedded. */
export const PAGE_FACE = 'Helvetica, Arial, "Liberation Sans", "Noto Sans", sans-serif';
