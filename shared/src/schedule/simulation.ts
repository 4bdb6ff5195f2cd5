// Monte-Carlo simulation of a plan with three-point estimates: how likely its dates are, and how often
// each task decides the finish. `prepareSimulation` turns a plan into plain arrays that go to a worker
// as they are; `simulate` is pure: the same input, seed and number of passes give the same answer on
// every machine, in whatever order the plan lists its tasks. All passes go through the network
// together, so that links, calendars and constraints are read once.

import type { TaskId } from "../model/ids.ts";
import { DAY, MINUTE } from "./instant.ts";
import { createClocks } from "./simulation/clocks.ts";
import { criticality } from "./simulation/critical.ts";
import { runPasses } from "./simulation/forward.ts";
import type { SimulationInput } from "./simulation/input.ts";

export interface SimulationOptions {
  /** 1,000 without it; 1 to 100,000. */
  readonly passes?: number;
  readonly seed?: number;
}

/** Instants are minutes since 1970-01-01T00:00. */
export interface SimulationResult {
  readonly passes: number;
  /** Of the project, by pass, ascending. */
  readonly finishes: Float64Array;
  /** By which the project is finished in half, and in four fifths, of the passes. */
  readonly p50: number;
  readonly p80: number;
  /** By task, in the order of `ids`, summaries included. */
  readonly ids: readonly TaskId[];
  readonly finishP50: Float64Array;
  readonly finishP80: Float64Array;
  /** The share of passes, 0 to 1, in which the task lies on a chain that decides the project's finish. */
  readonly criticality: Float64Array;
}

const YEAR = 366 * DAY;

/** The rank (0 is the smallest) at or below which `share` of `passes` lie. */
const rankOf = (share: number, passes: number) => Math.min(passes - 1, Math.ceil(share * passes) - 1);

/** An instant before which next to nothing lies; far-off dates don't move it far. */
function baseOf({ projectStart, pinnedStart, pinnedFinish, constraintDate }: SimulationInput): number {
  let base = projectStart;
  for (const dates of [pinnedStart, pinnedFinish, constraintDate])
    for (const date of dates) if (date < base) base = date;
  return Math.max(base, projectStart - 2 * YEAR);
}

/** Runs the passes. Time is bounded by passes times tasks and links. */
export function simulate(
  input: SimulationInput,
  { passes: asked = 1000, seed = 1 }: SimulationOptions = {},
): SimulationResult {
  const passes = Math.max(1, Math.min(100_000, Math.round(asked) || 1));
  const clocks = createClocks(input.calendars, baseOf(input));
  const ranks = [rankOf(0.5, passes), rankOf(0.8, passes)];
  const count = input.ids.length;
  const ranked = new Float64Array(2 * count);
  const forward = runPasses(input, clocks, { passes, seed: seed | 0, ranks, ranked });
  const finishes =
    count === 0
      ? new Float64Array(passes).fill(input.projectStart / MINUTE)
      : Float64Array.from(forward.projectFinish.sort(), (value) => clocks.instantOf(0, value, true) / MINUTE);
  return {
    passes,
    finishes,
    p50: finishes[ranks[0]!]!,
    p80: finishes[ranks[1]!]!,
    ids: input.ids,
    finishP50: Float64Array.from({ length: count }, (_, i) => ranked[2 * i]! / MINUTE),
    finishP80: Float64Array.from({ length: count }, (_, i) => ranked[2 * i + 1]! / MINUTE),
    criticality: criticality(input, forward, passes),
  };
}
