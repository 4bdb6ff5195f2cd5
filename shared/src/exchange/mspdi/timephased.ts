// Work by the day of an assignment, as MSPDI lists it, turned into stretches of working time of one
// intensity each; and back. Only the work counts here: the days themselves come out of the scheduler.

import type { Split, WorkSegment } from "../../model/assignment.ts";
import { DAY, instantOf, MINUTE } from "../../schedule/instant.ts";
import type { WorkCalendar } from "../../schedule/work-calendar.ts";
import { formatDuration, parseDuration } from "./formats.ts";
import type { Element } from "./xml.ts";
import { dateTime, elements, number, text } from "./xml.ts";
import type { XmlWriter } from "./xml-writer.ts";
import { dateTimeOf } from "./xml-writer.ts";

/** Types of TimephasedData: work that is left, and work that is done. */
const WORK = new Set([1, 2]);
const TOLERANCE = 1e-6;

/** What `assignment` says of its work day by day, in the hours of `calendar`, without pauses at either end; empty when it says nothing. */
export function readSegments(assignment: Element, calendar: WorkCalendar): WorkSegment[] {
  const items = elements(assignment, "TimephasedData")
    .filter((item) => WORK.has(number(item, "Type", 0)))
    .map((item) => ({
      from: instantOf(dateTime(item, "Start")),
      to: instantOf(dateTime(item, "Finish")),
      work: Math.max(0, parseDuration(text(item, "Value")) ?? 0),
    }))
    .filter(({ from, to }) => to > from)
    .sort((a, b) => a.from - b.from);
  const segments: [number, number][] = [];
  let end = -Infinity;
  const add = (seconds: number, work: number): void => {
    const minutes = seconds / MINUTE;
    if (minutes <= 0) return;
    const last = segments.at(-1);
    const isAlike = last && Math.abs(last[1] / last[0] - work / minutes) < TOLERANCE;
    if (isAlike) {
      last[0] += minutes;
      last[1] += work;
    } else segments.push([minutes, work]);
  };
  for (const { from, to, work } of items) {
    const start = Math.max(from, end);
    if (to <= start) {
      // Work that is done and work that is left can share a day.
      const last = segments.at(-1);
      if (last) last[1] += work;
      continue;
    }
    if (end > -Infinity) add(calendar.workBefore(start) - calendar.workBefore(end), 0);
    add(calendar.workBefore(to) - calendar.workBefore(start), work);
    end = to;
  }
  while (segments.length > 0 && segments[0]![1] === 0) segments.shift();
  while (segments.length > 0 && segments.at(-1)![1] === 0) segments.pop();
  return segments;
}

/** The pauses of segments that work at `rate` apart from them; null when they don't. */
export function uniformPauses(segments: readonly WorkSegment[], rate: number): Split[] | null {
  const isEven = ([minutes, work]: WorkSegment) => work === 0 || Math.abs(work / minutes - rate) <= 1e-3 * rate;
  if (!segments.every(isEven)) return null;
  const pauses: Split[] = [];
  let worked = 0;
  for (const [minutes, work] of segments) {
    if (work > 0) worked += minutes;
    else pauses.push({ at: worked, pause: minutes });
  }
  return pauses;
}

const MAX_DAYS = 3_660;
const REMAINING = 1;
const BY_DAY = 2;

function writeItem(xml: XmlWriter, uid: number, from: number, to: number, minutes: number): void {
  xml.open("TimephasedData");
  xml.value("Type", REMAINING);
  xml.value("UID", uid);
  xml.value("Start", dateTimeOf(from / MINUTE));
  xml.value("Finish", dateTimeOf(to / MINUTE));
  xml.value("Unit", BY_DAY);
  xml.value("Value", formatDuration(Math.max(minutes, 1 / MINUTE)));
  xml.close("TimephasedData");
}

/** Writes `segments`, which begin at `origin` working seconds of `calendar`, day by day as Project has them. */
export function writeSegments(
  xml: XmlWriter,
  uid: number,
  calendar: WorkCalendar,
  origin: number,
  segments: readonly WorkSegment[],
): void {
  let at = origin;
  for (const [minutes, work] of segments) {
    const end = at + Math.round(minutes * MINUTE);
    const [first, last] = [calendar.startAt(at), calendar.finishAt(end)];
    at = end;
    if (work === 0 || last <= first) continue;
    if (last - first > MAX_DAYS * DAY) {
      writeItem(xml, uid, first, last, work);
      continue;
    }
    for (let day = Math.floor(first / DAY) * DAY; day < last; day += DAY) {
      const [from, to] = [Math.max(day, first), Math.min(day + DAY, last)];
      const worked = calendar.workBefore(to) - calendar.workBefore(from);
      if (worked > 0) writeItem(xml, uid, from, to, (work * worked) / (minutes * MINUTE));
    }
  }
}
