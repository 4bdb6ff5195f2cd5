// The small texts on a card. Pure: the day is an argument.

import { parseLocalDateTime } from "@entente/shared/model/time";
import type { LocalDateTime } from "@entente/shared/model/time";
import type { ChecklistItem } from "@entente/shared/model/plan";

/** "12 Nov", with the year when it isn't this one, as `locale` writes it. `nowMinutes`: wall time since 1970. */
export function shortDate(date: LocalDateTime, locale: string, nowMinutes: number): string {
  const minutes = parseLocalDateTime(date);
  if (minutes === null) return date;
  const then = new Date(minutes * 60_000);
  const isThisYear = then.getUTCFullYear() === new Date(nowMinutes * 60_000).getUTCFullYear();
  const parts: Intl.DateTimeFormatOptions = { day: "numeric", month: "short", timeZone: "UTC" };
  try {
    return then.toLocaleDateString(locale, isThisYear ? parts : { ...parts, year: "numeric" });
  } catch {
    return date.slice(0, 10);
  }
}

/** Whether `deadline` is behind `nowMinutes`. */
export function isOverdue(deadline: LocalDateTime, nowMinutes: number): boolean {
  const minutes = parseLocalDateTime(deadline);
  return minutes !== null && minutes < nowMinutes;
}

/** "2/5", or null without a checklist. */
export function checklistProgress(items: readonly ChecklistItem[]): string | null {
  if (items.length === 0) return null;
  return `${items.filter((item) => item.done).length}/${items.length}`;
}

/** Wall time of this screen, in minutes since 1970-01-01T00:00. */
export function wallMinutes(now: Date): number {
  return now.getTime() / 60_000 - now.getTimezoneOffset();
}
