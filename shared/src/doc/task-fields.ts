// Every field of a task that is kept as one value: what it may hold, its default, how a mutator
// checks it. Assignees, labels and the checklist are flattened keys (see read-task); the constraint
// is one value of two halves, so that two people never make a mix of their dates and types.

import { CONSTRAINT_TYPES, LABEL_COLORS, PRIORITIES, TASK_KINDS } from "../model/plan.ts";
import type { ConstraintType, Task } from "../model/plan.ts";
import type { CalendarId, ColumnId, TaskId } from "../model/ids.ts";
import type { LocalDateTime } from "../model/time.ts";
import { EditRefused } from "./edit-refused.ts";
import { createField } from "./fields.ts";
import type { FieldTable } from "./fields.ts";
import { isOrderKey } from "./order-keys.ts";
import {
  booleanOf,
  dateTimeOf,
  hashOf,
  idOf,
  isPlainObject,
  LIMITS,
  numberWithin,
  oneOf,
  orNull,
  ownValue,
} from "./values.ts";
import { textUpTo, textWithin } from "./values.ts";

/** Where a record without a usable order key goes: after nearly everything. */
export const LAST_ORDER = "z";

export const DEFAULT_DURATION_MINUTES = 480;

const orderOf = (value: unknown) => (isOrderKey(value) ? value : undefined);
const colorOf = oneOf(LABEL_COLORS);
const coverOf = (value: unknown) => colorOf(value) ?? hashOf(value);
const minutesOf = numberWithin(0, LIMITS.minutes);

function acceptTitle(value: unknown): string | undefined {
  if (typeof value !== "string" || value.length > LIMITS.title) return undefined;
  if (value.trim() === "") throw new EditRefused("empty-title", "A task needs a title.");
  return value.toWellFormed();
}

export const orderField = createField("the order", LAST_ORDER, orderOf);

/** What places a task on the boards, as stored. */
export type TaskPlaceFields = Pick<Task, "parent" | "order" | "column" | "cardOrder" | "archived">;

export const PLACE_FIELDS: FieldTable<TaskPlaceFields> = {
  parent: createField<TaskId | null>("the parent task", null, orNull(idOf<TaskId>)),
  order: orderField,
  column: createField<ColumnId | null>("the column", null, orNull(idOf<ColumnId>)),
  cardOrder: createField("the order of the card", LAST_ORDER, orderOf),
  archived: createField("whether the task is archived", false, booleanOf),
};

/** What `setTask` sets. */
export type TaskDetails = Pick<
  Task,
  | "title"
  | "kind"
  | "durationMinutes"
  | "optimisticMinutes"
  | "pessimisticMinutes"
  | "elapsed"
  | "deadline"
  | "percentComplete"
  | "actualStart"
  | "actualFinish"
  | "manual"
  | "manualStart"
  | "priority"
  | "blocked"
  | "cover"
  | "estimateMinutes"
  | "calendar"
  | "ignoreResourceCalendars"
  | "levellingDelayMinutes"
  | "active"
>;

const dateField = (what: string) => createField<LocalDateTime | null>(what, null, orNull(dateTimeOf));

export const DETAIL_FIELDS: FieldTable<TaskDetails> = {
  title: createField("the title", "", textUpTo(LIMITS.title), acceptTitle),
  kind: createField("the kind of task", "task", oneOf(TASK_KINDS)),
  durationMinutes: createField("the duration", DEFAULT_DURATION_MINUTES, minutesOf),
  optimisticMinutes: createField<number | null>("the optimistic duration", null, orNull(minutesOf)),
  pessimisticMinutes: createField<number | null>("the pessimistic duration", null, orNull(minutesOf)),
  elapsed: createField("whether the duration is elapsed time", false, booleanOf),
  deadline: dateField("the deadline"),
  percentComplete: createField("the percentage complete", 0, numberWithin(0, 100)),
  actualStart: dateField("the actual start"),
  actualFinish: dateField("the actual finish"),
  manual: createField("whether the task is scheduled by hand", false, booleanOf),
  manualStart: dateField("the start set by hand"),
  priority: createField("the priority", "none", oneOf(PRIORITIES)),
  blocked: createField<string | null>(
    "why the task is blocked",
    null,
    orNull(textUpTo(LIMITS.name)),
    orNull(textWithin(LIMITS.name)),
  ),
  cover: createField<string | null>("the cover of the card", null, orNull(coverOf)),
  estimateMinutes: createField<number | null>("the estimate", null, orNull(minutesOf)),
  calendar: createField<CalendarId | null>("the task calendar", null, orNull(idOf<CalendarId>)),
  ignoreResourceCalendars: createField("whether resource calendars are ignored", false, booleanOf),
  levellingDelayMinutes: createField("the levelling delay", 0, minutesOf),
  active: createField("whether the task is active", true, booleanOf),
};

/** The stored form of a constraint. */
export interface Constraint {
  readonly type: ConstraintType;
  readonly date: LocalDateTime | null;
}

const constraintTypeOf = oneOf(CONSTRAINT_TYPES);
const AS_SOON_AS_POSSIBLE: Constraint = { type: "ASAP", date: null };

function constraintOf(value: unknown): Constraint | undefined {
  if (!isPlainObject(value)) return undefined;
  const type = constraintTypeOf(ownValue(value, "type"));
  if (type === undefined) return undefined;
  if (type === "ASAP" || type === "ALAP") return { type, date: null };
  const date = dateTimeOf(ownValue(value, "date"));
  return date === undefined ? undefined : { type, date };
}

export const constraintField = createField("the constraint", AS_SOON_AS_POSSIBLE, constraintOf);
