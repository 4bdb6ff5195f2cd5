// Tells a screen reader what a key did to bars: the dates they have now and what became of the
// project's finish, as soon as the schedule is computed.

import type { TaskId } from "@entente/shared/model/ids";
import type { Task } from "@entente/shared/model/plan";
import type { Schedule } from "@entente/shared/model/schedule";
import { shortTitle, type GanttWords } from "../gantt-words.ts";

export interface BarAnnouncerOptions {
  schedule(): Schedule;
  task(id: TaskId): Task | undefined;
  words(): GanttWords;
  announce(text: string): void;
}

export interface BarAnnouncer {
  /** Call it before the edit, with the tasks whose bars it is about. */
  expect(tasks: readonly TaskId[]): void;
  /** The schedule was computed again. */
  tell(): void;
}

/** Waits for the schedule after each edit. */
export function createBarAnnouncer({ schedule, task, words, announce }: BarAnnouncerOptions): BarAnnouncer {
  let waiting: { readonly tasks: readonly TaskId[]; readonly finish: number } | null = null;
  return {
    expect(tasks) {
      // Several presses in a row are one change of the finish.
      waiting = { tasks, finish: waiting?.finish ?? schedule().finish };
    },
    tell() {
      if (!waiting) return;
      const { tasks, finish } = waiting;
      waiting = null;
      const [first] = tasks;
      const now = schedule();
      const dates = first && now.tasks.get(first);
      const record = first && task(first);
      if (!record || !dates) return;
      const { date, moment } = words();
      const more = tasks.length > 1 ? ` and ${tasks.length - 1} more` : "";
      const when = dates.milestone ? moment(dates.start) : `${date(dates.start)} to ${date(dates.finish, true)}`;
      const project = now.finish === finish ? "" : ` The project now finishes on ${date(now.finish, true)}.`;
      announce(`${shortTitle(record.title)}${more}: ${when}, ${Math.round(dates.percentComplete)} % done.${project}`);
    },
  };
}
