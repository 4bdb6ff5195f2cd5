// What a column's head shows and takes. Pure.

import type { Column } from "@entente/shared/model/plan";

const REVIEW = /review|test|qa|check|approv|valid|relecture|recette|审/iu;

export type StatusKind = "todo" | "progress" | "review" | "done";

/** The status shape of a column: what its settings say, then where it stands, then what its name says. */
export function columnKind(column: Pick<Column, "countsAsDone" | "name">, isFirst: boolean): StatusKind {
  if (column.countsAsDone) return "done";
  if (isFirst) return "todo";
  return REVIEW.test(column.name) ? "review" : "progress";
}

/** A whole number from 1, null for nothing (no limit), undefined for anything else. */
export function parseWipLimit(text: string): number | null | undefined {
  const trimmed = text.trim();
  if (trimmed === "") return null;
  const limit = Number(trimmed);
  return Number.isInteger(limit) && limit >= 1 && limit <= 100_000 ? limit : undefined;
}

/** What is said after a move into a column that then holds more cards than it should; else nothing. */
export function excessWords({ total, wipLimit }: Pick<Column, "wipLimit"> & { readonly total: number }): string {
  if (wipLimit === null || total <= wipLimit) return "";
  return `. ${total} cards are more than its WIP limit of ${wipLimit}`;
}

/** "12", "5 / 3" against a limit, "12 of 176" while a filter holds some back. */
export function countWords(shown: number, total: number, limit: number | null): string {
  if (shown !== total) return `${shown} of ${total}${limit === null ? "" : ` · limit ${limit}`}`;
  return limit === null ? String(total) : `${total} / ${limit}`;
}
