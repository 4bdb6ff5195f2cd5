// Branded identifiers: plain strings at run time, distinct types at compile time, so that a
// column's id can't be handed to a function that wants a task's. Ids are opaque; never parse one.

declare const brand: unique symbol;

export type Id<Name extends string> = string & { readonly [brand]: Name };

export type TaskId = Id<"task">;
export type DependencyId = Id<"dependency">;
export type ColumnId = Id<"column">;
export type CalendarId = Id<"calendar">;
export type PersonId = Id<"person">;
export type LabelId = Id<"label">;
export type ChecklistItemId = Id<"checklist-item">;
export type FrameId = Id<"frame">;
export type VersionId = Id<"version">;
export type ThreadId = Id<"thread">;
export type CommentId = Id<"comment">;
export type DecisionId = Id<"decision">;

const ALPHABET = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_-";

/**
 * A random opaque id of `length` characters from a 64-letter alphabet (6 bits each; 12 → 72 bits). It never begins
 * with a hyphen, which a command line would take for an option.
 */
export function createId<T extends string = string>(length = 12): T {
  const bytes = crypto.getRandomValues(new Uint8Array(length));
  let id = "";
  for (const byte of bytes) id += ALPHABET[byte & 63];
  return id.replace(/^-/, "_") as T;
}
