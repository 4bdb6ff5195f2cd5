// Dates are derived: after a change that matters the schedule is brought up to date, at most once a
// frame, and no more than about a fifth of the time when others edit a large plan without pause.
// What an edit didn't reach is not computed again, and keeps its record.

import { createScheduler } from "@entente/shared/schedule/schedule";
import type { Plan } from "@entente/shared/model/plan";
import type { Schedule } from "@entente/shared/model/schedule";
import { shallowRef, watch } from "vue";
import type { ShallowRef } from "vue";
import { browserFrame, createOnce } from "../doc/frame.ts";
import type { RequestFrame } from "../doc/frame.ts";

export const EMPTY_SCHEDULE: Schedule = Object.freeze({ start: 0, finish: 0, tasks: new Map(), diagnostics: [] });

const REST_PER_RUN = 4;
const LONGEST_REST_MS = 1000;

export interface ScheduleSource {
  readonly plan: Plan;
  readonly scheduleVersion: Readonly<ShallowRef<number>>;
}

export interface LiveSchedule {
  readonly current: Readonly<ShallowRef<Schedule>>;
  /** Computes now if anything changed since. */
  settle(): void;
  destroy(): void;
}

/** Follows `source` until destroyed; `now` is a clock in milliseconds. */
export function createLiveSchedule(
  source: ScheduleSource,
  requestFrame: RequestFrame = browserFrame,
  now: () => number = () => performance.now(),
): LiveSchedule {
  const scheduler = createScheduler();
  const current = shallowRef<Schedule>(scheduler.update(source.plan));
  let done = source.scheduleVersion.value;
  let restUntil = 0;
  let resting: ReturnType<typeof setTimeout> | undefined;

  function settle(): void {
    if (done === source.scheduleVersion.value) return;
    done = source.scheduleVersion.value;
    const began = now();
    current.value = scheduler.update(source.plan);
    const ended = now();
    restUntil = ended + Math.min(LONGEST_REST_MS, (ended - began) * REST_PER_RUN);
  }

  const once = createOnce(requestFrame, settle);
  const stop = watch(
    source.scheduleVersion,
    () => {
      const rest = restUntil - now();
      if (rest <= 0) once.ask();
      else
        resting ??= setTimeout(() => {
          resting = undefined;
          settle();
        }, rest);
    },
    { flush: "sync" },
  );

  return {
    current,
    settle,
    destroy() {
      stop();
      clearTimeout(resting);
      once.cancel();
    },
  };
}
