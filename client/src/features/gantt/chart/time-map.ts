// One exact map between pixels of the chart and minutes of wall time. It is linear, so it is
// monotone and turns back exactly; it replaces frappe's own arithmetic, which counts pseudo-months
// of 30 days, rounds to hundredths and depends on the time zone of the browser.

import type { Zoom } from "./zooms.ts";

const MINUTES_PER_DAY = 1440;
/** Minutes come back rounded to this share of a minute, which hides what binary fractions leave behind. */
const GRAIN = 1024;

export interface TimeMap {
  /** The minute at pixel 0. */
  readonly origin: number;
  readonly pixelsPerMinute: number;
  /** Pixel of `minute`; negative before the origin. */
  toPixel(minute: number): number;
  /** Minute at `pixel`, to 1/1024 of a minute. */
  toMinute(pixel: number): number;
  /** Pixels that `minutes` take. */
  toWidth(minutes: number): number;
  /** Minutes that `pixels` show. */
  toSpan(pixels: number): number;
}

/** A map at `zoom` whose pixel 0 is `origin` (minutes since 1970-01-01T00:00). */
export function createTimeMap(zoom: Zoom, origin: number): TimeMap {
  const { pixelsPerDay } = zoom;
  const toSpan = (pixels: number) => Math.round(((pixels * MINUTES_PER_DAY) / pixelsPerDay) * GRAIN) / GRAIN;
  const toWidth = (minutes: number) => (minutes * pixelsPerDay) / MINUTES_PER_DAY;
  return {
    origin,
    pixelsPerMinute: pixelsPerDay / MINUTES_PER_DAY,
    toWidth,
    toSpan,
    toPixel: (minute) => toWidth(minute - origin),
    toMinute: (pixel) => origin + toSpan(pixel),
  };
}

/** `deltaMinutes` rounded to the nearest whole number of snap steps of `zoom`. */
export function snapDelta(zoom: Zoom, deltaMinutes: number): number {
  const steps = Math.round(deltaMinutes / zoom.snapMinutes);
  return steps === 0 ? 0 : steps * zoom.snapMinutes;
}

export interface TimeRange {
  readonly start: number;
  readonly finish: number;
}

/**
 * What the chart draws for a plan that runs over `plan`: whole days, with room of a third of a screen before
 * and a screen after, so that there is always somewhere to drag to.
 */
export function paddedRange(plan: TimeRange, zoom: Zoom, screenPixels: number): TimeRange {
  const screen = (screenPixels / zoom.pixelsPerDay) * MINUTES_PER_DAY;
  const floor = (minute: number) => Math.floor(minute / MINUTES_PER_DAY) * MINUTES_PER_DAY;
  return {
    start: floor(plan.start - Math.max(screen / 3, MINUTES_PER_DAY)),
    finish: floor(plan.finish + Math.max(screen, MINUTES_PER_DAY)) + MINUTES_PER_DAY,
  };
}

/**
 * Wider charts are drawn in part: browsers cut elements off at some ten million pixels, and SVG's
 * own numbers lose fractions of a pixel long before.
 */
export const MOST_PIXELS = 2_000_000;

/** The part of `whole` that is drawn at `zoom` when `around` is on screen: all of it where it fits. */
export function drawnRange(whole: TimeRange, zoom: Zoom, around: number): TimeRange {
  const most = Math.floor(MOST_PIXELS / zoom.pixelsPerDay) * MINUTES_PER_DAY;
  if (whole.finish - whole.start <= most) return whole;
  const wanted = Math.floor((around - most / 2) / MINUTES_PER_DAY) * MINUTES_PER_DAY;
  const start = Math.max(whole.start, Math.min(whole.finish - most, wanted));
  return { start, finish: start + most };
}
