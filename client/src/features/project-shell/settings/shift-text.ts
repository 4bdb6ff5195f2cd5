// Working hours of a day as people write them, "08:00–12:00, 13:00–17:00", and back. Pure; what can't
// be read is null and never guessed at.

import type { Calendar, Shifts } from "@entente/shared/model/plan";
import { MINUTES_PER_DAY } from "@entente/shared/model/time";

const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;

/** "08:00–12:00, 13:00–17:00"; empty for a day off. */
export const shiftText = (shifts: Shifts): string =>
  shifts.map(([from, to]) => `${clock(from)}–${clock(to)}`).join(", ");

function minutesOf(text: string): number | null {
  const match = /^(\d{1,2})(?:[:.h](\d{2}))?$/.exec(text.trim());
  if (!match) return null;
  const [hour, minute] = [Number(match[1]), Number(match[2] ?? 0)];
  const minutes = hour * 60 + minute;
  return minute < 60 && minutes <= MINUTES_PER_DAY ? minutes : null;
}

/** The shifts of "8-12, 13-17" or "08:00–16:30"; [] for nothing; null when it can't be read or they overlap. */
export function parseShifts(text: string): Shifts | null {
  const shifts: [number, number][] = [];
  for (const part of text.split(/[,;]/)) {
    if (part.trim() === "") continue;
    const [from, to, ...rest] = part.split(/[-–—]|\bto\b/).map(minutesOf);
    if (from == null || to == null || rest.length > 0 || from >= to) return null;
    shifts.push([from, to]);
  }
  shifts.sort((a, b) => a[0] - b[0]);
  return shifts.some((shift, i) => i > 0 && shift[0] < shifts[i - 1]![1]) ? null : shifts;
}

/** The hours that hold on a weekday (0 Sunday), a base's where the calendar sets none itself. */
export function hoursOn(calendar: Calendar, day: number, calendars: readonly Calendar[]): Shifts {
  const seen = new Set<string>();
  for (let at: Calendar | undefined = calendar; at && !seen.has(at.id);) {
    const own = at.week[day];
    if (own) return own;
    seen.add(at.id);
    const base: string | null = at.base;
    at = calendars.find((each) => each.id === base);
  }
  return [];
}

/** Minutes of work in a day's shifts. */
export const minutesIn = (shifts: Shifts): number => shifts.reduce((sum, [from, to]) => sum + to - from, 0);
