// The records rows share: columns, people and labels, in the order a board would show them. Columns
// come from the names the file uses, sorted along the way of work (to do, in progress, review, done)
// and otherwise as met; a file without any gets To do, In progress and Done by progress.

import type { ColumnId, LabelId, PersonId } from "../../model/ids.ts";
import { LABEL_COLORS, type Column, type Label, type Person } from "../../model/plan.ts";
import { orderKeyAt } from "../order-sequence.ts";
import { createColumnRecord } from "../plan-records.ts";
import { isDoneName, statusRank } from "../status-names.ts";
import type { RowRecord } from "./read-row.ts";

const TO_DO = "To do";
const IN_PROGRESS = "In progress";
const DONE = "Done";

export interface Board {
  readonly columns: Map<ColumnId, Column>;
  readonly people: Map<PersonId, Person>;
  readonly labels: Map<LabelId, Label>;
  /** The column a row names; for a row that names none, To do or the first. */
  columnOf(row: RowRecord): Column;
  personIds(row: RowRecord): PersonId[];
  labelIds(row: RowRecord): LabelId[];
}

/** The board of `rows`. Names are told apart by case; ids follow the order in which names are met. */
export function buildBoard(rows: readonly RowRecord[]): Board {
  const named = [...new Set(rows.map((row) => row.columnName).filter((name) => name !== ""))];
  const names =
    named.length === 0
      ? [TO_DO, IN_PROGRESS, DONE]
      : sortedByStage(
          named,
          rows.some((row) => row.columnName === ""),
        );
  const byName = new Map(
    names.map((name, i) => [name, createColumnRecord(`c${i + 1}`, name, orderKeyAt(i), isDoneName(name))] as const),
  );
  const first = [...byName.values()][0] as Column;
  const people = new Map<string, Person>();
  const labels = new Map<string, Label>();
  for (const row of rows) {
    for (const name of row.assignees) {
      const known = people.get(name);
      const email = row.assignees.length === 1 && row.email !== "" ? row.email : (known?.email ?? null);
      const id = known?.id ?? (`p${people.size + 1}` as PersonId);
      people.set(name, { id, name, email, userId: null, calendar: null });
    }
    for (const name of row.labels) {
      // Grey, the first colour, is left to labels nobody chose a colour for.
      const color = LABEL_COLORS[1 + (labels.size % (LABEL_COLORS.length - 1))] ?? "grey";
      if (!labels.has(name)) labels.set(name, { id: `l${labels.size + 1}` as LabelId, name, color });
    }
  }
  const byProgress = (row: RowRecord) => (isDone(row) ? DONE : (row.percent ?? 0) > 0 ? IN_PROGRESS : TO_DO);
  return {
    columns: new Map(Array.from(byName.values(), (column) => [column.id, column])),
    people: new Map(Array.from(people.values(), (person) => [person.id, person])),
    labels: new Map(Array.from(labels.values(), (label) => [label.id, label])),
    columnOf(row) {
      if (named.length === 0) return byName.get(byProgress(row)) ?? first;
      return byName.get(row.columnName) ?? byName.get(TO_DO) ?? first;
    },
    personIds: (row) => [...new Set(row.assignees.flatMap((name) => people.get(name)?.id ?? []))].sort(),
    labelIds: (row) => [...new Set(row.labels.flatMap((name) => labels.get(name)?.id ?? []))].sort(),
  };
}

/** Whether the row itself says that the task is done, whatever its column. */
function isDone(row: RowRecord): boolean {
  return row.isCompleted || row.percent === 100;
}

function sortedByStage(names: readonly string[], hasUnnamed: boolean): string[] {
  const all =
    hasUnnamed && !names.includes(TO_DO) && names.every((name) => statusRank(name) > 1)
      ? [TO_DO, ...names]
      : [...names];
  return all.sort((a, b) => statusRank(a) - statusRank(b));
}
