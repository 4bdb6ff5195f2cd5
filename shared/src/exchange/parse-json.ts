// JSON text to a value, with one message a person understands when the text is not JSON.

import { ExchangeError } from "./exchange-error.ts";

/** Throws `ExchangeError` (`empty-file`, `broken-json`). */
export function parseJson(text: string): unknown {
  if (text.trim() === "") throw new ExchangeError("empty-file", "The file is empty.");
  try {
    return JSON.parse(text);
  } catch (error) {
    const where = /line (\d+) column (\d+)/u.exec(error instanceof Error ? error.message : "");
    const place = where ? ` at line ${where[1]}, column ${where[2]}` : "";
    throw new ExchangeError("broken-json", `The file is broken or cut off: it stops being JSON${place}.`);
  }
}
