// A Trello board (Export as JSON) to a plan: lists become columns, cards tasks, members people.
// Archived lists and cards come archived, and an open card of an archived list is archived with it,
// as Trello hides it too. Repeated ids and references to nowhere are mended and reported; what a
// plan has no place for is named by `left-behind`.

import type { Diagnostic } from "../../model/diagnostic.ts";
import type { ColumnId, LabelId, PersonId } from "../../model/ids.ts";
import type { Column, Label, LabelColor, Person, Plan } from "../../model/plan.ts";
import type { LocalDate } from "../../model/time.ts";
import { createLossCollector, type Loss, type LossCollector } from "../loss.ts";
import { orderKeyAt } from "../order-sequence.ts";
import { parseJson } from "../parse-json.ts";
import { claimId, createSettingsRecord, currentDay, standardCalendars } from "../plan-records.ts";
import { isDoneName } from "../status-names.ts";
import { asNumber, asText } from "../untrusted.ts";
import { byPosition, parseBoard, type TrelloBoard } from "./board.ts";
import { readCards } from "./cards.ts";
import { wallTimeOf } from "./dates.ts";
import { takeColor } from "./label-colors.ts";
import { tellLeftBehind } from "./left-behind.ts";
import { createWarnings, type Warnings } from "../warnings.ts";

/** Reads the text of a Trello export. Throws `ExchangeError` for anything else (a WeKan board, other JSON, broken or empty text). */
export function parseTrello(text: string): { plan: Plan; losses: Loss[]; warnings: Diagnostic[] } {
  return readTrello(parseJson(text));
}

/** As `parseTrello`, for JSON that is parsed already. */
export function readTrello(json: unknown): { plan: Plan; losses: Loss[]; warnings: Diagnostic[] } {
  const board = parseBoard(json);
  const losses = createLossCollector();
  const warnings = createWarnings();
  const columns = readColumns(board, losses, warnings);
  const people = readPeople(board, warnings);
  const labels = readLabels(board, losses, warnings);
  const { tasks, notes } = readCards(board, { columns, people, labels }, losses, warnings);
  tellLeftBehind(board, losses);
  const name = asText(board.fields.name).trim() || "Trello board";
  const plan: Plan = {
    settings: createSettingsRecord(name, startOf(board)),
    tasks,
    dependencies: new Map(),
    columns: new Map(Array.from(columns.values(), (column) => [column.id, column])),
    calendars: standardCalendars(),
    people: new Map(Array.from(people.values(), (person) => [person.id, person])),
    labels: new Map(Array.from(labels.values(), (label) => [label.id, label])),
    notes,
    baselines: new Map(),
  };
  return { plan, losses: losses.losses(), warnings: warnings.diagnostics() };
}

/** The day of the board's last activity: what isn't dated is planned from there on, not from years ago. */
function startOf(board: TrelloBoard): LocalDate {
  const latest = [board.fields, ...board.cards]
    .map((fields) => wallTimeOf(fields.dateLastActivity) ?? "")
    .sort()
    .at(-1);
  return latest ? (latest.slice(0, 10) as LocalDate) : currentDay();
}

function readColumns(board: TrelloBoard, losses: LossCollector, warnings: Warnings): Map<string, Column> {
  const columns = new Map<string, Column>();
  const taken = new Set<string>();
  const lists = byPosition(board.lists);
  for (const list of lists) {
    const id = asText(list.id);
    const name = asText(list.name).trim() || "(no name)";
    if (columns.has(id)) {
      warnings.add("repeated-id", "Lists had an id that another list has; their cards stand in the first of them", id);
      continue;
    }
    const limit = asNumber(list.softLimit, 0);
    columns.set(id, {
      id: claimId<ColumnId>(id, taken),
      name,
      order: orderKeyAt(columns.size),
      wipLimit: limit >= 1 ? Math.floor(limit) : null,
      color: readListColor(asText(list.color), name, losses),
      countsAsDone: isDoneName(name),
      archived: list.closed === true,
    });
    if (list.subscribed === true) losses.add("watched lists", "Watching is each person's own and starts anew.", name);
  }
  return columns;
}

/** Null for a list without a colour. */
function readListColor(trelloColor: string, name: string, losses: LossCollector): LabelColor | null {
  if (trelloColor === "") return null;
  return takeColor(trelloColor, "lists", "Columns have ten colours; the nearest was taken.", name, losses);
}

function readPeople(board: TrelloBoard, warnings: Warnings): Map<string, Person> {
  const people = new Map<string, Person>();
  const taken = new Set<string>();
  for (const member of board.members) {
    const key = asText(member.id);
    if (people.has(key)) {
      warnings.add("repeated-id", "Members had an id that another member has and were left out", key);
      continue;
    }
    const id = claimId<PersonId>(key, taken);
    const name = asText(member.fullName).trim() || asText(member.username).trim() || id;
    people.set(key, { id, name, email: asText(member.email).trim() || null, userId: null, calendar: null });
  }
  return people;
}

function readLabels(board: TrelloBoard, losses: LossCollector, warnings: Warnings): Map<string, Label> {
  const labels = new Map<string, Label>();
  const taken = new Set<string>();
  for (const label of board.labels) {
    const key = asText(label.id);
    if (labels.has(key)) {
      warnings.add("repeated-id", "Labels had an id that another label has and were left out", key);
      continue;
    }
    const shade = asText(label.color);
    const name = asText(label.name).trim() || shade || "(no name)";
    const color = takeColor(shade, "labels", "Labels have ten colours; the nearest was taken.", name, losses);
    labels.set(key, { id: claimId<LabelId>(key, taken), name, color });
  }
  return labels;
}
