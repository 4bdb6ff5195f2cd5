// The records of the review document. What never changes once written (a version, a comment, a
// decision) is one plain value; frames and threads, which do change, are Y.Maps of fields.

import { DECISION_OUTCOMES, PROTOTYPE_MEDIA_TYPES } from "../model/review.ts";
import type { Author, Comment, Decision, Frame, FrameVersion, Place, Thread } from "../model/review.ts";
import type { CommentId, DecisionId, FrameId, TaskId, ThreadId, VersionId } from "../model/ids.ts";
import { createField } from "./fields.ts";
import type { FieldTable } from "./fields.ts";
import { orderField } from "./task-fields.ts";
import {
  booleanOf,
  hashOf,
  idOf,
  integerWithin,
  isPlainObject,
  isUsableId,
  LIMITS,
  numberWithin,
  oneOf,
} from "./values.ts";
import { orNull, ownValue, textUpTo, textWithin } from "./values.ts";
import type { Check } from "./values.ts";

const LAST_MOMENT = 8.64e15;
export const momentOf = integerWithin(0, LAST_MOMENT);
export const shareOf = numberWithin(0, 1);
export const pageOf = integerWithin(1, 1_000_000);
export const outcomeOf = oneOf(DECISION_OUTCOMES);
export const textOf = textUpTo(LIMITS.text);

const NO_MENTIONS: Author[] = [];
const nameOf = textUpTo(LIMITS.name);
const pixelsOf = orNull(numberWithin(0, 1e9));
const mediaTypeOf = oneOf(PROTOTYPE_MEDIA_TYPES);
const givenTitle = (value: unknown) => {
  const title = textWithin(LIMITS.name)(value);
  return title === undefined || title.trim() === "" ? undefined : title;
};

export const authorOf: Check<Author> = (value) => {
  if (!isPlainObject(value)) return undefined;
  const userId = nameOf(ownValue(value, "userId"));
  const name = nameOf(ownValue(value, "name"));
  return userId && name !== undefined ? { userId, name } : undefined;
};

const placeNumber = numberWithin(-LIMITS.place, LIMITS.place);
export const placeOf: Check<Place> = (value) => {
  if (!isPlainObject(value)) return undefined;
  const x = placeNumber(ownValue(value, "x"));
  const y = placeNumber(ownValue(value, "y"));
  return x === undefined || y === undefined ? undefined : { x, y };
};

export const FRAME_FIELDS: FieldTable<Pick<Frame, "title" | "order" | "archived" | "place">> = {
  title: createField("the title of the frame", "", nameOf, givenTitle),
  order: orderField,
  archived: createField("whether the frame is archived", false, booleanOf),
  place: createField<Place | null>("the place of the frame", null, orNull(placeOf)),
};

export const THREAD_FIELDS: FieldTable<Pick<Thread, "page" | "resolved" | "resolvedBy" | "task">> = {
  page: createField("the page of the pin", 1, pageOf),
  resolved: createField("whether the thread is resolved", false, booleanOf),
  resolvedBy: createField<Author | null>("who resolved the thread", null, orNull(authorOf)),
  task: createField<TaskId | null>("the task of the thread", null, orNull(idOf<TaskId>)),
};

/** The version stored under `id`, its number still as stored; undefined when a part can't be used. */
export function versionOf(id: string, value: unknown): FrameVersion | undefined {
  if (!isUsableId(id) || !isPlainObject(value)) return undefined;
  const frame = idOf<FrameId>(ownValue(value, "frame"));
  const number = integerWithin(1, 1e6)(ownValue(value, "number"));
  const sha256 = hashOf(ownValue(value, "sha256"));
  const mediaType = mediaTypeOf(ownValue(value, "mediaType"));
  const fileName = nameOf(ownValue(value, "fileName"));
  const bytes = integerWithin(0, 1e15)(ownValue(value, "bytes"));
  const width = pixelsOf(ownValue(value, "width") ?? null);
  const height = pixelsOf(ownValue(value, "height") ?? null);
  const by = authorOf(ownValue(value, "by"));
  const at = momentOf(ownValue(value, "at"));
  if (frame === undefined || number === undefined || sha256 === undefined || mediaType === undefined) return undefined;
  if (fileName === undefined || bytes === undefined || width === undefined || height === undefined) return undefined;
  if (by === undefined || at === undefined) return undefined;
  return { id: id as VersionId, frame, number, sha256, mediaType, fileName, bytes, width, height, by, at };
}

export function commentOf(id: string, value: unknown): Comment | undefined {
  if (!isUsableId(id) || !isPlainObject(value)) return undefined;
  const thread = idOf<ThreadId>(ownValue(value, "thread"));
  const by = authorOf(ownValue(value, "by"));
  const at = momentOf(ownValue(value, "at"));
  const text = textOf(ownValue(value, "text"));
  if (thread === undefined || by === undefined || at === undefined || text === undefined) return undefined;
  return { id: id as CommentId, thread, by, at, text, mentions: mentionsOf(ownValue(value, "mentions")) };
}

/** Those that can be read; a comment isn't lost for a mention that can't. */
function mentionsOf(value: unknown): Author[] {
  if (!Array.isArray(value)) return NO_MENTIONS;
  return value.slice(0, LIMITS.mentions).flatMap((entry: unknown) => authorOf(entry) ?? []);
}

export function decisionOf(id: string, value: unknown): Decision | undefined {
  if (!isUsableId(id) || !isPlainObject(value)) return undefined;
  const frame = idOf<FrameId>(ownValue(value, "frame"));
  const version = idOf<VersionId>(ownValue(value, "version"));
  const sha256 = hashOf(ownValue(value, "sha256"));
  const outcome = outcomeOf(ownValue(value, "outcome"));
  const note = textOf(ownValue(value, "note") ?? "");
  const by = authorOf(ownValue(value, "by"));
  const at = momentOf(ownValue(value, "at"));
  if (frame === undefined || version === undefined || sha256 === undefined || outcome === undefined) return undefined;
  if (note === undefined || by === undefined || at === undefined) return undefined;
  return { id: id as DecisionId, frame, version, sha256, outcome, note, by, at };
}
