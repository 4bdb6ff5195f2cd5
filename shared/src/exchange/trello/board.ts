// Is this JSON a Trello board? Everything after this file may assume the lists it names, and nothing
// about what is in them. A board of WeKan, which looks much alike, is refused by its name.

import { ExchangeError } from "../exchange-error.ts";
import { asList, asRecord, asText } from "../untrusted.ts";

type Fields = Readonly<Record<string, unknown>>;

/** The parts of the export that are read, as records of unknown fields. */
export interface TrelloBoard {
  readonly fields: Fields;
  readonly lists: readonly Fields[];
  readonly cards: readonly Fields[];
  readonly labels: readonly Fields[];
  readonly members: readonly Fields[];
  readonly checklists: readonly Fields[];
  readonly actions: readonly Fields[];
}

/** True for a board as Trello exports it: lists and cards, each card on a list by `idList`. */
export function isTrelloBoard(json: unknown): boolean {
  const board = asRecord(json);
  if (!Array.isArray(board.lists) || !Array.isArray(board.cards) || isWekanBoard(json)) return false;
  if (board.cards.length > 0) return board.cards.some((card) => "idList" in asRecord(card));
  return "shortLink" in board || "prefs" in board || board.lists.some((list) => "pos" in asRecord(list));
}

/** True for a board exported by WeKan. */
export function isWekanBoard(json: unknown): boolean {
  const board = asRecord(json);
  if (asText(board._format).startsWith("wekan")) return true;
  return "_id" in board && Array.isArray(board.cards) && board.cards.some((card) => "listId" in asRecord(card));
}

/** The board's parts. Throws `ExchangeError` (`wekan-board`, `not-trello`) for any other JSON. */
export function parseBoard(json: unknown): TrelloBoard {
  if (isWekanBoard(json)) {
    throw new ExchangeError(
      "wekan-board",
      "This is a board exported by WeKan, not by Trello; WeKan boards can't be imported. Export it from WeKan as CSV instead.",
    );
  }
  if (!isTrelloBoard(json)) {
    throw new ExchangeError(
      "not-trello",
      "This JSON file is not a Trello board: it has no lists with cards. In Trello, use the board's menu, Print, export and share, Export as JSON.",
    );
  }
  const fields = asRecord(json);
  const part = (name: string) => asList(fields[name]).map(asRecord);
  return {
    fields,
    lists: part("lists"),
    cards: part("cards"),
    labels: part("labels"),
    members: part("members"),
    checklists: part("checklists"),
    actions: part("actions"),
  };
}

/** Sorted by `pos`; equal positions keep the order of the file. */
export function byPosition(records: readonly Fields[]): Fields[] {
  const position = (fields: Fields) => (typeof fields.pos === "number" ? fields.pos : Infinity);
  return [...records].sort((a, b) => {
    const [x, y] = [position(a), position(b)];
    return x === y ? 0 : x - y;
  });
}
