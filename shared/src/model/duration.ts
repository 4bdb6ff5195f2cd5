// Durations as people type and read them: "3d", "4h", "2w 1d", "1.5 days", "90 min", "2ed" for days
// round the clock. What a day and a week mean is the plan's setting. Pure; refuses what it doesn't
// understand rather than guess.

/** How many working minutes "1 day" and "1 week" mean; the plan's settings fit. */
export interface DurationUnits {
  readonly minutesPerDay: number;
  readonly minutesPerWeek: number;
}

export interface Duration {
  /** Working minutes, or minutes round the clock when `elapsed`; may have a fraction. */
  readonly minutes: number;
  readonly elapsed: boolean;
}

const MOST_MINUTES = 1e9;
const PART =
  /^\s*(\d+(?:[.,]\d+)?|[.,]\d+)\s*(e?)(mo|months?|m|min|mins|minutes?|h|hr|hrs|hours?|d|days?|w|wk|wks|weeks?)?(?![a-z])[\s,;]*/iu;
const ELAPSED_MINUTES: Readonly<Record<string, number>> = { m: 1, h: 60, d: 1440, w: 10_080 };

/** The unit's first letter, or null for months, which have no fixed length. A number alone counts days. */
function unitOf(word: string | undefined): "m" | "h" | "d" | "w" | null {
  const unit = (word ?? "d").toLowerCase();
  if (unit.startsWith("mo")) return null;
  return unit[0] as "m" | "h" | "d" | "w";
}

/** The duration in `text`, or null when it isn't one: no month, nothing negative, working and elapsed units not mixed. */
export function parseDuration(text: string, units: DurationUnits): Duration | null {
  const working: Readonly<Record<string, number>> = { m: 1, h: 60, d: units.minutesPerDay, w: units.minutesPerWeek };
  let rest = text;
  let minutes = 0;
  let elapsed: boolean | null = null;
  while (rest.trim() !== "") {
    const part = PART.exec(rest);
    const unit = part ? unitOf(part[3]) : null;
    if (!part || unit === null || (part[2] && !part[3])) return null;
    const isElapsed = part[2] !== "";
    if (elapsed !== null && elapsed !== isElapsed) return null;
    elapsed = isElapsed;
    minutes += Number(part[1]!.replace(",", ".")) * (isElapsed ? ELAPSED_MINUTES : working)[unit]!;
    rest = rest.slice(part[0].length);
  }
  if (elapsed === null || !Number.isFinite(minutes) || minutes > MOST_MINUTES) return null;
  return { minutes, elapsed };
}

const short = (value: number) => String(Math.round(value * 100) / 100);

/** `duration` as `parseDuration` reads it back, to a hundredth of a minute: "2d 4h", "30m", "3ed", "0d". */
export function formatDuration({ minutes, elapsed }: Duration, units: Pick<DurationUnits, "minutesPerDay">): string {
  const day = elapsed ? 1440 : units.minutesPerDay;
  const prefix = elapsed ? "e" : "";
  const total = Math.round(minutes * 100) / 100;
  const days = Math.floor(total / day);
  const hours = Math.floor((total - days * day) / 60);
  const rest = total - days * day - hours * 60;
  const parts = [
    days > 0 ? `${days}${prefix}d` : "",
    hours > 0 ? `${hours}${prefix}h` : "",
    rest >= 0.005 ? `${short(rest)}${prefix}m` : "",
  ].filter(Boolean);
  return parts.join(" ") || `0${prefix}d`;
}
