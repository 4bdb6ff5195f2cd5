// The one error of the mutators. It is thrown before the first write, so a refused edit has changed
// nothing; its message can be shown to the person who tried.

export type RefusalCode =
  | "bad-value"
  | "bad-id"
  | "empty-title"
  | "unknown-task"
  | "unknown-column"
  | "unknown-person"
  | "unknown-label"
  | "unknown-calendar"
  | "unknown-dependency"
  | "unknown-item"
  | "unknown-exception"
  | "unknown-baseline"
  | "unknown-frame"
  | "unknown-version"
  | "unknown-thread"
  | "unknown-cost"
  | "already-exists"
  | "archived"
  | "parent-cycle"
  | "calendar-cycle"
  | "dependency-cycle"
  | "self-link"
  | "ancestor-link"
  | "nothing-to-move"
  | "last-column"
  | "content-changed"
  | "not-own"
  /** The client's mutators are still on their way. */
  | "not-ready";

/** An edit that was not made. `code` is stable and kebab-case, `message` is a sentence for people. */
export class EditRefused extends Error {
  readonly code: RefusalCode;

  constructor(code: RefusalCode, message: string) {
    super(message);
    this.name = "EditRefused";
    this.code = code;
  }
}
