// The fields of every record but the task: what each may hold, its default, how a mutator checks it.

import { DEPENDENCY_TYPES, LABEL_COLORS, LAG_UNITS, SCHEDULE_FROM } from "../model/plan.ts";
import type { Calendar, Column, Dependency, Label, LabelColor, Person, PlanSettings } from "../model/plan.ts";
import type { CalendarId } from "../model/ids.ts";
import type { LocalDateTime } from "../model/time.ts";
import { createField } from "./fields.ts";
import type { FieldTable } from "./fields.ts";
import { orderField } from "./task-fields.ts";
import { booleanOf, currencyOf, dateTimeOf, idOf, integerWithin, LIMITS, localeOf, numberWithin } from "./values.ts";
import { oneOf, orNull, textUpTo, textWithin } from "./values.ts";

const nameUpTo = textUpTo(LIMITS.name);
const nameWithin = textWithin(LIMITS.name);
/** A name that somebody gives: not blank. */
const givenName = (value: unknown) => {
  const name = nameWithin(value);
  return name === undefined || name.trim() === "" ? undefined : name;
};

const calendarField = (what: string) => createField<CalendarId | null>(what, null, orNull(idOf<CalendarId>));

/** What `setDependency` sets. */
export type DependencyDetails = Pick<Dependency, "type" | "lag" | "lagUnit">;

export const DEPENDENCY_FIELDS: FieldTable<DependencyDetails> = {
  type: createField("the type of the dependency", "FS", oneOf(DEPENDENCY_TYPES)),
  lag: createField("the lag", 0, numberWithin(-LIMITS.minutes, LIMITS.minutes)),
  lagUnit: createField("the unit of the lag", "working", oneOf(LAG_UNITS)),
};

export const COLUMN_FIELDS: FieldTable<Omit<Column, "id">> = {
  name: createField("the name of the column", "", nameUpTo, givenName),
  order: orderField,
  wipLimit: createField<number | null>("the WIP limit", null, orNull(integerWithin(1, 1_000_000))),
  color: createField<LabelColor | null>("the color of the column", null, orNull(oneOf(LABEL_COLORS))),
  countsAsDone: createField("whether the column counts as done", false, booleanOf),
  archived: createField("whether the column is archived", false, booleanOf),
};

export const CALENDAR_FIELDS: FieldTable<Pick<Calendar, "name" | "base">> = {
  name: createField("the name of the calendar", "", nameUpTo, givenName),
  base: calendarField("the base of the calendar"),
};

export const PERSON_FIELDS: FieldTable<Omit<Person, "id">> = {
  name: createField("the name of the person", "", nameUpTo, givenName),
  email: createField<string | null>("the e-mail address", null, orNull(nameUpTo), orNull(nameWithin)),
  userId: createField<string | null>("the account", null, orNull(textWithin(LIMITS.id))),
  calendar: calendarField("the calendar of the person"),
};

export const LABEL_FIELDS: FieldTable<Omit<Label, "id">> = {
  name: createField("the name of the label", "", nameUpTo, nameWithin),
  color: createField("the color of the label", "grey", oneOf(LABEL_COLORS)),
};

/** A Monday; stands in for a start that can't be read. */
export const FALLBACK_START = "2000-01-03T08:00" as LocalDateTime;

export const SETTINGS_FIELDS: FieldTable<PlanSettings> = {
  name: createField("the name of the plan", "", nameUpTo, givenName),
  start: createField("the project start", FALLBACK_START, dateTimeOf),
  calendar: calendarField("the project calendar"),
  minutesPerDay: createField("the minutes of a day", 480, numberWithin(1, 1_440)),
  minutesPerWeek: createField("the minutes of a week", 2_400, numberWithin(1, 10_080)),
  criticalSlackMinutes: createField("the slack of critical tasks", 0, numberWithin(-LIMITS.minutes, LIMITS.minutes)),
  honourConstraints: createField("whether constraints win over dependencies", true, booleanOf),
  statusDate: createField<LocalDateTime | null>("the status date", null, orNull(dateTimeOf)),
  scheduleFrom: createField("which end of the project is fixed", "start", oneOf(SCHEDULE_FROM)),
  finish: createField<LocalDateTime | null>("the project finish", null, orNull(dateTimeOf)),
  rescheduleRemaining: createField("whether remaining work moves after the status date", false, booleanOf),
  multipleCriticalPaths: createField("whether every chain has a critical path", false, booleanOf),
  locale: createField("the language", "en", localeOf),
  currency: createField("the currency", "EUR", currencyOf),
};
