// How MSPDI writes durations, lags, constraints, link types and priorities, both ways. Source: the
// schema mspdi_pj12.xsd and what Project and ProjectLibre write. Values outside the tables are
// answered with null or the default of Project, never with an error.

import type { ConstraintType, DependencyType, LagUnit, Priority } from "../../model/plan.ts";

const DURATION = /^(-)?P(?:(\d+(?:\.\d+)?)D)?(?:T(?:(\d+(?:\.\d+)?)H)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:\.\d+)?)S)?)?$/u;

/** Minutes of `PT8H30M0S`, rounded to the second; null when it is written otherwise. */
export function parseDuration(written: string): number | null {
  const match = DURATION.exec(written.trim());
  if (!match) return null;
  const [days, hours, minutes, seconds] = [match[2], match[3], match[4], match[5]].map((part) => Number(part ?? 0));
  const total = Math.round(days! * 86_400 + hours! * 3600 + minutes! * 60 + seconds!) / 60;
  return match[1] ? -total : total;
}

/** `minutes` as `PT8H30M0S`; days are never used, as Project doesn't read them. */
export function formatDuration(minutes: number): string {
  const seconds = Math.round(Math.abs(minutes) * 60);
  const hours = Math.floor(seconds / 3600);
  return `${minutes < 0 ? "-" : ""}PT${hours}H${Math.floor((seconds % 3600) / 60)}M${seconds % 60}S`;
}

/** By code: 0 is FF. */
export const LINK_TYPES: readonly DependencyType[] = ["FF", "FS", "SF", "SS"];

/** By code. */
export const CONSTRAINTS: readonly ConstraintType[] = ["ASAP", "ALAP", "MSO", "MFO", "SNET", "SNLT", "FNET", "FNLT"];

const ELAPSED = new Set([4, 6, 8, 10, 12, 20, 36, 38, 40, 42, 44, 52]);
const PERCENT = new Set([19, 20, 51, 52]);

/** Whether a DurationFormat or LagFormat counts time round the clock. */
export function isElapsedFormat(format: number): boolean {
  return ELAPSED.has(format);
}

/** The unit of a LagFormat; `isElapsedPercent` marks the one that a plan can't hold. */
export function lagUnitOf(format: number): { unit: LagUnit; isElapsedPercent: boolean } {
  if (PERCENT.has(format)) return { unit: "percent", isElapsedPercent: ELAPSED.has(format) };
  return { unit: ELAPSED.has(format) ? "elapsed" : "working", isElapsedPercent: false };
}

/** LinkLag and LagFormat of a lag: tenths of minutes in days, or per cent. */
export function formatLag(lag: number, unit: LagUnit): { value: number; format: number } {
  if (unit === "percent") return { value: Math.round(lag), format: 19 };
  return { value: Math.round(lag * 10), format: unit === "elapsed" ? 8 : 7 };
}

const PRIORITY_VALUES: Readonly<Record<Priority, number>> = {
  none: 500,
  low: 300,
  medium: 550,
  high: 700,
  urgent: 900,
};

/** 0 to 1000 for a priority; 500 is Project's "none in particular". */
export function priorityValue(priority: Priority): number {
  return PRIORITY_VALUES[priority];
}

/** The priority nearest in meaning to 0 to 1000. */
export function priorityOf(value: number): Priority {
  if (value === 500) return "none";
  if (value < 500) return "low";
  if (value < 600) return "medium";
  return value < 800 ? "high" : "urgent";
}
