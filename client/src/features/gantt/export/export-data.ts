// The plan as pages need it: rows with their dates in words, links by rows, the stamp in the plan's
// own language. Read once, when the export begins.

import type { TaskId } from "@entente/shared/model/ids";
import type { OutlineRow } from "@entente/shared/model/outline";
import type { Dependency, PlanSettings, Task } from "@entente/shared/model/plan";
import type { Schedule } from "@entente/shared/model/schedule";
import { parseLocalDateTime } from "@entente/shared/model/time";
import type { GanttWords } from "../gantt-words.ts";
import { usualCellText } from "../table/usual-cells.ts";
import type { ExportData, ExportLink, ExportRow } from "./page-plan.ts";

export interface ExportSource {
  readonly settings: PlanSettings;
  readonly rows: readonly OutlineRow[];
  readonly dependencies: readonly Dependency[];
  readonly schedule: Schedule;
  readonly words: GanttWords;
  readonly name: string;
  readonly madeAt: Date;
  /** Wall time, in minutes. */
  readonly now: number;
  task(id: TaskId): Task | undefined;
  isWorkingDay(day: number): boolean;
}

/** Everything that a page may show of `source`; tasks without dates are left out. */
export function exportData(source: ExportSource): ExportData {
  const { schedule, words } = source;
  const rows: ExportRow[] = [];
  const numbers = new Map<TaskId, number>();
  for (const { id, depth } of source.rows) {
    const task = source.task(id);
    const dates = schedule.tasks.get(id);
    if (!task || !dates) continue;
    const cell = (column: "start" | "finish" | "duration") => usualCellText(column, dates, task, words);
    numbers.set(id, rows.length);
    const percent = dates.percentComplete;
    const hasFloat = !dates.summary && percent < 100 && dates.totalSlackMinutes > 0;
    rows.push({
      title: task.title,
      depth,
      shape: dates.summary ? "summary" : dates.milestone ? "milestone" : "task",
      start: dates.start,
      finish: dates.finish,
      percent,
      isCritical: dates.critical && !dates.summary && percent < 100,
      isDone: percent >= 100,
      isManual: task.manual,
      deadline: task.deadline === null ? null : parseLocalDateTime(task.deadline),
      floatEnd: hasFloat ? dates.lateFinish : null,
      cells: [cell("start"), cell("finish"), cell("duration")],
    });
  }
  const links: ExportLink[] = source.dependencies.flatMap(({ predecessor, successor, type }) => {
    const from = numbers.get(predecessor);
    const to = numbers.get(successor);
    return from === undefined || to === undefined ? [] : [{ from, to, type }];
  });
  return {
    name: source.name,
    stamp: `As of ${stampOf(source.madeAt, source.settings.locale)}`,
    headings: ["Task", "Start", "Finish", "Duration"],
    rows,
    links,
    range: { start: schedule.start, finish: schedule.finish },
    now: source.now,
    isWorkingDay: source.isWorkingDay,
  };
}

function stampOf(date: Date, locale: string): string {
  const options: Intl.DateTimeFormatOptions = { dateStyle: "long", timeStyle: "short" };
  try {
    return date.toLocaleString(locale, options);
  } catch {
    // A locale that the browser doesn't know.
    return date.toLocaleString("en-GB", options);
  }
}
