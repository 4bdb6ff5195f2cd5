// Everything the board does to the plan: bars, keys and toolbar end here. Each is one write, or one
// step of undo where two records change. When the schedule then holds a bar elsewhere than it was
// put, that is said, with the reason as far as it is known.

import type { TaskId } from "@entente/shared/model/ids";
import type { DependencyType } from "@entente/shared/model/plan";
import { formatLocalDateTime } from "@entente/shared/model/time";
import type { ComputedRef } from "vue";
import type { useNoticesStore } from "../../stores/notices.ts";
import type { usePlanStore } from "../../stores/plan.ts";
import { barEdit } from "./bar-edits.ts";
import type { BarChange } from "./chart/chart-types.ts";
import { shortTitle } from "./gantt-words.ts";
import type { WorkingTime } from "./working-time.ts";

export interface BarEditsOptions {
  readonly plan: ReturnType<typeof usePlanStore>;
  readonly notices: ReturnType<typeof useNoticesStore>;
  readonly workingTime: ComputedRef<WorkingTime>;
}

/** The board's writes. */
export function useBarEdits({ plan, notices, workingTime }: BarEditsOptions) {
  /** Null when it was refused. */
  function setStart(id: TaskId, minutes: number): unknown {
    const date = formatLocalDateTime(minutes);
    return plan.task(id)?.manual ? plan.setTask(id, { manualStart: date }) : plan.setConstraint(id, "SNET", date);
  }

  /** Makes the task as long as it takes to `finish`; false when that is no time at all. */
  function setFinish(id: TaskId, finish: number): boolean {
    const task = plan.task(id);
    const dates = plan.scheduled(id);
    if (!task || !dates) return false;
    const durationMinutes = workingTime.value.minutesBetween(task, dates.start, finish);
    return durationMinutes > 0 && plan.setTask(id, { durationMinutes }) !== null;
  }

  function write(change: BarChange): void {
    const task = plan.task(change.row.id);
    const edit = task && barEdit(task, change, workingTime.value);
    if (!edit) return;
    const { start, isManual, durationMinutes, percentComplete } = edit;
    const fields = {
      ...(durationMinutes === undefined ? {} : { durationMinutes }),
      ...(percentComplete === undefined ? {} : { percentComplete }),
      ...(start !== undefined && isManual ? { manualStart: start } : {}),
    };
    if (start !== undefined && !isManual) plan.setConstraint(task.id, "SNET", start);
    if (Object.keys(fields).length > 0) plan.setTask(task.id, fields);
  }

  /** Writes what a drag left, as one step of undo; tasks that others archived meanwhile are left alone. */
  function commit(changes: readonly BarChange[]): void {
    plan.settle();
    const isGone = ({ row }: BarChange) => plan.task(row.id)?.archived !== false;
    const [gone] = changes.filter(isGone);
    plan.group(() => {
      for (const change of changes) if (!isGone(change)) write(change);
    });
    if (gone) notices.say(`“${shortTitle(gone.row.title)}” was archived meanwhile, so it was not moved.`);
  }

  /** Moves each task by one working day. */
  function moveByDay(ids: readonly TaskId[], direction: 1 | -1): void {
    plan.group(() => {
      for (const id of ids) {
        const dates = plan.scheduled(id);
        const task = plan.task(id);
        if (!task || !dates || dates.summary || task.actualStart !== null) continue;
        setStart(id, workingTime.value.shiftedByDay(dates.start, direction));
      }
    });
  }

  /** Makes each task a day longer or shorter; never shorter than nothing. */
  function resizeByDay(ids: readonly TaskId[], direction: 1 | -1): void {
    const day = plan.settings?.minutesPerDay ?? 480;
    plan.group(() => {
      for (const id of ids) {
        const task = plan.task(id);
        const dates = plan.scheduled(id);
        if (!task || !dates || dates.summary || task.kind === "milestone") continue;
        const durationMinutes = task.durationMinutes + direction * (task.elapsed ? 1440 : day);
        if (durationMinutes > 0) plan.setTask(id, { durationMinutes });
      }
    });
  }

  /** Five per cent more or less done; summaries have what their tasks have. */
  function progressBy(ids: readonly TaskId[], direction: 1 | -1): void {
    plan.group(() => {
      for (const id of ids) {
        const task = plan.task(id);
        if (!task || plan.scheduled(id)?.summary) continue;
        const percentComplete = Math.max(0, Math.min(100, task.percentComplete + direction * 5));
        if (percentComplete !== task.percentComplete) plan.setTask(id, { percentComplete });
      }
    });
  }

  function archive(ids: readonly TaskId[]): void {
    if (ids.length === 0) return;
    const title = plan.task(ids[0]!)?.title ?? "";
    if (plan.archiveTasks(ids) === null) return;
    const what = ids.length === 1 ? `“${shortTitle(title)}” is` : `${ids.length} tasks are`;
    notices.say(`${what} in the archive.`, "info", { label: "Undo", run: () => void plan.restoreTasks(ids) });
  }

  function link(from: TaskId, to: TaskId, type: DependencyType): void {
    plan.linkTasks(from, to, { type });
  }

  /** Links each task to the next, finish to start. */
  const chain = (ids: readonly TaskId[]) => plan.linkChain(ids);

  /** Up or down by one place among its siblings. */
  function moveRow(id: TaskId, direction: 1 | -1): void {
    const parent = plan.task(id)?.parent ?? null;
    const siblings = plan.rows.filter((row) => row.parent === parent).map((row) => row.id);
    const other = siblings[siblings.indexOf(id) + direction];
    if (!other) return;
    plan.moveTask(id, direction < 0 ? { parent, before: other } : { parent, after: other });
  }

  return { commit, setStart, setFinish, moveByDay, resizeByDay, progressBy, archive, link, chain, moveRow };
}
