// Which text the PDF's own Helvetica can write: the letters of Western European languages
// (Windows-1252), which is what the standard faces of PDF hold.

const PLAIN = /^[\u0020-\u007e\u00a0-\u00ff€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]*$/u;

/** Whether Helvetica has every letter of `text`. */
export function isPlainText(text: string): boolean {
  return PLAIN.test(text);
}
