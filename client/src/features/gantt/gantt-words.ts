// Dates, durations and shares as the board writes them. Wall time in, text in the reader's language out.

import type { TaskId } from "@entente/shared/model/ids";
import type { DependencyType, PlanSettings } from "@entente/shared/model/plan";
import type { BarChange } from "./chart/chart-types.ts";

export interface GanttWords {
  /** "3 Mar 2026"; a finish at midnight belongs to the day before. */
  date(minutes: number, isFinish?: boolean): string;
  /** With weekday and time of day. */
  moment(minutes: number): string;
  /** Working minutes as days of the project, "2.5 d"; elapsed ones as "3 ed". */
  duration(minutes: number, isElapsed?: boolean): string;
  change(change: BarChange): string;
}

export const LINK_TYPE_WORDS: Record<DependencyType, string> = {
  FS: "Finish to start",
  SS: "Start to start",
  FF: "Finish to finish",
  SF: "Start to finish",
};

/** Words in the language and the working hours of `settings`. */
export function createGanttWords(settings: Pick<PlanSettings, "locale" | "minutesPerDay">): GanttWords {
  const format = (options: Intl.DateTimeFormatOptions) => {
    try {
      return new Intl.DateTimeFormat(settings.locale, { ...options, timeZone: "UTC" });
    } catch {
      return new Intl.DateTimeFormat("en-GB", { ...options, timeZone: "UTC" });
    }
  };
  const day = format({ day: "numeric", month: "short", year: "2-digit" });
  const full = format({
    weekday: "short",
    day: "numeric",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
    hour12: false,
  });
  const number = new Intl.NumberFormat("en", { maximumFractionDigits: 2, useGrouping: false });
  // Screens of rows say the same few days and lengths again and again.
  const days = new Map<number, string>();
  const amounts = new Map<number, string>();
  const amount = (value: number) => {
    let text = amounts.get(value);
    if (text === undefined) amounts.set(value, (text = number.format(value)));
    return text;
  };
  const date = (minutes: number, isFinish = false) => {
    const at = Math.floor((minutes - (isFinish ? 1 / 60 : 0)) / 1440);
    let text = days.get(at);
    if (text === undefined) days.set(at, (text = day.format(new Date(at * 86_400_000))));
    return text;
  };
  const moment = (minutes: number) => full.format(new Date(minutes * 60_000));
  return {
    date,
    moment,
    duration: (minutes, isElapsed = false) =>
      isElapsed ? `${amount(minutes / 1440)} ed` : `${amount(minutes / settings.minutesPerDay)} d`,
    change({ gesture, row, start, finish, percent }) {
      if (gesture === "progress") return `${percent} %`;
      return row.shape === "milestone" ? moment(start) : `${moment(start)} – ${moment(finish)}`;
    },
  };
}

/** The element id of a cell, that `aria-activedescendant` names. */
export function cellElementId(task: TaskId, column: string): string {
  return `gantt-cell-${task}-${column}`;
}

/** A title short enough for a sentence; never empty. */
export function shortTitle(title: string): string {
  const letters = [...(title.trim() || "Untitled task")];
  return letters.length > 40 ? `${letters.slice(0, 40).join("")}…` : letters.join("");
}
