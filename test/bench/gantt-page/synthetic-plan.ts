// A plan of any size that looks like one: phases of twenty tasks with a milestone each, days long,
// linked finish to start within and between phases. The same numbers give the same plan.

import { createColumnRecord, createTaskRecord } from "@entente/shared/exchange/plan-records";
import type { CalendarId, ColumnId, DependencyId, TaskId } from "@entente/shared/model/ids";
import type { Dependency, Plan, Task } from "@entente/shared/model/plan";
import type { LocalDateTime } from "@entente/shared/model/time";

const PHASE = 20;
const DAY = 480;

/** `taskCount` tasks, one in twenty a summary, and about `linkCount` links. */
export function syntheticPlan(taskCount: number, linkCount: number): Plan {
  const tasks = new Map<TaskId, Task>();
  for (let i = 0; i < taskCount; i += 1) {
    const isPhase = i % PHASE === 0;
    const isMilestone = i % PHASE === PHASE - 1;
    const parent = isPhase ? null : (`t${i - (i % PHASE)}` as TaskId);
    const order = `a${String(i).padStart(7, "0")}`;
    const task = createTaskRecord({
      id: `t${i}` as TaskId,
      title: isPhase ? `Phase ${i / PHASE + 1}` : isMilestone ? `Milestone ${i}` : `Task ${i}`,
      parent,
      order,
      kind: isMilestone ? "milestone" : "task",
      column: "todo" as ColumnId,
      cardOrder: order,
      durationMinutes: isMilestone ? 0 : DAY * (1 + (i % 5)),
      constraint: isPhase || isMilestone ? "ASAP" : "SNET",
      constraintDate: isPhase || isMilestone ? null : dateOf(i % 600),
      percentComplete: (i * 7) % 101,
    });
    tasks.set(task.id, task);
  }
  const dependencies = new Map<DependencyId, Dependency>();
  for (let i = 0; dependencies.size < linkCount && i < taskCount * 4; i += 1) {
    const from = i % taskCount;
    const to = from + 1 + Math.floor(i / taskCount) * 3;
    if (from % PHASE === 0 || to % PHASE === 0 || to >= taskCount) continue;
    const id = `t${from}>t${to}` as DependencyId;
    dependencies.set(id, {
      id,
      predecessor: `t${from}` as TaskId,
      successor: `t${to}` as TaskId,
      type: "FS",
      lag: 0,
      lagUnit: "working",
    });
  }
  return {
    settings: {
      name: "Synthetic",
      start: "2026-01-05T08:00" as LocalDateTime,
      calendar: null as CalendarId | null,
      minutesPerDay: DAY,
      minutesPerWeek: 5 * DAY,
      criticalSlackMinutes: 0,
      honourConstraints: true,
      statusDate: null,
      scheduleFrom: "start",
      finish: null,
      rescheduleRemaining: false,
      multipleCriticalPaths: false,
      locale: "en-GB",
      currency: "EUR",
    },
    tasks,
    dependencies,
    columns: new Map([["todo" as ColumnId, createColumnRecord("todo", "To do", "a0", false)]]),
    calendars: new Map(),
    people: new Map(),
    labels: new Map(),
    notes: new Map(),
    baselines: new Map(),
  };
}

function dateOf(day: number): LocalDateTime {
  return new Date(Date.UTC(2026, 0, 5 + day, 8)).toISOString().slice(0, 16) as LocalDateTime;
}
