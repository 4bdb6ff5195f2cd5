// Edits of baselines: keeping what the schedule says now, naming what was kept, throwing it away.
// Taking one for some tasks leaves the rest of it alone; taking it for all replaces it. Only dates
// that differ are written, since a plan of ten thousand tasks has as many.

import type * as Y from "yjs";
import type { BaselineNumber, BaselineTask } from "../model/baseline.ts";
import { BASELINE_NUMBERS } from "../model/baseline.ts";
import type { TaskId } from "../model/ids.ts";
import type { Schedule, ScheduledTask } from "../model/schedule.ts";
import { formatLocalDateTime } from "../model/time.ts";
import { EditRefused } from "./edit-refused.ts";
import { edit } from "./origin.ts";
import { baselineKey, baselineTaskOf, momentOf } from "./read-baselines.ts";
import { rootMap } from "./roots.ts";
import { isPlainObject, LIMITS, ownValue, textWithin } from "./values.ts";

export interface BaselineOptions {
  /** Those whose dates are kept; all scheduled ones without it. */
  readonly tasks?: readonly TaskId[];
  /** The name the baseline has from now on; without one it keeps that it has. */
  readonly name?: string;
  /** Now, in milliseconds since 1970. */
  readonly at: number;
}

const nameWithin = textWithin(LIMITS.name);

function datesOf({ start, finish, durationMinutes }: ScheduledTask): BaselineTask {
  return { start: formatLocalDateTime(start), finish: formatLocalDateTime(finish), durationMinutes };
}

function refuseNumber(number: BaselineNumber): void {
  if (!BASELINE_NUMBERS.includes(number)) throw new EditRefused("bad-value", "Baselines are numbered from 0 to 10.");
}

function acceptName(name: string): string {
  const accepted = nameWithin(name);
  if (accepted === undefined) throw new EditRefused("bad-value", "This can't be used for the name of a baseline.");
  return accepted;
}

function storedName(root: Y.Map<unknown>, number: BaselineNumber): string {
  const stored = root.get(baselineKey(number));
  return isPlainObject(stored) ? (nameWithin(ownValue(stored, "name")) ?? "") : "";
}

function isSame(a: BaselineTask | undefined, b: BaselineTask): boolean {
  return a?.start === b.start && a.finish === b.finish && a.durationMinutes === b.durationMinutes;
}

function keysOf(root: Y.Map<unknown>, number: BaselineNumber): string[] {
  const own = baselineKey(number);
  return Array.from(root.keys()).filter((key) => key === own || key.startsWith(`${own}/`));
}

/** Keeps what `schedule` says. Throws EditRefused `unknown-task` for a task that isn't scheduled and so has no dates. */
export function setBaseline(
  doc: Y.Doc,
  number: BaselineNumber,
  schedule: Schedule,
  { tasks, name, at }: BaselineOptions,
): void {
  refuseNumber(number);
  const root = rootMap(doc, "baselines");
  const record = { name: name === undefined ? storedName(root, number) : acceptName(name), takenAt: momentOf(at) };
  if (record.takenAt === undefined) throw new EditRefused("bad-value", "A baseline is taken at a moment.");
  const kept = new Map<string, BaselineTask>();
  for (const id of tasks ?? schedule.tasks.keys()) {
    const task = schedule.tasks.get(id);
    if (!task) throw new EditRefused("unknown-task", "This task isn't scheduled, so it has no dates to keep.");
    kept.set(baselineKey(number, id), datesOf(task));
  }
  edit(doc, () => {
    if (tasks === undefined) {
      for (const key of keysOf(root, number)) if (!kept.has(key) && key.includes("/")) root.delete(key);
    }
    root.set(baselineKey(number), record);
    for (const [key, dates] of kept) if (!isSame(baselineTaskOf(root.get(key)), dates)) root.set(key, dates);
  });
}

/** Names a baseline that was taken; "" goes back to its number. */
export function renameBaseline(doc: Y.Doc, number: BaselineNumber, name: string): void {
  const root = rootMap(doc, "baselines");
  if (keysOf(root, number).length === 0) throw unknownBaseline();
  const stored = root.get(baselineKey(number));
  const takenAt = isPlainObject(stored) ? (momentOf(ownValue(stored, "takenAt")) ?? null) : null;
  const accepted = acceptName(name);
  edit(doc, () => root.set(baselineKey(number), { name: accepted, takenAt }));
}

/** Throws away a baseline, or what it keeps of `tasks`. */
export function clearBaseline(doc: Y.Doc, number: BaselineNumber, tasks?: readonly TaskId[]): void {
  refuseNumber(number);
  const root = rootMap(doc, "baselines");
  const own = keysOf(root, number);
  if (own.length === 0) throw unknownBaseline();
  const gone = tasks ? tasks.map((id) => baselineKey(number, id)).filter((key) => root.has(key)) : own;
  edit(doc, () => {
    for (const key of gone) root.delete(key);
  });
}

const unknownBaseline = () => new EditRefused("unknown-baseline", "This baseline hasn't been taken.");
