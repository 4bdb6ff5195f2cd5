// One line of a benchmark: what was measured, against what in the same run, and whether it keeps to
// its bound. Benchmarks print these as JSON lines; `npm run bench` gathers them into a table.

export interface Measurement {
  readonly bench: string;
  /** What was measured, in words. */
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  /** What it is measured against in the same run, or null. */
  readonly comparison: string | null;
  /** `value` ÷ the comparison's value, or null without one. */
  readonly ratio: number | null;
  /** The bound in words, e.g. `≤ 1.2 × relay`, or null where none is set. */
  readonly must: string | null;
  /** Whether the bound holds; null where none is set. */
  readonly ok: boolean | null;
}

/** The middle one of `values` by size, the upper of two. */
export const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1]!;

/** Prints `measurement` as one JSON line on standard output. */
export function report(measurement: Measurement): void {
  console.log(JSON.stringify(measurement));
}

/** The measurement that a line of a benchmark's output holds, or null when the line is something else. */
export function parseMeasurement(line: string): Measurement | null {
  if (!line.startsWith('{"bench"')) return null;
  const { bench, what, value, unit, comparison, ratio, must, ok } = JSON.parse(line) as Partial<Measurement>;
  if (typeof bench !== "string" || typeof what !== "string" || typeof value !== "number") return null;
  return {
    bench,
    what,
    value,
    unit: unit ?? "",
    comparison: comparison ?? null,
    ratio: ratio ?? null,
    must: must ?? null,
    ok: ok ?? null,
  };
}
