// Reads the review out of its document, whatever that holds: versions without a frame, threads without
// a version or a comment, decisions whose hash isn't their version's are left out and told. Never
// throws, never writes. Things written at the same millisecond are ordered by id, alike everywhere.

import type * as Y from "yjs";
import type { Diagnostic } from "../model/diagnostic.ts";
import type { FrameId, ThreadId, VersionId } from "../model/ids.ts";
import type { Comment, Decision, Frame, FrameVersion, Review, Thread } from "../model/review.ts";
import { readField } from "./fields.ts";
import { authorOf, commentOf, decisionOf, FRAME_FIELDS, momentOf } from "./review-fields.ts";
import { shareOf, THREAD_FIELDS, versionOf } from "./review-fields.ts";
import { forEachRecord, readRoot, unreadableRecord } from "./roots.ts";
import type { ReviewRoot } from "./roots.ts";
import { idOf } from "./values.ts";

/** The review in `doc` and what had to be left out to read it. Source: SCHEMA.md "review". */
export function readReview(doc: Y.Doc): { review: Review; diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const versions = readValues(doc, "versions", versionOf, diagnostics);
  const frames = readFrames(doc, versions, diagnostics);
  const shown = new Map(versions.filter(({ frame }) => frames.has(frame)).map((version) => [version.id, version]));
  const threads = readThreads(doc, shown, diagnostics);
  const decisions = readValues(doc, "decisions", decisionOf, diagnostics).filter((decision) => {
    const isBound = boundTo(decision, shown.get(decision.version));
    if (!isBound) diagnostics.push(unreadableRecord("decisions", decision.id));
    return isBound;
  });
  return { review: { frames, threads, decisions }, diagnostics };
}

function boundTo(decision: Decision, version: FrameVersion | undefined): boolean {
  return version !== undefined && version.frame === decision.frame && version.sha256 === decision.sha256;
}

function readValues<R extends { id: string; at: number }>(
  doc: Y.Doc,
  name: ReviewRoot,
  check: (id: string, value: unknown) => R | undefined,
  diagnostics: Diagnostic[],
): R[] {
  const values: R[] = [];
  readRoot(doc, name, diagnostics)?.forEach((stored, key) => {
    const value = check(key, stored);
    if (value) values.push(value);
    else diagnostics.push(unreadableRecord(name, key));
  });
  return values.sort(byMoment);
}

function byMoment(a: { id: string; at: number }, b: { id: string; at: number }): number {
  return a.at - b.at || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

function groupBy<K, V>(values: readonly V[], keyOf: (value: V) => K): Map<K, V[]> {
  const groups = new Map<K, V[]>();
  for (const value of values) {
    if (!groups.get(keyOf(value))?.push(value)) groups.set(keyOf(value), [value]);
  }
  return groups;
}

function readFrames(doc: Y.Doc, versions: readonly FrameVersion[], diagnostics: Diagnostic[]): Map<FrameId, Frame> {
  const versionsOf = groupBy(versions, (version) => version.frame);
  const frames = new Map<FrameId, Frame>();
  forEachRecord(
    doc,
    "frames",
    (key, fields) => {
      const id = key as FrameId;
      const own = versionsOf.get(id)?.sort((a, b) => a.number - b.number || byMoment(a, b));
      if (!own) {
        diagnostics.push(unreadableRecord("frames", key));
        return;
      }
      frames.set(id, {
        id,
        title: readField(fields, "title", FRAME_FIELDS.title, id, diagnostics),
        order: readField(fields, "order", FRAME_FIELDS.order, id, diagnostics),
        archived: readField(fields, "archived", FRAME_FIELDS.archived, id, diagnostics),
        place: readField(fields, "place", FRAME_FIELDS.place, id, diagnostics),
        versions: own,
      });
    },
    diagnostics,
  );
  return frames;
}

function readThreads(
  doc: Y.Doc,
  versions: ReadonlyMap<VersionId, FrameVersion>,
  diagnostics: Diagnostic[],
): Map<ThreadId, Thread> {
  const commentsOf = groupBy(readValues(doc, "comments", commentOf, diagnostics), (comment) => comment.thread);
  const threads = new Map<ThreadId, Thread>();
  forEachRecord(
    doc,
    "threads",
    (key, fields) => {
      const id = key as ThreadId;
      const thread = readThread(id, fields, versions, commentsOf.get(id) ?? [], diagnostics);
      if (thread) threads.set(id, thread);
      else diagnostics.push(unreadableRecord("threads", key));
    },
    diagnostics,
  );
  return threads;
}

function readThread(
  id: ThreadId,
  fields: Y.Map<unknown>,
  versions: ReadonlyMap<VersionId, FrameVersion>,
  comments: readonly Comment[],
  diagnostics: Diagnostic[],
): Thread | null {
  const version = versions.get(idOf<VersionId>(fields.get("version")) ?? ("" as VersionId));
  const x = shareOf(fields.get("x"));
  const y = shareOf(fields.get("y"));
  const by = authorOf(fields.get("by"));
  const at = momentOf(fields.get("at"));
  if (!version || x === undefined || y === undefined || !by || at === undefined || comments.length === 0) return null;
  const resolved = readField(fields, "resolved", THREAD_FIELDS.resolved, id, diagnostics);
  const resolvedBy = readField(fields, "resolvedBy", THREAD_FIELDS.resolvedBy, id, diagnostics);
  return {
    id,
    frame: version.frame,
    version: version.id,
    x,
    y,
    page: readField(fields, "page", THREAD_FIELDS.page, id, diagnostics),
    resolved,
    resolvedBy: resolved ? resolvedBy : null,
    task: readField(fields, "task", THREAD_FIELDS.task, id, diagnostics),
    by,
    at,
    comments,
  };
}
