// The clock on the wall of the reader, in the plan's own measure.

import { daysFromCivil, MINUTES_PER_DAY } from "@entente/shared/model/time";

/** Minutes since 1970-01-01T00:00 of the local wall time at `date`. */
export function wallMinutes(date: Date = new Date()): number {
  const days = daysFromCivil(date.getFullYear(), date.getMonth() + 1, date.getDate());
  return days * MINUTES_PER_DAY + date.getHours() * 60 + date.getMinutes();
}
