// The eleven baselines of a Microsoft Project file: each task carries its own dates in each of them.
// The format has neither names for them nor when they were taken. Interim plans, which hold a start
// and a finish only, are told as lost.

import type { Baseline, BaselineNumber, BaselineTask } from "../../model/baseline.ts";
import { BASELINE_NUMBERS } from "../../model/baseline.ts";
import type { TaskId } from "../../model/ids.ts";
import type { LossCollector } from "../loss.ts";
import { formatDuration, parseDuration } from "./formats.ts";
import type { XmlWriter } from "./xml-writer.ts";
import { dateTimeOf } from "./xml-writer.ts";
import type { Element } from "./xml.ts";
import { dateTime, elements, flag, number, text } from "./xml.ts";

type Baselines = ReadonlyMap<BaselineNumber, Baseline>;

const MOST = 1e9;
const DAYS = 7;

/** The baselines of all tasks, by number. */
export function readBaselines(tasks: ReadonlyMap<TaskId, Element>, losses: LossCollector): Baselines {
  const byNumber = new Map<BaselineNumber, Map<TaskId, BaselineTask>>();
  for (const [id, task] of tasks) {
    for (const written of elements(task, "Baseline")) {
      const name = text(task, "Name");
      if (flag(written, "Interim")) {
        losses.add("interim plans", "They hold no durations; a baseline does.", name);
        continue;
      }
      const which = BASELINE_NUMBERS.find((one) => one === number(written, "Number", 0));
      const [start, finish] = [dateTime(written, "Start"), dateTime(written, "Finish")];
      const durationMinutes = parseDuration(text(written, "Duration"));
      // Project writes one with costs alone for tasks that had no dates yet.
      if (which === undefined || start === null || finish === null || durationMinutes === null) continue;
      if (finish < start || durationMinutes < 0 || durationMinutes > MOST) {
        losses.add("impossible baselines", "A task ends no earlier than it starts.", name);
        continue;
      }
      const kept = byNumber.get(which) ?? new Map<TaskId, BaselineTask>();
      byNumber.set(which, kept.set(id, { start, finish, durationMinutes }));
    }
  }
  return new Map(
    BASELINE_NUMBERS.flatMap((which) => {
      const kept = byNumber.get(which);
      return kept ? [[which, { number: which, name: "", takenAt: null, tasks: kept }]] : [];
    }),
  );
}

/** Writes what each baseline keeps of `task`. */
export function writeBaselines(xml: XmlWriter, baselines: Baselines, task: TaskId): void {
  for (const { number: which, tasks } of baselines.values()) {
    const dates = tasks.get(task);
    if (!dates) continue;
    xml.open("Baseline");
    xml.value("Number", which);
    xml.value("Interim", false);
    xml.value("Start", dateTimeOf(dates.start));
    xml.value("Finish", dateTimeOf(dates.finish));
    xml.value("Duration", formatDuration(dates.durationMinutes));
    xml.value("DurationFormat", DAYS);
    xml.close("Baseline");
  }
}

/** Tells what the format can't hold of them. */
export function countBaselineLosses(baselines: Baselines, losses: LossCollector): void {
  for (const { name, takenAt } of baselines.values()) {
    if (name !== "") losses.add("names of baselines", "Microsoft Project has numbers only.", name);
    if (takenAt !== null) losses.add("when baselines were taken", "Microsoft Project's file doesn't say.");
  }
}
