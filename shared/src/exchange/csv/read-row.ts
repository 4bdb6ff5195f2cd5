// One row to what it says about one task, before rows are put in relation. Every cell that is not
// understood is named as lost, with the cell as its example, and the task keeps its default.

import type { ChecklistItemId } from "../../model/ids.ts";
import {
  CONSTRAINT_TYPES,
  type ChecklistItem,
  type ConstraintType,
  type Priority,
  type TaskKind,
} from "../../model/plan.ts";
import type { LocalDateTime } from "../../model/time.ts";
import type { LossCollector } from "../loss.ts";
import { orderKeyAt } from "../order-sequence.ts";
import { plainWords } from "../status-names.ts";
import { parseDateCell, type DayMonthOrder } from "./dates.ts";
import { parseDuration, type Duration, type DurationUnit } from "./durations.ts";
import type { CsvField } from "./header-names.ts";
import { headerWords, type HeaderMapping } from "./map-header.ts";
import { createPercentReader, isTruthy, parseNumberedPriority, parsePriority, splitList } from "./values.ts";
import { wallTimeOf, type DayEdge } from "./wall-time.ts";

export interface RowRecord {
  readonly title: string;
  readonly notes: string;
  readonly columnName: string;
  readonly kind: TaskKind | null;
  readonly start: LocalDateTime | null;
  readonly finish: LocalDateTime | null;
  readonly due: LocalDateTime | null;
  readonly duration: Duration | null;
  readonly optimisticMinutes: number | null;
  readonly pessimisticMinutes: number | null;
  readonly estimateMinutes: number | null;
  /** Null where the row gives none. */
  readonly percent: number | null;
  readonly isCompleted: boolean;
  readonly constraint: ConstraintType | null;
  readonly constraintDate: LocalDateTime | null;
  readonly actualStart: LocalDateTime | null;
  readonly actualFinish: LocalDateTime | null;
  readonly manualStart: LocalDateTime | null;
  readonly priority: Priority;
  readonly assignees: readonly string[];
  readonly email: string;
  readonly labels: readonly string[];
  readonly checklist: readonly ChecklistItem[];
  readonly isArchived: boolean;
  readonly isActive: boolean;
}

const UNIT_WORDS: readonly (readonly [RegExp, DurationUnit])[] = [
  [/ (?:minutes|min)$/u, "minute"],
  [/(?: (?:hours|h|stunden|heures|horas)$|^estimated hours)/u, "hour"],
  [/ (?:days|d|tage|jours|dias)$/u, "day"],
];
const MILESTONE = /^(?:milestone|jalon|meilenstein|hito)s?$/u;
const PLAIN_TASK = /^(?:task|tache|aufgabe|vorgang|tarea|text|checklist|note|)$/u;

