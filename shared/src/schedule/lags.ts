// The lag of a link in seconds and the hours it runs in. Working lag runs in the successor's hours
// (S13), elapsed lag round the clock (S14), and a percentage is taken of the predecessor's duration
// and runs as that duration does (S15).

import { addLag, subtractLag } from "./hours.ts";
import type { Inputs } from "./inputs.ts";
import { clampInstant } from "./instant.ts";
import type { Network } from "./network.ts";
import { ELAPSED, PERCENT } from "./links.ts";

export interface Lags {
  /** `instant` moved onwards by the lag of link `e`. `predecessorDuration` in seconds. */
  after(e: number, instant: number, predecessorDuration: number): number;
  /** The latest instant that `after` does not move beyond `instant`. */
  before(e: number, instant: number, predecessorDuration: number): number;
}

/** Binds the links of `net` to the hours of `inputs`. */
export function createLags(net: Network, inputs: Inputs): Lags {
  const { lag, lagUnit, predecessor, successor } = net.links;
  const { lagHours, hours, roundTheClock } = inputs;
  const secondsOf = (e: number, duration: number) =>
    lagUnit[e] === PERCENT ? Math.round((lag[e]! * duration) / 100) : lag[e]!;
  const isElapsed = (e: number) =>
    lagUnit[e] === ELAPSED || (lagUnit[e] === PERCENT && hours[predecessor[e]!]![0] === roundTheClock);
  return {
    after(e, instant, duration) {
      if (lag[e] === 0) return instant;
      const seconds = secondsOf(e, duration);
      return isElapsed(e) ? clampInstant(instant + seconds) : addLag(lagHours[successor[e]!]!, instant, seconds);
    },
    before(e, instant, duration) {
      if (lag[e] === 0) return instant;
      const seconds = secondsOf(e, duration);
      return isElapsed(e) ? clampInstant(instant - seconds) : subtractLag(lagHours[successor[e]!]!, instant, seconds);
    },
  };
}
