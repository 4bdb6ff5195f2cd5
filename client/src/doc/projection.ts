// The plan document as plain frozen records that Vue can watch: the only observer of Yjs in the
// client. Observers only note which records changed; one flush a frame reads them (own changes
// flush at once, before the call that made them returns). What it shows is always equal to
// `readPlan` of the same document; components never see a Yjs type.

import { mendDependencies } from "@entente/shared/doc/integrity";
import {
  readCalendar,
  readColumn,
  readDependency,
  readLabel,
  readPerson,
  readSettings,
} from "@entente/shared/doc/read-records";
import { mendCalendarOf, mendCalendars } from "@entente/shared/doc/references";
import { isUsableId } from "@entente/shared/doc/values";
import { outlineRows } from "@entente/shared/model/outline";
import type { OutlineRow } from "@entente/shared/model/outline";
import { compareOrder } from "@entente/shared/model/order";
import type { CalendarId, ColumnId, DependencyId, LabelId, PersonId, TaskId } from "@entente/shared/model/ids";
import type { Calendar, Column, Dependency, Label, Person, Plan, PlanSettings, Task } from "@entente/shared/model/plan";
import { computed, shallowRef } from "vue";
import type { ComputedRef, ShallowRef } from "vue";
import type * as Y from "yjs";
import { createBaselineTable } from "./baseline-table.ts";
import type { BaselineTable } from "./baseline-table.ts";
import { groupCards } from "./card-groups.ts";
import { joinDirty, markDirty } from "./dirty-tasks.ts";
import type { DirtyTasks } from "./dirty-tasks.ts";
import { browserFrame, createOnce } from "./frame.ts";
import type { RequestFrame } from "./frame.ts";
import { createNotes } from "./notes.ts";
import { createRecordTable } from "./record-table.ts";
import type { RecordTable } from "./record-table.ts";
import { TaskTable } from "./task-table.ts";
import { watchRoot } from "./watch-root.ts";

/** Told once a flush: the tasks that changed, whether others changed them, and who (a Yjs client id) when it was one replica. */
export type TaskChanges = (ids: ReadonlySet<TaskId>, remote: boolean, author: number | null) => void;

export interface PlanProjection {
  /** Reactive per task. */
  task(id: TaskId): Task | undefined;
  /** Reactive per task. */
  notes(id: TaskId): string;
  /** Reactive per task. */
  hasNotes(id: TaskId): boolean;
  readonly rows: ComputedRef<readonly OutlineRow[]>;
  /** By column: the cards in order; archived tasks and summaries aren't cards. */
  readonly cards: ComputedRef<ReadonlyMap<ColumnId, readonly TaskId[]>>;
  /** Archived tasks, by title. */
  readonly archived: ComputedRef<readonly Task[]>;
  /** In order, archived ones too. */
  readonly columns: Readonly<ShallowRef<readonly Column[]>>;
  readonly people: Readonly<ShallowRef<readonly Person[]>>;
  readonly labels: Readonly<ShallowRef<readonly Label[]>>;
  readonly calendars: Readonly<ShallowRef<readonly Calendar[]>>;
  readonly dependencies: Readonly<ShallowRef<readonly Dependency[]>>;
  readonly settings: Readonly<ShallowRef<PlanSettings>>;
  readonly baselines: BaselineTable["value"];
  /** Bumped when order, parent, column, archived or the set of tasks, columns or dependencies changes. */
  readonly structureVersion: Readonly<ShallowRef<number>>;
  /** Bumped when anything changes that dates depend on. */
  readonly scheduleVersion: Readonly<ShallowRef<number>>;
  /** The records as they are now, live and not reactive: for the scheduler and for counting. */
  readonly plan: Plan;
  /** The tasks of `plan` while they are those of the document to the last write; null between a write and its flush. */
  settledTasks(): Plan["tasks"] | null;
  onChange(listener: TaskChanges): () => void;
  /** Shows what was noted since the last flush. */
  flush(): void;
  destroy(): void;
}

const byName = <T extends { readonly name: string; readonly id: string }>(list: T[]) =>
  list.sort((a, b) => a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1));

const byTitle = (list: Task[]) => {
  const { compare } = new Intl.Collator(undefined, { numeric: true });
  return list.sort((a, b) => compare(a.title, b.title) || (a.id < b.id ? -1 : 1));
};