/** A reader of the rows under `header`. */
export function createRowReader(header: HeaderMapping, order: DayMonthOrder, losses: LossCollector) {
  const cells = (row: readonly string[], field: CsvField) =>
    (header.columns.get(field) ?? []).map((column) => (row[column] ?? "").trim()).filter((cell) => cell !== "");
  const cell = (row: readonly string[], field: CsvField) => cells(row, field)[0] ?? "";
  const all = (field: CsvField) => header.rows.map((row) => cell(row, field));
  const nameOf = (field: CsvField) => (header.names[header.columns.get(field)?.[0] ?? -1] ?? "").trim();

  const percentOf = createPercentReader(all("percent"));
  const priorityOf = all("priority").every((value) => /^[0135]?$/u.test(value)) ? parseNumberedPriority : parsePriority;
  const kindName = headerWords(nameOf("kind"));
  const unitOf = (field: CsvField, fallback: DurationUnit) => {
    const words = headerWords(nameOf(field));
    return UNIT_WORDS.find(([pattern]) => pattern.test(words))?.[1] ?? fallback;
  };
  const units = {
    duration: unitOf("duration", "day"),
    optimistic: unitOf("optimistic", "day"),
    pessimistic: unitOf("pessimistic", "day"),
    estimate: unitOf("estimate", "hour"),
    estimateSeconds: "second",
  } as const;

  const lose = (what: string, why: string, field: CsvField, value: string) =>
    losses.add(what, why, `${nameOf(field)}: ${value}`);

  function dateOf(
    row: readonly string[],
    field: CsvField,
    edge: DayEdge,
    text = cell(row, field),
  ): LocalDateTime | null {
    if (text === "") return null;
    const date = parseDateCell(text, order);
    if (!date)
      lose("unreadable dates", "They are not dates, or not in the order of day and month the file has.", field, text);
    return date && wallTimeOf(date, edge, cell(row, "timezone"));
  }

  function durationOf(row: readonly string[], field: keyof typeof units): Duration | null {
    const text = cell(row, field);
    const duration = parseDuration(text, units[field]);
    if (text !== "" && !duration) lose("unreadable durations", "They are no lengths of time.", field, text);
    return duration;
  }

  function kindOf(row: readonly string[]): TaskKind | null {
    if (!header.columns.has("kind")) return null;
    const text = cell(row, "kind");
    const words = plainWords(text);
    if (MILESTONE.test(words)) return "milestone";
    if (MILESTONE.test(kindName.replace(/^is /u, ""))) return isTruthy(text) ? "milestone" : "task";
    if (!PLAIN_TASK.test(words)) lose("kinds of task", "A task is a task or a milestone.", "kind", text);
    return "task";
  }

  /** “start → end” in one cell; a single date is when the task is due. */
  function rangeOf(row: readonly string[]): { start: LocalDateTime | null; due: LocalDateTime | null } {
    const [first = "", second] = cell(row, "dates").split(/\s*(?:→|–|->|\s-\s)\s*/u);
    if (second === undefined) return { start: null, due: dateOf(row, "dates", "end", first) };
    return { start: dateOf(row, "dates", "start", first), due: dateOf(row, "dates", "end", second) };
  }

  return {
    cells,
    cell,
    read(row: readonly string[]): RowRecord {
      const range = rangeOf(row);
      const percentText = cell(row, "percent");
      const percent = percentOf(percentText);
      if (percentText !== "" && percent === null)
        lose("unreadable percentages", "They are not between 0 and 100.", "percent", percentText);
      const priorityText = cell(row, "priority");
      const priority = priorityOf(priorityText);
      if (priority === null)
        lose("unknown priorities", "Priorities are low, medium, high and urgent.", "priority", priorityText);
      const constraint = cell(row, "constraint").toUpperCase() as ConstraintType;
      const isConstraint = CONSTRAINT_TYPES.includes(constraint);
      if (constraint && !isConstraint)
        lose(
          "unknown constraints",
          "Constraints are ASAP, ALAP, SNET, SNLT, FNET, FNLT, MSO and MFO.",
          "constraint",
          constraint,
        );
      const completed = cell(row, "completed");
      if (parseDateCell(completed, order))
        lose("dates of completion", "That a task is done was taken over, not when.", "completed", completed);
      return {
        title: cell(row, "title"),
        notes: (row[header.columns.get("notes")?.[0] ?? -1] ?? "").replace(/\r\n?/gu, "\n"),
        columnName: cell(row, "column"),
        kind: kindOf(row),
        start: dateOf(row, "start", "start") ?? range.start,
        finish: dateOf(row, "finish", "end"),
        due: dateOf(row, "due", "end") ?? range.due,
        duration: durationOf(row, "duration"),
        optimisticMinutes: durationOf(row, "optimistic")?.minutes ?? null,
        pessimisticMinutes: durationOf(row, "pessimistic")?.minutes ?? null,
        estimateMinutes: (durationOf(row, "estimate") ?? durationOf(row, "estimateSeconds"))?.minutes ?? null,
        percent,
        isCompleted: isTruthy(completed),
        constraint: isConstraint ? constraint : null,
        constraintDate: dateOf(row, "constraintDate", "start"),
        actualStart: dateOf(row, "actualStart", "start"),
        actualFinish: dateOf(row, "actualFinish", "end"),
        manualStart: dateOf(row, "manual", "start"),
        priority: priority ?? "none",
        assignees: cells(row, "assignees").flatMap(splitList),
        email: cell(row, "email"),
        labels: cells(row, "labels").flatMap(splitList),
        checklist: checklistOf(cell(row, "checklist")),
        isArchived: isTruthy(cell(row, "archived")),
        isActive: !header.columns.has("active") || isTruthy(cell(row, "active")),
      };
    },
  };
}

export type RowReader = ReturnType<typeof createRowReader>;

/** Lines of “[x] done” and “[ ] open”; an item may hold other breaks (U+2028), which `.` alone wouldn't match. */
function checklistOf(text: string): ChecklistItem[] {
  const lines = text.split(/\r\n?|\n/u).filter((line) => line.trim() !== "");
  return lines.map((line, i) => {
    const m = /^\[([x ])\] ?(.*)$/isu.exec(line.trim());
    return {
      id: `i${i + 1}` as ChecklistItemId,
      text: m?.[2] ?? line.trim(),
      done: m?.[1]?.toLowerCase() === "x",
      order: orderKeyAt(i),
    };
  });
}
