// What a person can do to the plan: the mutators of `shared/doc`, bound to the open document. A
// mutator that refuses changes nothing and says why; the intent then returns null.

import { clearBaseline, renameBaseline, setBaseline } from "@entente/shared/doc/baselines";
import { addCalendar, removeException, setCalendar, setException } from "@entente/shared/doc/calendars";
import { addColumn, archiveColumn, moveColumn, restoreColumn, setColumn } from "@entente/shared/doc/columns";
import { linkChain, linkTasks, setDependency, setPredecessors, unlinkTasks } from "@entente/shared/doc/dependencies";
import { addLabel, removeLabel, setLabel } from "@entente/shared/doc/labels";
import { addPerson, removePerson, setPerson } from "@entente/shared/doc/people";
import { setSettings } from "@entente/shared/doc/settings";
import {
  addChecklistItem,
  assignTask,
  labelTask,
  moveChecklistItem,
  removeChecklistItem,
  setChecklistItem,
  setNotes,
  unassignTask,
  unlabelTask,
} from "@entente/shared/doc/task-details";
import {
  addTask,
  addTasks,
  archiveTasks,
  indentTasks,
  moveCards,
  moveTask,
  moveTasks,
  outdentTasks,
  restoreTasks,
  setConstraint,
  setTask,
} from "@entente/shared/doc/tasks";
import type { Plan } from "@entente/shared/model/plan";
import type * as Y from "yjs";

const MUTATORS = {
  addTask,
  addTasks,
  setTask,
  setConstraint,
  moveTask,
  moveTasks,
  indentTasks,
  outdentTasks,
  moveCards,
  archiveTasks,
  restoreTasks,
  assignTask,
  unassignTask,
  labelTask,
  unlabelTask,
  addChecklistItem,
  setChecklistItem,
  removeChecklistItem,
  moveChecklistItem,
  setNotes,
  linkTasks,
  linkChain,
  setPredecessors,
  setDependency,
  unlinkTasks,
  addColumn,
  setColumn,
  moveColumn,
  archiveColumn,
  restoreColumn,
  addCalendar,
  setCalendar,
  setException,
  removeException,
  addPerson,
  setPerson,
  removePerson,
  addLabel,
  setLabel,
  removeLabel,
  setSettings,
  setBaseline,
  renameBaseline,
  clearBaseline,
};

type Mutators = typeof MUTATORS;
type Bound<F> = F extends (doc: Y.Doc, ...args: infer A) => infer R ? (...args: A) => R | null : never;

/** The mutators without their document; each returns null when the edit was refused. */
export type PlanIntents = { readonly [K in keyof Mutators]: Bound<Mutators[K]> };
export type IntentName = keyof Mutators;

type Edit = (doc: Y.Doc, known: Plan["tasks"] | null) => unknown;

/** Binds every mutator to `run`, which has the document, and answers null when it lets nothing happen. */
export function createIntents(run: (name: IntentName, edit: Edit, args: readonly unknown[]) => unknown): PlanIntents {
  const bound = Object.entries(MUTATORS).map(([name, mutator]) => {
    const call = mutator as (doc: Y.Doc, ...args: unknown[]) => unknown;
    // The one mutator that a hand waits for, and that would otherwise go through every task of the document.
    const edit = (args: unknown[]): Edit =>
      name === "moveCards"
        ? (doc, known) => call(doc, args[0], args[1], known ?? undefined)
        : (doc) => call(doc, ...args);
    return [name, (...args: unknown[]) => run(name as IntentName, edit(args), args)];
  });
  return Object.fromEntries(bound) as PlanIntents;
}
