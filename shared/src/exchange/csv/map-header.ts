// Which column of a file means what. The header is the first row that names a task's title beside
// other known fields (some programs write remarks above it). A field is read from one column, the
// preferred one that holds anything; the rest, and columns of unknown meaning, are left for the
// caller to name as lost.

import { ExchangeError } from "../exchange-error.ts";
import { plainWords } from "../status-names.ts";
import { FIELD_OF_NAME, REPEATED_FIELDS, type CsvField } from "./header-names.ts";

export interface HeaderMapping {
  /** The header as written. */
  readonly names: readonly string[];
  /** The rows below it. */
  readonly rows: readonly (readonly string[])[];
  /** Column numbers by field, never empty. */
  readonly columns: ReadonlyMap<CsvField, readonly number[]>;
  /** Column numbers that hold something nobody reads. */
  readonly unread: readonly number[];
}

const HEADER_SEARCH_ROWS = 30;
const MAX_COLUMNS = 2000;
const CUSTOM_FIELD =
  /^(?:custom field|campo personalizado|champ personnalise|benutzerdefiniertes? feld(?:er)?)\s*\((.*)\)$/isu;
const UNIT = / (?:minutes|hours|days|min|h|d|stunden|tage|heures|jours|horas|dias)$/u;

/** The plain words under which a header is looked up: `Task_Name` → `task name`, `% Complete` → `percent complete`. */
export function headerWords(name: string): string {
  const bare = CUSTOM_FIELD.exec(name.trim())?.[1] ?? name;
  return plainWords(bare.replace(/%/gu, " percent "));
}

function fieldOf(name: string): { field: CsvField; rank: number } | undefined {
  const words = headerWords(name);
  const found = FIELD_OF_NAME.get(words);
  if (found) return found;
  const unitless = FIELD_OF_NAME.get(words.replace(UNIT, ""));
  return unitless && /^(?:duration|estimate|computed)$/u.test(unitless.field) ? unitless : undefined;
}

/** Finds the header among `rows` and maps it. Throws `ExchangeError` (`empty-file`, `too-many-columns`, `no-title-column`, `no-rows`). */
export function mapHeader(rows: readonly (readonly string[])[]): HeaderMapping {
  if (rows.length === 0) throw new ExchangeError("empty-file", "The file is empty.");
  if (rows.some((row) => row.length > MAX_COLUMNS)) {
    throw new ExchangeError(
      "too-many-columns",
      `The CSV file has a row of more than ${MAX_COLUMNS} cells; it is no table of tasks.`,
    );
  }
  const at = findHeader(rows);
  const names = rows[at] ?? [];
  const body = rows.slice(at + 1).filter((row) => row.some((cell) => cell.trim() !== ""));
  if (body.length === 0) throw new ExchangeError("no-rows", "The CSV file has a header but no rows under it.");
  const isFilled = (column: number) => body.some((row) => (row[column] ?? "").trim() !== "");
  const candidates = new Map<CsvField, { column: number; rank: number }[]>();
  const unread: number[] = [];
  names.forEach((name, column) => {
    if (!isFilled(column)) return;
    const known = fieldOf(name);
    if (!known) unread.push(column);
    else if (candidates.has(known.field)) candidates.get(known.field)?.push({ column, rank: known.rank });
    else candidates.set(known.field, [{ column, rank: known.rank }]);
  });
  const columns = new Map<CsvField, readonly number[]>();
  for (const [field, found] of candidates) {
    // The leftmost of the weak titles; of all others the preferred name, then the leftmost.
    if (field !== "weakTitle") found.sort((a, b) => a.rank - b.rank || a.column - b.column);
    const taken = REPEATED_FIELDS.has(field) ? found : found.slice(0, 1);
    columns.set(
      field,
      taken.map(({ column }) => column),
    );
    unread.push(...found.slice(taken.length).map(({ column }) => column));
  }
  settleTitle(columns, names, unread);
  settleStatus(columns, unread);
  return { names, rows: body, columns, unread: unread.sort((a, b) => a - b) };
}

function findHeader(rows: readonly (readonly string[])[]): number {
  const search = rows.slice(0, HEADER_SEARCH_ROWS).map((row) => {
    const fields = new Set(row.map((name) => fieldOf(name)?.field));
    return {
      hasTitle: fields.has("title") || fields.has("weakTitle"),
      known: fields.size - (fields.has(undefined) ? 1 : 0),
    };
  });
  const at = search.findIndex(({ hasTitle, known }, i) => hasTitle && (known > 1 || i === 0));
  if (at >= 0) return at;
  const first = (rows[0] ?? [])
    .filter((name) => name.trim() !== "")
    .slice(0, 6)
    .map((name) => `“${name.trim().slice(0, 40)}”`);
  throw new ExchangeError(
    "no-title-column",
    `No column of this file names the tasks. One must be called Title, Name, Task, Subject or Summary; the first row has ${first.join(", ") || "nothing"}.`,
  );
}

/** A summary beside a true title is a description. */
function settleTitle(columns: Map<CsvField, readonly number[]>, names: readonly string[], unread: number[]): void {
  const [weak] = columns.get("weakTitle") ?? [];
  columns.delete("weakTitle");
  if (weak === undefined) return;
  if (!columns.has("title")) {
    columns.set("title", [weak]);
    const others = unread.findIndex((column) => headerWords(names[column] ?? "") === "summary");
    if (others >= 0 && !columns.has("notes")) columns.set("notes", unread.splice(others, 1));
  } else if (
    !columns.has("notes") &&
    /^(?:summary|resume|zusammenfassung|resumen)$/u.test(headerWords(names[weak] ?? ""))
  ) {
    columns.set("notes", [weak]);
  } else unread.push(weak);
}

/** A board's own column says where a card stands; a status beside it isn't read. */
function settleStatus(columns: Map<CsvField, readonly number[]>, unread: number[]): void {
  const status = columns.get("status");
  if (!status) return;
  columns.delete("status");
  if (columns.has("column")) unread.push(...status);
  else columns.set("column", status);
}
