// The sample's plan: the table of tasks as records, its days counted from the Monday of the week it is
// made in, so that it is always told in its middle.

import {
  createId,
  type ColumnId,
  type DependencyId,
  type LabelId,
  type PersonId,
  type TaskId,
} from "@entente/shared/model/ids";
import type { Column, Dependency, Label, Person, Plan, Task } from "@entente/shared/model/plan";
import { formatLocalDate, weekdayOf, type LocalDateTime } from "@entente/shared/model/time";
import { orderKeyAt } from "@entente/shared/exchange/order-sequence";
import {
  createColumnRecord,
  createSettingsRecord,
  createTaskRecord,
  standardCalendars,
} from "@entente/shared/exchange/plan-records";
import { dependencyId } from "@entente/shared/doc/read-records";
import type { User } from "@entente/shared/http/account";
import {
  SAMPLE_PHASES,
  WEEKS_SINCE_START,
  type SampleColumn,
  type SampleLabel,
  type SamplePerson,
  type SampleTask,
} from "./sample-tasks.ts";

export const SAMPLE_NAME = "Website relaunch (sample)";
export const CLIENT_NAME = "Camille Roy";
export const DESIGNER_NAME = "Ines Moreau";

const DAY_MS = 86_400_000;
const DAY_MINUTES = 480;

const COLUMNS: readonly (readonly [SampleColumn, string, Partial<Column>])[] = [
  ["todo", "To do", {}],
  ["doing", "In progress", { wipLimit: 4 }],
  ["review", "Review", {}],
  ["done", "Done", { countsAsDone: true }],
];
const PEOPLE: readonly (readonly [SamplePerson, string])[] = [
  ["ines", DESIGNER_NAME],
  ["tom", "Tom Okafor"],
  ["lea", "Lea Brandt"],
  ["camille", CLIENT_NAME],
];
const LABELS: readonly (readonly [SampleLabel, string, Label["color"]])[] = [
  ["design", "Design", "violet"],
  ["content", "Content", "teal"],
  ["build", "Build", "blue"],
  ["client", "Client", "orange"],
  ["quality", "Quality", "green"],
];

/** Days since 1970-01-01 of the Monday of the week that holds `now` (milliseconds). */
export function mondayOf(now: number): number {
  const today = Math.floor(now / DAY_MS);
  return today - ((weekdayOf(today) + 6) % 7);
}

export interface SamplePlan {
  readonly plan: Plan;
  /** The task of each key of the table. */
  readonly tasks: ReadonlyMap<string, TaskId>;
}

/** The plan with `user` among its people, told in the week of `now`. */
export function samplePlan(user: User, now: number): SamplePlan {
  const monday = mondayOf(now);
  const at = (days: number, time: string) => `${formatLocalDate(monday + days)}T${time}` as LocalDateTime;
  const ids = new Map<string, TaskId>();
  for (const phase of SAMPLE_PHASES) for (const { key } of [phase, ...phase.tasks]) ids.set(key, createId<TaskId>());
  const idOf = (key: string): TaskId => {
    const id = ids.get(key);
    if (!id) throw new Error(`the sample has no task ${key}`);
    return id;
  };

  const columnIds = new Map(COLUMNS.map(([key]) => [key, createId<ColumnId>()]));
  const labelIds = new Map(LABELS.map(([key]) => [key, createId<LabelId>()]));
  const people = new Map<PersonId, Person>();
  const personIds = new Map<SamplePerson, PersonId>();
  const addPerson = (key: SamplePerson, person: Omit<Person, "id" | "calendar">): void => {
    const id = createId<PersonId>();
    personIds.set(key, id);
    people.set(id, { id, calendar: null, ...person });
  };
  addPerson("me", { name: user.name, email: user.email, userId: user.id });
  for (const [key, name] of PEOPLE) addPerson(key, { name, email: null, userId: null });

  const tasks = new Map<TaskId, Task>();
  const notes = new Map<TaskId, string>();
  let place = 0;
  const add = (entry: SampleTask, parent: TaskId | null): void => {
    const id = idOf(entry.key);
    const order = orderKeyAt(place++);
    const { key: _key, title, days, after: _after, column = "todo", percent = 0, began, ended, deadline } = entry;
    tasks.set(
      id,
      createTaskRecord({
        id,
        title,
        parent,
        order,
        cardOrder: order,
        kind: days === 0 ? "milestone" : "task",
        durationMinutes: days * DAY_MINUTES,
        column: columnIds.get(column)!,
        percentComplete: percent,
        actualStart: began === undefined ? null : at(began, days === 0 ? "17:00" : "08:00"),
        actualFinish: ended === undefined ? null : at(ended, "17:00"),
        deadline: deadline === undefined ? null : at(deadline, "17:00"),
        assignees: (entry.who ?? []).map((who) => personIds.get(who)!).sort(),
        labels: (entry.labels ?? []).map((label) => labelIds.get(label)!).sort(),
        priority: entry.priority ?? "none",
        blocked: entry.blocked ?? null,
        checklist: (entry.checklist ?? []).map((item, index) => ({
          id: createId(),
          text: item.replace(/^x /, ""),
          done: item.startsWith("x "),
          order: orderKeyAt(index),
        })),
      }),
    );
    if (entry.notes) notes.set(id, entry.notes);
  };
  for (const phase of SAMPLE_PHASES) {
    add({ key: phase.key, title: phase.title, days: 1 }, null);
    for (const task of phase.tasks) add(task, idOf(phase.key));
  }

  return {
    tasks: ids,
    plan: {
      settings: {
        ...createSettingsRecord(SAMPLE_NAME, formatLocalDate(monday - 7 * WEEKS_SINCE_START)),
        locale: "en-GB",
      },
      tasks,
      notes,
      baselines: new Map(),
      dependencies: new Map(
        SAMPLE_PHASES.flatMap(({ tasks: list }) => list)
          .flatMap((task) => (task.after ?? []).map((written) => linkOf(written, idOf(task.key), idOf)))
          .map((link) => [link.id, link]),
      ),
      columns: new Map(
        COLUMNS.map(([key, name, rest], index) => {
          const id = columnIds.get(key)!;
          return [id, { ...createColumnRecord(id, name, orderKeyAt(index), false), ...rest }];
        }),
      ),
      calendars: standardCalendars(),
      people,
      labels: new Map(
        LABELS.map(([key, name, color]) => [labelIds.get(key)!, { id: labelIds.get(key)!, name, color }]),
      ),
    },
  };
}

/** "a SS +2d" as a dependency on `a`. */
function linkOf(written: string, successor: TaskId, idOf: (key: string) => TaskId): Dependency {
  const [key = "", ...rest] = written.split(" ");
  const lag = rest.find((part) => part.startsWith("+"));
  const predecessor = idOf(key);
  return {
    id: dependencyId(predecessor, successor) as DependencyId,
    predecessor,
    successor,
    type: rest.includes("SS") ? "SS" : "FS",
    lag: lag ? Number.parseInt(lag, 10) * DAY_MINUTES : 0,
    lagUnit: "working",
  };
}
