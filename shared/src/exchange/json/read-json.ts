// Entente's own JSON back to the plan it was written from. The file is checked field by field and
// refused as a whole when anything is not as it should be: a file we wrote ourselves needs no
// mending, and a damaged one must not pass for whole. A newer version is refused by name.

import type { Diagnostic } from "../../model/diagnostic.ts";
import type { Plan } from "../../model/plan.ts";
import { ExchangeError } from "../exchange-error.ts";
import type { Loss } from "../loss.ts";
import { parseJson } from "../parse-json.ts";
import { asRecord } from "../untrusted.ts";
import { PLAN_FORMAT, PLAN_FORMAT_VERSION, planSchema } from "./plan-schema.ts";

/** True for JSON that says it is a plan of Entente, whatever else is in it. */
export function isEntentePlan(json: unknown): boolean {
  return asRecord(json).format === PLAN_FORMAT;
}

/** Reads the text of an Entente file. Throws `ExchangeError` (`empty-file`, `broken-json`, `not-entente`, `newer-version`, `damaged-plan`). */
export function parseEntenteJson(text: string): { plan: Plan; losses: Loss[]; warnings: Diagnostic[] } {
  return readEntenteJson(parseJson(text));
}

/** As `parseEntenteJson`, for JSON that is parsed already. */
export function readEntenteJson(json: unknown): { plan: Plan; losses: Loss[]; warnings: Diagnostic[] } {
  if (!isEntentePlan(json)) throw new ExchangeError("not-entente", "This JSON file is not a plan exported by Entente.");
  const { version, plan } = asRecord(json);
  if (typeof version === "number" && version > PLAN_FORMAT_VERSION) {
    throw new ExchangeError("newer-version", "This plan was exported by a newer Entente; update this one to read it.");
  }
  const result = planSchema.safeParse(plan);
  if (!result.success) {
    const issue = result.error.issues[0];
    const where = (issue?.path ?? []).map((key) => (typeof key === "number" ? `[${key}]` : `.${String(key)}`)).join("");
    throw new ExchangeError(
      "damaged-plan",
      `The Entente file is damaged: plan${where}: ${issue?.message ?? "unreadable"}.`,
    );
  }
  const { settings, tasks, dependencies, columns, calendars, people, labels, notes, baselines } = result.data;
  const read = {
    settings,
    tasks: byId("tasks", tasks),
    dependencies: byId("dependencies", dependencies),
    columns: byId("columns", columns),
    calendars: byId("calendars", calendars),
    people: byId("people", people),
    labels: byId("labels", labels),
    notes: new Map(notes.map(({ task, text }) => [task, text])),
    baselines: new Map(
      baselines.map(({ tasks: dates, ...baseline }) => [
        baseline.number,
        { ...baseline, tasks: new Map(dates.map(({ task, ...rest }) => [task, rest])) },
      ]),
    ),
  };
  // The schema has checked every field; ids and dates differ from plain strings by their brand alone.
  return { plan: read as unknown as Plan, losses: [], warnings: [] };
}

function byId<T extends { id: string }>(what: string, records: readonly T[]): Map<string, T> {
  const map = new Map(records.map((record) => [record.id, record]));
  if (map.size < records.length) {
    throw new ExchangeError("damaged-plan", `The Entente file is damaged: several ${what} have the same id.`);
  }
  return map;
}
