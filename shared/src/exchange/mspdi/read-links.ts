// Dependencies of an MSPDI file. A pair of tasks has one link; links to tasks that aren't in the file,
// to other projects and to the task itself are left out and reported. Circles stay: the scheduler
// reports them and goes on, and the planner decides which link was wrong.

import type { DependencyId, TaskId } from "../../model/ids.ts";
import type { Dependency } from "../../model/plan.ts";
import type { LossCollector } from "../loss.ts";
import { createDependencyRecord } from "../mend-links.ts";
import type { Warnings } from "../warnings.ts";
import { lagUnitOf, LINK_TYPES } from "./formats.ts";
import type { ReadTasks } from "./read-tasks.ts";
import { elements, flag, number, text } from "./xml.ts";

const FS = 1;

/** Reads the links of all tasks. */
export function readLinks(read: ReadTasks, losses: LossCollector, warnings: Warnings): Map<DependencyId, Dependency> {
  const byUid = new Map<number, TaskId>();
  for (const [id, uid] of read.uids) if (!byUid.has(uid)) byUid.set(uid, id);
  const dependencies = new Map<DependencyId, Dependency>();
  for (const [successor, task] of read.elements) {
    for (const link of elements(task, "PredecessorLink")) {
      const predecessor = byUid.get(number(link, "PredecessorUID", NaN));
      if (flag(link, "CrossProject")) {
        losses.add("links to other projects", "The other file was not given.", text(task, "Name"));
        continue;
      }
      if (predecessor === undefined) {
        warnings.add("link-to-nowhere", "links lead to tasks that are not in the file and were left out", successor);
        losses.add("links to nowhere", "Their predecessors are not in the file.", text(task, "Name"));
        continue;
      }
      if (predecessor === successor) {
        warnings.add("link-to-self", "links led from a task to itself and were left out", successor);
        losses.add("links to themselves", "A task can't wait for itself.", text(task, "Name"));
        continue;
      }
      const { unit, isElapsedPercent } = lagUnitOf(number(link, "LagFormat", 7));
      if (isElapsedPercent) {
        losses.add("elapsed percent lags", "The percentage is taken of the working duration.", text(task, "Name"));
      }
      const written = number(link, "LinkLag", 0);
      const dependency = createDependencyRecord({
        predecessor,
        successor,
        type: LINK_TYPES[number(link, "Type", FS)] ?? "FS",
        lag: unit === "percent" ? written : written / 10,
        lagUnit: unit,
      });
      if (dependencies.has(dependency.id)) {
        losses.add("second links of a pair", "Two tasks have one link; the first was kept.", text(task, "Name"));
      } else dependencies.set(dependency.id, dependency);
    }
  }
  return dependencies;
}
