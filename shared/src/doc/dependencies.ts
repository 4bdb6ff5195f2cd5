// Edits of dependencies. A link that would close a circle is refused here, where one person can see
// why; a circle that two people close at the same moment is stored, and the scheduler breaks it.

import type * as Y from "yjs";
import type { DependencyId, TaskId } from "../model/ids.ts";
import type { Dependency } from "../model/plan.ts";
import { EditRefused } from "./edit-refused.ts";
import { acceptNew, acceptPatch } from "./fields.ts";
import { createAncestry, mendDependencies } from "./integrity.ts";
import { edit } from "./origin.ts";
import { readPlacement } from "./placement.ts";
import type { Placement } from "./placement.ts";
import { readDependencies } from "./read-plan.ts";
import { dependencyId } from "./read-records.ts";
import { DEPENDENCY_FIELDS } from "./record-fields.ts";
import type { DependencyDetails } from "./record-fields.ts";
import { isRecord, recordOf, rootMap, writeFields, writeRecord } from "./roots.ts";

/**
 * Links two tasks, finish to start without lag unless said otherwise; a link between the two that
 * exists already takes the new details. Throws EditRefused for tasks that don't exist or are
 * archived, for one task, for a task and one above it, and for a link that closes a circle.
 */
export function linkTasks(
  doc: Y.Doc,
  predecessor: TaskId,
  successor: TaskId,
  details: Partial<DependencyDetails> = {},
): DependencyId {
  const entries = acceptNew(DEPENDENCY_FIELDS, details);
  const id = dependencyId(predecessor, successor);
  const existing = rootMap(doc, "dependencies").get(id);
  if (isRecord(existing)) {
    const patch = acceptPatch(DEPENDENCY_FIELDS, details);
    edit(doc, () => writeFields(existing, patch));
    return id;
  }
  refuseLink(doc, predecessor, successor);
  edit(doc, () => writeRecord(doc, "dependencies", id, entries));
  return id;
}

/** Sets type, lag or its unit. */
export function setDependency(doc: Y.Doc, id: DependencyId, patch: Partial<DependencyDetails>): void {
  const fields = recordOf(doc, "dependencies", id, "unknown-dependency", "dependency");
  const entries = acceptPatch(DEPENDENCY_FIELDS, patch);
  edit(doc, () => writeFields(fields, entries));
}

export function unlinkTasks(doc: Y.Doc, id: DependencyId): void {
  recordOf(doc, "dependencies", id, "unknown-dependency", "dependency");
  edit(doc, () => rootMap(doc, "dependencies").delete(id));
}

function refuseLink(doc: Y.Doc, predecessor: TaskId, successor: TaskId): void {
  if (predecessor === successor) throw new EditRefused("self-link", "A task can't depend on itself.");
  const placement = readPlacement(doc);
  for (const id of [predecessor, successor]) {
    const place = placement.places.get(id);
    if (!place) throw new EditRefused("unknown-task", "This task doesn't exist any more.");
    if (place.archived) throw new EditRefused("archived", "An archived task can't be linked.");
  }
  const isUnder = createAncestry(placement.places);
  if (isUnder(predecessor, successor) || isUnder(successor, predecessor)) {
    throw new EditRefused("ancestor-link", "A task can't depend on a task it stands under, nor the other way round.");
  }
  const { dependencies } = mendDependencies(readDependencies(doc), placement.places);
  if (leadsTo(placement, dependencies.values(), successor, predecessor)) {
    throw new EditRefused("dependency-cycle", "This link would close a circle of dependencies.");
  }
}

/**
 * Whether a later start of `from` could make `to` later: along links, down to everything under a
 * summary (its links bind that), and up to the summaries above (they roll up).
 */
function leadsTo(placement: Placement, dependencies: Iterable<Dependency>, from: TaskId, to: TaskId): boolean {
  const successors = new Map<TaskId, TaskId[]>();
  for (const { predecessor, successor } of dependencies) {
    if (placement.places.get(predecessor)?.archived || placement.places.get(successor)?.archived) continue;
    if (!successors.get(predecessor)?.push(successor)) successors.set(predecessor, [successor]);
  }
  const pushed = new Set<TaskId>([from]);
  const later = new Set<TaskId>();
  // Sets visit what is added while they are walked.
  for (const id of pushed) {
    for (const child of placement.siblingsOf(id)) pushed.add(child.id);
    for (let at: TaskId | null = id; at !== null && !later.has(at); at = placement.places.get(at)?.parent ?? null) {
      if (at === to) return true;
      later.add(at);
      for (const next of successors.get(at) ?? []) pushed.add(next);
    }
  }
  return false;
}
