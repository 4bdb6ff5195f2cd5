// What a person can do to the plan: the mutators of `shared/doc`, bound to the open document. A
// mutator that refuses changes nothing and says why; the intent then returns null. The mutators are
// fetched beside the first view, which shows the plan without them; an edit that is quicker than
// they are is refused like any other.

import { EditRefused } from "@entente/shared/doc/edit-refused";
import type { Plan } from "@entente/shared/model/plan";
import type * as Y from "yjs";
import type { MUTATORS } from "./mutators.ts";

type Mutators = typeof MUTATORS;
type Bound<F> = F extends (doc: Y.Doc, ...args: infer A) => infer R ? (...args: A) => R | null : never;

/** The mutators without their document; each returns null when the edit was refused. */
export type PlanIntents = { readonly [K in keyof Mutators]: Bound<Mutators[K]> };
export type IntentName = keyof Mutators;

type Edit = (doc: Y.Doc, known: Plan["tasks"] | null) => unknown;

const NAMES = [
  "addTask",
  "addTasks",
  "setTask",
  "setConstraint",
  "moveTask",
  "moveTasks",
  "indentTasks",
  "outdentTasks",
  "moveCards",
  "archiveTasks",
  "restoreTasks",
  "assignTask",
  "unassignTask",
  "labelTask",
  "unlabelTask",
  "addChecklistItem",
  "setChecklistItem",
  "removeChecklistItem",
  "moveChecklistItem",
  "setNotes",
  "linkTasks",
  "linkChain",
  "setPredecessors",
  "setDependency",
  "unlinkTasks",
  "addColumn",
  "setColumn",
  "moveColumn",
  "archiveColumn",
  "restoreColumn",
  "addCalendar",
  "setCalendar",
  "setException",
  "removeException",
  "addPerson",
  "setPerson",
  "removePerson",
  "addLabel",
  "setLabel",
  "removeLabel",
  "setSettings",
  "setBaseline",
  "renameBaseline",
  "clearBaseline",
] as const satisfies readonly IntentName[];
/** Fails to compile when a mutator isn't among the names. */
const everyName: [Exclude<IntentName, (typeof NAMES)[number]>] extends [never] ? readonly IntentName[] : never = NAMES;

let mutators: Mutators | null = null;
const fetchMutators = async (): Promise<void> => {
  mutators = (await import("./mutators.ts")).MUTATORS;
};
/** Resolves when edits can be made; rejects when what makes them could not be fetched. */
export const whenEditable = fetchMutators();
whenEditable.catch(() => undefined);

function mutator(name: IntentName): (doc: Y.Doc, ...args: unknown[]) => unknown {
  if (mutators) return mutators[name] as (doc: Y.Doc, ...args: unknown[]) => unknown;
  void fetchMutators().catch(() => undefined);
  throw new EditRefused("not-ready", "The rest of this page is still on its way. Try again in a moment.");
}

/** Binds every mutator to `run`, which has the document, and answers null when it lets nothing happen. */
export function createIntents(run: (name: IntentName, edit: Edit, args: readonly unknown[]) => unknown): PlanIntents {
  const bound = everyName.map((name) => {
    // The one mutator that a hand waits for, and that would otherwise go through every task of the document.
    const edit = (args: unknown[]): Edit =>
      name === "moveCards"
        ? (doc, known) => mutator(name)(doc, args[0], args[1], known ?? undefined)
        : (doc) => mutator(name)(doc, ...args);
    return [name, (...args: unknown[]) => run(name, edit(args), args)];
  });
  return Object.fromEntries(bound) as PlanIntents;
}
