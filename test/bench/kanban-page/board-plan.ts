// A board of any size that looks like one: cards with titles of usual lengths, one to three labels,
// one or two people, here and there a deadline, a checklist or a blocker. The same numbers give the
// same plan.

import {
  createColumnRecord,
  createSettingsRecord,
  createTaskRecord,
  standardCalendars,
} from "@entente/shared/exchange/plan-records";
import type { ChecklistItemId, ColumnId, LabelId, PersonId, TaskId } from "@entente/shared/model/ids";
import { LABEL_COLORS, PRIORITIES } from "@entente/shared/model/plan";
import type { Plan, Task } from "@entente/shared/model/plan";
import type { LocalDate, LocalDateTime } from "@entente/shared/model/time";

const NAMES = ["Backlog", "To do", "In progress", "Review", "Test", "Done"];
const WORDS = "check the drawings of the ground floor with our client and send them on before the next meeting";
const PEOPLE = 12;
const ITEMS = [
  { id: "one" as ChecklistItemId, text: "Ask", done: true, order: "a0" },
  { id: "two" as ChecklistItemId, text: "Answer", done: false, order: "a1" },
];

const orderOf = (i: number) => `a${String(i).padStart(6, "0")}`;

/** `cards` tasks without parents in `columns` columns, as many in each. */
export function boardPlan(cards: number, columns: number): Plan {
  const people = Array.from({ length: PEOPLE }, (_, i) => ({
    id: `person-${i}` as PersonId,
    name: `Person ${String.fromCodePoint(65 + i)}`,
    email: null,
    userId: null,
    calendar: null,
  }));
  const labels = LABEL_COLORS.map((color, i) => ({ id: `label-${i}` as LabelId, name: `Label ${i}`, color }));
  const tasks = new Map<TaskId, Task>();
  for (let i = 0; i < cards; i += 1) {
    const id = `card-${i}` as TaskId;
    const title = `${i} ${WORDS.slice(0, 12 + ((i * 37) % 80))}`.trim();
    tasks.set(
      id,
      createTaskRecord({
        id,
        title,
        order: orderOf(i),
        cardOrder: orderOf(i),
        column: `column-${i % columns}` as ColumnId,
        labels: labels.slice(i % 8, (i % 8) + 1 + (i % 3)).map((label) => label.id),
        assignees: people.slice(i % 11, (i % 11) + 1 + (i % 2)).map((person) => person.id),
        priority: PRIORITIES[i % PRIORITIES.length]!,
        deadline: i % 3 === 0 ? (`2027-0${1 + (i % 9)}-15T17:00` as LocalDateTime) : null,
        checklist: i % 4 === 0 ? ITEMS : [],
        blocked: i % 50 === 7 ? "an answer" : null,
      }),
    );
  }
  const columnRecords = Array.from({ length: columns }, (_, i) =>
    createColumnRecord(`column-${i}`, NAMES[i] ?? `Column ${i}`, orderOf(i), i === columns - 1),
  );
  return {
    settings: createSettingsRecord("A large board", "2026-11-23" as LocalDate),
    tasks,
    dependencies: new Map(),
    columns: new Map(columnRecords.map((column) => [column.id, column])),
    calendars: standardCalendars(),
    people: new Map(people.map((person) => [person.id, person])),
    labels: new Map(labels.map((label) => [label.id, label])),
    notes: new Map(),
    baselines: new Map(),
  };
}
