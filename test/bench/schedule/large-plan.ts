// A plan of any size for the scheduler's benchmarks: one task in ten a summary, two links to a task,
// five calendars with holidays, one task in twenty constrained, three-point estimates. Always the same.

import { createSettingsRecord, createTaskRecord, standardCalendars } from "@entente/shared/exchange/plan-records";
import type { CalendarId, DependencyId, PersonId, TaskId } from "@entente/shared/model/ids";
import type {
  Calendar,
  ConstraintType,
  Dependency,
  DependencyType,
  Plan,
  Shifts,
  Task,
} from "@entente/shared/model/plan";
import type { LocalDate, LocalDateTime } from "@entente/shared/model/time";
import { formatLocalDate, formatLocalDateTime, parseLocalDate } from "@entente/shared/model/time";

const START = "2026-01-05" as LocalDate;

/** Numbers from 0 to 1, the same every time (mulberry32). */
export function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let x = Math.imul(state ^ (state >>> 15), 1 | state);
    x = (x + Math.imul(x ^ (x >>> 7), 61 | x)) ^ x;
    return ((x ^ (x >>> 14)) >>> 0) / 4294967296;
  };
}

const DAYS: readonly Shifts[] = [
  [
    [480, 720],
    [780, 1020],
  ],
  [[420, 900]],
  [[360, 840]],
  [[840, 1320]],
  [
    [0, 240],
    [1320, 1440],
  ],
];

function calendarOf(index: number): Calendar {
  const first = parseLocalDate(START)!;
  const hours = DAYS[index]!;
  const weekend = index >= 3 ? hours : [];
  return {
    id: `calendar${index}` as CalendarId,
    name: `Calendar ${index}`,
    base: null,
    week: [weekend, hours, hours, hours, hours, hours, []],
    exceptions: Array.from({ length: 60 }, (_, k) => {
      const day = formatLocalDate(first + 29 * k + 3 * index);
      return { id: `off${k}`, name: "Holiday", from: day, to: day, shifts: [], repeat: null };
    }),
    workWeeks: [],
  };
}

/** A plan of `count` tasks, summaries among them, and twice as many links. */
export function createLargePlan(count: number): Plan {
  const random = createRandom(1);
  const below = (limit: number) => Math.floor(random() * limit);
  const first = parseLocalDate(START)! * 1440;
  const tasks = new Map<TaskId, Task>();
  const leaves: TaskId[] = [];
  let summary: TaskId | null = null;
  const constraints: readonly ConstraintType[] = ["SNET", "SNET", "SNET", "FNET", "FNLT", "SNLT", "MSO"];
  for (let i = 0; i < count; i += 1) {
    const id = `t${i}` as TaskId;
    const order = String(i).padStart(7, "0");
    const isSummary = i % 10 === 0;
    if (isSummary) summary = id;
    else leaves.push(id);
    const durationMinutes = 120 * (1 + below(20));
    const isConstrained = !isSummary && random() < 0.05;
    const constraint = isConstrained ? constraints[below(constraints.length)]! : "ASAP";
    tasks.set(
      id,
      createTaskRecord({
        id,
        title: `Task ${i}`,
        parent: isSummary ? null : summary,
        order,
        cardOrder: order,
        kind: !isSummary && random() < 0.03 ? "milestone" : "task",
        durationMinutes,
        optimisticMinutes: durationMinutes * 0.7,
        pessimisticMinutes: durationMinutes * 2,
        constraint,
        constraintDate: isConstrained
          ? (formatLocalDateTime(first + 1440 * Math.floor((i / count) * 300 + below(200)) + 480) as LocalDateTime)
          : null,
        assignees: [`p${below(40)}` as PersonId],
        percentComplete: 0,
      }),
    );
  }
  const dependencies = new Map<DependencyId, Dependency>();
  const types: readonly DependencyType[] = ["FS", "FS", "FS", "FS", "FS", "FS", "FS", "SS", "FF"];
  while (dependencies.size < 2 * count && leaves.length > 1) {
    const to = 1 + below(leaves.length - 1);
    const from = Math.max(0, to - 1 - below(Math.min(to, 400)));
    const [predecessor, successor] = [leaves[from]!, leaves[to]!];
    const id = `${predecessor}>${successor}` as DependencyId;
    if (predecessor === successor || dependencies.has(id)) continue;
    const lag = random() < 0.1 ? 60 * (below(10) - 2) : 0;
    dependencies.set(id, { id, predecessor, successor, type: types[below(types.length)]!, lag, lagUnit: "working" });
  }
  const calendars = DAYS.map((_, index) => calendarOf(index));
  return {
    settings: { ...createSettingsRecord("Large", START), calendar: "calendar0" as CalendarId },
    tasks,
    dependencies,
    columns: new Map(),
    calendars: new Map([...standardCalendars(), ...calendars.map((calendar) => [calendar.id, calendar] as const)]),
    people: new Map(
      Array.from({ length: 40 }, (_, k) => {
        const id = `p${k}` as PersonId;
        return [id, { id, name: id, email: null, userId: null, calendar: calendars[k % 5]!.id }];
      }),
    ),
    labels: new Map(),
    notes: new Map(),
    baselines: new Map(),
  };
}
