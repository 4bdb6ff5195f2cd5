// Text to rows of cells. Delimiter and quote are taken from the text itself: the delimiter that
// splits most of the first lines into the same number of cells, the apostrophe as quote only where
// no double quote is and cells are wrapped in it. A quote that is never closed is refused.

import { parse } from "csv-parse/browser/esm/sync";
import { ExchangeError } from "../exchange-error.ts";

export interface Dialect {
  readonly delimiter: string;
  readonly quote: string;
}

const DELIMITERS = [",", ";", "\t", "|"] as const;
const SAMPLE_CHARACTERS = 64 * 1024;
const SAMPLE_ROWS = 60;
const MAX_ROW_CHARACTERS = 4 * 1024 * 1024;

/** The dialect of `text`; `,` and `"` when nothing in it says otherwise. */
export function sniffDialect(text: string): Dialect {
  const sample = text.slice(0, SAMPLE_CHARACTERS);
  let best: { delimiter: string; score: number } = { delimiter: ",", score: 0 };
  for (const delimiter of DELIMITERS) {
    if (!sample.includes(delimiter)) continue;
    const widths = new Map<number, number>();
    for (const row of rowsOfSample(sample, { delimiter, quote: '"' })) {
      widths.set(row.length, (widths.get(row.length) ?? 0) + 1);
    }
    for (const [width, rows] of widths) {
      const score = width > 1 ? rows * Math.log2(width) : 0;
      if (score > best.score) best = { delimiter, score };
    }
  }
  return { delimiter: best.delimiter, quote: quoteOf(sample, best.delimiter) };
}

function quoteOf(sample: string, delimiter: string): string {
  if (sample.includes('"')) return '"';
  const isWrapped = sample
    .split(/\r\n|\n|\r/u)
    .some((line) =>
      line.split(`${delimiter}'`).some((rest, i) => (i > 0 || line.startsWith("'")) && /'(?:$|[,;\t|])/u.test(rest)),
    );
  return isWrapped ? "'" : '"';
}

/** The rows that can be read before the sample ends, be it in the middle of a quoted cell. */
function rowsOfSample(sample: string, dialect: Dialect): string[][] {
  const rows: string[][] = [];
  const keep = (row: string[]) => {
    rows.push(row);
    return null;
  };
  try {
    parse(sample, { ...options(dialect), to: SAMPLE_ROWS, on_record: keep });
  } catch {
    if (rows.length === 0) return sample.split(/\r\n|\n|\r/u, SAMPLE_ROWS).map((line) => line.split(dialect.delimiter));
  }
  return rows;
}

/** The rows of `text`, empty ones left out; cells as written, quotes undone. Throws `ExchangeError` (`broken-csv`). */
export function splitRows(text: string, dialect: Dialect): string[][] {
  try {
    return parse(new TextEncoder().encode(text), options(dialect));
  } catch (error) {
    const { code, lines } = error as { code?: unknown; lines?: unknown };
    if (code === "CSV_QUOTE_NOT_CLOSED") {
      throw new ExchangeError(
        "broken-csv",
        `The CSV file is cut off or has a stray quote: the quote opened before line ${String(lines)} is never closed.`,
      );
    }
    if (code === "CSV_MAX_RECORD_SIZE") {
      throw new ExchangeError(
        "broken-csv",
        "The CSV file has a row of more than four million characters; a quote is probably missing.",
      );
    }
    throw new ExchangeError(
      "broken-csv",
      `The CSV file can't be read${typeof lines === "number" ? ` beyond line ${lines}` : ""}.`,
    );
  }
}

function options({ delimiter, quote }: Dialect) {
  return {
    delimiter,
    quote,
    escape: quote,
    record_delimiter: ["\r\n", "\n", "\r"],
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: MAX_ROW_CHARACTERS,
  };
}
