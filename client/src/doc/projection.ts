// The plan document as plain frozen records that Vue can watch: the only observer of Yjs in the
// client. Observers only note which records changed; one flush a frame reads them (own changes
// flush at once, before the call that made them returns). What it shows is always equal to
// `readPlan` of the same document; components never see a Yjs type.

import { compareOrder } from "@entente/shared/doc/order-keys";
import { mendDependencies } from "@entente/shared/doc/integrity";
import { readCalendar, readColumn, readDependency, readLabel, readPerson, readSettings } from "@entente/shared/doc/read-records";
import { outlineRows } from "@entente/shared/model/outline";
import type { OutlineRow } from "@entente/shared/model/outline";
import type { CalendarId, ColumnId, DependencyId, LabelId, PersonId, TaskId } from "@entente/shared/model/ids";
import type { Calendar, Column, Dependency, Label, Person, Plan, PlanSettings, Task } from "@entente/shared/model/plan";
import { computed, shallowRef } from "vue";
import type { ComputedRef, ShallowRef } from "vue";
import type * as Y from "yjs";
import { groupCards } from "./card-groups.ts";
import { browserFrame, createOnce } from "./frame.ts";
import type { RequestFrame } from "./frame.ts";
import { createNotes } from "./notes.ts";
import { RecordTable } from "./record-table.ts";
import { TaskTable } from "./task-table.ts";
import { watchRoot } from "./watch-root.ts";

/** Told once a flush: the tasks that changed, whether others changed them, and who (a Yjs client id) when it was one replica. */
export type TaskChanges = (ids: ReadonlySet<TaskId>, remote: boolean, author: number | null) => void;

export interface PlanProjection {
  /** Reactive per task. */
  task(id: TaskId): Task | undefined;
  /** Reactive per task. */
  notes(id: TaskId): string;
  readonly rows: ComputedRef<readonly OutlineRow[]>;
  /** By column: the cards in order; archived tasks and summaries aren't cards. */
  readonly cards: ComputedRef<ReadonlyMap<ColumnId, readonly TaskId[]>>;
  /** In order, archived ones too. */
  readonly columns: Readonly<ShallowRef<readonly Column[]>>;
  readonly people: Readonly<ShallowRef<readonly Person[]>>;
  readonly labels: Readonly<ShallowRef<readonly Label[]>>;
  readonly calendars: Readonly<ShallowRef<readonly Calendar[]>>;
  readonly dependencies: Readonly<ShallowRef<readonly Dependency[]>>;
  readonly settings: Readonly<ShallowRef<PlanSettings>>;
  /** Bumped when order, parent, column, archived or the set of tasks, columns or dependencies changes. */
  readonly structureVersion: Readonly<ShallowRef<number>>;
  /** Bumped when anything changes that dates depend on. */
  readonly scheduleVersion: Readonly<ShallowRef<number>>;
  /** The records as they are now, live and not reactive: for the scheduler and for counting. */
  readonly plan: Plan;
  onChange(listener: TaskChanges): () => void;
  /** Shows what was noted since the last flush. */
  flush(): void;
  destroy(): void;
}

const byName = <T extends { readonly name: string; readonly id: string }>(list: readonly T[]) =>
  [...list].sort((a, b) => a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1));

