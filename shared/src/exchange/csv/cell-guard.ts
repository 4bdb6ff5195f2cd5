// Spreadsheets run a cell that begins like a formula. Our export puts an apostrophe before such a
// cell (OWASP, “CSV Injection”), and before one that begins with apostrophes followed by such a
// character, so that taking one apostrophe away gives every cell back exactly.

/** The cell as it may be written to a file that a spreadsheet will open. */
export function guardCell(cell: string): string {
  return /^'*[=+\-@\t\r]/u.test(cell) ? `'${cell}` : cell;
}

/** The inverse of `guardCell`; other cells stay as they are. */
export function unguardCell(cell: string): string {
  return /^'+[=+\-@\t\r]/u.test(cell) ? cell.slice(1) : cell;
}
