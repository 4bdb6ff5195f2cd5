// Small helpers of the exchange tests: refusals, losses by name, and plans made of random records.

import fc from "fast-check";
import { BASELINE_NUMBERS, type Baseline, type BaselineNumber } from "@entente/shared/model/baseline";
import type { ExchangeError } from "@entente/shared/exchange/exchange-error";
import type { Loss } from "@entente/shared/exchange/loss";
import { orderKeyAt } from "@entente/shared/exchange/order-sequence";
import { createSettingsRecord, createTaskRecord, standardCalendars } from "@entente/shared/exchange/plan-records";
import type { ChecklistItemId, ColumnId, DependencyId, LabelId, PersonId, TaskId } from "@entente/shared/model/ids";
import { LABEL_COLORS, PRIORITIES, type Dependency, type Plan, type Task } from "@entente/shared/model/plan";
import type { LocalDate, LocalDateTime } from "@entente/shared/model/time";
import { formatLocalDateTime } from "@entente/shared/model/time";

/** The code and message with which `read` refuses; fails when it doesn't, or throws anything but an `ExchangeError`. */
export function refusal(read: () => unknown): { code: string; message: string } {
  try {
    read();
  } catch (error) {
    if (!(error instanceof Error) || error.name !== "ExchangeError") throw error;
    const { code, message } = error as ExchangeError;
    return { code, message };
  }
  throw new Error("Nothing was refused.");
}

/** `make`, once, when first asked: what stands in a `describe` also runs where its tests are skipped. */
export function lazily<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

/** How many of `what` were lost; 0 when it isn't named. */
export function lost(losses: readonly Loss[], what: string): number {
  return losses.find((loss) => loss.what === what)?.count ?? 0;
}

export const HOSTILE_TEXTS = [
  `<img src=x onerror="alert(1)">`,
  '=HYPERLINK("http://example.com","x")',
  "'=1+1",
  "+49 30 123",
  "-5",
  "@SUM(A1)",
  "a,b;c\td|e",
  'she said "no"',
  "two\nlines",
  "👩‍👩‍👧‍👦 🎉",
  "‮right to left‬ שלום",
  "__proto__",
  "x".repeat(10_000),
];

const words = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 30 }),
  fc.constantFrom(...HOSTILE_TEXTS),
  fc.stringMatching(/^[=+\-@' ,;"\na-z]{0,12}$/u),
);
/** Text as a title has it: something in it, nothing around it, line breaks as `\n`. */
const title = words.map((text) => text.toWellFormed().replace(/\r/gu, "").trim()).filter((text) => text !== "");
const moment = fc.integer({ min: 0, max: 60_000_000 }).map((minutes) => formatLocalDateTime(minutes));
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });

