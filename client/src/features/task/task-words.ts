// Words of a task's schedule. Pure.

import type { ConstraintType, Dependency, DependencyType, PlanSettings } from "@entente/shared/model/plan";
import { formatDuration } from "@entente/shared/model/duration";

export const CONSTRAINT_WORDS: Readonly<Record<ConstraintType, string>> = {
  ASAP: "As soon as possible",
  ALAP: "As late as possible",
  SNET: "Start no earlier than",
  SNLT: "Start no later than",
  FNET: "Finish no earlier than",
  FNLT: "Finish no later than",
  MSO: "Must start on",
  MFO: "Must finish on",
};

export const DEPENDENCY_WORDS: Readonly<Record<DependencyType, string>> = {
  FS: "finish to start",
  SS: "start to start",
  FF: "finish to finish",
  SF: "start to finish",
};

/** Whether the constraint's date is about the start. */
export const isStartConstraint = (type: ConstraintType): boolean =>
  type === "SNET" || type === "SNLT" || type === "MSO";

/** "finish to start, 2d later", "start to start, 50% earlier". */
export function dependencyWords(
  { type, lag, lagUnit }: Pick<Dependency, "type" | "lag" | "lagUnit">,
  settings: Pick<PlanSettings, "minutesPerDay">,
): string {
  if (lag === 0) return DEPENDENCY_WORDS[type];
  const size = Math.abs(lag);
  const amount =
    lagUnit === "percent" ? `${size}%` : formatDuration({ minutes: size, elapsed: lagUnit === "elapsed" }, settings);
  return `${DEPENDENCY_WORDS[type]}, ${amount} ${lag > 0 ? "later" : "earlier"}`;
}

/** 0 to 100 out of "35" or "35 %"; null when it isn't that. */
export function parsePercent(text: string): number | null {
  const match = /^\s*(\d{1,3}(?:[.,]\d+)?)\s*%?\s*$/.exec(text);
  const value = match ? Number(match[1]!.replace(",", ".")) : NaN;
  return value >= 0 && value <= 100 ? value : null;
}
