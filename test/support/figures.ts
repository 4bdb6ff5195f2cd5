// The arithmetic of benchmarks, and the words in which their figures are told.

import { report } from "./measurement.ts";

/** A screen's refresh: nothing seen can be sooner. */
export const FRAME_MS = 1000 / 60;
/** What two readings of one frame's length may differ by. */
export const FRAME_SLACK_MS = 1;

/** The value below which `share` of `values` lie. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!;
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

/** Frames that a screen of 60 a second would have shown in between, by the milliseconds between those it did. */
export function framesDropped(gaps: readonly number[]): number {
  return gaps.reduce((dropped, gap) => dropped + Math.max(0, Math.round(gap / FRAME_MS) - 1), 0);
}

export interface Figure {
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  /** What it is compared with: its words and its value in this run. */
  readonly against?: readonly [words: string, value: number];
  readonly must?: readonly [words: string, holds: boolean];
}

/** Prints `figure` as a measurement of `bench`. */
export function tell(bench: string, { what, value, unit, against, must }: Figure): void {
  report({
    bench,
    what,
    value: Math.round(value * 100) / 100,
    unit,
    comparison: against ? `${against[0]}, ${Number(against[1].toPrecision(3))} ${unit}` : null,
    ratio: against && against[1] > 0 ? Math.round((value / against[1]) * 10_000) / 10_000 : null,
    must: must?.[0] ?? null,
    ok: must?.[1] ?? null,
  });
}
