// The open plan: intents in, plain frozen records out. Reads are reactive to just what they read
// (one task, one list); intents have the names and arguments of the mutators in `shared/doc`
// without the document. An edit that is refused changes nothing, says why, and returns null.

import { EditRefused } from "@entente/shared/doc/edit-refused";
import type { OutlineRow } from "@entente/shared/model/outline";
import type { ColumnId, TaskId } from "@entente/shared/model/ids";
import type { Calendar, Column, Dependency, Label, Person, Plan, PlanSettings, Task } from "@entente/shared/model/plan";
import type { Schedule, ScheduledTask } from "@entente/shared/model/schedule";
import { defineStore } from "pinia";
import { computed, shallowRef } from "vue";
import { browserFrame } from "../doc/frame.ts";
import { createIntents, whenEditable } from "../doc/intents.ts";
import type { PlanSession } from "../doc/plan-session.ts";
import type { TaskChanges } from "../doc/projection.ts";
import { createLiveSchedule, EMPTY_SCHEDULE } from "./live-schedule.ts";
import type { LiveSchedule } from "./live-schedule.ts";
import { useNoticesStore } from "./notices.ts";

const NO_CARDS: readonly TaskId[] = [];
const NO_BASELINES: Plan["baselines"] = new Map();

export const usePlanStore = defineStore("plan", () => {
  const notices = useNoticesStore();
  const session = shallowRef<PlanSession | null>(null);
  const live = shallowRef<LiveSchedule | null>(null);
  const mayWrite = shallowRef(false);
  const listeners = new Set<TaskChanges>();
  const shown = computed(() => session.value?.projection ?? null);

  /** Shows `opened` from now on; called by the project store, which owns the session. */
  function attach(opened: PlanSession, writable: boolean): void {
    detach();
    mayWrite.value = writable;
    live.value = createLiveSchedule(opened.projection);
    opened.projection.onChange((...change) => {
      for (const listener of [...listeners]) listener(...change);
    });
    session.value = opened;
  }

  /** Shows nothing; the session itself is left alone. */
  function detach(): void {
    live.value?.destroy();
    live.value = null;
    session.value = null;
  }

  // Computed functions rather than plain ones: the store would wrap each call of a plain one.
  const task = computed(() => {
    const projection = shown.value;
    return (id: TaskId): Task | undefined => projection?.task(id);
  });
  const cardGroups = computed(() => shown.value?.cards.value ?? new Map<ColumnId, readonly TaskId[]>());
  const cards = computed(() => {
    const groups = cardGroups.value;
    return (column: ColumnId): readonly TaskId[] => groups.get(column) ?? NO_CARDS;
  });
  const schedule = computed<Schedule>(() => live.value?.current.value ?? EMPTY_SCHEDULE);
  const scheduled = computed(() => {
    const { tasks } = schedule.value;
    return (id: TaskId): ScheduledTask | undefined => tasks.get(id);
  });
  const notes = computed(() => {
    const projection = shown.value;
    return (id: TaskId): string => projection?.notes(id) ?? "";
  });

  const hasNotes = computed(() => {
    const projection = shown.value;
    return (id: TaskId): boolean => projection?.hasNotes(id) ?? false;
  });

  function attempt<T>(edit: (open: PlanSession) => T): T | null {
    const open = session.value;
    if (!open) return null;
    if (!mayWrite.value) {
      notices.say("You may read this plan but not change it.", "error");
      return null;
    }
    try {
      return edit(open);
    } catch (error) {
      if (!(error instanceof EditRefused)) throw error;
      notices.say(error.message, "error");
      return null;
    }
  }

  const intents = createIntents((name, edit, args) =>
    attempt(({ doc, undo, projection }) => {
      const known = projection.settledTasks();
      return name === "setNotes" ? undo.typing(args[0] as TaskId, () => edit(doc, known)) : edit(doc, known);
    }),
  );

  return {
    ...intents,
    attach,
    detach,
    mayWrite,
    /** Resolves once edits are taken: what makes them comes beside the first view. */
    whenEditable,
    task,
    cards,
    notes,
    hasNotes,
    rows: computed<readonly OutlineRow[]>(() => shown.value?.rows.value ?? []),
    columns: computed<readonly Column[]>(() => shown.value?.columns.value.filter((column) => !column.archived) ?? []),
    archivedColumns: computed<readonly Column[]>(
      () => shown.value?.columns.value.filter((column) => column.archived) ?? [],
    ),
    archivedTasks: computed<readonly Task[]>(() => shown.value?.archived.value ?? []),
    people: computed<readonly Person[]>(() => shown.value?.people.value ?? []),
    labels: computed<readonly Label[]>(() => shown.value?.labels.value ?? []),
    calendars: computed<readonly Calendar[]>(() => shown.value?.calendars.value ?? []),
    dependencies: computed<readonly Dependency[]>(() => shown.value?.dependencies.value ?? []),
    baselines: computed<Plan["baselines"]>(() => shown.value?.baselines.value ?? NO_BASELINES),
    /** Null while no plan is open. */
    settings: computed<PlanSettings | null>(() => shown.value?.settings.value ?? null),
    /** The plan as the scheduler reads it, live and not reactive; null while none is open. */
    records: computed<Plan | null>(() => shown.value?.plan ?? null),
    schedule,
    scheduled,
    diagnostics: computed(() => schedule.value.diagnostics),
    structureVersion: computed(() => shown.value?.structureVersion.value ?? 0),
    /** One call a frame with the tasks that changed; the returned function stops it. */
    changes: {
      on(listener: TaskChanges): () => void {
        listeners.add(listener);
        return () => void listeners.delete(listener);
      },
      /** Runs once, in the frame that shows the changes: the one being prepared, else the next. Returns what calls it off. */
      inFrame: browserFrame,
    },
    /** Shows what others changed up to now, without waiting for the frame: for an edit that builds on what is shown. */
    settle: () => session.value?.projection.flush(),
    /** Runs several intents as one step of undo. */
    group: <T>(edit: () => T): T | null => attempt(({ undo }) => undo.group(edit)),
    undo: () => void attempt(({ undo }) => undo.undo()),
    redo: () => void attempt(({ undo }) => undo.redo()),
    canUndo: computed(() => session.value?.undo.canUndo.value ?? false),
    canRedo: computed(() => session.value?.undo.canRedo.value ?? false),
  };
});
