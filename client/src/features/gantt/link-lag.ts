// A link's lag between the plan's minutes (or per cent) and what one reads and types: "2d", "-4h",
// "1ed" for a day round the clock, "50%" of the predecessor. What isn't a lag is refused, not guessed.

import { formatDuration } from "@entente/shared/model/duration";
import type { Dependency, LagUnit } from "@entente/shared/model/plan";

type Lag = Pick<Dependency, "lag" | "lagUnit">;

/** Units as typed: working days and hours, days and hours round the clock, a share of the predecessor. */
export const LAG_SIGNS = ["d", "h", "ed", "eh", "%"] as const;
export type LagSign = (typeof LAG_SIGNS)[number];

const MOST_MINUTES = 1e8;
const MOST_PERCENT = 10_000;
const UNIT_OF: Readonly<Record<LagSign, LagUnit>> = {
  d: "working",
  h: "working",
  ed: "elapsed",
  eh: "elapsed",
  "%": "percent",
};

const minutesOf = (sign: LagSign, minutesPerDay: number): number =>
  sign === "d" ? minutesPerDay : sign === "ed" ? 1440 : sign === "%" ? 1 : 60;

/** The unit in which `lag` is a short number. */
export function lagSign({ lag, lagUnit }: Lag, minutesPerDay: number): LagSign {
  if (lagUnit === "percent") return "%";
  const day = lagUnit === "elapsed" ? 1440 : minutesPerDay;
  const isDays = Number.isInteger((lag / day) * 4) || !Number.isInteger(lag / 15);
  return lagUnit === "elapsed" ? (isDays ? "ed" : "eh") : isDays ? "d" : "h";
}

/** `lag` counted in `sign`, to four decimals. */
export function lagAmount({ lag }: Lag, sign: LagSign, minutesPerDay: number): number {
  return Math.round((lag / minutesOf(sign, minutesPerDay)) * 10_000) / 10_000;
}

/** The lag in `text`, a bare number counted in `sign`; null when it isn't one or is absurdly long. */
export function parseLag(text: string, sign: LagSign, minutesPerDay: number): Lag | null {
  const match = /^\s*([+−-]?)\s*(\d+(?:[.,]\d*)?|[.,]\d+)\s*(ed|eh|d|h|%)?\s*$/i.exec(text);
  if (!match) return text.trim() === "" ? { lag: 0, lagUnit: UNIT_OF[sign] } : null;
  const unit = (match[3]?.toLowerCase() as LagSign | undefined) ?? sign;
  const size = Number(match[2]!.replace(",", ".")) * minutesOf(unit, minutesPerDay);
  if (size > (unit === "%" ? MOST_PERCENT : MOST_MINUTES)) return null;
  const lag = Math.round(size * 100) / 100;
  return { lag: match[1] === "" || match[1] === "+" ? lag : 0 - lag, lagUnit: UNIT_OF[unit] };
}

/** "+2d", "−4h", "+50%"; "" without lag. */
export function lagText({ lag, lagUnit }: Lag, minutesPerDay: number): string {
  if (lag === 0) return "";
  const size = Math.abs(lag);
  const amount =
    lagUnit === "percent"
      ? `${size}%`
      : formatDuration({ minutes: size, elapsed: lagUnit === "elapsed" }, { minutesPerDay });
  return `${lag > 0 ? "+" : "−"}${amount}`;
}
