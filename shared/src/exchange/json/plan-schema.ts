// The shape of a plan in Entente's own JSON, version 1: the records of `model/plan` as they are, in
// lists, which keeps their order. A field the model gains must be added here: the types insist.

import { z } from "zod";
import { CONTOURS, type Assignment, type Split } from "../../model/assignment.ts";
import {
  CONSTRAINT_TYPES,
  DEPENDENCY_TYPES,
  LABEL_COLORS,
  LAG_UNITS,
  PRIORITIES,
  SCHEDULE_FROM,
  TASK_KINDS,
  type Calendar,
  type CalendarException,
  type ChecklistItem,
  type Column,
  type Dependency,
  type Label,
  type Person,
  type PlanSettings,
  type Task,
  type WorkWeek,
} from "../../model/plan.ts";
import type { Baseline, BaselineTask } from "../../model/baseline.ts";
import { parseLocalDate, parseLocalDateTime } from "../../model/time.ts";

/** One schema per field of `T`. */
type Shape<T> = { [Field in keyof T]-?: z.ZodType };

const id = z.string().regex(/^[^/>]{1,200}$/u, "is no id");
const text = z.string();
const name = z.string();
const order = z.string();
const day = z.string().refine((value) => parseLocalDate(value) !== null, "is no date");
const moment = z.string().refine((value) => parseLocalDateTime(value) !== null, "is no date and time");
const amount = z.number().min(0).max(1e9);

const checklistItem = { id, text, done: z.boolean(), order } satisfies Shape<ChecklistItem>;

const segment = z.tuple([amount, amount]);

const assignment = {
  person: id,
  units: z.number().positive().max(1000),
  workMinutes: amount.nullable(),
  overtimeMinutes: amount,
  delayMinutes: amount,
  contour: z.union([z.enum(CONTOURS), z.array(segment).min(1)]),
} satisfies Shape<Assignment>;

const split = { at: amount, pause: amount } satisfies Shape<Split>;

const task = {
  id,
  title: text,
  parent: id.nullable(),
  order,
  kind: z.enum(TASK_KINDS),
  column: id.nullable(),
  cardOrder: order,
  durationMinutes: amount,
  optimisticMinutes: amount.nullable().default(null),
  pessimisticMinutes: amount.nullable().default(null),
  elapsed: z.boolean(),
  constraint: z.enum(CONSTRAINT_TYPES),
  constraintDate: moment.nullable(),
  deadline: moment.nullable(),
  percentComplete: z.number().min(0).max(100),
  actualStart: moment.nullable(),
  actualFinish: moment.nullable(),
  manual: z.boolean(),
  manualStart: moment.nullable(),
  assignees: z.array(id),
  // Files from before these fields were have none of them.
  assignments: z.array(z.object(assignment)).default([]),
  splits: z.array(z.object(split)).default([]),
  labels: z.array(id),
  priority: z.enum(PRIORITIES),
  // Files from before these fields, and the estimates above, were have none of them.
  blocked: text.nullable().default(null),
  cover: text.nullable().default(null),
  checklist: z.array(z.object(checklistItem)),
  estimateMinutes: amount.nullable(),
  calendar: id.nullable(),
  ignoreResourceCalendars: z.boolean(),
  levellingDelayMinutes: z.number(),
  active: z.boolean(),
  archived: z.boolean(),
} satisfies Shape<Task>;

const dependency = {
  id: z.string().min(1).max(500),
  predecessor: id,
  successor: id,
  type: z.enum(DEPENDENCY_TYPES),
  lag: z.number(),
  lagUnit: z.enum(LAG_UNITS),
} satisfies Shape<Dependency>;

const column = {
  id,
  name,
  order,
  wipLimit: z.number().nullable(),
  color: z.enum(LABEL_COLORS).nullable().default(null),
  countsAsDone: z.boolean(),
  archived: z.boolean(),
} satisfies Shape<Column>;

const minuteOfDay = z.number().min(0).max(1440);
const shifts = z.array(z.tuple([minuteOfDay, minuteOfDay]));
const week = z.array(shifts.nullable()).length(7);
const count = z.number().int().positive();
const weekday = z.number().int().min(0).max(6);
const repeated = { step: count, times: count.nullable() };
const monthDay = z.union([
  z.number().int().min(1).max(31),
  z.object({
    position: z.number().int().min(1).max(5),
    of: z.union([weekday, z.enum(["day", "weekday", "weekend-day"])]),
  }),
]);
const repeat = z.discriminatedUnion("unit", [
  z.object({ unit: z.literal("day"), ...repeated }),
  z.object({ unit: z.literal("week"), ...repeated, weekdays: z.array(weekday).min(1) }),
  z.object({ unit: z.literal("month"), ...repeated, on: monthDay }),
  z.object({ unit: z.literal("year"), ...repeated, month: z.number().int().min(1).max(12), on: monthDay }),
]);
const exception = {
  id: text,
  name,
  from: day,
  to: day,
  shifts,
  repeat: repeat.nullable().default(null),
} satisfies Shape<CalendarException>;
const workWeek = { id: text, name, from: day, to: day, week } satisfies Shape<WorkWeek>;

const calendar = {
  id,
  name,
  base: id.nullable(),
  week,
  exceptions: z.array(z.object(exception)),
  workWeeks: z.array(z.object(workWeek)),
} satisfies Shape<Calendar>;

const person = {
  id,
  name,
  email: text.nullable(),
  userId: text.nullable(),
  calendar: id.nullable(),
} satisfies Shape<Person>;

const label = { id, name, color: z.enum(LABEL_COLORS) } satisfies Shape<Label>;

const settings = {
  name,
  start: moment,
  calendar: id.nullable(),
  minutesPerDay: z.number().positive(),
  minutesPerWeek: z.number().positive(),
  criticalSlackMinutes: z.number(),
  honourConstraints: z.boolean(),
  statusDate: moment.nullable(),
  scheduleFrom: z.enum(SCHEDULE_FROM).default("start"),
  finish: moment.nullable().default(null),
  rescheduleRemaining: z.boolean().default(false),
  multipleCriticalPaths: z.boolean().default(false),
  locale: text,
  currency: text,
} satisfies Shape<PlanSettings>;

const baselineTask = {
  start: moment,
  finish: moment,
  durationMinutes: amount,
} satisfies Shape<BaselineTask>;

const baseline = {
  number: z.number().int().min(0).max(10),
  name: text,
  takenAt: z.number().nullable(),
  tasks: z.array(z.object({ task: id, ...baselineTask })),
} satisfies Shape<Baseline>;

/** What stands under `plan` in the file. */
export const planSchema = z.object({
  settings: z.object(settings),
  tasks: z.array(z.object(task)),
  dependencies: z.array(z.object(dependency)),
  columns: z.array(z.object(column)),
  calendars: z.array(z.object(calendar)),
  people: z.array(z.object(person)),
  labels: z.array(z.object(label)),
  notes: z.array(z.object({ task: id, text })),
  baselines: z.array(z.object(baseline)).default([]),
});

/** `format` in the head of the file, and the version this code writes. */
export const PLAN_FORMAT = "entente-plan";
export const PLAN_FORMAT_VERSION = 1;
