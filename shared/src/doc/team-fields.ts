// The records of the team document: what each field may hold, its default, how a mutator checks it.

import type { TaskId } from "../model/ids.ts";
import type { Cost, Rate } from "../model/team.ts";
import { createField } from "./fields.ts";
import type { FieldTable } from "./fields.ts";
import { currencyOf, idOf, isPlainObject, LIMITS, numberWithin, orNull, ownValue, textUpTo } from "./values.ts";
import { textWithin } from "./values.ts";

/** The root Y.Text with the team's private notes. */
export const TEAM_NOTES = "notes";

const MAX_MINOR = 1e15;

export const COST_FIELDS: FieldTable<Omit<Cost, "id">> = {
  title: createField("the title of the cost", "", textUpTo(LIMITS.name), textWithin(LIMITS.name)),
  task: createField<TaskId | null>("the task of the cost", null, orNull(idOf<TaskId>)),
  minor: createField("the amount", 0, numberWithin(-MAX_MINOR, MAX_MINOR)),
  currency: createField("the currency", "EUR", currencyOf),
};

/** An hourly rate: one value, so that an amount never meets another's currency. */
export function rateOf(value: unknown): Omit<Rate, "person"> | undefined {
  if (!isPlainObject(value)) return undefined;
  const minorPerHour = numberWithin(0, MAX_MINOR)(ownValue(value, "minorPerHour"));
  const currency = currencyOf(ownValue(value, "currency"));
  return minorPerHour === undefined || currency === undefined ? undefined : { minorPerHour, currency };
}
