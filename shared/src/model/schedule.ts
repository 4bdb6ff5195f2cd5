// What the scheduler gives back: derived, never stored, the same on every replica.

import type { Diagnostic } from "./diagnostic.ts";
import type { TaskId } from "./ids.ts";

/** Instants are minutes since 1970-01-01T00:00 wall time; slacks and durations are working minutes; all may have a fraction. */
export interface ScheduledTask {
  readonly id: TaskId;
  /** Has scheduled children: dates are rolled up. */
  readonly summary: boolean;
  readonly milestone: boolean;
  readonly start: number;
  readonly finish: number;
  readonly earlyStart: number;
  readonly earlyFinish: number;
  readonly lateStart: number;
  readonly lateFinish: number;
  readonly totalSlackMinutes: number;
  readonly freeSlackMinutes: number;
  readonly critical: boolean;
  readonly durationMinutes: number;
  readonly percentComplete: number;
}

export interface Schedule {
  readonly start: number;
  readonly finish: number;
  readonly tasks: ReadonlyMap<TaskId, ScheduledTask>;
  readonly diagnostics: readonly Diagnostic[];
}
