// What every plan that a reader returns must hold, whatever the document held. Written from the
// comments of shared/src/model, not from the readers, so that it can catch them.

import { CONTOURS } from "@entente/shared/model/assignment";
import type { Assignment } from "@entente/shared/model/assignment";
import {
  CONSTRAINT_TYPES,
  DEPENDENCY_TYPES,
  LABEL_COLORS,
  LAG_UNITS,
  PRIORITIES,
  SCHEDULE_FROM,
  TASK_KINDS,
} from "@entente/shared/model/plan";
import type { Plan, Shifts, Task } from "@entente/shared/model/plan";
import { formatLocalDate, formatLocalDateTime, parseLocalDate, parseLocalDateTime } from "@entente/shared/model/time";

/** Sentences on everything that is wrong with `plan`; none for a valid one. */
export function planProblems(plan: Plan): string[] {
  const problems: string[] = [];
  const must = (holds: boolean, what: string) => {
    if (!holds) problems.push(what);
  };
  for (const [id, task] of plan.tasks) {
    must(id === task.id, `task ${id}: another id`);
    for (const problem of taskProblems(task, plan)) problems.push(`task ${id}: ${problem}`);
  }
  for (const [id, dependency] of plan.dependencies) {
    const { predecessor, successor, type, lag, lagUnit } = dependency;
    must(id === dependency.id && id === `${predecessor}>${successor}`, `dependency ${id}: id`);
    must(plan.tasks.has(predecessor) && plan.tasks.has(successor), `dependency ${id}: ends`);
    must(predecessor !== successor, `dependency ${id}: self`);
    must(!ancestors(predecessor, plan).includes(successor), `dependency ${id}: under its successor`);
    must(!ancestors(successor, plan).includes(predecessor), `dependency ${id}: under its predecessor`);
    must(
      DEPENDENCY_TYPES.includes(type) && LAG_UNITS.includes(lagUnit) && isWithin(lag, -1e9, 1e9),
      `dependency ${id}: values`,
    );
  }
  for (const [id, column] of plan.columns) {
    must(id === column.id && isText(column.name) && isOrder(column.order), `column ${id}`);
    must(column.wipLimit === null || (Number.isInteger(column.wipLimit) && column.wipLimit > 0), `column ${id}: limit`);
    must(column.color === null || LABEL_COLORS.includes(column.color), `column ${id}: color`);
    must(isBoolean(column.countsAsDone) && isBoolean(column.archived), `column ${id}: flags`);
  }
  for (const [id, calendar] of plan.calendars) {
    must(id === calendar.id && isText(calendar.name), `calendar ${id}`);
    const seen = new Set<string>();
    for (let at = calendar.base; at !== null; at = plan.calendars.get(at)?.base ?? null) {
      must(plan.calendars.has(at) && at !== id, `calendar ${id}: base`);
      if (seen.has(at)) break;
      seen.add(at);
    }
    must(isWeek(calendar.week), `calendar ${id}: week`);
    for (const each of [...calendar.exceptions, ...calendar.workWeeks]) {
      const isRange = isDate(each.from) && isDate(each.to) && each.from <= each.to;
      must(isText(each.id) && isText(each.name) && isRange, `calendar ${id}: range`);
    }
    must(
      calendar.exceptions.every(({ shifts }) => isShifts(shifts)),
      `calendar ${id}: exception`,
    );
    must(
      calendar.workWeeks.every(({ week }) => isWeek(week)),
      `calendar ${id}: special week`,
    );
  }
  for (const [id, person] of plan.people) {
    must(id === person.id && isText(person.name), `person ${id}`);
    must(
      [person.email, person.userId].every((value) => value === null || isText(value)),
      `person ${id}: texts`,
    );
    must(person.calendar === null || plan.calendars.has(person.calendar), `person ${id}: calendar`);
  }
  for (const [id, label] of plan.labels) {
    must(id === label.id && isText(label.name) && LABEL_COLORS.includes(label.color), `label ${id}`);
  }
  for (const [id, text] of plan.notes) must(plan.tasks.has(id) && isText(text) && text !== "", `notes ${id}`);
  for (const [number, baseline] of plan.baselines) {
    const { name, takenAt, tasks } = baseline;
    must(number === baseline.number && Number.isInteger(number) && number >= 0 && number <= 10, "baseline: number");
    must(isText(name) && (takenAt === null || Number.isInteger(takenAt)), `baseline ${number}`);
    for (const [id, { start, finish, durationMinutes }] of tasks) {
      must(isText(id) && isDateTime(start) && isDateTime(finish) && start <= finish, `baseline ${number}: ${id}`);
      must(isWithin(durationMinutes, 0, 1e9), `baseline ${number}: ${id}`);
    }
  }
  const { settings } = plan;
  must(isText(settings.name) && isDateTime(settings.start), "settings: name and start");
  must(settings.calendar === null || plan.calendars.has(settings.calendar), "settings: calendar");
  must(isWithin(settings.minutesPerDay, 1, 1440) && isWithin(settings.minutesPerWeek, 1, 10_080), "settings: minutes");
  must(isWithin(settings.criticalSlackMinutes, -1e9, 1e9) && isBoolean(settings.honourConstraints), "settings: slack");
  must(settings.finish === null || isDateTime(settings.finish), "settings: finish");
  must(SCHEDULE_FROM.includes(settings.scheduleFrom), "settings: scheduled from");
  must([settings.rescheduleRemaining, settings.multipleCriticalPaths].every(isBoolean), "settings: flags");
  must(settings.statusDate === null || isDateTime(settings.statusDate), "settings: status date");
  must(
    new Intl.NumberFormat(settings.locale, { style: "currency", currency: settings.currency }).format(1) !== "",
    "settings",
  );
  return problems;
}

