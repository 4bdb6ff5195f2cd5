// A whole plan in as many columns as the mini-map has pixels: how much goes on in each, and how much
// of it is critical. One pass over the tasks by differences, so the width costs nothing.

import type { Schedule } from "@entente/shared/model/schedule";
import type { TimeRange } from "../chart/time-map.ts";

export interface Overview {
  readonly range: TimeRange;
  /** Per column 0 to 1: tasks that run there, as a share of the busiest column. */
  readonly density: Float64Array;
  /** The critical ones, on the same scale. */
  readonly critical: Float64Array;
}

const DAY = 1440;

/** `schedule` over its own span and a fiftieth to either side, in `columns` columns. */
export function overviewOf(schedule: Schedule, columns: number): Overview {
  const margin = Math.max(DAY, (schedule.finish - schedule.start) / 50);
  const range = { start: schedule.start - margin, finish: schedule.finish + margin };
  const perColumn = (range.finish - range.start) / columns;
  const all = new Float64Array(columns + 1);
  const critical = new Float64Array(columns + 1);
  for (const task of schedule.tasks.values()) {
    if (task.summary) continue;
    const from = columnOf(task.start);
    const to = Math.max(from, columnOf(task.finish));
    for (const counts of task.critical ? [all, critical] : [all]) {
      counts[from]! += 1;
      counts[to + 1]! -= 1;
    }
  }
  function columnOf(minute: number): number {
    return Math.max(0, Math.min(columns - 1, Math.floor((minute - range.start) / perColumn)));
  }
  const busiest = Math.max(1, addUp(all), addUp(critical));
  for (const counts of [all, critical]) for (let i = 0; i < columns; i += 1) counts[i]! /= busiest;
  return { range, density: all.subarray(0, columns), critical: critical.subarray(0, columns) };
}

/** Turns differences into counts and returns the largest. */
function addUp(counts: Float64Array): number {
  let most = 0;
  for (let i = 1; i < counts.length; i += 1) counts[i]! += counts[i - 1]!;
  for (const count of counts) most = Math.max(most, count);
  return most;
}

/** The outline of `shares` over a strip of `height`, as path data with one unit per column; nothing where nothing goes on. */
export function areaPath(shares: Float64Array, height: number): string {
  let path = `M0 ${height}`;
  let last = 0;
  for (let i = 0; i < shares.length; i += 1) {
    // Roots lift what is sparse: one task of a thousand is still a line.
    const rise = shares[i]! > 0 ? Math.max(2, Math.sqrt(shares[i]!) * height) : 0;
    if (rise !== last) path += `H${i}V${round(height - rise)}`;
    last = rise;
  }
  return `${path}H${shares.length}V${height}Z`;
}

const round = (value: number): number => Math.round(value * 10) / 10;
