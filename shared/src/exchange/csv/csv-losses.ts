// What a table of tasks can't hold of a plan, named and counted.

import type { Plan } from "../../model/plan.ts";
import type { LossCollector } from "../loss.ts";
import { isDoneName } from "../status-names.ts";

/** Names what `writeCsv` leaves out of `plan`. */
export function tellCsvLosses(plan: Plan, losses: LossCollector): void {
  losses.add("project settings", "A table of tasks has no place for them.", plan.settings.name);
  for (const calendar of plan.calendars.values())
    losses.add("calendars", "A table of tasks has no place for them.", calendar.name);
  for (const task of plan.tasks.values()) {
    if (task.calendar !== null || task.ignoreResourceCalendars)
      losses.add("calendars of tasks", "Calendars aren't exported.", task.title);
    if (task.levellingDelayMinutes !== 0)
      losses.add("levelling delays", "They belong to one run of levelling.", task.title);
    if (!task.manual && task.manualStart !== null)
      losses.add("unused manual starts", "The task is not manually scheduled.", task.title);
    if (task.assignments.length > 0)
      losses.add("units and work of assignments", "The table holds who does what, not how much of it.", task.title);
    if (task.splits.length > 0) losses.add("pauses", "A table of tasks has no place for them.", task.title);
    if (task.blocked !== null) losses.add("blocked marks", "A table of tasks has no place for them.", task.title);
    if (task.cover !== null) losses.add("covers", "A table of tasks has no place for them.", task.title);
    for (const item of task.checklist) {
      if (/[\r\n]/u.test(item.text))
        losses.add("line breaks in checklist items", "The export has one item per line.", item.text);
    }
  }
  for (const column of plan.columns.values()) {
    if (column.wipLimit !== null) losses.add("WIP limits", "A table of tasks has no place for them.", column.name);
    if (column.color !== null) losses.add("colours of columns", "A table of tasks has no place for them.", column.name);
    if (column.archived) losses.add("archived state of columns", "A table of tasks has no place for it.", column.name);
    if (column.countsAsDone !== isDoneName(column.name)) {
      losses.add("columns that count as done", "The table holds a column's name only.", column.name);
    }
  }
  for (const { number, name } of plan.baselines.values())
    losses.add("baselines", "A table of tasks has no place for them.", name || String(number));
  if (plan.columns.size > 0) {
    losses.add("order of columns and cards", "Rows stand in the order of the Gantt.", "", plan.columns.size);
  }
  if (plan.labels.size > 0)
    losses.add("colours of labels", "The table holds a label's name only.", "", plan.labels.size);
  for (const person of plan.people.values()) {
    if (person.email !== null || person.userId !== null || person.calendar !== null) {
      losses.add("accounts and calendars of people", "The table holds a person's name only.", person.name);
    }
  }
  const records = [
    ["people", plan.people],
    ["labels", plan.labels],
    ["columns", plan.columns],
  ] as const;
  for (const [what, map] of records) {
    const seen = new Set<string>();
    for (const { name } of map.values()) {
      if (seen.has(name))
        losses.add(`${what} of the same name`, "They can't be told apart by name and become one.", name);
      seen.add(name);
    }
  }
}
