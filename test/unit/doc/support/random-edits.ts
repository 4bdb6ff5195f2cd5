// Random edits by way of the mutators, as fast-check commands: plain records that pick their targets
// from what the replica holds at that moment. An edit that is refused is an edit that wasn't made.

import fc from "fast-check";
import type * as Y from "yjs";
import { setAssignment, splitTask } from "@entente/shared/doc/assignments";
import { archiveColumn, moveColumn, restoreColumn, setColumn } from "@entente/shared/doc/columns";
import { linkTasks, setDependency, unlinkTasks } from "@entente/shared/doc/dependencies";
import { EditRefused } from "@entente/shared/doc/edit-refused";
import { readPlan } from "@entente/shared/doc/read-plan";
import { addPerson, removePerson } from "@entente/shared/doc/people";
import {
  addChecklistItem,
  assignTask,
  moveChecklistItem,
  removeChecklistItem,
  setChecklistItem,
  setNotes,
  unassignTask,
} from "@entente/shared/doc/task-details";
import {
  addTask,
  archiveTasks,
  indentTasks,
  moveCards,
  moveTask,
  outdentTasks,
  restoreTasks,
  setConstraint,
  setTask,
} from "@entente/shared/doc/tasks";
import type { LocalDateTime } from "@entente/shared/model/time";

const KINDS = [
  "add",
  "rename",
  "duration",
  "constrain",
  "move",
  "indent",
  "outdent",
  "card",
  "archive",
  "restore",
  "assign",
  "unassign",
  "work",
  "split",
  "person",
  "remove person",
  "item",
  "change item",
  "move item",
  "remove item",
  "notes",
  "link",
  "unlink",
  "lag",
  "column",
  "move column",
] as const;

export interface RandomEdit {
  readonly kind: (typeof KINDS)[number];
  /** Picks among what there is, by remainder. */
  readonly a: number;
  readonly b: number;
  readonly c: number;
}

export const RANDOM_EDIT: fc.Arbitrary<RandomEdit> = fc.record({
  kind: fc.constantFrom(...KINDS),
  a: fc.nat(1_000),
  b: fc.nat(1_000),
  c: fc.nat(1_000),
});

/** Makes `edit` on `doc`; `name` makes new ids unique and the run repeatable. */
export function apply(doc: Y.Doc, edit: RandomEdit, name: string): void {
  try {
    make(doc, edit, name);
  } catch (error) {
    if (!(error instanceof EditRefused)) throw error;
  }
}

function make(doc: Y.Doc, { kind, a, b, c }: RandomEdit, name: string): void {
  const { plan } = readPlan(doc);
  const tasks = [...plan.tasks.keys()].sort();
  const pick = <T>(from: readonly T[], at: number): T => from[at % from.length] as T;
  const id = pick(tasks, a);
  const other = pick(tasks, b);
  const third = pick(tasks, c);
  const columns = [...plan.columns.keys()].sort();
  const people = [...plan.people.keys()].sort();
  const items = plan.tasks.get(id)?.checklist ?? [];
  const links = [...plan.dependencies.keys()].sort();
  if (kind === "add")
    return void addTask(doc, { id: name as never, title: name, parent: c % 2 ? id : null, after: other });
  if (kind === "person") return void addPerson(doc, { id: name as never, name });
  if (tasks.length === 0) return;
  if (kind === "rename") return setTask(doc, id, { title: name });
  if (kind === "duration") return setTask(doc, id, { durationMinutes: b, percentComplete: c % 101 });
  if (kind === "constrain")
    return setConstraint(doc, id, pick(["SNET", "MFO"], b), `2026-03-0${1 + (c % 9)}T08:00` as LocalDateTime);
  if (kind === "move") return moveTask(doc, id, { parent: c % 3 ? other : null, after: third });
  if (kind === "indent") return indentTasks(doc, [id, other]);
  if (kind === "outdent") return outdentTasks(doc, [id, other]);
  if (kind === "card") return moveCards(doc, [id, other], { column: pick(columns, c), before: third });
  if (kind === "archive") return archiveTasks(doc, [id]);
  if (kind === "restore") return restoreTasks(doc, [id]);
  if (kind === "assign") return people.length > 0 ? assignTask(doc, id, pick(people, b)) : undefined;
  const assignee = pick(plan.tasks.get(id)?.assignees ?? [], b);
  if (kind === "unassign") return assignee ? unassignTask(doc, id, assignee) : undefined;
  if (kind === "work" && assignee) {
    const contour = c % 3 ? "bell" : ([[b + 1, c]] as const);
    return setAssignment(doc, id, assignee, c % 2 ? { units: 0.1 + c, delayMinutes: b } : { workMinutes: c, contour });
  }
  if (kind === "split") return splitTask(doc, id, 1 + (b % 3), c % 4);
  if (kind === "remove person") return people.length > 0 ? removePerson(doc, pick(people, b)) : undefined;
  if (kind === "item") return void addChecklistItem(doc, id, name);
  if (kind === "notes") return setNotes(doc, id, `${plan.notes.get(id) ?? ""}`.slice(b % 5) + name);
  if (kind === "link") return void linkTasks(doc, id, other);
  if (kind === "column") {
    const column = pick(columns, a);
    if (b % 3 === 0) return archiveColumn(doc, column);
    return b % 3 === 1 ? restoreColumn(doc, column) : setColumn(doc, column, { name });
  }
  if (kind === "move column") return moveColumn(doc, pick(columns, a), { after: pick(columns, b) });
  if (links.length > 0 && kind === "unlink") return unlinkTasks(doc, pick(links, b));
  if (links.length > 0 && kind === "lag") return setDependency(doc, pick(links, b), { lag: c });
  if (items.length === 0) return;
  if (kind === "change item")
    return setChecklistItem(doc, id, pick(items, b).id, c % 2 ? { text: name } : { done: true });
  if (kind === "move item") return moveChecklistItem(doc, id, pick(items, b).id, { after: pick(items, c).id });
  if (kind === "remove item") return removeChecklistItem(doc, id, pick(items, b).id);
}
