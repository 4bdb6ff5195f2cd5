// Edits of the review document. Only the server runs them, on behalf of an authenticated person whose
// name and moment it passes in. Versions, comments and decisions are only ever added; a decision is
// bound to the hash of what was seen and refused when that isn't the version's.

import * as Y from "yjs";
import { createId } from "../model/ids.ts";
import type { CommentId, DecisionId, FrameId, TaskId, ThreadId, VersionId } from "../model/ids.ts";
import { compareOrder } from "../model/order.ts";
import type { Author, Comment, Decision, FrameVersion, Place } from "../model/review.ts";
import { stampVersion } from "./create-plan.ts";
import { EditRefused } from "./edit-refused.ts";
import { acceptNew, acceptValue, readField } from "./fields.ts";
import { edit } from "./origin.ts";
import { insertAt, placeAt } from "./placement.ts";
import type { Anchor } from "./placement.ts";
import { authorOf, commentOf, decisionOf, FRAME_FIELDS, shareOf, THREAD_FIELDS, versionOf } from "./review-fields.ts";
import { forEachRecord, freeId, recordOf, rootMap, writeFields, writeRecord } from "./roots.ts";
import type { ReviewRoot } from "./roots.ts";
import { LIMITS } from "./values.ts";

/** An uploaded file as it becomes a version. */
export type NewVersion = Omit<FrameVersion, "id" | "frame" | "number"> & Partial<Pick<FrameVersion, "id">>;

/** Who and when. */
export interface Deed {
  readonly by: Author;
  /** Milliseconds since 1970-01-01T00:00Z. */
  readonly at: number;
}

/** A comment as it is written. */
export interface NewComment extends Deed {
  readonly thread: ThreadId;
  readonly text: string;
  /** Whom the text names. */
  readonly mentions?: readonly Author[];
}

export function createReviewDocument(): Y.Doc {
  const doc = new Y.Doc();
  edit(doc, () => stampVersion(doc));
  return doc;
}

/** Adds a frame, last, with its first version. */
export function addFrame(
  doc: Y.Doc,
  input: { readonly title: string; readonly version: NewVersion; readonly id?: FrameId },
): { frame: FrameId; version: VersionId } {
  const frame = freeId(doc, "frames", input.id, () => createId<FrameId>());
  const entries = acceptNew(FRAME_FIELDS, { title: input.title });
  const version = acceptVersion(doc, frame, 1, input.version);
  const orders = insertAt(sortedFrames(doc), [frame], {});
  edit(doc, () => {
    writeRecord(doc, "frames", frame, entries);
    writeFrameOrders(doc, orders);
    writeValue(doc, "versions", version);
  });
  return { frame, version: version.id };
}

/** Adds the next version of a frame. */
export function addVersion(doc: Y.Doc, frame: FrameId, input: NewVersion): VersionId {
  frameFields(doc, frame);
  const numbers = [...rootMap(doc, "versions")]
    .map(([id, value]) => versionOf(id, value))
    .map((version) => (version?.frame === frame ? version.number : 0));
  const version = acceptVersion(doc, frame, Math.max(0, ...numbers) + 1, input);
  edit(doc, () => writeValue(doc, "versions", version));
  return version.id;
}

export function renameFrame(doc: Y.Doc, frame: FrameId, title: string): void {
  const fields = frameFields(doc, frame);
  const accepted = acceptValue(FRAME_FIELDS.title, title);
  edit(doc, () => writeFields(fields, [["title", accepted]]));
}

export function moveFrame(doc: Y.Doc, frame: FrameId, to: Anchor<FrameId>): void {
  frameFields(doc, frame);
  const orders = placeAt(sortedFrames(doc), [frame], to);
  edit(doc, () => writeFrameOrders(doc, orders));
}

/** Puts frames on the overview, all at once; null gives a frame back to the overview's own order. */
export function placeFrames(
  doc: Y.Doc,
  places: readonly { readonly frame: FrameId; readonly place: Place | null }[],
): void {
  const accepted = places.map(({ frame, place }) => ({
    fields: frameFields(doc, frame),
    place: acceptValue(FRAME_FIELDS.place, place),
  }));
  edit(doc, () => accepted.forEach(({ fields, place }) => writeFields(fields, [["place", place]])));
}

export function archiveFrame(doc: Y.Doc, frame: FrameId): void {
  const fields = frameFields(doc, frame);
  edit(doc, () => writeFields(fields, [["archived", true]]));
}

export function restoreFrame(doc: Y.Doc, frame: FrameId): void {
  const fields = frameFields(doc, frame);
  edit(doc, () => writeFields(fields, [["archived", false]]));
}

/** Sets a pin with its first comment. `x` and `y` are shares (0 to 1) of the picture. */
export function addThread(
  doc: Y.Doc,
  input: Deed & {
    readonly version: VersionId;
    readonly x: number;
    readonly y: number;
    readonly page?: number;
    readonly task?: TaskId | null;
    readonly text: string;
    readonly mentions?: readonly Author[];
    readonly id?: ThreadId;
  },
): { thread: ThreadId; comment: CommentId } {
  const { version, x, y, page = 1, task = null, text, mentions = [], by, at } = input;
  const thread = freeId(doc, "threads", input.id, () => createId<ThreadId>());
  versionIn(doc, version);
  refuseOffPicture(x, y);
  const comment = acceptComment({ thread, text, mentions, by, at });
  const entries = acceptNew(THREAD_FIELDS, { page, task });
  const fixed: Iterable<[string, unknown]> = Object.entries({ version, x, y, by: comment.by, at: comment.at });
  edit(doc, () => {
    writeRecord(doc, "threads", thread, [...entries, ...fixed]);
    writeComment(doc, comment);
  });
  return { thread, comment: comment.id };
}

