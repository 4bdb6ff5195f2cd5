// Where the window of the mini-map goes by a key: arrows a tenth of it, pages all of it, Home and End
// to the plan's own ends. The window keeps its length.

import type { TimeRange } from "../chart/time-map.ts";

/** The first minute on screen after `key`, or null when the key isn't a slider's. */
export function sliderStep(key: string, seen: { from: number; to: number }, range: TimeRange): number | null {
  const length = seen.to - seen.from;
  const clamp = (from: number) => Math.max(range.start, Math.min(range.finish - length, from));
  switch (key) {
    case "ArrowLeft":
    case "ArrowDown":
      return clamp(seen.from - length / 10);
    case "ArrowRight":
    case "ArrowUp":
      return clamp(seen.from + length / 10);
    case "PageDown":
      return clamp(seen.from - length);
    case "PageUp":
      return clamp(seen.from + length);
    case "Home":
      return range.start;
    case "End":
      return range.finish - length;
    default:
      return null;
  }
}
