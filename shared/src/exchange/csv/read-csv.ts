// A CSV file of tasks, by whichever program wrote it, to a plan. Columns are known by their headers
// (`header-names`), values by their form; what isn't known is named as lost, column by column. Start
// and due date of a row give the length of its bar, the due date is kept as deadline; a summary task
// takes no dates of its own. Refuses text without a column of titles.

import type { Diagnostic } from "../../model/diagnostic.ts";
import type { TaskId } from "../../model/ids.ts";
import type { Dependency, Plan } from "../../model/plan.ts";
import type { LocalDate, LocalDateTime } from "../../model/time.ts";
import { ExchangeError } from "../exchange-error.ts";
import { createLossCollector, type Loss, type LossCollector } from "../loss.ts";
import { createDependencyRecord, mendDependencies, mendParents } from "../mend-links.ts";
import { claimId, createSettingsRecord, currentDay, standardCalendars } from "../plan-records.ts";
import { createWarnings, type Warnings } from "../warnings.ts";
import { buildBoard } from "./build-board.ts";
import { buildTasks, type TaskRow } from "./build-tasks.ts";
import { unguardCell } from "./cell-guard.ts";
import { decideDayMonthOrder } from "./dates.ts";
import type { CsvField } from "./header-names.ts";
import { headerWords, mapHeader, type HeaderMapping } from "./map-header.ts";
import { outlineParents } from "./outline-parents.ts";
import { createRowReader, type RowReader } from "./read-row.ts";
import { createReferenceFinder, parseLink, type Found, type ReferenceFinder } from "./references.ts";
import { sniffDialect, splitRows } from "./split-rows.ts";
import { splitList } from "./values.ts";

/** Reads the text of a CSV or TSV file into a plan called `name`. Throws `ExchangeError` (`empty-file`, `broken-csv`, `no-title-column`, `no-rows`). */
export function parseCsv(
  text: string,
  name = "Imported tasks",
): { plan: Plan; losses: Loss[]; warnings: Diagnostic[] } {
  if (text.trim() === "") throw new ExchangeError("empty-file", "The file is empty.");
  const losses = createLossCollector();
  const warnings = createWarnings();
  const header = mapHeader(splitRows(text, sniffDialect(text)).map((row) => row.map(unguardCell)));
  const decision = decideDayMonthOrder(dateCells(header));
  if (decision.ambiguous !== null) {
    const order = decision.order === "day-month" ? "day/month" : "month/day";
    const because =
      decision.evidence === null ? "nothing in the file says otherwise" : `${decision.evidence} allows no other order`;
    warnings.say("day-month-order", `Dates like ${decision.ambiguous} were read as ${order}, since ${because}.`);
  }
  tellUnread(header, losses);
  const reader = createRowReader(header, decision.order, losses);
  const rows = readTaskRows(header, reader, losses, warnings);
  if (rows.length === 0)
    throw new ExchangeError("no-rows", "No row of the CSV file has a title, so there are no tasks in it.");
  const find = createReferenceFinder(rows);
  const parents = mendParents(readParents(rows, reader, find, losses, warnings), warnings);
  const dependencies = mendDependencies(readLinks(rows, reader, find, losses, warnings), parents, warnings);
  const board = buildBoard(rows.map((row) => row.record));
  const tasks = buildTasks(rows, parents, board, losses, warnings);
  const plan: Plan = {
    settings: createSettingsRecord(name, startOf(rows)),
    tasks,
    dependencies,
    columns: board.columns,
    calendars: standardCalendars(),
    people: board.people,
    labels: board.labels,
    notes: new Map(rows.filter((row) => row.record.notes.trim() !== "").map((row) => [row.id, row.record.notes])),
    baselines: new Map(),
  };
  return { plan, losses: losses.losses(), warnings: warnings.diagnostics() };
}

const DATE_FIELDS: readonly CsvField[] = [
  "start",
  "finish",
  "due",
  "dates",
  "actualStart",
  "actualFinish",
  "constraintDate",
  "manual",
];

function dateCells(header: HeaderMapping): string[] {
  const columns = DATE_FIELDS.flatMap((field) => header.columns.get(field) ?? []);
  return header.rows.flatMap((row) => columns.map((column) => row[column] ?? ""));
}

