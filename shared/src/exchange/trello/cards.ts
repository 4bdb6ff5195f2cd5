// Cards to tasks, one for one. A due date becomes the deadline (not the finish: dates are computed),
// a start date the earliest start; both together give the duration, else one day is assumed and said.
// A card whose due date is ticked off, or which stands in a column that counts as done, is 100 % complete.

import type { ColumnId, LabelId, PersonId, TaskId } from "../../model/ids.ts";
import type { Column, Label, Person, Task } from "../../model/plan.ts";
import { parseLocalDateTime } from "../../model/time.ts";
import type { LossCollector } from "../loss.ts";
import { orderKeyAt } from "../order-sequence.ts";
import { ASSUMED_DURATION_MINUTES, claimId, createColumnRecord, createTaskRecord } from "../plan-records.ts";
import { asList, asRecord, asText } from "../untrusted.ts";
import type { Warnings } from "../warnings.ts";
import { workingMinutesBetween } from "../working-span.ts";
import { byPosition, type TrelloBoard } from "./board.ts";
import { checklistItems, checklistsByCard } from "./checklists.ts";
import { wallTimeOf } from "./dates.ts";
import { takeColor } from "./label-colors.ts";

type Fields = Readonly<Record<string, unknown>>;

/** The board's other records by their Trello id. `columns` gains one when a card stands on a list the file doesn't hold. */
export interface BoardRecords {
  readonly columns: Map<string, Column>;
  readonly people: ReadonlyMap<string, Person>;
  readonly labels: ReadonlyMap<string, Label>;
}

/** Tasks and notes, in the order of the columns and, within one, of the cards' positions. */
export function readCards(
  board: TrelloBoard,
  records: BoardRecords,
  losses: LossCollector,
  warnings: Warnings,
): { tasks: Map<TaskId, Task>; notes: Map<TaskId, string> } {
  const tasks = new Map<TaskId, Task>();
  const notes = new Map<TaskId, string>();
  const taken = new Set<string>();
  const checklists = checklistsByCard(board.checklists, board.cards);
  for (const [column, cards] of cardsByColumn(board, records.columns, warnings)) {
    for (const card of cards) {
      const key = asText(card.id);
      const id = claimId<TaskId>(key, taken);
      if (key !== id) warnings.add("repeated-id", "Cards had no id of their own and were given one", id);
      const order = orderKeyAt(tasks.size);
      const title = asText(card.name).trim();
      if (title === "") warnings.add("no-title", "Cards had no name and are called “(no title)”", id);
      const isDone = card.dueComplete === true || column.countsAsDone;
      tasks.set(
        id,
        createTaskRecord({
          id,
          title: title || "(no title)",
          order,
          column: column.id,
          cardOrder: order,
          ...readDates(card, id, losses, warnings),
          percentComplete: isDone ? 100 : 0,
          assignees: resolve<PersonId>(card.idMembers, records.people, () =>
            warnings.add("unknown-member", "Assignments were to members the file doesn't hold", id),
          ),
          labels: resolve<LabelId>(card.idLabels, records.labels, () =>
            warnings.add("unknown-label", "Labels on cards are none of the board's", id),
          ),
          checklist: checklistItems(checklists.get(key) ?? [], losses),
          cover: readCover(card, losses),
          archived: card.closed === true || column.archived,
        }),
      );
      // A repeated id means two cards and one set of checklists: the first card keeps them.
      checklists.delete(key);
      const description = asText(card.desc);
      if (description.trim() !== "") notes.set(id, description);
      if (column.archived && card.closed !== true) {
        warnings.add("archived-list", "Open cards stood on an archived list and are archived with it", id);
      }
    }
  }
  for (const orphans of checklists.values()) {
    for (const orphan of orphans) {
      losses.add("checklists of deleted cards", "Their card is not in the file.", asText(orphan.name));
    }
  }
  return { tasks, notes };
}

function cardsByColumn(board: TrelloBoard, columns: Map<string, Column>, warnings: Warnings): Map<Column, Fields[]> {
  const byList = new Map<string, Fields[]>(Array.from(columns.keys(), (list) => [list, []]));
  const homeless: Fields[] = [];
  for (const card of byPosition(board.cards)) (byList.get(asText(card.idList)) ?? homeless).push(card);
  if (homeless.length > 0) {
    const id = claimId<ColumnId>("no-list", new Set(columns.keys()));
    columns.set(id, createColumnRecord(id, "(no list)", orderKeyAt(columns.size), false));
    byList.set(id, homeless);
    for (const card of homeless) {
      warnings.add(
        "unknown-list",
        "Cards were on a list the file doesn't hold and stand in “(no list)”",
        asText(card.id),
      );
    }
  }
  const byColumn = new Map<Column, Fields[]>();
  for (const [list, column] of columns) byColumn.set(column, byList.get(list) ?? []);
  return byColumn;
}

function readDates(
  card: Fields,
  id: TaskId,
  losses: LossCollector,
  warnings: Warnings,
): Pick<Task, "constraint" | "constraintDate" | "deadline" | "durationMinutes"> {
  const [start, deadline] = [wallTimeOf(card.start), wallTimeOf(card.due)];
  for (const [field, read] of [
    ["start", start],
    ["due", deadline],
  ] as const) {
    const written = asText(card[field]);
    if (written !== "" && read === null) losses.add("unreadable dates", "They are no instants in UTC.", written);
  }
  if (start !== null || deadline !== null) {
    warnings.add(
      "times-in-utc",
      "Cards have dates, which Trello keeps in UTC: they were taken as they stand there",
      id,
    );
  }
  const span = workingMinutesBetween(parseLocalDateTime(start ?? "") ?? 0, parseLocalDateTime(deadline ?? "") ?? 0);
  const isSpan = start !== null && deadline !== null && span > 0;
  if (!isSpan) warnings.add("assumed-duration", "Cards say nothing of how long they take and were given one day", id);
  return {
    constraint: start === null ? "ASAP" : "SNET",
    constraintDate: start,
    deadline,
    durationMinutes: isSpan ? span : ASSUMED_DURATION_MINUTES,
  };
}

/** A cover's colour; a picture stays on Trello and is told by `left-behind`. */
function readCover(card: Fields, losses: LossCollector): Task["cover"] {
  const written = asText(asRecord(card.cover).color);
  if (written === "") return null;
  return takeColor(written, "covers", "Covers have ten colours; the nearest was taken.", asText(card.name), losses);
}

function resolve<T extends string>(ids: unknown, records: ReadonlyMap<string, { id: T }>, onUnknown: () => void): T[] {
  const found = new Set<T>();
  for (const id of asList(ids)) {
    const record = records.get(asText(id));
    if (record) found.add(record.id);
    else onUnknown();
  }
  return [...found].sort();
}
