// Lengths of time as people write them: “3d”, “1w 2d”, “2,5 Std”, “4:30”, “PT8H0M0S”, “2ed” (round
// the clock, as Microsoft Project writes it). A day is 8 working hours and a week 5 days, as in every
// imported plan. `formatDuration` writes what `parseDuration` reads back exactly.

export interface Duration {
  readonly minutes: number;
  /** Round the clock rather than working time. */
  readonly elapsed: boolean;
}

export type DurationUnit = "second" | "minute" | "hour" | "day" | "week" | "month";

const WORKING: Readonly<Record<DurationUnit, number>> = {
  second: 1 / 60,
  minute: 1,
  hour: 60,
  day: 480,
  week: 2400,
  month: 9600,
};
const ELAPSED: Readonly<Record<DurationUnit, number>> = {
  second: 1 / 60,
  minute: 1,
  hour: 60,
  day: 1440,
  week: 10080,
  month: 43200,
};

const UNITS: readonly (readonly [DurationUnit, RegExp])[] = [
  ["second", /^(?:s|sec|secs|seconds?|secondes?|sekunden?|segundos?)$/u],
  ["minute", /^(?:m|min|mins|minutes?|minuten?|minutos?)$/u],
  ["hour", /^(?:h|hrs?|hours?|heures?|std|stunden?|horas?)$/u],
  ["day", /^(?:d|days?|dys?|j|jours?|t|tage?n?|dias?|días?)$/u],
  ["week", /^(?:w|wks?|weeks?|sem|semaines?|wochen?|semanas?)$/u],
  ["month", /^(?:mo|mon|mons|months?|mois|monate?|mes|meses)$/u],
];

const PART = /(\d+(?:[.,]\d+)?)\s*(\p{L}+)\.?/gu;
const MAX_MINUTES = 1e9;

function unitOf(word: string): { unit: DurationUnit; elapsed: boolean } | null {
  const direct = UNITS.find(([, names]) => names.test(word));
  if (direct) return { unit: direct[0], elapsed: false };
  const rest = word.startsWith("e") ? UNITS.find(([, names]) => names.test(word.slice(1))) : undefined;
  return rest ? { unit: rest[0], elapsed: true } : null;
}

/** The length in `text`, a bare number counted in `bare`; null when it is none or longer than 10^9 minutes. */
export function parseDuration(text: string, bare: DurationUnit): Duration | null {
  const plain = text.trim().toLowerCase().replace(/\?$/u, "");
  if (plain === "" || plain.length > 60) return null;
  const number = /^\d+(?:[.,]\d+)?$/u.test(plain) ? Number(plain.replace(",", ".")) : null;
  if (number !== null) return bounded(number * WORKING[bare], false);
  const clock = /^(\d{1,5}):([0-5]\d)(?::([0-5]\d))?$/u.exec(plain);
  if (clock) return bounded(Number(clock[1]) * 60 + Number(clock[2]) + Number(clock[3] ?? 0) / 60, false);
  const iso = /^pt(?:(\d+)h)?(?:(\d+)m)?(?:(\d+(?:\.\d+)?)s)?$/u.exec(plain);
  if (iso && plain !== "pt")
    return bounded(Number(iso[1] ?? 0) * 60 + Number(iso[2] ?? 0) + Number(iso[3] ?? 0) / 60, false);
  if (plain.replace(PART, "").trim() !== "") return null;
  let minutes = 0;
  let isElapsed = false;
  for (const [, amount = "", word = ""] of plain.matchAll(PART)) {
    const unit = unitOf(word);
    if (!unit) return null;
    isElapsed ||= unit.elapsed;
    minutes += Number(amount.replace(",", ".")) * (unit.elapsed ? ELAPSED : WORKING)[unit.unit];
  }
  return bounded(minutes, isElapsed);
}

function bounded(minutes: number, elapsed: boolean): Duration | null {
  return minutes <= MAX_MINUTES ? { minutes, elapsed } : null;
}

/** The length in the largest unit that holds it as a whole number: `3d`, `4h`, `90min`; `ed`, `eh`, `emin` when elapsed. */
export function formatDuration(minutes: number, elapsed: boolean): string {
  const sizes = elapsed ? ELAPSED : WORKING;
  const e = elapsed ? "e" : "";
  if (minutes % sizes.day === 0) return `${minutes / sizes.day}${e}d`;
  if (minutes % 60 === 0) return `${minutes / 60}${e}h`;
  const digits = String(minutes);
  return `${digits.includes("e") ? minutes.toFixed(20) : digits}${e}min`;
}
