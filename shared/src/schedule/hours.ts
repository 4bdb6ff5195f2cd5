// Working-time arithmetic over the calendars of one task's assignments. A task starts when the first
// of them can work and finishes when the last of them is done (RULES S23); with one calendar, as
// nearly always, each function is one count and one look-up. Without work (a milestone) the callers
// keep the exact instant and don't come here.

import type { WorkCalendar } from "./work-calendar.ts";

type Hours = readonly WorkCalendar[];

/** The first instant at or after `bound` at which somebody works. */
export function nextStart(hours: Hours, bound: number): number {
  const only = hours[0]!;
  if (hours.length === 1) return only.startAt(only.workBefore(bound));
  let start = Infinity;
  for (const calendar of hours) start = Math.min(start, calendar.startAt(calendar.workBefore(bound)));
  return start;
}

/** When everybody has done `work` seconds from `start`. */
export function finishFrom(hours: Hours, start: number, work: number): number {
  const only = hours[0]!;
  if (hours.length === 1) return only.finishAt(only.workBefore(start) + work);
  let finish = -Infinity;
  for (const calendar of hours) finish = Math.max(finish, calendar.finishAt(calendar.workBefore(start) + work));
  return finish;
}

/** The latest start from which everybody has done `work` seconds by `finish`. */
export function startFor(hours: Hours, finish: number, work: number): number {
  const only = hours[0]!;
  if (hours.length === 1) return only.startAt(only.workBefore(finish) - work);
  let start = Infinity;
  for (const calendar of hours) start = Math.min(start, calendar.startAt(calendar.workBefore(finish) - work));
  return start;
}

/** The last instant at or before `bound` at which somebody has just worked. */
export function previousFinish(hours: Hours, bound: number): number {
  const only = hours[0]!;
  if (hours.length === 1) return only.finishAt(only.workBefore(bound));
  let finish = -Infinity;
  for (const calendar of hours) finish = Math.max(finish, calendar.finishAt(calendar.workBefore(bound)));
  return finish;
}

/** `instant` moved by `lag` working seconds; a lead (negative) ends where work begins, a lag where it ends. */
export function addLag(calendar: WorkCalendar, instant: number, lag: number): number {
  if (lag === 0) return instant;
  const work = calendar.workBefore(instant) + lag;
  return lag > 0 ? calendar.finishAt(work) : calendar.startAt(work);
}

/** The latest instant that `addLag` does not move beyond `instant`. */
export function subtractLag(calendar: WorkCalendar, instant: number, lag: number): number {
  return lag === 0 ? instant : calendar.startAt(calendar.workBefore(instant) - lag);
}
