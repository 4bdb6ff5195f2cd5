// What a gesture makes of a row: pixels in, dates or per cent out. Dates land on the row's own plus
// whole snap steps of the zoom; a bar is never shortened below one step, nor below what it was.

import type { BarChange, BarGesture, ChartRow } from "../chart/chart-types.ts";
import { snapDelta, type TimeMap } from "../chart/time-map.ts";
import type { Zoom } from "../chart/zooms.ts";

const PERCENT_STEP = 5;

/** What `gesture` by so many `pixels` makes of `row`. */
export function changeOf(
  { map, zoom }: { readonly map: TimeMap; readonly zoom: Zoom },
  row: ChartRow,
  gesture: BarGesture,
  pixels: number,
): BarChange {
  const { start, finish, percent } = row;
  if (gesture === "progress") {
    const width = map.toWidth(finish - start);
    const share = width > 0 ? percent + (pixels / width) * 100 : percent;
    const stepped = Math.round(share / PERCENT_STEP) * PERCENT_STEP;
    return { gesture, row, start, finish, percent: Math.min(100, Math.max(0, stepped)) };
  }
  const delta = snapDelta(zoom, map.toSpan(pixels));
  const shortest = Math.min(zoom.snapMinutes, finish - start);
  if (gesture === "move") return movedBy(row, delta);
  if (gesture === "resize-start")
    return { gesture, row, start: Math.min(start + delta, finish - shortest), finish, percent };
  return { gesture, row, start, finish: Math.max(finish + delta, start + shortest), percent };
}

/** `row` later by `delta` minutes. */
export function movedBy(row: ChartRow, delta: number): BarChange {
  return { gesture: "move", row, start: row.start + delta, finish: row.finish + delta, percent: row.percent };
}
