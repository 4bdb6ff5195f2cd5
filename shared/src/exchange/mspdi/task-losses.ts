// What a task of an MSPDI file says and a plan has no place for, counted by name. Values Project
// derives (dates, costs of nothing, variances) are no loss and are not counted.

import type { LossCollector } from "../loss.ts";
import type { Element } from "./xml.ts";
import { countOf, flag, number, text } from "./xml.ts";

export interface TaskFacts {
  readonly isSummary: boolean;
  readonly durationMinutes: number;
  /** Whether the priority can be written back as it was. */
  readonly isExactPriority: boolean;
  /** How many of its custom fields are its estimates. */
  readonly estimateFields: number;
}

/** Adds the losses of one task. */
export function countTaskLosses(task: Element, facts: TaskFacts, losses: LossCollector): void {
  const name = text(task, "Name");
  const custom = countOf(task, "ExtendedAttribute") - facts.estimateFields;
  losses.add("custom fields", "Only the fields of a task are taken over.", name, custom);
  losses.add("custom fields", "Only the fields of a task are taken over.", name, countOf(task, "OutlineCode"));
  losses.add(
    "timephased values",
    "Work day by day is not kept; dates are computed.",
    name,
    countOf(task, "TimephasedData"),
  );
  if (text(task, "Hyperlink") !== "" || text(task, "HyperlinkAddress") !== "") {
    losses.add("hyperlinks", "A task has notes, but no link of its own.", text(task, "HyperlinkAddress") || name);
  }
  if (number(task, "FixedCost", 0) !== 0) {
    losses.add("fixed costs", "Costs are kept in the team's own document, not in the plan.", name);
  }
  if (number(task, "PhysicalPercentComplete", 0) !== 0) {
    losses.add("physical percent complete", "A task has one percentage, that of its duration.", name);
  }
  if (flag(task, "IsSubproject") || text(task, "SubprojectName") !== "") {
    losses.add("inserted subprojects", "The other file was not given; the task stands for it.", name);
  }
  if (flag(task, "ExternalTask"))
    losses.add("external tasks", "The task of another project is an ordinary task here.", name);
  if (facts.isSummary && flag(task, "Manual")) {
    losses.add("manually scheduled summary tasks", "The dates of a summary are those of its tasks.", name);
  }
  if (flag(task, "Milestone") && (facts.durationMinutes > 0 || facts.isSummary)) {
    losses.add("milestone marks", "A milestone has no duration and no tasks inside.", name);
  }
  if (!facts.isExactPriority) {
    losses.add("exact priorities", "0 to 1000 became none, low, medium, high or urgent.", text(task, "Priority"));
  }
  if (number(task, "Type", 0) === 2 && !facts.isSummary) {
    losses.add("fixed work", "A task keeps its duration when people are added.", name);
  }
}
