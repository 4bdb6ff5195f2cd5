// A date of a cell to wall time. A plan has no time zones: a time with an offset is taken as it is
// written, except where the file names a zone per row (TickTick); then the instant is told in that
// zone. A date without a time stands for the beginning (08:00) or the end (17:00) of a working day.

import { formatLocalDateTime, MINUTES_PER_DAY, type LocalDateTime } from "../../model/time.ts";
import type { CellDate } from "./dates.ts";

export type DayEdge = "start" | "end";

const EDGE_MINUTES: Readonly<Record<DayEdge, number>> = { start: 480, end: 1020 };

const formats = new Map<string, Intl.DateTimeFormat | null>();

function formatFor(zone: string): Intl.DateTimeFormat | null {
  let format = formats.get(zone);
  if (format === undefined) {
    try {
      const numeric = "2-digit";
      format = new Intl.DateTimeFormat("sv-SE", {
        timeZone: zone,
        year: "numeric",
        month: numeric,
        day: numeric,
        hour: numeric,
        minute: numeric,
        hourCycle: "h23",
      });
    } catch {
      format = null;
    }
    if (formats.size < 500) formats.set(zone, format);
  }
  return format;
}

/** Minutes since 1970-01-01T00:00 in `zone` of an instant in UTC minutes; the instant itself when there is no such zone. */
function minutesInZone(utcMinutes: number, zone: string): number {
  const parts = formatFor(zone)?.formatToParts(utcMinutes * 60_000);
  if (!parts) return utcMinutes;
  const part = (type: string) => Number(parts.find((p) => p.type === type)?.value);
  return Date.UTC(part("year"), part("month") - 1, part("day"), part("hour"), part("minute")) / 60_000;
}

/** Midnight counts as “no time given” unless the cell is written exactly as a plan writes it. */
export function wallTimeOf(date: CellDate, edge: DayEdge, zone: string): LocalDateTime {
  let minutes = date.days * MINUTES_PER_DAY + (date.minutes ?? 0);
  if (date.offsetMinutes !== null && zone !== "") minutes = minutesInZone(minutes - date.offsetMinutes, zone);
  const isMidnight = minutes % MINUTES_PER_DAY === 0;
  if (isMidnight && !date.isExact) minutes += EDGE_MINUTES[edge];
  return formatLocalDateTime(minutes);
}