/** Plans with every kind of field filled: a forest of up to twelve tasks and links from earlier to later ones. */
export const plans: fc.Arbitrary<Plan> = fc
  .record({
    name: title,
    columnNames: fc.uniqueArray(title, { minLength: 1, maxLength: 4 }),
    people: fc.uniqueArray(title, { maxLength: 4 }),
    labels: fc.uniqueArray(title, { maxLength: 4 }),
    tasks: fc.array(
      fc.record({
        title,
        parent: fc.nat(),
        hasParent: fc.boolean(),
        column: fc.nat(),
        isMilestone: fc.boolean(),
        duration: fc.oneof(
          fc.nat(20).map((days) => days * 480),
          fc.nat(100_000).map((quarters) => quarters / 4),
        ),
        elapsed: fc.boolean(),
        optimistic: maybe(fc.nat(20_000)),
        pessimistic: maybe(fc.nat(20_000)),
        baseline: maybe(fc.tuple(moment, moment, fc.nat(10_000), fc.constantFrom(...BASELINE_NUMBERS))),
        constraintDate: maybe(moment),
        deadline: maybe(moment),
        percent: fc.nat(100),
        actualStart: maybe(moment),
        manualStart: maybe(moment),
        assignees: fc.array(fc.nat(), { maxLength: 3 }),
        labels: fc.array(fc.nat(), { maxLength: 3 }),
        priority: fc.constantFrom(...PRIORITIES),
        blocked: maybe(fc.oneof(fc.constant(""), title)),
        cover: maybe(fc.constantFrom(...LABEL_COLORS, "0f".repeat(32))),
        checklist: fc.array(fc.record({ text: title, done: fc.boolean() }), { maxLength: 3 }),
        estimate: maybe(fc.nat(5000)),
        notes: maybe(title),
        archived: fc.boolean(),
        active: fc.boolean(),
        link: maybe(
          fc.record({
            from: fc.nat(),
            lag: fc.integer({ min: -5000, max: 5000 }),
            type: fc.constantFrom("FS", "SS", "FF", "SF"),
            unit: fc.constantFrom("working", "elapsed", "percent"),
          }),
        ),
      }),
      { minLength: 1, maxLength: 12 },
    ),
  })
  .map((drawn): Plan => {
    const pick = <T>(list: readonly T[], n: number): T[] => (list.length === 0 ? [] : [list[n % list.length] as T]);
    const columns = drawn.columnNames.map((name, i) => ({
      id: `c${i + 1}` as ColumnId,
      name,
      order: orderKeyAt(i),
      wipLimit: null,
      color: i % 2 === 0 ? null : (LABEL_COLORS[i % 10] ?? null),
      countsAsDone: false,
      archived: false,
    }));
    const people = drawn.people.map((name, i) => ({
      id: `p${i + 1}` as PersonId,
      name,
      email: null,
      userId: null,
      calendar: null,
    }));
    const labels = drawn.labels.map((name, i) => ({
      id: `l${i + 1}` as LabelId,
      name,
      color: LABEL_COLORS[i % 10] ?? "grey",
    }));
    const tasks = new Map<TaskId, Task>();
    const notes = new Map<TaskId, string>();
    const baselines = new Map<BaselineNumber, Baseline>();
    const dependencies = new Map<DependencyId, Dependency>();
    drawn.tasks.forEach((task, i) => {
      const id = `t${i + 1}` as TaskId;
      const parent = task.hasParent && i > 0 ? (`t${(task.parent % i) + 1}` as TaskId) : null;
      const ids = <T extends { id: string }>(list: readonly T[], picks: readonly number[]) =>
        [...new Set(picks.flatMap((n) => pick(list, n)).map((record) => record.id as T["id"]))].sort();
      tasks.set(
        id,
        createTaskRecord({
          id,
          title: task.title,
          parent,
          order: orderKeyAt(i),
          column: columns[task.column % columns.length]?.id ?? null,
          cardOrder: orderKeyAt(i),
          kind: task.isMilestone ? "milestone" : "task",
          durationMinutes: task.duration,
          elapsed: task.elapsed,
          optimisticMinutes: task.optimistic,
          pessimisticMinutes: task.pessimistic,
          constraint: task.constraintDate === null ? "ALAP" : "FNLT",
          constraintDate: task.constraintDate,
          deadline: task.deadline,
          percentComplete: task.percent,
          actualStart: task.actualStart,
          manual: task.manualStart !== null,
          manualStart: task.manualStart,
          assignees: ids(people, task.assignees),
          labels: ids(labels, task.labels),
          assignments: ids(people, task.assignees)
            .slice(0, 1)
            .map((person) => ({
              person,
              units: 0.5,
              workMinutes: task.percent,
              overtimeMinutes: 3,
              delayMinutes: task.duration / 2,
              contour: task.isMilestone ? ([[30, 15]] as const) : "bell",
            })),
          splits: task.elapsed ? [{ at: 15, pause: 90 }] : [],
          priority: task.priority,
          blocked: task.blocked,
          cover: task.cover,
          checklist: task.checklist.map((item, n) => ({
            id: `i${n + 1}` as ChecklistItemId,
            order: orderKeyAt(n),
            ...item,
          })),
          estimateMinutes: task.estimate,
          archived: task.archived,
          active: task.active,
        }),
      );
      if (task.baseline !== null) {
        const [one, other, durationMinutes, number] = task.baseline;
        const [start, finish] = [one, other].sort() as [LocalDateTime, LocalDateTime];
        const kept = baselines.get(number)?.tasks ?? [];
        const tasks = new Map([...kept, [id, { start, finish, durationMinutes }]]);
        baselines.set(number, { number, name: `Baseline ${number}`, takenAt: 1_700_000_000_000 + i, tasks });
      }
      if (task.notes !== null) notes.set(id, task.notes);
      if (task.link !== null && i > 0) {
        const predecessor = `t${(task.link.from % i) + 1}` as TaskId;
        const linkId = `${predecessor}>${id}` as DependencyId;
        dependencies.set(linkId, {
          id: linkId,
          predecessor,
          successor: id,
          type: task.link.type as Dependency["type"],
          lag: task.link.lag,
          lagUnit: task.link.unit as Dependency["lagUnit"],
        });
      }
    });
    return {
      settings: {
        ...createSettingsRecord(drawn.name, "2024-01-01" as LocalDate),
        statusDate: "2024-02-01T12:00" as LocalDateTime,
        scheduleFrom: "finish",
        finish: "2024-12-01T12:00" as LocalDateTime,
        rescheduleRemaining: true,
        multipleCriticalPaths: true,
      },
      tasks,
      dependencies,
      columns: new Map(columns.map((column) => [column.id, column])),
      calendars: standardCalendars(),
      people: new Map(people.map((person) => [person.id, person])),
      labels: new Map(labels.map((label) => [label.id, label])),
      notes,
      baselines,
    };
  });
