// Between the plan's wall times and date fields, which know only days: the time of day is kept, or
// what is usual for a start or a finish. Pure.

import { parseLocalDate } from "@entente/shared/model/time";
import type { LocalDateTime } from "@entente/shared/model/time";

export const USUAL_START = "08:00";
export const USUAL_FINISH = "17:00";

/** The day of `value` for a date field; empty for none. */
export const dayOf = (value: LocalDateTime | null): string => value?.slice(0, 10) ?? "";

/** `day` with the time of `before`, or `usualTime`; null for an empty day; undefined when `day` is no day. */
export function withDay(
  day: string,
  before: LocalDateTime | null,
  usualTime: string,
): LocalDateTime | null | undefined {
  if (day === "") return null;
  if (parseLocalDate(day) === null) return undefined;
  return `${day}T${before?.slice(11) || usualTime}` as LocalDateTime;
}