function taskProblems(task: Task, plan: Plan): string[] {
  const checks: Record<string, boolean> = {
    title: isText(task.title) && task.title.length <= 10_000,
    parent: task.parent === null || plan.tasks.has(task.parent),
    "circle of parents": !ancestors(task.id, plan).includes(task.id),
    "live under an archived one":
      task.archived || task.parent === null || plan.tasks.get(task.parent)?.archived === false,
    order: isOrder(task.order) && isOrder(task.cardOrder),
    kind: TASK_KINDS.includes(task.kind),
    column: task.column === null ? plan.columns.size === 0 : plan.columns.has(task.column),
    "column of a live card": task.archived || isOnLiveColumn(task, plan),
    duration: isWithin(task.durationMinutes, 0, 1e9),
    estimates: [task.optimisticMinutes, task.pessimisticMinutes].every(
      (minutes) => minutes === null || isWithin(minutes, 0, 1e9),
    ),
    flags: [task.elapsed, task.manual, task.ignoreResourceCalendars, task.active, task.archived].every(isBoolean),
    constraint: CONSTRAINT_TYPES.includes(task.constraint),
    "constraint date":
      task.constraint === "ASAP" || task.constraint === "ALAP"
        ? task.constraintDate === null
        : task.constraintDate !== null && isDateTime(task.constraintDate),
    dates: [task.deadline, task.actualStart, task.actualFinish, task.manualStart].every(
      (date) => date === null || isDateTime(date),
    ),
    percent: isWithin(task.percentComplete, 0, 100),
    assignees: isSortedSet(task.assignees) && task.assignees.every((id) => plan.people.has(id)),
    assignments:
      isSortedSet(task.assignments.map(({ person }) => person)) &&
      task.assignments.every((assignment) => task.assignees.includes(assignment.person) && isAssignment(assignment)),
    splits: task.splits.every(
      ({ at, pause }, i) =>
        isWithin(at, 0, 1e9) && at > (task.splits[i - 1]?.at ?? 0) && isWithin(pause, 0, 1e9) && pause > 0,
    ),
    labels: isSortedSet(task.labels) && task.labels.every((id) => plan.labels.has(id)),
    priority: PRIORITIES.includes(task.priority),
    blocked: task.blocked === null || (isText(task.blocked) && task.blocked.length <= 1_000),
    cover:
      task.cover === null ||
      LABEL_COLORS.includes(task.cover as (typeof LABEL_COLORS)[number]) ||
      /^[0-9a-f]{64}$/.test(task.cover),
    checklist: task.checklist.every(
      ({ id, text, done, order }) => isText(id) && isText(text) && isBoolean(done) && isOrder(order),
    ),
    "checklist order": task.checklist.every((item, i) => i === 0 || (task.checklist[i - 1]?.order ?? "") <= item.order),
    estimate: task.estimateMinutes === null || isWithin(task.estimateMinutes, 0, 1e9),
    calendar: task.calendar === null || plan.calendars.has(task.calendar),
    levelling: isWithin(task.levellingDelayMinutes, 0, 1e9),
  };
  return Object.entries(checks)
    .filter(([, holds]) => !holds)
    .map(([what]) => what);
}

function isAssignment({ units, workMinutes, overtimeMinutes, delayMinutes, contour }: Assignment): boolean {
  const isContour =
    typeof contour === "string"
      ? CONTOURS.includes(contour)
      : contour.length > 0 && contour.every(([minutes, work]) => minutes > 0 && isWithin(work, 0, 1e9));
  const isWork = workMinutes === null || isWithin(workMinutes, 0, 1e9);
  return (
    isContour &&
    isWork &&
    units > 0 &&
    isWithin(units, 0, 1000) &&
    isWithin(overtimeMinutes, 0, 1e9) &&
    isWithin(delayMinutes, 0, 1e9)
  );
}

function isOnLiveColumn(task: Task, plan: Plan): boolean {
  if (![...plan.columns.values()].some((column) => !column.archived)) return true;
  return task.column !== null && plan.columns.get(task.column)?.archived === false;
}

/** The tasks above `id`; ends after going round once. */
function ancestors(id: Task["id"], plan: Plan): Task["id"][] {
  const above = new Set<Task["id"]>();
  for (
    let at = plan.tasks.get(id)?.parent ?? null;
    at !== null && !above.has(at);
    at = plan.tasks.get(at)?.parent ?? null
  ) {
    above.add(at);
  }
  return [...above];
}

const isText = (value: unknown) => typeof value === "string" && value.isWellFormed();
const isBoolean = (value: unknown) => typeof value === "boolean";
const isOrder = (value: unknown) => typeof value === "string" && /^[0-9A-Za-z]{1,500}$/.test(value);
const isWithin = (value: unknown, low: number, high: number) =>
  typeof value === "number" && value >= low && value <= high && !Object.is(value, -0);
const isSortedSet = (ids: readonly string[]) => ids.every((id, i) => i === 0 || (ids[i - 1] as string) < id);

function isDate(text: string): boolean {
  const days = parseLocalDate(text);
  return days !== null && formatLocalDate(days) === text;
}

function isDateTime(text: string): boolean {
  const minutes = parseLocalDateTime(text);
  return minutes !== null && formatLocalDateTime(minutes) === text;
}

function isShifts(shifts: Shifts): boolean {
  return shifts.every(
    ([from, to], i) =>
      from >= 0 && from < to && to <= 1440 && (i === 0 || from > (shifts[i - 1] as readonly [number, number])[1]),
  );
}

function isWeek(week: readonly (Shifts | null)[]): boolean {
  return week.length === 7 && week.every((shifts) => shifts === null || isShifts(shifts));
}
