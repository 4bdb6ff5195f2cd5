// The small texts on a card. Pure: the moment is an argument.

import { parseLocalDateTime } from "@entente/shared/model/time";
import type { LocalDateTime } from "@entente/shared/model/time";
import type { ChecklistItem } from "@entente/shared/model/plan";
import { shortDate } from "../../ui/short-date.ts";

/** A deadline as a card shows it; overdue when it is behind `nowMinutes` (wall time) and the card isn't done. */
export function deadlineWords(
  deadline: LocalDateTime,
  { locale, nowMinutes, isDone }: { readonly locale: string; readonly nowMinutes: number; readonly isDone: boolean },
): { readonly text: string; readonly isOverdue: boolean } | null {
  const minutes = parseLocalDateTime(deadline);
  if (minutes === null) return null;
  return { text: shortDate(minutes, locale, nowMinutes), isOverdue: !isDone && minutes < nowMinutes };
}

/** "2/5", or null without a checklist. */
export function checklistProgress(items: readonly ChecklistItem[]): string | null {
  if (items.length === 0) return null;
  return `${items.filter((item) => item.done).length}/${items.length}`;
}
