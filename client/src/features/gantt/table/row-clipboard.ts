// Rows as text for other programs, and text as rows: a line is a task, tabs or pairs of spaces at its
// beginning put it under the one above. What stands in a line is a title and nothing else, whatever it
// looks like. Pure.

import { createId, type TaskId } from "@entente/shared/model/ids";

export const MOST_LINES = 10_000;
const MAX_TITLE = 10_000;

export interface PastedTask {
  readonly id: TaskId;
  readonly title: string;
  readonly parent: TaskId | null;
  readonly after?: TaskId;
}

export interface PastedRows {
  readonly tasks: readonly PastedTask[];
  /** Lines that were more than can be taken at once. */
  readonly leftOut: number;
}

/** Cells as lines of tab-separated text; what would break a line or a cell becomes a space. */
export function rowsAsText(rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => cells.map((cell) => cell.replace(/[\t\n\r\u2028\u2029]+/gu, " ")).join("\t")).join("\n");
}

/** The lines of `text` that hold something. */
export function pastedLines(text: string): string[] {
  return text.split(/\r\n|[\n\r\u2028\u2029]/u).filter((line) => line.trim() !== "");
}

function levelOf(line: string): number {
  const blank = /^[\t ]*/u.exec(line)![0];
  const tabs = blank.split("\t").length - 1;
  return tabs + Math.floor((blank.length - tabs) / 2);
}

/** The title in a line: its first cell, without the mark of a list. */
function titleOf(line: string): string {
  const cell = line.trim().split("\t")[0]!;
  return cell
    .replace(/^(?:[-*•]|\d+[.)])\s+(?:\[[ xX]\]\s+)?/u, "")
    .trim()
    .slice(0, MAX_TITLE);
}

/** Tasks of `lines` to put after `after` under `parent`; `titleAt` picks the title of a line of several cells. */
export function parseRows(
  lines: readonly string[],
  place: { readonly parent: TaskId | null; readonly after: TaskId | null },
  titleAt: (cells: readonly string[]) => number | null,
): PastedRows {
  const least = Math.min(...lines.map(levelOf));
  const open: TaskId[] = [];
  let last = place.after;
  const tasks = lines.slice(0, MOST_LINES).flatMap((line): PastedTask[] => {
    const cells = line.split("\t");
    const at = titleAt(cells);
    const title = at === null ? titleOf(line) : cells[at]!.trim().slice(0, MAX_TITLE);
    if (title === "") return [];
    const level = at === null ? Math.min(levelOf(line) - least, open.length) : 0;
    open.length = level;
    const parent = open[level - 1] ?? place.parent;
    const id = createId<TaskId>();
    open.push(id);
    if (level > 0) return [{ id, title, parent }];
    const task = { id, title, parent, ...(last === null ? {} : { after: last }) };
    last = id;
    return [task];
  });
  return { tasks, leftOut: Math.max(0, lines.length - MOST_LINES) };
}
