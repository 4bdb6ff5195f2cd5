// The prototype review as plain records. Only the server writes it, on behalf of an authenticated
// person; everyone who may see the project reads it.

import type { CommentId, DecisionId, FrameId, TaskId, ThreadId, VersionId } from "./ids.ts";

export interface Frame {
  readonly id: FrameId;
  readonly title: string;
  readonly order: string;
  readonly archived: boolean;
  /** Where somebody put it on the overview; null where the overview lays it out itself. */
  readonly place: Place | null;
  /** Newest last. Never empty. */
  readonly versions: readonly FrameVersion[];
}

/** A frame's top left corner on the overview, in its own pixels. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

/** One uploaded file; its content is named by its hash and never changes. */
export interface FrameVersion {
  readonly id: VersionId;
  readonly frame: FrameId;
  /** 1, 2, 3 … within the frame. */
  readonly number: number;
  readonly sha256: string;
  readonly mediaType: PrototypeMediaType;
  readonly fileName: string;
  readonly bytes: number;
  /** Pixels, or null where the format doesn't say (PDF, some SVG). */
  readonly width: number | null;
  readonly height: number | null;
  readonly by: Author;
  /** Milliseconds since 1970-01-01T00:00Z. */
  readonly at: number;
}

export type PrototypeMediaType = "image/png" | "image/jpeg" | "image/webp" | "image/svg+xml" | "application/pdf";
export const PROTOTYPE_MEDIA_TYPES: readonly PrototypeMediaType[] = [
  "image/png",
  "image/jpeg",
  "image/webp",
  "image/svg+xml",
  "application/pdf",
];

/** Who did it, with the name as it was then. */
export interface Author {
  readonly userId: string;
  readonly name: string;
}

/** A pin on a version with its comments; x and y are shares (0 to 1) of the picture's width and height. */
export interface Thread {
  readonly id: ThreadId;
  readonly frame: FrameId;
  readonly version: VersionId;
  readonly x: number;
  readonly y: number;
  /** 1-based page of a PDF; 1 for pictures. */
  readonly page: number;
  readonly resolved: boolean;
  readonly resolvedBy: Author | null;
  readonly task: TaskId | null;
  readonly by: Author;
  readonly at: number;
  /** In the order they were written. Never empty. */
  readonly comments: readonly Comment[];
}

export interface Comment {
  readonly id: CommentId;
  readonly thread: ThreadId;
  readonly by: Author;
  readonly at: number;
  readonly text: string;
  /** Whom the text names, found by the server when it was written. */
  readonly mentions: readonly Author[];
}

export type DecisionOutcome = "approved" | "changes-requested";
export const DECISION_OUTCOMES: readonly DecisionOutcome[] = ["approved", "changes-requested"];

/** Append-only, bound to the hash of what was seen. A person's latest decision on a version is the one that counts. */
export interface Decision {
  readonly id: DecisionId;
  readonly frame: FrameId;
  readonly version: VersionId;
  readonly sha256: string;
  readonly outcome: DecisionOutcome;
  readonly note: string;
  readonly by: Author;
  readonly at: number;
}

export interface Review {
  readonly frames: ReadonlyMap<FrameId, Frame>;
  readonly threads: ReadonlyMap<ThreadId, Thread>;
  /** In the order they were taken. */
  readonly decisions: readonly Decision[];
}
