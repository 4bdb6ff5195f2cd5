// What each link asks of a task's start, in all passes at once: the predecessor's date on the task's
// clock, moved by the lag, less the duration where the link leads to the finish. S13–S15, S17 (a bound between
// two shifts counts as the end of the first of them).

import { ELAPSED, FF, FS, PERCENT, SS } from "../links.ts";
import type { Clocks } from "./clocks.ts";
import { END, NEVER } from "./clocks.ts";
import type { SimulationInput } from "./input.ts";
import type { Lanes } from "./lanes.ts";

/** Where the dates of tasks that others wait for are kept. */
export interface Dates {
  /** The clock by which a task's dates are told. */
  readonly clock: Uint16Array;
  readonly start: (Lanes | undefined)[];
  readonly finish: (Lanes | undefined)[];
  readonly duration: (Lanes | undefined)[];
}

function move(lanes: Lanes, by: number): void {
  for (let k = 0; k < lanes.length; k += 1) {
    const value = lanes[k]!;
    if (value > NEVER && value < END) lanes[k] = value + by;
  }
}

/** As `move`, by a share of each duration that is given in `amounts` afterwards. */
function moveByShare(lanes: Lanes, share: number, durations: Lanes, amounts: Lanes): void {
  for (let k = 0; k < lanes.length; k += 1) {
    const amount = Math.round((share * durations[k]!) / 100);
    amounts[k] = amount;
    lanes[k] = Math.max(NEVER, Math.min(END, lanes[k]! + amount));
  }
}

/** Returns the lanes of the bound of link `e` on clock `to`: of the start for FS and SS, else of the finish. `scratch` holds them unless they are the predecessor's own. */
export function createBounds(input: SimulationInput, clocks: Clocks, dates: Dates) {
  const { links, hoursHead, hours, lagHours } = input;
  const amounts: Lanes[] = [];
  return (e: number, to: number, scratch: Lanes): Lanes => {
    const from = links.predecessor[e]!;
    const type = links.type[e]!;
    const isFinish = type === FS || type === FF;
    const anchor = (isFinish ? dates.finish : dates.start)[from]!;
    const clock = dates.clock[from]!;
    const lag = links.lag[e]!;
    const unit = links.lagUnit[e]!;
    if (lag === 0) {
      if (clock === to) return anchor;
      clocks.convert(clock, to, isFinish, anchor, scratch);
      return scratch;
    }
    const isElapsed = unit === ELAPSED || (unit === PERCENT && hours[hoursHead[from]!] === 0);
    const runs = isElapsed ? 0 : lagHours[links.successor[e]!]!;
    clocks.convert(clock, runs, isFinish, anchor, scratch);
    if (unit !== PERCENT) {
      move(scratch, Math.max(NEVER, Math.min(END, lag)));
      clocks.convert(runs, to, lag > 0, scratch, scratch);
      return scratch;
    }
    const moved = (amounts[0] ??= new Int32Array(anchor.length));
    moveByShare(scratch, lag, dates.duration[from]!, moved);
    clocks.convert(runs, to, lag > 0, scratch, scratch);
    // A share of nothing leaves the instant alone, wherever it lies.
    const still = (amounts[1] ??= new Int32Array(anchor.length));
    clocks.convert(clock, to, isFinish, anchor, still);
    for (let k = 0; k < moved.length; k += 1) if (moved[k] === 0) scratch[k] = still[k]!;
    return scratch;
  };
}

/** Whether a link of this type bounds the start; else the finish. */
export const isOnStart = (type: number): boolean => type === FS || type === SS;
