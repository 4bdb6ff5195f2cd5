// Three-point estimates as Microsoft Project's PERT analysis kept them: the custom fields Duration1 and
// Duration3 of a task, called optimistic and pessimistic. Reading goes by what a file calls its fields,
// writing gives them these names, so that the file says what they are wherever it is opened.

import type { Task } from "../../model/plan.ts";
import { formatDuration, parseDuration } from "./formats.ts";
import type { XmlWriter } from "./xml-writer.ts";
import type { Element } from "./xml.ts";
import { element, elements, text } from "./xml.ts";

export type Estimates = Pick<Task, "optimisticMinutes" | "pessimisticMinutes">;

/** The custom fields, by id, that hold an estimate in a file. */
export type EstimateFields = ReadonlyMap<string, keyof Estimates>;

const MOST = 1e9;
const DAYS = 7;
const ELAPSED_DAYS = 8;
const FIELDS: readonly (readonly [key: keyof Estimates, id: number, name: string, alias: string])[] = [
  ["optimisticMinutes", 188743783, "Duration1", "Optimistic duration"],
  ["pessimisticMinutes", 188743785, "Duration3", "Pessimistic duration"],
];

/** The fields that `project` calls optimistic and pessimistic. */
export function estimateFieldsOf(project: Element): EstimateFields {
  const fields = new Map<string, keyof Estimates>();
  for (const field of elements(element(project, "ExtendedAttributes"), "ExtendedAttribute")) {
    const alias = text(field, "Alias").trim();
    const isDuration = /^Duration\d+$/u.test(text(field, "FieldName"));
    const key = /^optimisti/iu.test(alias)
      ? "optimisticMinutes"
      : /^pessimisti/iu.test(alias)
        ? "pessimisticMinutes"
        : null;
    if (key && isDuration) fields.set(text(field, "FieldID").trim(), key);
  }
  return fields;
}

/** The estimates of a task, and how many of its custom fields they are. */
export function readEstimates(task: Element, fields: EstimateFields): { estimates: Estimates; used: number } {
  const estimates: { -readonly [K in keyof Estimates]: Estimates[K] } = {
    optimisticMinutes: null,
    pessimisticMinutes: null,
  };
  let used = 0;
  for (const attribute of fields.size === 0 ? [] : elements(task, "ExtendedAttribute")) {
    const key = fields.get(text(attribute, "FieldID").trim());
    const minutes = key ? parseDuration(text(attribute, "Value")) : null;
    if (!key || minutes === null || minutes < 0 || minutes > MOST) continue;
    estimates[key] = minutes;
    used += 1;
  }
  return { estimates, used };
}

/** Writes the definitions of the fields that any of `tasks` has. */
export function writeEstimateFields(xml: XmlWriter, tasks: Iterable<Task>): void {
  const all = Array.from(tasks);
  const used = FIELDS.filter(([key]) => all.some((task) => task[key] !== null));
  if (used.length === 0) return;
  xml.open("ExtendedAttributes");
  for (const [, id, name, alias] of used) {
    xml.open("ExtendedAttribute");
    xml.value("FieldID", id);
    xml.value("FieldName", name);
    xml.value("Alias", alias);
    xml.close("ExtendedAttribute");
  }
  xml.close("ExtendedAttributes");
}

/** Writes the estimates of a task. */
export function writeEstimates(xml: XmlWriter, task: Task): void {
  for (const [key, id] of FIELDS) {
    const minutes = task[key];
    if (minutes === null) continue;
    xml.open("ExtendedAttribute");
    xml.value("FieldID", id);
    xml.value("Value", formatDuration(minutes));
    xml.value("DurationFormat", task.elapsed ? ELAPSED_DAYS : DAYS);
    xml.close("ExtendedAttribute");
  }
}
