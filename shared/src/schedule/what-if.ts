// What edits would do to the dates, without doing them: they are laid over the plan's records, the
// result is scheduled and compared. The plan itself is never touched. A what-if that is asked again
// and again, as while a bar is dragged, computes only what each set of edits reaches.

import type { Diagnostic } from "../model/diagnostic.ts";
import type { DependencyId, TaskId } from "../model/ids.ts";
import type { Calendar, Dependency, Person, Plan, PlanSettings, Task } from "../model/plan.ts";
import type { Schedule, ScheduledTask } from "../model/schedule.ts";
import { createScheduler, schedule } from "./schedule.ts";

/** Records to lay over those of a plan, by their ids: new ones are added, known ones replaced. */
export interface PlanEdits {
  readonly tasks?: readonly Task[];
  /** With everything inside them and all their dependencies. */
  readonly removedTasks?: readonly TaskId[];
  readonly dependencies?: readonly Dependency[];
  readonly removedDependencies?: readonly DependencyId[];
  readonly calendars?: readonly Calendar[];
  readonly people?: readonly Person[];
  readonly settings?: Partial<PlanSettings>;
}

/** How the dates of one task differ. Shifts are minutes on the wall, positive for later; float counts working minutes. */
export interface TaskDifference {
  readonly id: TaskId;
  readonly before: ScheduledTask;
  readonly after: ScheduledTask;
  readonly startShiftMinutes: number;
  readonly finishShiftMinutes: number;
  readonly totalSlackShiftMinutes: number;
  readonly freeSlackShiftMinutes: number;
  readonly criticalChanged: boolean;
}

export interface Outcome {
  /** The plan with the edits, and its dates. */
  readonly plan: Plan;
  readonly schedule: Schedule;
  /** Tasks on both sides whose start, finish, float or being critical differs, in the plan's order. */
  readonly changed: readonly TaskDifference[];
  /** Tasks that are scheduled on one side only. */
  readonly added: readonly TaskId[];
  readonly removed: readonly TaskId[];
  readonly startShiftMinutes: number;
  /** Of the project's finish; positive for later. */
  readonly finishShiftMinutes: number;
  readonly newDiagnostics: readonly Diagnostic[];
  readonly goneDiagnostics: readonly Diagnostic[];
}

export interface WhatIf {
  try(edits: PlanEdits): Outcome;
}

function overlay<K extends string, R extends { readonly id: K }>(
  known: ReadonlyMap<K, R>,
  changed: readonly R[] | undefined,
  removed: ReadonlySet<K> | null = null,
): ReadonlyMap<K, R> {
  if (!changed?.length && !removed?.size) return known;
  const next = new Map(known);
  for (const id of removed ?? []) next.delete(id);
  for (const record of changed ?? []) if (!removed?.has(record.id)) next.set(record.id, record);
  return next;
}

/** `ids` and every task inside one of them, at any depth. */
function withInside(tasks: ReadonlyMap<TaskId, Task>, ids: readonly TaskId[]): Set<TaskId> {
  const all = new Set(ids);
  if (all.size === 0) return all;
  const inside = new Map<TaskId, TaskId[]>();
  for (const { id, parent } of tasks.values()) {
    if (parent === null) continue;
    const siblings = inside.get(parent);
    if (siblings) siblings.push(id);
    else inside.set(parent, [id]);
  }
  for (const id of all) for (const child of inside.get(id) ?? []) all.add(child);
  return all;
}

/** The plan with `edits`; records and maps that they leave alone are the same objects. */
export function applyEdits(plan: Plan, edits: PlanEdits): Plan {
  const changed = overlay(plan.tasks, edits.tasks);
  const removedTasks = withInside(changed, edits.removedTasks ?? []);
  const removedLinks = new Set(edits.removedDependencies ?? []);
  if (removedTasks.size > 0) {
    for (const { id, predecessor, successor } of [...plan.dependencies.values(), ...(edits.dependencies ?? [])]) {
      if (removedTasks.has(predecessor) || removedTasks.has(successor)) removedLinks.add(id);
    }
  }
  return {
    ...plan,
    settings: edits.settings ? { ...plan.settings, ...edits.settings } : plan.settings,
    tasks: overlay(changed, [], removedTasks),
    dependencies: overlay(plan.dependencies, edits.dependencies, removedLinks),
    calendars: overlay(plan.calendars, edits.calendars),
    people: overlay(plan.people, edits.people),
  };
}

function differenceOf(before: ScheduledTask, after: ScheduledTask): TaskDifference | null {
  const difference = {
    id: after.id,
    before,
    after,
    startShiftMinutes: after.start - before.start,
    finishShiftMinutes: after.finish - before.finish,
    totalSlackShiftMinutes: after.totalSlackMinutes - before.totalSlackMinutes,
    freeSlackShiftMinutes: after.freeSlackMinutes - before.freeSlackMinutes,
    criticalChanged: after.critical !== before.critical,
  };
  const isSame =
    difference.startShiftMinutes === 0 &&
    difference.finishShiftMinutes === 0 &&
    difference.totalSlackShiftMinutes === 0 &&
    difference.freeSlackShiftMinutes === 0 &&
    !difference.criticalChanged;
  return isSame ? null : difference;
}

const keyOf = ({ code, ids, message }: Diagnostic) => `${code}\n${ids.join(" ")}\n${message}`;

function without(list: readonly Diagnostic[], others: readonly Diagnostic[]): readonly Diagnostic[] {
  const known = new Set(others.map(keyOf));
  return list.filter((one) => !known.has(keyOf(one)));
}

/** What differs between two schedules, whatever plans they are of. */
export function compareSchedules(before: Schedule, after: Schedule): Omit<Outcome, "plan" | "schedule"> {
  const changed: TaskDifference[] = [];
  const added: TaskId[] = [];
  for (const task of after.tasks.values()) {
    const known = before.tasks.get(task.id);
    if (!known) added.push(task.id);
    const difference = known && known !== task ? differenceOf(known, task) : null;
    if (difference) changed.push(difference);
  }
  const removed = Array.from(before.tasks.keys()).filter((id) => !after.tasks.has(id));
  return {
    changed,
    added,
    removed,
    startShiftMinutes: after.start - before.start,
    finishShiftMinutes: after.finish - before.finish,
    newDiagnostics: without(after.diagnostics, before.diagnostics),
    goneDiagnostics: without(before.diagnostics, after.diagnostics),
  };
}

/** Prepares what-ifs on one plan; each is laid over `plan` afresh, not over the one before. `current` is its schedule. */
export function createWhatIf(plan: Plan, current: Schedule = schedule(plan)): WhatIf {
  const scheduler = createScheduler();
  return {
    try(edits) {
      const edited = applyEdits(plan, edits);
      const result = scheduler.update(edited);
      return { plan: edited, schedule: result, ...compareSchedules(current, result) };
    },
  };
}

/** What `edits` would do to `plan`, whose schedule is `current`. */
export function whatIf(plan: Plan, edits: PlanEdits, current: Schedule = schedule(plan)): Outcome {
  return createWhatIf(plan, current).try(edits);
}
