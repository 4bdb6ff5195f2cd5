// How long ago something was, in the reader's language; beyond a month the date itself.

const STEPS: readonly (readonly [unit: Intl.RelativeTimeFormatUnit, milliseconds: number])[] = [
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
];
const MONTH = 30 * 86_400_000;

/** `at` and `now` in milliseconds since 1970. A time in the future (another clock) reads as now. */
export function timeAgo(at: number, now: number, locale?: string): string {
  const past = Math.max(0, now - at);
  if (past >= MONTH) return new Intl.DateTimeFormat(locale, { dateStyle: "medium" }).format(at);
  const words = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
  for (const [unit, length] of STEPS) if (past >= length) return words.format(-Math.floor(past / length), unit);
  return words.format(0, "second");
}
