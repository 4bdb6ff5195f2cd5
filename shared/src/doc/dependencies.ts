// Edits of dependencies. A link that would close a circle is refused here, where one person can see
// why; a circle that two people close at the same moment is stored, and the scheduler breaks it.

import type * as Y from "yjs";
import { leadsTo, type LinkTree } from "../model/circle.ts";
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
  createLinkCheck(doc).add(predecessor, successor);
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

/** A link of `setPredecessors`. */
export type PredecessorLink = DependencyDetails & Pick<Dependency, "predecessor">;

/**
 * Makes `links` all that `successor` waits for: others are removed, new ones added, the rest take the
 * details given. Throws EditRefused as `linkTasks` does, and has then changed nothing.
 */
export function setPredecessors(doc: Y.Doc, successor: TaskId, links: readonly PredecessorLink[]): void {
  recordOf(doc, "tasks", successor, "unknown-task", "task");
  const wanted = new Map(
    links.map(({ predecessor, type, lag, lagUnit }) => [
      dependencyId(predecessor, successor),
      { predecessor, details: { type, lag, lagUnit } },
    ]),
  );
  const stored = [...readDependencies(doc).values()].filter((link) => link.successor === successor);
  const gone = stored.filter(({ id }) => !wanted.has(id)).map(({ id }) => id);
  const check = createLinkCheck(doc, new Set(gone));
  const known = new Set(stored.map(({ id }) => id));
  const writes = [...wanted].map(([id, { predecessor, details }]) => {
    if (known.has(id)) return { id, patch: acceptPatch(DEPENDENCY_FIELDS, details), entries: null };
    check.add(predecessor, successor);
    return { id, patch: null, entries: acceptNew(DEPENDENCY_FIELDS, details) };
  });
  edit(doc, () => {
    for (const id of gone) rootMap(doc, "dependencies").delete(id);
    for (const { id, patch, entries } of writes) {
      const existing = rootMap(doc, "dependencies").get(id);
      if (entries) writeRecord(doc, "dependencies", id, entries);
      else if (isRecord(existing)) writeFields(existing, patch);
    }
  });
}

/** Links each task to the next, finish to start; pairs that are linked already stay as they are. All or none. */
export function linkChain(doc: Y.Doc, ids: readonly TaskId[]): void {
  const check = createLinkCheck(doc);
  const added: DependencyId[] = [];
  for (const [i, successor] of ids.entries()) {
    const predecessor = ids[i - 1];
    if (predecessor === undefined) continue;
    const id = dependencyId(predecessor, successor);
    if (isRecord(rootMap(doc, "dependencies").get(id))) continue;
    check.add(predecessor, successor);
    added.push(id);
  }
  edit(doc, () => {
    for (const id of added) writeRecord(doc, "dependencies", id, acceptNew(DEPENDENCY_FIELDS, {}));
  });
}

interface LinkCheck {
  /** Refuses the link, or takes it into account for the next ones. */
  add(predecessor: TaskId, successor: TaskId): void;
}

/** A check against what is stored now, but for the links in `without`. */
function createLinkCheck(doc: Y.Doc, without: ReadonlySet<DependencyId> = new Set()): LinkCheck {
  const placement = readPlacement(doc);
  const tree = treeOf(placement);
  const isUnder = createAncestry(placement.places);
  const { dependencies } = mendDependencies(readDependencies(doc), placement.places);
  const successors = new Map<TaskId, TaskId[]>();
  const note = (predecessor: TaskId, successor: TaskId) => {
    if (!successors.get(predecessor)?.push(successor)) successors.set(predecessor, [successor]);
  };
  for (const { id, predecessor, successor } of dependencies.values()) {
    if (without.has(id)) continue;
    if (placement.places.get(predecessor)?.archived || placement.places.get(successor)?.archived) continue;
    note(predecessor, successor);
  }
  return {
    add(predecessor, successor) {
      if (predecessor === successor) throw new EditRefused("self-link", "A task can't depend on itself.");
      for (const id of [predecessor, successor]) {
        const place = placement.places.get(id);
        if (!place) throw new EditRefused("unknown-task", "This task doesn't exist any more.");
        if (place.archived) throw new EditRefused("archived", "An archived task can't be linked.");
      }
      if (isUnder(predecessor, successor) || isUnder(successor, predecessor)) {
        throw new EditRefused(
          "ancestor-link",
          "A task can't depend on a task it stands under, nor the other way round.",
        );
      }
      if (leadsTo(tree, successors, successor, predecessor)) {
        throw new EditRefused("dependency-cycle", "This link would close a circle of dependencies.");
      }
      note(predecessor, successor);
    },
  };
}

function treeOf({ places, siblingsOf }: Placement): LinkTree {
  return {
    parentOf: (id) => places.get(id)?.parent ?? null,
    childrenOf: (id) => siblingsOf(id).map((child) => child.id),
  };
}