/** Follows `doc` until destroyed. `requestFrame` says when remote changes are shown. */
export function createProjection(doc: Y.Doc, requestFrame: RequestFrame = browserFrame): PlanProjection {
  const root = (name: string) => doc.getMap<unknown>(name);
  const once = createOnce(requestFrame, flush);
  const onDirty = () => once.ask();
  function table<K extends ColumnId | PersonId | LabelId | CalendarId, V extends object>(
    name: string,
    read: (id: K, fields: Y.Map<unknown>) => V,
    rest: { mend?: (records: ReadonlyMap<K, V>) => ReadonlyMap<K, V>; arrange?: (list: V[]) => V[] },
  ): RecordTable<K, V> {
    const readUsable = (id: K, fields: Y.Map<unknown>) => (isUsableId(id) ? read(id, fields) : null);
    return createRecordTable({ root: root(name), read: readUsable, onDirty, ...rest });
  }
  const tasks = new TaskTable(root("tasks"));
  const columns = table<ColumnId, Column>("columns", readColumn, { arrange: (list) => list.sort(compareOrder) });
  const labels = table<LabelId, Label>("labels", readLabel, { arrange: byName });
  const calendars = table<CalendarId, Calendar>("calendars", readCalendar, {
    arrange: byName,
    mend: (records) => mendCalendars(records).calendars,
  });
  const people = table<PersonId, Person>("people", readPerson, {
    arrange: byName,
    mend: (records) => new Map([...records].map(([id, person]) => [id, mendCalendarOf(person, calendars.records)])),
  });
  const dependencies = createRecordTable<DependencyId, Dependency>({
    root: root("dependencies"),
    read: readDependency,
    mend: (records) => mendDependencies(records, tasks.records).dependencies,
    onDirty,
  });
  const notes = createNotes(doc, onDirty);
  const baselines = createBaselineTable(root("baselines"), onDirty);
  const settings = shallowRef<PlanSettings>(readSettings(root("settings")));
  const outlineVersion = shallowRef(0);
  const boardVersion = shallowRef(0);
  const structureVersion = shallowRef(0);
  const scheduleVersion = shallowRef(0);

  const listeners = new Set<TaskChanges>();
  let own: DirtyTasks = new Map();
  let remote: DirtyTasks = new Map([...root("tasks").keys()].map((id) => [id as TaskId, null]));
  const authors = new Set<number>();
  let settingsDirty = true;
  const plan: Plan = {
    get settings() {
      return settings.value;
    },
    get dependencies() {
      return dependencies.records;
    },
    get columns() {
      return columns.records;
    },
    get calendars() {
      return calendars.records;
    },
    get people() {
      return people.records;
    },
    get labels() {
      return labels.records;
    },
    get baselines() {
      return baselines.value.value;
    },
    tasks: tasks.records,
    notes: notes.seen,
  };

  const tables = [columns, labels, calendars, people, dependencies, baselines];
  const unwatch = [
    watchRoot<TaskId>(root("tasks"), (id, isRemote, keys) => {
      markDirty(isRemote ? remote : own, id, keys);
      onDirty();
    }),
    watchRoot(root("settings"), () => {
      settingsDirty = true;
      onDirty();
    }),
  ];

  const onTransaction = (transaction: Y.Transaction) => {
    if (transaction.local) {
      if (own.size > 0 || settingsDirty || notes.isDirty() || tables.some((each) => each.isDirty)) flush();
    } else {
      if (notes.isDirty()) onDirty();
      if (remote.size === 0) return;
      for (const [client, clock] of transaction.afterState) {
        if (clock > (transaction.beforeState.get(client) ?? 0)) authors.add(client);
      }
    }
  };
  doc.on("afterTransaction", onTransaction);

  /** The small tables; a task depends on all of them but the dependencies. */
  function refreshTables(): { around: boolean; schedule: boolean; columns: boolean } {
    const changed = {
      around: columns.isDirty || labels.isDirty || calendars.isDirty || people.isDirty,
      schedule: settingsDirty || calendars.isDirty || people.isDirty,
      columns: columns.isDirty,
    };
    if (columns.isDirty) columns.refresh();
    if (labels.isDirty) labels.refresh();
    // The calendars come first: people and the settings refer to them.
    if (people.isDirty || calendars.isDirty) {
      calendars.refresh();
      people.refresh();
      settingsDirty = true;
    }
    if (settingsDirty) {
      settings.value = Object.freeze(mendCalendarOf(readSettings(root("settings")), calendars.records));
      settingsDirty = false;
    }
    return changed;
  }

  function flush(): void {
    once.cancel();
    // What an empty table receives is the plan as it was, nobody's edit.
    const isOpening = tasks.records.size === 0;
    const told = [
      { ids: new Set(own.keys()), remote: false, author: null },
      {
        ids: new Set(remote.keys()),
        remote: !isOpening,
        author: authors.size === 1 ? ([...authors][0] ?? null) : null,
      },
    ];
    const dirty = joinDirty(own, remote);
    own = new Map();
    remote = new Map();
    authors.clear();
    const changed = refreshTables();
    const around = {
      columns: columns.records,
      people: people.records,
      labels: labels.records,
      calendars: calendars.records,
    };
    const change = tasks.refresh(dirty, around, changed.around);
    const linksChanged = dependencies.isDirty || change.outline;
    if (linksChanged) dependencies.refresh();
    if (baselines.isDirty) baselines.refresh();
    notes.flush();
    if (change.outline) outlineVersion.value++;
    if (change.board || change.outline) boardVersion.value++;
    if (change.outline || change.board || changed.columns || linksChanged) structureVersion.value++;
    if (changed.schedule || change.schedule || linksChanged) scheduleVersion.value++;
    for (const { ids, remote: isRemote, author } of told) {
      if (ids.size > 0) for (const listener of [...listeners]) listener(ids, isRemote, author);
    }
  }

  flush();

  return {
    task: (id) => tasks.task(id),
    notes: (id) => notes.text(id),
    hasNotes: (id) => notes.has(id),
    rows: computed(() => {
      void outlineVersion.value;
      return outlineRows(tasks.records);
    }),
    cards: computed<ReadonlyMap<ColumnId, readonly TaskId[]>>((before) => {
      void boardVersion.value;
      return groupCards(tasks.records, before);
    }),
    archived: computed(() => {
      void structureVersion.value;
      return byTitle([...tasks.records.values()].filter((task) => task.archived));
    }),
    columns: columns.list,
    people: people.list,
    labels: labels.list,
    calendars: calendars.list,
    dependencies: dependencies.list,
    settings,
    baselines: baselines.value,
    structureVersion,
    scheduleVersion,
    plan,
    settledTasks() {
      const isWriting = (doc._transaction?.changed.size ?? 0) > 0;
      return isWriting || own.size > 0 || remote.size > 0 || columns.isDirty ? null : tasks.records;
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    flush,
    destroy() {
      once.cancel();
      doc.off("afterTransaction", onTransaction);
      for (const stop of unwatch) stop();
      for (const each of tables) each.destroy();
      notes.destroy();
      listeners.clear();
    },
  };
}
