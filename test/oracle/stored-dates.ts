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
  readonly equal: number;
}

export interface Comparison {
  readonly dates: Count;
  readonly summaries: Count;
  readonly lateDates: Count;
  readonly totalSlack: Count;
  readonly freeSlack: Count;
  readonly critical: Count;
  /** One line for each checkable task whose dates differ. */
  readonly differences: readonly string[];
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
  let equal = 0;
  return {
    add(isEqual: boolean) {
      checked += 1;
      if (isEqual) equal += 1;
    },
    count: (): Count => ({ checked, equal }),
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
  const differences: string[] = [];
  for (const [id, uid] of uids) {
    const task = plan.tasks.get(id)!;
    const computed = result.tasks.get(id);
    const file = stored.get(String(uid))!;
    if (!computed) continue;
    if (computed.summary) {
      summaries.add(hasDates(computed, file));
      continue;
    }
    const hasBegun =
      task.actualStart !== null || task.percentComplete > 0 || Number(file["PercentWorkComplete"] ?? 0) > 0;
    if (task.manual || hasBegun || file["ExternalTask"] === "1") continue;
    const isEqual = hasDates(computed, file);
    dates.add(isEqual);
    if (!isEqual) {
      differences.push(`${uid} “${task.title}” ${file["Start"]} – ${file["Finish"]}`);
      continue;
    }
    if (file["LateStart"] && file["LateFinish"]) {
      const isLate = Math.floor(computed.lateStart) === minute(file["LateStart"]);
      lateDates.add(isLate && Math.floor(computed.lateFinish) === minute(file["LateFinish"]));
    }
    const isTenths = (minutes: number, written: string) => Math.abs(minutes - Number(written) / 10) < TENTH;
    if (file["TotalSlack"] !== undefined) totalSlack.add(isTenths(computed.totalSlackMinutes, file["TotalSlack"]));
    if (file["FreeSlack"] !== undefined) freeSlack.add(isTenths(computed.freeSlackMinutes, file["FreeSlack"]));
    if (file["Critical"] !== undefined) critical.add(computed.critical === (file["Critical"] === "1"));
  }
  return {
    dates: dates.count(),
    summaries: summaries.count(),
    lateDates: lateDates.count(),
    totalSlack: totalSlack.count(),
    freeSlack: freeSlack.count(),
    critical: critical.count(),
    differences,
  };
}

function hasDates(computed: ScheduledTask, file: Stored): boolean {
  return Math.floor(computed.start) === minute(file["Start"]) && Math.floor(computed.finish) === minute(file["Finish"]);
}
