// The zoom levels of the chart, from hours to years. Each fixes one scale (pixels per day), the two
// rows of the time header and the step a drag snaps to. Scales are linear in wall time, months
// and years included: a month of 31 days is drawn wider than one of 28, so no date is ever bent.

export type CalendarUnit = "hour" | "day" | "week" | "month" | "quarter" | "year" | "decade" | "century";
export type ZoomName = "hour" | "day" | "week" | "month" | "quarter" | "year";

export interface Zoom {
  readonly name: ZoomName;
  readonly label: string;
  readonly pixelsPerDay: number;
  /** Narrower than this the names in the lower row of the header run into each other. */
  readonly leastPixelsPerDay: number;
  /** A drag lands on its origin plus a whole number of these. */
  readonly snapMinutes: number;
  readonly upper: CalendarUnit;
  readonly lower: CalendarUnit;
}

const DAY = 1440;

/** Finest first. */
export const ZOOMS: readonly Zoom[] = [
  {
    name: "hour",
    label: "Hours",
    pixelsPerDay: 960,
    leastPixelsPerDay: 960,
    snapMinutes: 15,
    upper: "day",
    lower: "hour",
  },
  {
    name: "day",
    label: "Days",
    pixelsPerDay: 40,
    leastPixelsPerDay: 22,
    snapMinutes: DAY,
    upper: "month",
    lower: "day",
  },
  {
    name: "week",
    label: "Weeks",
    pixelsPerDay: 14,
    leastPixelsPerDay: 7,
    snapMinutes: DAY,
    upper: "month",
    lower: "week",
  },
  {
    name: "month",
    label: "Months",
    pixelsPerDay: 4,
    leastPixelsPerDay: 1.1,
    snapMinutes: DAY,
    upper: "year",
    lower: "month",
  },
  {
    name: "quarter",
    label: "Quarters",
    pixelsPerDay: 1.25,
    leastPixelsPerDay: 0.35,
    snapMinutes: 7 * DAY,
    upper: "year",
    lower: "quarter",
  },
  {
    name: "year",
    label: "Years",
    pixelsPerDay: 0.25,
    leastPixelsPerDay: 0.1,
    snapMinutes: 7 * DAY,
    upper: "decade",
    lower: "year",
  },
];

/** Years too narrow for their names. */
const DECADES: Zoom = { ...ZOOMS[ZOOMS.length - 1]!, leastPixelsPerDay: 0, upper: "century", lower: "decade" };

/** The zoom called `name`. */
export function zoomNamed(name: ZoomName): Zoom {
  return ZOOMS.find((zoom) => zoom.name === name) ?? ZOOMS[1]!;
}

/** One step finer (-1) or coarser (+1) than `name`; the same at either end. */
export function neighbourZoom(name: ZoomName, step: -1 | 1): ZoomName {
  const index = ZOOMS.findIndex((zoom) => zoom.name === name);
  return (ZOOMS[index + step] ?? ZOOMS[index] ?? ZOOMS[1]!).name;
}

/**
 * The finest zoom that shows `spanMinutes` within `widthPixels`, narrowed as far as its header can be read;
 * lifetimes are shown by decades.
 */
export function zoomToFit(spanMinutes: number, widthPixels: number): Zoom {
  const days = Math.max(1, spanMinutes / DAY);
  const fitting = ZOOMS.find((zoom) => days * zoom.leastPixelsPerDay <= widthPixels) ?? DECADES;
  const pixelsPerDay = Math.max(fitting.leastPixelsPerDay, Math.min(fitting.pixelsPerDay, widthPixels / days));
  return { ...fitting, pixelsPerDay };
}
