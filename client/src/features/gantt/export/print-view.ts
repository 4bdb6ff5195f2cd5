// Prints pages by the browser's own dialog: they stand in the page for as long as it is open, alone on
// paper, one to a sheet, as vectors. No window is opened, so nothing is blocked.

const SHEET_CLASS = "print-sheet";
const RULES = `
.print-pages { display: none; }
@media print {
  html, body { height: auto !important; overflow: visible !important; background: none !important; }
  body > :not(.print-pages) { display: none !important; }
  .print-pages { display: block; }
  .${SHEET_CLASS} { break-after: page; break-inside: avoid; line-height: 0; }
  .${SHEET_CLASS}:last-child { break-after: auto; }
}`;

/** Puts `pages` (SVG documents) in the page and opens the print dialog; resolves when it was closed. `paper` is in points. */
export async function printPages(pages: readonly string[], paper: readonly [number, number]): Promise<void> {
  const host = document.createElement("div");
  host.className = "print-pages";
  const parser = new DOMParser();
  for (const page of pages) {
    const sheet = document.createElement("div");
    sheet.className = SHEET_CLASS;
    sheet.appendChild(document.importNode(parser.parseFromString(page, "image/svg+xml").documentElement, true));
    host.appendChild(sheet);
  }
  const style = new CSSStyleSheet();
  style.replaceSync(`@page { size: ${paper[0]}pt ${paper[1]}pt; margin: 0; }${RULES}`);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, style];
  document.body.appendChild(host);
  const closed = new Promise<void>((resolve) => {
    window.addEventListener("afterprint", () => resolve(), { once: true });
  });
  try {
    window.print();
    await closed;
  } finally {
    host.remove();
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== style);
  }
}
