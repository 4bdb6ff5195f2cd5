// The plan as the chart wants it: rows by number, links by rows, days that are worked. Reads the
// store at the moment of drawing; nothing is copied per task, so 10,000 tasks cost what is on screen.

import type { PlanSettings } from "@entente/shared/model/plan";
import { parseLocalDateTime } from "@entente/shared/model/time";
import { computed, type ComputedRef, type Ref } from "vue";
import type { usePlanStore } from "../../stores/plan.ts";
import type { ChartRow, GanttSource } from "./chart/chart-types.ts";
import { createLinkIndex } from "./chart/link-index.ts";
import type { GanttRows } from "./useGanttRows.ts";
import { createWorkingTime, type WorkingTime } from "./working-time.ts";

type PlanStore = ReturnType<typeof usePlanStore>;

export interface GanttData {
  readonly source: GanttSource;
  readonly workingTime: ComputedRef<WorkingTime>;
}

/** A source over `plan` that shows `rows`; `now` gives wall time in minutes. */
export function useGanttSource(
  plan: PlanStore,
  rows: GanttRows,
  showCritical: Ref<boolean>,
  now: () => number,
): GanttData {
  const links = computed(() => {
    void rows.rows.value;
    return createLinkIndex(plan.dependencies, (task) => rows.rowOf(task));
  });
  const workingTime = computed(() => {
    const settings = plan.settings ?? ({ calendar: null } as PlanSettings);
    const calendars = new Map(plan.calendars.map((calendar) => [calendar.id, calendar]));
    const people = new Map(plan.people.map((person) => [person.id, person]));
    return createWorkingTime({ settings, calendars, people });
  });

  const row = (index: number): ChartRow | null => {
    const outline = rows.rows.value[index];
    const task = outline && plan.task(outline.id);
    const dates = outline && plan.scheduled(outline.id);
    if (!task || !dates) return null;
    const shape = dates.summary ? "summary" : dates.milestone ? "milestone" : "task";
    const percent = dates.percentComplete;
    return {
      id: task.id,
      title: task.title,
      shape,
      start: dates.start,
      finish: dates.finish,
      percent,
      isCritical: showCritical.value && dates.critical && shape !== "summary" && percent < 100,
      isManual: task.manual,
      isDone: percent >= 100,
      isMovable: shape !== "summary" && task.actualStart === null && task.actualFinish === null,
      deadline: task.deadline === null ? null : parseLocalDateTime(task.deadline),
    };
  };

  return {
    workingTime,
    source: {
      rowCount: () => rows.rows.value.length,
      row,
      rowOf: rows.rowOf,
      links: () => links.value,
      range() {
        const { schedule, settings } = plan;
        if (schedule.tasks.size > 0) return { start: schedule.start, finish: schedule.finish };
        const start = (settings && parseLocalDateTime(settings.start)) ?? now();
        return { start, finish: start };
      },
      isWorkingDay: (day) => workingTime.value.isWorkingDay(day),
      now,
    },
  };
}