/** Follows `doc` until destroyed. `requestFrame` says when remote changes are shown. */
export function createProjection(doc: Y.Doc, requestFrame: RequestFrame = browserFrame): PlanProjection {
  const root = (name: string) => doc.getMap<unknown>(name);
  const tasks = new TaskTable(root("tasks"));
  const columns = new RecordTable<ColumnId, Column>(root("columns"), readColumn, (list) => [...list].sort(compareOrder));
  const people = new RecordTable<PersonId, Person>(root("people"), readPerson, byName);
  const labels = new RecordTable<LabelId, Label>(root("labels"), readLabel, byName);
  const calendars = new RecordTable<CalendarId, Calendar>(root("calendars"), readCalendar, byName);
  const links = new RecordTable<DependencyId, Dependency>(root("dependencies"), readDependency);
  const settings = shallowRef<PlanSettings>(Object.freeze(readSettings(root("settings"))));
  const dependencies = shallowRef<readonly Dependency[]>([]);
  const outlineVersion = shallowRef(0);
  const boardVersion = shallowRef(0);
  const structureVersion = shallowRef(0);
  const scheduleVersion = shallowRef(0);

  const listeners = new Set<TaskChanges>();
  const own = new Set<TaskId>();
  const remote = new Set<TaskId>();
  const authors = new Set<number>();
  const once = createOnce(requestFrame, flush);
  const notes = createNotes(doc, () => once.ask());
  let settingsDirty = false;
  const plan = {
    get settings() {
      return settings.value;
    },
    tasks: tasks.records,
    dependencies: new Map<DependencyId, Dependency>() as ReadonlyMap<DependencyId, Dependency>,
    columns: columns.records,
    calendars: calendars.records,
    people: people.records,
    labels: labels.records,
    notes: notes.seen,
  };

  function watchTable<K extends string>(name: string, dirty: Set<K>): () => void {
    return watchRoot<K>(root(name), (id) => {
      dirty.add(id);
      once.ask();
    });
  }
  const dirty = {
    columns: new Set(root("columns").keys() as Iterable<ColumnId>),
    people: new Set(root("people").keys() as Iterable<PersonId>),
    labels: new Set(root("labels").keys() as Iterable<LabelId>),
    calendars: new Set(root("calendars").keys() as Iterable<CalendarId>),
    dependencies: new Set(root("dependencies").keys() as Iterable<DependencyId>),
  };
  const unwatch = [
    ...Object.entries(dirty).map(([name, ids]) => watchTable(name, ids as Set<string>)),
    watchRoot<TaskId>(root("tasks"), (id, isRemote) => {
      (isRemote ? remote : own).add(id);
      once.ask();
    }),
    watchRoot(root("settings"), () => {
      settingsDirty = true;
      once.ask();
    }),
  ];

  const onTransaction = (transaction: Y.Transaction) => {
    if (transaction.local) {
      if (own.size > 0 || settingsDirty || notes.isDirty() || Object.values(dirty).some((ids) => ids.size > 0)) flush();
    } else if (remote.size > 0) {
      for (const [client, clock] of transaction.afterState) {
        if (clock > (transaction.beforeState.get(client) ?? 0)) authors.add(client);
      }
    }
  };
  doc.on("afterTransaction", onTransaction);

  function refreshTables(): { columnsChanged: boolean; scheduleChanged: boolean; linksChanged: boolean } {
    const columnsChanged = dirty.columns.size > 0;
    const linksChanged = dirty.dependencies.size > 0;
    const scheduleChanged = settingsDirty || linksChanged || dirty.calendars.size > 0 || dirty.people.size > 0;
    if (settingsDirty) settings.value = Object.freeze(readSettings(root("settings")));
    settingsDirty = false;
    if (columnsChanged) columns.refresh(dirty.columns);
    if (dirty.people.size > 0) people.refresh(dirty.people);
    if (dirty.labels.size > 0) labels.refresh(dirty.labels);
    if (dirty.calendars.size > 0) calendars.refresh(dirty.calendars);
    if (linksChanged) links.refresh(dirty.dependencies);
    for (const ids of Object.values(dirty)) ids.clear();
    return { columnsChanged, scheduleChanged, linksChanged };
  }

  function flush(): void {
    once.cancel();
    const author = authors.size === 1 ? [...authors][0]! : null;
    const told = [
      [new Set(own), false, null],
      [new Set(remote), true, author],
    ] as const;
    own.clear();
    remote.clear();
    authors.clear();
    const { columnsChanged, scheduleChanged, linksChanged } = refreshTables();
    const changed = new Set([...told[0][0], ...told[1][0]]);
    const change =
      changed.size > 0 || columnsChanged ? tasks.refresh(changed, columns.records, columnsChanged) : null;
    const outline = change?.outline ?? false;
    if (linksChanged || outline) {
      const mended = mendDependencies(links.records, tasks.records).dependencies;
      plan.dependencies = mended;
      dependencies.value = [...mended.values()];
    }
    notes.flush();
    if (outline) outlineVersion.value++;
    if (change?.board || outline) boardVersion.value++;
    if (outline || change?.board || linksChanged) structureVersion.value++;
    if (scheduleChanged || change?.schedule) scheduleVersion.value++;
    for (const [ids, isRemote, by] of told) {
      if (ids.size > 0) for (const listener of [...listeners]) listener(ids, isRemote, by);
    }
  }

  for (const id of root("tasks").keys()) remote.add(id as TaskId);
  flush();

  return {
    task: (id) => tasks.task(id),
    notes: (id) => notes.text(id),
    rows: computed(() => {
      void outlineVersion.value;
      return outlineRows(tasks.records);
    }),
    cards: computed(() => {
      void boardVersion.value;
      return groupCards(tasks.records);
    }),
    columns: columns.list,
    people: people.list,
    labels: labels.list,
    calendars: calendars.list,
    dependencies,
    settings,
    structureVersion,
    scheduleVersion,
    plan,
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    flush,
    destroy() {
      once.cancel();
      doc.off("afterTransaction", onTransaction);
      for (const stop of unwatch) stop();
      notes.destroy();
      listeners.clear();
    },
  };
}
