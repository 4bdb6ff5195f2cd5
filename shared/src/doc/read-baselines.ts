// The baselines of a plan out of their root, and back. A baseline is a record under its number and one
// entry for each task, all plain values, so that taking one for some tasks leaves those of others
// alone. Whatever the root holds, what comes out is valid; what can't be used is told and left out.

import type * as Y from "yjs";
import type { Baseline, BaselineNumber, BaselineTask } from "../model/baseline.ts";
import { BASELINE_NUMBERS } from "../model/baseline.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import type { TaskId } from "../model/ids.ts";
import { unreadableRecord } from "./roots.ts";
import { dateTimeOf, integerWithin, isPlainObject, isUsableId, LIMITS, numberWithin, ownValue } from "./values.ts";
import { textUpTo } from "./values.ts";

/** The key of a baseline's own record, or of a task's dates in it. */
export function baselineKey(number: BaselineNumber, task?: TaskId): string {
  return task === undefined ? String(number) : `${number}/${task}`;
}

const nameOf = textUpTo(LIMITS.name);
const minutesOf = numberWithin(0, LIMITS.minutes);
/** The range of `Date`. */
export const momentOf = integerWithin(-8.64e15, 8.64e15);

/** The baseline number that `key` begins with, and its task's id if it has one; null for another key. */
function partsOf(key: string): { number: BaselineNumber; task: TaskId | null } | null {
  const slash = key.indexOf("/");
  const written = slash < 0 ? key : key.slice(0, slash);
  const number = BASELINE_NUMBERS.find((one) => String(one) === written);
  if (number === undefined) return null;
  if (slash < 0) return { number, task: null };
  const task = key.slice(slash + 1);
  return isUsableId(task) ? { number, task: task as TaskId } : null;
}

/** The dates as they may be kept, or undefined when they can't be used or end before they start. */
export function baselineTaskOf(value: unknown): BaselineTask | undefined {
  if (!isPlainObject(value)) return undefined;
  const start = dateTimeOf(ownValue(value, "start"));
  const finish = dateTimeOf(ownValue(value, "finish"));
  const durationMinutes = minutesOf(ownValue(value, "durationMinutes"));
  if (start === undefined || finish === undefined || durationMinutes === undefined || finish < start) return undefined;
  return { start, finish, durationMinutes };
}

/** All baselines in `root`, by number and each by task id. */
export function readBaselines(
  root: Y.Map<unknown> | null,
  diagnostics?: Diagnostic[],
): ReadonlyMap<BaselineNumber, Baseline> {
  const found = new Map<BaselineNumber, { name: string; takenAt: number | null; tasks: Map<TaskId, BaselineTask> }>();
  const baselineOf = (number: BaselineNumber) => {
    let baseline = found.get(number);
    if (!baseline) found.set(number, (baseline = { name: "", takenAt: null, tasks: new Map() }));
    return baseline;
  };
  root?.forEach((value, key) => {
    const parts = partsOf(key);
    const dates = parts && parts.task !== null ? baselineTaskOf(value) : undefined;
    if (parts && parts.task === null && isPlainObject(value)) {
      const baseline = baselineOf(parts.number);
      baseline.name = nameOf(ownValue(value, "name")) ?? "";
      baseline.takenAt = momentOf(ownValue(value, "takenAt")) ?? null;
    } else if (parts && parts.task !== null && dates) {
      baselineOf(parts.number).tasks.set(parts.task, dates);
    } else {
      diagnostics?.push(unreadableRecord("baselines", key));
    }
  });
  const byId = ([a]: [TaskId, BaselineTask], [b]: [TaskId, BaselineTask]) => (a < b ? -1 : 1);
  return new Map(
    Array.from(found)
      .sort(([a], [b]) => a - b)
      .map(([number, { tasks, ...rest }]) => [
        number,
        { number, ...rest, tasks: new Map(Array.from(tasks).sort(byId)) },
      ]),
  );
}

/** All that is stored of a baseline. Source: SCHEMA.md "baselines". */
export function baselineEntries({ number, name, takenAt, tasks }: Baseline): [key: string, value: unknown][] {
  return [
    [baselineKey(number), { name, takenAt }],
    ...Array.from(tasks, ([id, dates]): [string, unknown] => [baselineKey(number, id), dates]),
  ];
}
