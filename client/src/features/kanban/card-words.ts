// The small texts on a card. Pure: the moment is an argument.

import { MINUTES_PER_DAY, parseLocalDateTime } from "@entente/shared/model/time";
import { LABEL_COLORS } from "@entente/shared/model/plan";
import type { ChecklistItem, LabelColor, Task } from "@entente/shared/model/plan";
import type { ScheduledTask } from "@entente/shared/model/schedule";
import { shortDate } from "../../ui/short-date.ts";

/** How tall the picture on a card is. */
export const COVER_PICTURE_PX = 96;

const SOON_MINUTES = 2 * MINUTES_PER_DAY;

export type Urgency = "overdue" | "soon" | "later" | "done";

/** Where a due date stands: `soon` is within two days. */
export function urgencyOf(due: number, nowMinutes: number, isDone: boolean): Urgency {
  if (isDone) return "done";
  if (due < nowMinutes) return "overdue";
  return due < nowMinutes + SOON_MINUTES ? "soon" : "later";
}

export interface CardDates {
  readonly text: string;
  readonly kind: "deadline" | "dates";
  readonly urgency: Urgency;
}

/**
 * The dates on a card: its deadline if it has one, else its computed start and finish when somebody
 * set dates or progress on it. A plan in which nobody has thought of dates yet shows none.
 */
export function cardDates(
  task: Task,
  scheduled: ScheduledTask | undefined,
  { locale, nowMinutes, isDone }: { readonly locale: string; readonly nowMinutes: number; readonly isDone: boolean },
): CardDates | null {
  const deadline = task.deadline === null ? null : parseLocalDateTime(task.deadline);
  if (deadline !== null) {
    return {
      text: shortDate(deadline, locale, nowMinutes),
      kind: "deadline",
      urgency: urgencyOf(deadline, nowMinutes, isDone),
    };
  }
  const isDated = task.constraintDate !== null || task.actualStart !== null || task.manualStart !== null;
  if (!isDated || !scheduled) return null;
  const [start, finish] = [scheduled.start, scheduled.finish].map((at) => shortDate(at, locale, nowMinutes));
  return {
    text: start === finish ? start! : `${start} – ${finish}`,
    kind: "dates",
    urgency: isDone ? "done" : "later",
  };
}

/** "2/5", or null without a checklist. */
export function checklistProgress(items: readonly ChecklistItem[]): string | null {
  if (items.length === 0) return null;
  return `${items.filter((item) => item.done).length}/${items.length}`;
}

/** Whether a cover is a picture of the project rather than a colour. */
export const isCoverPicture = (cover: string): boolean => !LABEL_COLORS.includes(cover as LabelColor);
