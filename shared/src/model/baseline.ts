// Baselines: what the schedule said when somebody kept it, to compare with later. A plan has room for
// eleven, numbered as Microsoft Project numbers them; a task added after a baseline was taken isn't in it.

import type { TaskId } from "./ids.ts";
import type { LocalDateTime } from "./time.ts";

export type BaselineNumber = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10;
export const BASELINE_NUMBERS: readonly BaselineNumber[] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

/** What was scheduled for a task. */
export interface BaselineTask {
  readonly start: LocalDateTime;
  readonly finish: LocalDateTime;
  /** Working minutes, or minutes round the clock of an elapsed task. */
  readonly durationMinutes: number;
}

export interface Baseline {
  readonly number: BaselineNumber;
  /** "" without one: then its number names it. */
  readonly name: string;
  /** Milliseconds since 1970 (UTC), or null when it came with a file that doesn't say. */
  readonly takenAt: number | null;
  /** May hold tasks that the plan no longer has. */
  readonly tasks: ReadonlyMap<TaskId, BaselineTask>;
}
