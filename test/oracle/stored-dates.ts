// What Microsoft Project stored of a task beside its inputs, and how the scheduler's answer compares.
// A task is checkable when it is an automatic leaf on which no work has begun: its dates are then
// computed ones. The stored values are found in the text itself, not by the importer under test.

import { parseMspdi } from "@entente/shared/exchange/mspdi/read-mspdi";
import type { ScheduledTask } from "@entente/shared/model/schedule";
import { parseLocalDateTime } from "@entente/shared/model/time";
import { schedule } from "@entente/shared/schedule/schedule";

type Stored = Readonly<Record<string, string | undefined>>;

export interface Count {
  readonly checked: number;
  /** UIDs of the tasks that differ. */
  readonly differing: readonly number[];
}

export interface Comparison {
  readonly dates: Count;
  readonly summaries: Count;
  readonly lateDates: Count;
  readonly totalSlack: Count;
  readonly freeSlack: Count;
  readonly critical: Count;
  /** Of tasks that have begun: late dates and total float, which follow from what is left of them. */
  readonly begun: Count;
}

const FIELDS =
  "UID Start Finish LateStart LateFinish TotalSlack FreeSlack Critical PercentWorkComplete ExternalTask".split(" ");

/** By UID; of a name that nested elements share, the task's own comes first in the schema. */
function storedTasks(xml: string): Map<string, Stored> {
  const byUid = new Map<string, Stored>();
  for (const [task] of xml.matchAll(/<Task>[^]*?<\/Task>/gu)) {
    const values = FIELDS.map((name) => [name, new RegExp(`<${name}>([^<]*)</${name}>`, "u").exec(task)?.[1]] as const);
    const stored: Stored = Object.fromEntries(values);
    if (stored["UID"] !== undefined && !byUid.has(stored["UID"])) byUid.set(stored["UID"], stored);
  }
  return byUid;
}

/** Whole minutes of a stored date; NaN when there is none, which equals nothing. */
function minute(written: string | undefined): number {
  const minutes = written === undefined ? null : parseLocalDateTime(written);
  return minutes === null ? NaN : Math.floor(minutes);
}

function createCounter() {
  let checked = 0;
  const differing: number[] = [];
  return {
    add(uid: number, isEqual: boolean) {
      checked += 1;
      if (!isEqual) differing.push(uid);
    },
    count: (): Count => ({ checked, differing }),
  };
}

const TENTH = 0.1;

/** Recomputes the plan of an MSPDI file and compares it with what the file stores. */
export function compareWithStored(xml: string): Comparison {
  const { plan, uids } = parseMspdi(xml);
  const result = schedule(plan);
  const stored = storedTasks(xml);
  const dates = createCounter();
  const summaries = createCounter();
  const lateDates = createCounter();
  const totalSlack = createCounter();
  const freeSlack = createCounter();
  const critical = createCounter();
  const begun = createCounter();
  for (const [id, uid] of uids) {
    const task = plan.tasks.get(id)!;
    const computed = result.tasks.get(id);
    const file = stored.get(String(uid))!;
    if (!computed) continue;
    if (computed.summary) {
      summaries.add(uid, hasDates(computed, file));
      continue;
    }
    const isLate = () =>
      Math.floor(computed.lateStart) === minute(file["LateStart"]) &&
      Math.floor(computed.lateFinish) === minute(file["LateFinish"]);
    const isTenths = (minutes: number, written: string) => Math.abs(minutes - Number(written) / 10) < TENTH;
    const hasLate = file["LateStart"] !== undefined && file["LateFinish"] !== undefined;
    const isInProgress = task.actualStart !== null && task.actualFinish === null && !task.manual;
    if (isInProgress && hasLate && hasDates(computed, file)) {
      begun.add(uid, isLate() && isTenths(computed.totalSlackMinutes, file["TotalSlack"] ?? "0"));
    }
    const hasBegun =
      task.actualStart !== null || task.percentComplete > 0 || Number(file["PercentWorkComplete"] ?? 0) > 0;
    if (task.manual || hasBegun || file["ExternalTask"] === "1") continue;
    const isEqual = hasDates(computed, file);
    dates.add(uid, isEqual);
    if (!isEqual) continue;
    if (hasLate) lateDates.add(uid, isLate());
    if (file["TotalSlack"] !== undefined) totalSlack.add(uid, isTenths(computed.totalSlackMinutes, file["TotalSlack"]));
    if (file["FreeSlack"] !== undefined) freeSlack.add(uid, isTenths(computed.freeSlackMinutes, file["FreeSlack"]));
    if (file["Critical"] !== undefined) critical.add(uid, computed.critical === (file["Critical"] === "1"));
  }
  return {
    dates: dates.count(),
    summaries: summaries.count(),
    lateDates: lateDates.count(),
    totalSlack: totalSlack.count(),
    freeSlack: freeSlack.count(),
    critical: critical.count(),
    begun: begun.count(),
  };
}

function hasDates(computed: ScheduledTask, file: Stored): boolean {
  return Math.floor(computed.start) === minute(file["Start"]) && Math.floor(computed.finish) === minute(file["Finish"]);
}