function tellUnread(header: HeaderMapping, losses: LossCollector): void {
  for (const column of header.unread) {
    const name = (header.names[column] ?? "").trim() || `number ${column + 1}`;
    for (const row of header.rows) {
      const cell = row[column] ?? "";
      if (cell.trim() !== "")
        losses.add(`column “${name}”`, "A task has no such field, or another column gives it.", cell);
    }
  }
  for (const row of header.rows) {
    const beyond = row.slice(header.names.length).filter((cell) => cell.trim() !== "");
    if (beyond.length > 0)
      losses.add("cells beyond the last column", "The header has no name for them.", beyond.join(" "), beyond.length);
  }
}

function readTaskRows(header: HeaderMapping, reader: RowReader, losses: LossCollector, warnings: Warnings): TaskRow[] {
  const taken = new Set<string>();
  const seen = new Set<string>();
  const rows: TaskRow[] = [];
  const [statusAt = -1] = header.columns.get("column") ?? [];
  const hasStatusNumbers =
    headerWords(header.names[statusAt] ?? "") === "status" &&
    header.rows.every((row) => /^(?:-?[012])?$/u.test(reader.cell(row, "column")));
  for (const cells of header.rows) {
    let record = reader.read(cells);
    if (record.title === "") {
      losses.add("rows without a title", "A task needs a title.", cells.join(" "));
      continue;
    }
    // TickTick numbers its states: 0 is open, all others are over.
    if (hasStatusNumbers) record = { ...record, columnName: "", isCompleted: /[^0]/u.test(record.columnName) };
    const idText = reader.cell(cells, "id");
    const keyText = reader.cell(cells, "key");
    const id = claimId<TaskId>(idText || keyText || `r${rows.length + 1}`, taken);
    if (idText !== "" && seen.has(idText)) {
      warnings.add("repeated-id", "Rows had an id that another row has and were given one of their own", id);
    }
    seen.add(idText);
    rows.push({ id, idText, keyText, title: record.title, cells, record });
  }
  return rows;
}

function tellAmbiguous(found: Found, text: string, warnings: Warnings): TaskId {
  if (found.isAmbiguous)
    warnings.add("ambiguous-title", "References were by a title that several tasks have; the first was taken", text);
  return found.id;
}

function readParents(
  rows: readonly TaskRow[],
  reader: RowReader,
  find: ReferenceFinder,
  losses: LossCollector,
  warnings: Warnings,
) {
  const parents = new Map(outlineParents(rows, (row, field) => reader.cell(row.cells, field)));
  for (const row of rows) {
    const written = reader.cells(row.cells, "parent");
    if (written.length === 0) continue;
    const found = written.map((text) => find(text)).find((target) => target !== null);
    if (found) parents.set(row.id, tellAmbiguous(found, row.title, warnings));
    else
      losses.add(
        "parents that are not in the file",
        "The task stands at the top level.",
        `${row.title}: ${written[0]}`,
      );
  }
  return parents;
}

function readLinks(
  rows: readonly TaskRow[],
  reader: RowReader,
  find: ReferenceFinder,
  losses: LossCollector,
  warnings: Warnings,
): Dependency[] {
  const links: Dependency[] = [];
  for (const row of rows) {
    for (const field of ["predecessors", "successors"] as const) {
      const entries = reader.cells(row.cells, field).flatMap((cell) => (find(cell) ? [cell] : splitList(cell)));
      for (const entry of entries) {
        const link = parseLink(entry, find);
        if (!link) {
          losses.add(
            "links to tasks that are not in the file",
            "A dependency needs both its tasks.",
            `${row.title}: ${entry}`,
          );
          continue;
        }
        const other = tellAmbiguous(link.target, row.title, warnings);
        const [predecessor, successor] = field === "predecessors" ? [other, row.id] : [row.id, other];
        links.push(
          createDependencyRecord({ predecessor, successor, type: link.type, lag: link.lag, lagUnit: link.lagUnit }),
        );
      }
    }
  }
  return links;
}

/** The first day any row names; a plan of undated tasks starts today. */
function startOf(rows: readonly TaskRow[]): LocalDate {
  const dates = rows.flatMap(({ record }) => [record.start, record.constraintDate, record.manualStart]);
  const first = (dates.some((date) => date !== null) ? dates : rows.map(({ record }) => record.due ?? record.finish))
    .filter((date): date is LocalDateTime => date !== null)
    .sort()[0];
  return first ? (first.slice(0, 10) as LocalDate) : currentDay();
}
