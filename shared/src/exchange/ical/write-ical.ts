// The computed dates as a calendar (RFC 5545): an event per task and milestone, a to-do per deadline.
// Times are floating, since a plan has wall time without a zone. Summary tasks, archived and inactive
// ones are no events; what a calendar has no place for is named.

import type { Plan, Priority, Task } from "../../model/plan.ts";
import type { Schedule, ScheduledTask } from "../../model/schedule.ts";
import { formatLocalDateTime, parseLocalDateTime } from "../../model/time.ts";
import { createLossCollector, type Loss, type LossCollector } from "../loss.ts";
import { contentLine, escapeText } from "./content-lines.ts";

const MINUTES_TO_YEAR_10000 = 4_223_371_680;
const PRIORITY: Readonly<Record<Priority, number>> = { none: 0, urgent: 1, high: 3, medium: 5, low: 9 };

/** The calendar's text. `at` (milliseconds since 1970-01-01T00:00Z) is the stamp every entry must carry. */
export function writeIcal(plan: Plan, schedule: Schedule, at = Date.now()): { text: string; losses: Loss[] } {
  const losses = createLossCollector();
  const stamp = `${compact(Math.floor(at / 60_000))}Z`;
  const scope = hash(`${plan.settings.name}\n${plan.settings.start}`);
  let text =
    contentLine("BEGIN", "VCALENDAR") +
    contentLine("VERSION", "2.0") +
    contentLine("PRODID", "-//Entente//Project plan//EN") +
    contentLine("CALSCALE", "GREGORIAN") +
    contentLine("X-WR-CALNAME", escapeText(plan.settings.name));
  for (const task of plan.tasks.values()) {
    const scheduled = schedule.tasks.get(task.id);
    if (task.archived || !task.active || !scheduled) {
      losses.add("archived and inactive tasks", "They are not in the schedule.", task.title);
      continue;
    }
    if (scheduled.finish >= MINUTES_TO_YEAR_10000) {
      losses.add("tasks after the year 9999", "A calendar has four digits for the year.", task.title);
      continue;
    }
    if (scheduled.summary) losses.add("summary tasks", "Their dates are those of the tasks below them.", task.title);
    else text += event(task, scheduled, plan, uidOf(task, scope), stamp);
    if (task.deadline !== null) text += deadline(task, task.deadline, `deadline-${uidOf(task, scope)}`, stamp);
    tellTaskLosses(task, losses);
  }
  if (plan.dependencies.size > 0)
    losses.add("dependencies", "Calendar entries are not linked.", "", plan.dependencies.size);
  if (plan.columns.size > 0) losses.add("columns", "A calendar is no board.", "", plan.columns.size);
  return { text: text + contentLine("END", "VCALENDAR"), losses: losses.losses() };
}

function event(task: Task, scheduled: ScheduledTask, plan: Plan, uid: string, stamp: string): string {
  const lines = [contentLine("DTSTART", compact(scheduled.start))];
  if (scheduled.finish > scheduled.start) lines.push(contentLine("DTEND", compact(scheduled.finish)));
  const labels = task.labels.flatMap((id) => plan.labels.get(id)?.name ?? []);
  if (labels.length > 0) lines.push(contentLine("CATEGORIES", labels.map(escapeText).join(",")));
  const notes = plan.notes.get(task.id) ?? "";
  if (notes !== "") lines.push(contentLine("DESCRIPTION", escapeText(notes)));
  // A bar in a plan doesn't make anybody busy.
  lines.push(contentLine("TRANSP", "TRANSPARENT"));
  return entry("VEVENT", task, uid, stamp, lines);
}

function deadline(task: Task, due: string, uid: string, stamp: string): string {
  const isDone = task.percentComplete === 100;
  const status = isDone ? "COMPLETED" : task.percentComplete > 0 ? "IN-PROCESS" : "NEEDS-ACTION";
  return entry("VTODO", task, uid, stamp, [
    contentLine("DUE", compact(parseLocalDateTime(due) ?? 0)),
    contentLine("PERCENT-COMPLETE", String(Math.round(task.percentComplete))),
    contentLine("STATUS", status),
  ]);
}

function entry(component: string, task: Task, uid: string, stamp: string, lines: readonly string[]): string {
  const head = [
    contentLine("BEGIN", component),
    contentLine("UID", escapeText(uid)),
    contentLine("DTSTAMP", stamp),
    contentLine("SUMMARY", escapeText(task.title)),
  ];
  if (task.priority !== "none") head.push(contentLine("PRIORITY", String(PRIORITY[task.priority])));
  return [...head, ...lines, contentLine("END", component)].join("");
}

function tellTaskLosses(task: Task, losses: LossCollector): void {
  if (task.assignees.length > 0) {
    losses.add("assignees", "Naming them would make calendars send invitations.", task.title, task.assignees.length);
  }
  if (task.checklist.length > 0)
    losses.add("checklist items", "A calendar has no checklists.", task.title, task.checklist.length);
  if (task.blocked !== null) losses.add("blocked marks", "A calendar has no such mark.", task.title);
  if (task.cover !== null) losses.add("covers", "A calendar has no cards.", task.title);
  if (task.constraint !== "ASAP") losses.add("constraints", "A calendar holds the computed dates only.", task.title);
  if (task.estimateMinutes !== null) losses.add("estimates", "A calendar holds the computed dates only.", task.title);
}

/** Minutes since 1970-01-01T00:00 as `YYYYMMDDTHHMMSS`. */
function compact(minutes: number): string {
  return formatLocalDateTime(minutes, true).replace(/[-:]/gu, "");
}

/** Ids are unique within a plan only; the plan's name and start keep two plans apart in one calendar. */
function uidOf(task: Task, scope: string): string {
  return `${task.id}-${scope}@entente`;
}

/** FNV-1a, 32 bits, in hexadecimal. */
function hash(text: string): string {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193) >>> 0;
  return value.toString(16).padStart(8, "0");
}
