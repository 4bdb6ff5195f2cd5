// Small cell values in the words of several languages: yes and no, priorities, shares, lists. Each
// function answers null for what it doesn't know, so that the caller can name it as lost.

import type { Priority } from "../../model/plan.ts";
import { plainWords } from "../status-names.ts";

const NO = new Set([
  "",
  "no",
  "n",
  "false",
  "0",
  "non",
  "nein",
  "falsch",
  "faux",
  "open",
  "incomplete",
  "not done",
  "offen",
]);

/** False for an empty cell and for the words for no; everything else (yes, x, a date of completion) is true. */
export function isTruthy(cell: string): boolean {
  return !NO.has(plainWords(cell));
}

const PRIORITY_WORDS: Readonly<Record<Priority, string>> = {
  none: "none|no priority|aucune|keine|ninguna|sin prioridad",
  low: "low|lowest|minor|trivial|basse|tres basse|faible|niedrig|sehr niedrig|gering|baja|muy baja",
  medium: "medium|normal|moderate|moyenne|moyen|normale|mittel|media|mediana",
  high: "high|major|important|haute|elevee|importante|hoch|wichtig|alta",
  urgent:
    "urgent|highest|critical|blocker|immediate|urgente|tres haute|critique|bloquante|dringend|sehr hoch|kritisch|sofort|muy alta|critica",
};

const PRIORITY_OF_WORD: ReadonlyMap<string, Priority> = new Map(
  (Object.keys(PRIORITY_WORDS) as Priority[]).flatMap((priority) =>
    PRIORITY_WORDS[priority].split("|").map((word) => [word, priority] as const),
  ),
);

/** The priority a cell names, a leading code as in “P2 - High” or “2. High” ignored; null when it names none. */
export function parsePriority(cell: string): Priority | null {
  const words = plainWords(cell);
  return words === ""
    ? "none"
    : (PRIORITY_OF_WORD.get(words) ?? PRIORITY_OF_WORD.get(words.replace(/^p?\d+ /u, "")) ?? null);
}

/** TickTick numbers its priorities 0, 1, 3 and 5. */
export function parseNumberedPriority(cell: string): Priority | null {
  const byNumber: Readonly<Record<string, Priority>> = {
    "": "none",
    "0": "none",
    "1": "low",
    "3": "medium",
    "5": "high",
  };
  return byNumber[cell.trim()] ?? null;
}

/** Reads per cent. A column of bare numbers up to 1 with a true fraction among them holds shares (0.25 → 25). */
export function createPercentReader(cells: readonly string[]): (cell: string) => number | null {
  const numbers = cells.map((cell) => cell.trim()).filter((cell) => cell !== "");
  const isShare =
    numbers.every((cell) => /^[01]?(?:[.,]\d+)?$/u.test(cell)) && numbers.some((cell) => /[.,]/u.test(cell));
  return (cell) => {
    const m = /^(\d+(?:[.,]\d+)?)\s*%?$/u.exec(cell.trim());
    if (!m) return null;
    const value = Number((m[1] ?? "").replace(",", ".")) * (isShare ? 100 : 1);
    return value >= 0 && value <= 100 ? Math.round(value * 100) / 100 : null;
  };
}

/** The entries of a cell, parted by comma, semicolon or line break outside double quotes; trimmed, empty ones left out. */
export function splitList(cell: string): string[] {
  const entries: string[] = [];
  const pattern = /\s*(?:"((?:[^"]|"")*)"\s*(?=[,;\n\r]|$)|([^,;\n\r]*))(?:[,;\n\r]|$)/uy;
  while (pattern.lastIndex < cell.length) {
    const m = pattern.exec(cell);
    if (!m) break;
    const entry = m[1] === undefined ? (m[2] ?? "").trim() : m[1].replaceAll('""', '"');
    if (entry !== "") entries.push(entry);
  }
  return entries;
}

/** The inverse of `splitList`: entries that hold a separator, a quote or outer spaces are quoted. */
export function joinList(entries: readonly string[]): string {
  return entries
    .map((entry) => (/[,;"\n\r]|^\s|\s$|^$/u.test(entry) ? `"${entry.replaceAll('"', '""')}"` : entry))
    .join(", ");
}
