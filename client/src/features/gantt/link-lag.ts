// A link's lag between the plan's minutes (or per cent) and the days one reads and types.

import type { Dependency, LagUnit } from "@entente/shared/model/plan";

const MINUTES_PER_DAY = 1440;

/** Days, or per cent, to four decimals. */
export function lagAmount({ lag, lagUnit }: Pick<Dependency, "lag" | "lagUnit">, minutesPerDay: number): number {
  const amount = lagUnit === "percent" ? lag : lag / (lagUnit === "elapsed" ? MINUTES_PER_DAY : minutesPerDay);
  return Math.round(amount * 10_000) / 10_000;
}

/** The plan's lag for `amount` days or per cent. */
export function lagFrom(amount: number, lagUnit: LagUnit, minutesPerDay: number): number {
  if (lagUnit === "percent") return amount;
  return Math.round(amount * (lagUnit === "elapsed" ? MINUTES_PER_DAY : minutesPerDay));
}
