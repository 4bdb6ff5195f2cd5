// Keys on a card, as plain data: arrows go to a neighbour, Alt+arrows move the card. The board is
// rows of cells; without lanes it is one row. Pure.

import type { ColumnId, TaskId } from "@entente/shared/model/ids";
import type { DropPlace } from "./card-drag.ts";

export interface BoardCell {
  readonly column: ColumnId;
  readonly cards: readonly TaskId[];
}

export interface BoardRow {
  /** Null on a board without lanes. */
  readonly lane: string | null;
  readonly cells: readonly BoardCell[];
}

/** One card in one lane: a card that two people do stands in both of their lanes. */
export interface Spot {
  readonly task: TaskId;
  readonly lane: string | null;
}

export type Direction = "up" | "down" | "left" | "right";

const ARROWS: Readonly<Record<string, Direction>> = {
  ArrowUp: "up",
  ArrowDown: "down",
  ArrowLeft: "left",
  ArrowRight: "right",
};

/** The direction of an arrow key, else null. */
export const directionOf = (key: string): Direction | null => ARROWS[key] ?? null;

interface Position {
  readonly row: number;
  readonly cell: number;
  readonly index: number;
}

/** Where a card stands; a lane that no longer has it gives way to the first that does. `only` names its column where that is known: the others needn't be looked through. */
export function positionOf(rows: readonly BoardRow[], { task, lane }: Spot, only?: ColumnId | null): Position | null {
  let found: Position | null = null;
  for (const [row, { cells, lane: here }] of rows.entries()) {
    if (found && here !== lane) continue;
    for (const [cell, { column, cards }] of cells.entries()) {
      if (only && column !== only) continue;
      const index = cards.indexOf(task);
      if (index >= 0 && (!found || here === lane)) found = { row, cell, index };
    }
  }
  return found;
}

/** The card that an arrow goes to; up and down on into the next lane, sideways to the same height in the next column that has cards. */
export function neighbour(rows: readonly BoardRow[], spot: Spot, direction: Direction): Spot | null {
  const from = positionOf(rows, spot);
  if (!from) return null;
  const { lane, cells } = rows[from.row]!;
  if (direction === "up" || direction === "down") {
    const step = direction === "up" ? -1 : 1;
    const near = cells[from.cell]!.cards[from.index + step];
    if (near) return { task: near, lane };
    for (let row = from.row + step; rows[row]; row += step) {
      const task = rows[row]!.cells[from.cell]?.cards.at(step < 0 ? -1 : 0);
      if (task) return { task, lane: rows[row]!.lane };
    }
    return null;
  }
  const step = direction === "left" ? -1 : 1;
  for (let cell = from.cell + step; cells[cell]; cell += step) {
    const { cards } = cells[cell]!;
    if (cards.length > 0) return { task: cards[Math.min(from.index, cards.length - 1)]!, lane };
  }
  return null;
}

/** Where Alt+arrow takes a card, or null at the board's edge; sideways it keeps its height, at a lane's edge it goes to the next lane. */
export function moveBy(rows: readonly BoardRow[], spot: Spot, direction: Direction): DropPlace | null {
  const from = positionOf(rows, spot);
  if (!from) return null;
  const { lane, cells } = rows[from.row]!;
  const { column, cards } = cells[from.cell]!;
  if (direction === "up") {
    const above = cards[from.index - 1];
    if (above) return { column, lane, before: above };
    const row = rows[from.row - 1];
    return row ? { column, lane: row.lane, before: null } : null;
  }
  if (direction === "down") {
    if (from.index < cards.length - 1) return { column, lane, before: cards[from.index + 2] ?? null };
    const row = rows[from.row + 1];
    return row ? { column, lane: row.lane, before: row.cells[from.cell]?.cards[0] ?? null } : null;
  }
  const target = cells[from.cell + (direction === "left" ? -1 : 1)];
  return target ? { column: target.column, lane, before: target.cards[from.index] ?? null } : null;
}

/** The cards from one to another of the same cell, both included; just `to` when they don't share one. */
export function rangeBetween(rows: readonly BoardRow[], from: Spot, to: Spot): readonly TaskId[] {
  const [a, b] = [positionOf(rows, from), positionOf(rows, to)];
  if (!a || !b || a.row !== b.row || a.cell !== b.cell) return [to.task];
  const { cards } = rows[a.row]!.cells[a.cell]!;
  return cards.slice(Math.min(a.index, b.index), Math.max(a.index, b.index) + 1);
}

/** `tasks` in the order in which they stand on the board: column by column, from the top. Those that aren't shown come last. */
export function inBoardOrder(rows: readonly BoardRow[], tasks: ReadonlySet<TaskId>): TaskId[] {
  const ordered = new Set<TaskId>();
  const columns = rows[0]?.cells.length ?? 0;
  for (let cell = 0; cell < columns; cell++) {
    for (const { cells } of rows) for (const card of cells[cell]?.cards ?? []) if (tasks.has(card)) ordered.add(card);
  }
  for (const task of tasks) ordered.add(task);
  return [...ordered];
}