/** Moves a pin, also to another page; refused to everyone but who set it. */
export function moveThread(
  doc: Y.Doc,
  thread: ThreadId,
  to: { readonly x: number; readonly y: number; readonly page: number },
  by: Author,
): void {
  const fields = threadFields(doc, thread);
  if (authorOf(fields.get("by"))?.userId !== by.userId) {
    throw new EditRefused("not-own", "Only the person who set a pin can move it.");
  }
  refuseOffPicture(to.x, to.y);
  const page = acceptValue(THREAD_FIELDS.page, to.page);
  edit(doc, () => writeFields(fields, Object.entries({ x: to.x, y: to.y, page })));
}

/** Ties a thread to the task that came of it, or unties it. The plan is another document: the task isn't looked for. */
export function setThreadTask(doc: Y.Doc, thread: ThreadId, task: TaskId | null): void {
  const fields = threadFields(doc, thread);
  const accepted = acceptValue(THREAD_FIELDS.task, task);
  edit(doc, () => writeFields(fields, [["task", accepted]]));
}

export function addComment(doc: Y.Doc, input: NewComment): CommentId {
  threadFields(doc, input.thread);
  const comment = acceptComment(input);
  edit(doc, () => writeComment(doc, comment));
  return comment.id;
}

export function resolveThread(doc: Y.Doc, thread: ThreadId, by: Author): void {
  const fields = threadFields(doc, thread);
  const accepted = acceptValue(THREAD_FIELDS.resolvedBy, by);
  if (fields.get("resolved") === true) return;
  edit(doc, () =>
    writeFields(fields, [
      ["resolved", true],
      ["resolvedBy", accepted],
    ]),
  );
}

export function reopenThread(doc: Y.Doc, thread: ThreadId): void {
  const fields = threadFields(doc, thread);
  edit(doc, () =>
    writeFields(fields, [
      ["resolved", false],
      ["resolvedBy", null],
    ]),
  );
}

/** Adds a decision on a version. Throws EditRefused `content-changed` when `sha256` isn't the version's. */
export function addDecision(
  doc: Y.Doc,
  input: Deed & Pick<Decision, "version" | "sha256" | "outcome"> & Partial<Pick<Decision, "note">>,
): DecisionId {
  const { version, sha256, outcome, note = "", by, at } = input;
  const seen = versionIn(doc, version);
  if (seen.sha256 !== sha256) {
    throw new EditRefused("content-changed", "What was decided on isn't the content of this version.");
  }
  const decision = decisionOf(createId(), { frame: seen.frame, version, sha256, outcome, note, by, at });
  if (!decision || note.length > LIMITS.text)
    throw new EditRefused("bad-value", "This is no decision that can be taken.");
  edit(doc, () => writeValue(doc, "decisions", decision));
  return decision.id;
}

function acceptVersion(doc: Y.Doc, frame: FrameId, number: number, input: NewVersion): FrameVersion {
  const id = freeId(doc, "versions", input.id, () => createId<VersionId>());
  const version = versionOf(id, { ...input, frame, number });
  if (!version) throw new EditRefused("bad-value", "This file can't become a version of a prototype.");
  return version;
}

function refuseOffPicture(x: number, y: number): void {
  if (shareOf(x) === undefined || shareOf(y) === undefined) {
    throw new EditRefused("bad-value", "A pin must lie on the picture.");
  }
}

function acceptComment({ thread, text, mentions = [], by, at }: NewComment) {
  const comment = commentOf(createId(), { thread, text, by, at, mentions });
  if (!comment || text.length > LIMITS.text || text.trim() === "") {
    throw new EditRefused("bad-value", "A comment needs a text, and not too long a one.");
  }
  return comment;
}

function writeValue(doc: Y.Doc, root: ReviewRoot, { id, ...value }: { readonly id: string }): void {
  rootMap(doc, root).set(id, value);
}

/** A comment that names nobody is kept without its empty list. */
function writeComment(doc: Y.Doc, comment: Comment): void {
  const { mentions, ...rest } = comment;
  writeValue(doc, "comments", mentions.length > 0 ? comment : rest);
}

function versionIn(doc: Y.Doc, id: VersionId): FrameVersion {
  const version = versionOf(id, rootMap(doc, "versions").get(id));
  if (!version) throw new EditRefused("unknown-version", "There is no such version.");
  return version;
}

function frameFields(doc: Y.Doc, id: FrameId): Y.Map<unknown> {
  return recordOf(doc, "frames", id, "unknown-frame", "frame");
}

function threadFields(doc: Y.Doc, id: ThreadId): Y.Map<unknown> {
  return recordOf(doc, "threads", id, "unknown-thread", "thread");
}

function sortedFrames(doc: Y.Doc): { id: FrameId; order: string }[] {
  const frames: { id: FrameId; order: string }[] = [];
  forEachRecord(doc, "frames", (id, fields) => {
    frames.push({ id: id as FrameId, order: readField(fields, "order", FRAME_FIELDS.order, id, undefined) });
  });
  return frames.sort(compareOrder);
}

function writeFrameOrders(doc: Y.Doc, orders: ReadonlyMap<FrameId, string>): void {
  for (const [id, key] of orders) writeFields(frameFields(doc, id), [["order", key]]);
}
