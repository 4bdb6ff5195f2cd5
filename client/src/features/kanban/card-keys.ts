// Keys on a card, as plain data: arrows go to a neighbour, Alt+arrows move the card. Pure.

import type { ColumnId, TaskId } from "@entente/shared/model/ids";

export interface BoardColumn {
  readonly id: ColumnId;
  readonly cards: readonly TaskId[];
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
  readonly column: number;
  readonly index: number;
}

function positionOf(columns: readonly BoardColumn[], task: TaskId): Position | null {
  for (const [column, { cards }] of columns.entries()) {
    const index = cards.indexOf(task);
    if (index >= 0) return { column, index };
  }
  return null;
}

/** The card that an arrow goes to from `task`; sideways to the same height in the next column that has cards. */
export function neighbour(columns: readonly BoardColumn[], task: TaskId, direction: Direction): TaskId | null {
  const from = positionOf(columns, task);
  if (!from) return null;
  if (direction === "up" || direction === "down") {
    return columns[from.column]!.cards[from.index + (direction === "up" ? -1 : 1)] ?? null;
  }
  const step = direction === "left" ? -1 : 1;
  for (let column = from.column + step; columns[column]; column += step) {
    const { cards } = columns[column]!;
    if (cards.length > 0) return cards[Math.min(from.index, cards.length - 1)]!;
  }
  return null;
}

export interface CardMove {
  readonly column: ColumnId;
  readonly before?: TaskId;
  readonly after?: TaskId;
}

/** Where Alt+arrow takes `task`, or null at the board's edge; sideways it keeps its height. */
export function moveBy(columns: readonly BoardColumn[], task: TaskId, direction: Direction): CardMove | null {
  const from = positionOf(columns, task);
  if (!from) return null;
  const { id, cards } = columns[from.column]!;
  if (direction === "up") {
    const above = cards[from.index - 1];
    return above ? { column: id, before: above } : null;
  }
  if (direction === "down") {
    const below = cards[from.index + 1];
    return below ? { column: id, after: below } : null;
  }
  const target = columns[from.column + (direction === "left" ? -1 : 1)];
  if (!target) return null;
  const before = target.cards[from.index];
  const last = target.cards.at(-1);
  if (before) return { column: target.id, before };
  return last ? { column: target.id, after: last } : { column: target.id };
}
