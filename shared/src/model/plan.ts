// The plan as plain readonly records: what the checked readers of `doc` return, what `exchange`
// reads and writes, what `schedule` turns into dates. It holds inputs only; dates are derived.

import type { Assignment, Split } from "./assignment.ts";
import type { Baseline, BaselineNumber } from "./baseline.ts";
import type { CalendarId, ChecklistItemId, ColumnId, DependencyId, LabelId, PersonId, TaskId } from "./ids.ts";
import type { Recurrence } from "./recurrence.ts";
import type { LocalDate, LocalDateTime } from "./time.ts";

/** A milestone is a mark; both kinds become a summary by having children. */
export type TaskKind = "task" | "milestone";
export const TASK_KINDS: readonly TaskKind[] = ["task", "milestone"];

export type ConstraintType = "ASAP" | "ALAP" | "SNET" | "SNLT" | "FNET" | "FNLT" | "MSO" | "MFO";
export const CONSTRAINT_TYPES: readonly ConstraintType[] = [
  "ASAP",
  "ALAP",
  "SNET",
  "SNLT",
  "FNET",
  "FNLT",
  "MSO",
  "MFO",
];

export type Priority = "none" | "low" | "medium" | "high" | "urgent";
export const PRIORITIES: readonly Priority[] = ["none", "low", "medium", "high", "urgent"];

export type DependencyType = "FS" | "SS" | "FF" | "SF";
export const DEPENDENCY_TYPES: readonly DependencyType[] = ["FS", "SS", "FF", "SF"];

/** `working`: minutes of working time. `elapsed`: minutes round the clock. `percent`: per cent of the predecessor's duration. */
export type LagUnit = "working" | "elapsed" | "percent";
export const LAG_UNITS: readonly LagUnit[] = ["working", "elapsed", "percent"];

/** Which end of the project is fixed. */
export type ScheduleFrom = "start" | "finish";
export const SCHEDULE_FROM: readonly ScheduleFrom[] = ["start", "finish"];

export interface ChecklistItem {
  readonly id: ChecklistItemId;
  readonly text: string;
  readonly done: boolean;
  readonly order: string;
}

export interface Task {
  readonly id: TaskId;
  readonly title: string;
  readonly parent: TaskId | null;
  /** Fractional key among the siblings under `parent`; ties break by id. */
  readonly order: string;
  readonly kind: TaskKind;
  /** A column that exists, or null only while the plan has none. */
  readonly column: ColumnId | null;
  /** Fractional key among the cards of `column`; ties break by id. */
  readonly cardOrder: string;
  /** Working minutes (round-the-clock minutes when `elapsed`); may have a fraction; 0 to 10^9. */
  readonly durationMinutes: number;
  /** The rest of a three-point estimate, of which the duration is the likeliest: at best and at worst, or null where nobody said. */
  readonly optimisticMinutes: number | null;
  readonly pessimisticMinutes: number | null;
  readonly elapsed: boolean;
  readonly constraint: ConstraintType;
  /** Set for every constraint but ASAP and ALAP. */
  readonly constraintDate: LocalDateTime | null;
  readonly deadline: LocalDateTime | null;
  /** 0 to 100. */
  readonly percentComplete: number;
  readonly actualStart: LocalDateTime | null;
  readonly actualFinish: LocalDateTime | null;
  /** Manually scheduled: keeps `manualStart` and its duration whatever the links say. */
  readonly manual: boolean;
  readonly manualStart: LocalDateTime | null;
  /** Sorted by id. */
  readonly assignees: readonly PersonId[];
  /** Of those assignees who don't give all their time, evenly, for the whole duration. Sorted by person. */
  readonly assignments: readonly Assignment[];
  /** Where all work pauses, in order; the duration doesn't count the pauses. */
  readonly splits: readonly Split[];
  /** Sorted by id. */
  readonly labels: readonly LabelId[];
  readonly priority: Priority;
  /** Why work on it can't go on ("" when nobody said why), or null while it can. */
  readonly blocked: string | null;
  /** What the card shows on top: a label colour, or the sha256 (64 hex digits) of a picture among the project's prototypes. */
  readonly cover: string | null;
  /** In order. */
  readonly checklist: readonly ChecklistItem[];
  /** Estimated effort in minutes of work, or null when nobody estimated. */
  readonly estimateMinutes: number | null;
  /** Task calendar; null follows the project's (or the assignees'). */
  readonly calendar: CalendarId | null;
  readonly ignoreResourceCalendars: boolean;
  /** Minutes round the clock by which levelling shifts the start; 0 without. */
  readonly levellingDelayMinutes: number;
  /** False: left out of the schedule, as MS Project's inactive tasks. */
  readonly active: boolean;
  readonly archived: boolean;
}

