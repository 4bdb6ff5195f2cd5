// The small print under a bar that is dragged: where it would really land, what else would move, and
// which promises would break.

import type { TaskId } from "@entente/shared/model/ids";
import type { BarChange } from "../chart/chart-types.ts";
import { shortTitle, type GanttWords } from "../gantt-words.ts";
import type { WorkingTime } from "../working-time.ts";
import type { Cascade } from "./cascade.ts";

export interface CascadeNote {
  readonly text: string;
  readonly isWarning: boolean;
}

export interface CascadeWordsOptions {
  readonly words: GanttWords;
  readonly time: WorkingTime;
  title(task: TaskId): string;
}

/** Notes on `cascade` for the bar in the hand; none when nothing else changes. */
export function cascadeNotes(
  cascade: Cascade,
  lead: BarChange,
  { words, time, title }: CascadeWordsOptions,
): CascadeNote[] {
  const notes: CascadeNote[] = [];
  const say = (text: string, isWarning = false) => notes.push({ text, isWarning });
  const landing = cascade.after.tasks.get(lead.row.id);
  if (landing && lead.gesture === "move" && landing.start !== lead.start) {
    const isLater = landing.start > lead.start;
    say(`${isLater ? "Can start" : "Stays at"} ${words.moment(landing.start)}`);
  }
  if (cascade.movedCount > 0)
    say(`${cascade.movedCount} other ${cascade.movedCount === 1 ? "task moves" : "tasks move"}`);
  const { before, after } = cascade.finish;
  if (before !== after) {
    const worked = time.projectMinutes(before, after);
    const change = worked === 0 ? "" : ` ${worked > 0 ? "+" : "−"}${words.duration(Math.abs(worked))}`;
    say(`Project finish${change}: ${words.date(after, true)}`, after > before);
  }
  const [missed] = cascade.missed;
  if (missed && cascade.missed.length === 1) say(`“${shortTitle(title(missed))}” misses its deadline`, true);
  else if (missed) say(`${cascade.missed.length} deadlines are missed`, true);
  return notes;
}
