// People and their assignments as MSPDI has them. An assignment whose work pauses or isn't even is
// written day by day, as Project does, so that reading it back gives the same dates; a task that pauses
// without anybody on it gets the assignment to nobody that Project keeps for such tasks.

import { averageOf, CONTOURS, plainAssignment, workOf } from "../../model/assignment.ts";
import type { Assignment, WorkSegment } from "../../model/assignment.ts";
import type { PersonId } from "../../model/ids.ts";
import type { Task } from "../../model/plan.ts";
import type { Effort } from "../../schedule/efforts.ts";
import { createEfforts, workedIn } from "../../schedule/efforts.ts";
import { MINUTE, secondsOf } from "../../schedule/instant.ts";
import { createPlanCalendars } from "../../schedule/plan-calendars.ts";
import { formatDuration } from "./formats.ts";
import { writeSegments } from "./timephased.ts";
import type { ExportRows } from "./write-tasks.ts";
import type { XmlWriter } from "./xml-writer.ts";
import { dateTimeOf } from "./xml-writer.ts";

const CONTOURED = 8;
const NOBODY = -65_535;

/** The worked stretches of an effort at their intensity, with its pauses where they fall: those of the assignment and those of the task. */
function segmentsOf(effort: Effort, { contour, units }: Assignment): readonly WorkSegment[] {
  const worked = workedIn(effort) / MINUTE;
  const isExplicit = typeof contour !== "string" && contour.some(([, work]) => work > 0);
  const rate = units * (typeof contour === "string" ? averageOf(contour) : 1);
  const parts = isExplicit ? contour.filter(([, work]) => work > 0) : [[worked, worked * rate] as const];
  const gaps: [at: number, length: number][] = [];
  let passed = 0;
  for (const [from, to] of effort.pauses) {
    gaps.push([(from - passed) / MINUTE, (to - from) / MINUTE]);
    passed += to - from;
  }
  const segments: WorkSegment[] = [];
  let at = 0;
  for (const [minutes, work] of parts) {
    let rest = minutes;
    while (gaps.length > 0 && gaps[0]![0] < at + rest) {
      const [begins, length] = gaps.shift()!;
      const before = begins - at;
      if (before > 0) segments.push([before, (work * before) / minutes]);
      segments.push([length, 0]);
      at += before;
      rest -= before;
    }
    if (rest > 0) segments.push([rest, (work * rest) / minutes]);
    at += rest;
  }
  return segments;
}

function writeResources(xml: XmlWriter, { plan, calendars }: ExportRows): Map<PersonId, number> {
  const people = new Map<PersonId, number>();
  for (const id of plan.people.keys()) people.set(id, people.size + 1);
  xml.open("Resources");
  for (const person of plan.people.values()) {
    xml.open("Resource");
    xml.value("UID", people.get(person.id)!);
    xml.value("ID", people.get(person.id)!);
    xml.value("Name", person.name);
    xml.value("Type", 1);
    xml.value("IsNull", false);
    xml.value("EmailAddress", person.email);
    xml.value("MaxUnits", 1);
    xml.value("CalendarUID", calendars.ofPerson(person.id));
    xml.close("Resource");
  }
  xml.close("Resources");
  return people;
}

/** Writes `Resources` and `Assignments`. */
export function writePeople(xml: XmlWriter, context: ExportRows): void {
  const { plan, schedule, rows, uids } = context;
  const people = writeResources(xml, context);
  const hours = createPlanCalendars(plan);
  let uid = 1;

  const writeOne = (task: Task, resource: number, assignment: Assignment, effort: Effort | undefined): void => {
    const dates = schedule.tasks.get(task.id);
    const { contour, delayMinutes, units } = assignment;
    const start = (dates?.start ?? 0) * MINUTE;
    const origin = effort ? effort.calendar.workBefore(start) + effort.delay : 0;
    const work = workOf(assignment, task.durationMinutes);
    const isExplicit = typeof contour !== "string" && work > 0;
    const isUneven = effort !== undefined && (effort.pauses.length > 0 || isExplicit);
    const overtimeMinutes = Math.min(work, assignment.overtimeMinutes);
    const first = effort ? effort.calendar.startAt(origin) / MINUTE : dates?.start;
    const last = effort ? effort.calendar.finishAt(origin + effort.length) / MINUTE : dates?.finish;
    xml.open("Assignment");
    xml.value("UID", uid);
    xml.value("TaskUID", uids.get(task.id)!);
    xml.value("ResourceUID", resource);
    xml.value("Delay", effort ? Math.round((effort.delay / MINUTE) * 10) : Math.round(delayMinutes * 10));
    xml.value("Finish", dateTimeOf(last ?? null));
    xml.value("OvertimeWork", formatDuration(overtimeMinutes));
    xml.value("RegularWork", formatDuration(Math.max(0, work - overtimeMinutes)));
    xml.value("Start", dateTimeOf(first ?? null));
    xml.value("Units", units);
    xml.value("Work", formatDuration(work));
    // An explicit contour without work has nothing to spread.
    const shape = typeof contour === "string" ? CONTOURS.indexOf(contour) : 0;
    xml.value("WorkContour", isUneven ? CONTOURED : shape);
    if (isUneven) writeSegments(xml, uid, effort.calendar, origin, segmentsOf(effort, assignment));
    xml.close("Assignment");
    uid += 1;
  };

  xml.open("Assignments");
  for (const row of rows) {
    const task = plan.tasks.get(row.id)!;
    const duration = row.hasChildren || task.kind === "milestone" ? 0 : secondsOf(task.durationMinutes);
    const own = task.elapsed ? [hours.roundTheClock] : hours.of(task);
    const hoursOf = (person: PersonId) => (task.elapsed ? hours.roundTheClock : hours.ofPerson(task, person));
    const efforts = createEfforts(task, duration, own, hoursOf);
    for (const [index, person] of task.assignees.entries()) {
      const resource = people.get(person);
      const assignment = task.assignments.find((one) => one.person === person) ?? plainAssignment(person);
      const whole = { calendar: hoursOf(person), delay: 0, length: duration, pauses: [] };
      if (resource === undefined) continue;
      writeOne(task, resource, assignment, efforts?.[index] ?? (duration > 0 ? whole : undefined));
    }
    if (task.assignees.length === 0 && efforts) {
      writeOne(task, NOBODY, plainAssignment("" as PersonId), efforts[0]);
    }
  }
  xml.close("Assignments");
}