export interface Dependency {
  readonly id: DependencyId;
  readonly predecessor: TaskId;
  readonly successor: TaskId;
  readonly type: DependencyType;
  /** Minutes, or per cent when `lagUnit` is `percent`; negative is a lead. */
  readonly lag: number;
  readonly lagUnit: LagUnit;
}

export interface Column {
  readonly id: ColumnId;
  readonly name: string;
  readonly order: string;
  /** At most so many cards, or null. */
  readonly wipLimit: number | null;
  /** The hue of the column's head, or null for the neutral one. */
  readonly color: LabelColor | null;
  readonly countsAsDone: boolean;
  readonly archived: boolean;
}

/** Working shifts of a day: pairs [from, to) in minutes since midnight, 0 ≤ from < to ≤ 1440, sorted and disjoint. */
export type Shifts = readonly (readonly [from: number, to: number])[];

export interface CalendarException {
  readonly id: string;
  readonly name: string;
  /** First and last day, both inclusive. */
  readonly from: LocalDate;
  readonly to: LocalDate;
  /** Empty: a day off. */
  readonly shifts: Shifts;
  /** The days between that count; null: all of them. */
  readonly repeat: Recurrence | null;
}

/** A range in which other weekly hours hold. */
export interface WorkWeek {
  readonly id: string;
  readonly name: string;
  readonly from: LocalDate;
  readonly to: LocalDate;
  /** Sunday first; null keeps the calendar's own weekday. */
  readonly week: readonly (Shifts | null)[];
}

export interface Calendar {
  readonly id: CalendarId;
  readonly name: string;
  /** A derived calendar takes from its base what it doesn't set itself. */
  readonly base: CalendarId | null;
  /** Seven entries, Sunday first; null takes the base's weekday (without a base: no work). */
  readonly week: readonly (Shifts | null)[];
  readonly exceptions: readonly CalendarException[];
  readonly workWeeks: readonly WorkWeek[];
}

export interface Person {
  readonly id: PersonId;
  readonly name: string;
  readonly email: string | null;
  /** The account behind the person, or null for a resource that never signed in. */
  readonly userId: string | null;
  /** Resource calendar, or null for the project's. */
  readonly calendar: CalendarId | null;
}

export interface Label {
  readonly id: LabelId;
  readonly name: string;
  /** One of LABEL_COLORS; anything else reads as `grey`. */
  readonly color: LabelColor;
}

export type LabelColor = "grey" | "red" | "orange" | "yellow" | "green" | "teal" | "blue" | "violet" | "pink" | "brown";
export const LABEL_COLORS: readonly LabelColor[] = [
  "grey",
  "red",
  "orange",
  "yellow",
  "green",
  "teal",
  "blue",
  "violet",
  "pink",
  "brown",
];

export interface PlanSettings {
  readonly name: string;
  /** Project start. */
  readonly start: LocalDateTime;
  /** Project calendar; null falls back to Monday to Friday, 08:00–12:00 and 13:00–17:00. */
  readonly calendar: CalendarId | null;
  /** How many working minutes "1 day" and "1 week" mean when a duration is shown or typed. */
  readonly minutesPerDay: number;
  readonly minutesPerWeek: number;
  /** Critical when total slack ≤ this many working minutes. */
  readonly criticalSlackMinutes: number;
  /** Constraint dates win over links (on, as MS Project's default) or links win (off). */
  readonly honourConstraints: boolean;
  readonly statusDate: LocalDateTime | null;
  /** `finish`: dates are counted back from `finish`, and new tasks are as late as possible. */
  readonly scheduleFrom: ScheduleFrom;
  /** When the project must be done; counted from only while `scheduleFrom` is `finish`. */
  readonly finish: LocalDateTime | null;
  /** Work that isn't done by the status date begins no earlier than it. */
  readonly rescheduleRemaining: boolean;
  /** Every chain of tasks has a critical path of its own, not only the one that ends last. */
  readonly multipleCriticalPaths: boolean;
  /** BCP 47 and ISO 4217: the client's. */
  readonly locale: string;
  readonly currency: string;
}

export interface Plan {
  readonly settings: PlanSettings;
  readonly tasks: ReadonlyMap<TaskId, Task>;
  readonly dependencies: ReadonlyMap<DependencyId, Dependency>;
  readonly columns: ReadonlyMap<ColumnId, Column>;
  readonly calendars: ReadonlyMap<CalendarId, Calendar>;
  readonly people: ReadonlyMap<PersonId, Person>;
  readonly labels: ReadonlyMap<LabelId, Label>;
  /** Notes by task; a task without notes has no entry. */
  readonly notes: ReadonlyMap<TaskId, string>;
  /** Those that were taken, by number. */
  readonly baselines: ReadonlyMap<BaselineNumber, Baseline>;
}
