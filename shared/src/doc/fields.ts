// How one field of a record is kept, said once for reading and for writing. A reader takes what
// `read` can use and falls back to the default, telling a diagnostic; a mutator takes only what
// `accept` lets through and refuses the rest. A field at its default is not written at creation.

import type { Diagnostic } from "../model/diagnostic.ts";
import { EditRefused } from "./edit-refused.ts";
import type { Check } from "./values.ts";

export interface Field<T> {
  /** What the field is called in messages, e.g. "the duration". */
  readonly what: string;
  readonly fallback: T;
  readonly read: Check<T>;
  /** Stricter than `read` where a mutator refuses what a reader would mend. */
  readonly accept: Check<T>;
}

/** `accept` is `read` unless given. */
export function createField<T>(what: string, fallback: T, read: Check<T>, accept: Check<T> = read): Field<T> {
  return { what, fallback, read, accept };
}

/** Fields of a record by key; each key of the record's model that is kept as one value has one. */
export type FieldTable<R> = { readonly [K in keyof R]: Field<R[K]> };

/** A record's fields, as a Y.Map or a Map gives them. */
export interface StoredFields {
  get(key: string): unknown;
}

/** The field's value in `fields`, or its default; what can't be used is told in `diagnostics` under `id`. */
export function readField<T>(
  fields: StoredFields,
  key: string,
  field: Field<T>,
  id: string,
  diagnostics: Diagnostic[] | undefined,
): T {
  const stored = fields.get(key);
  return stored === undefined ? field.fallback : useStored(stored, field, id, diagnostics);
}

/** As `readField`, for a stored value already at hand. */
export function useStored<T>(stored: unknown, field: Field<T>, id: string, diagnostics: Diagnostic[] | undefined): T {
  const value = field.read(stored);
  if (value !== undefined) return value;
  diagnostics?.push({
    code: "unusable-value",
    message: `A value stored for ${field.what} can't be used; the default stands in for it.`,
    ids: [id],
  });
  return field.fallback;
}

/** The value as it may be written. Throws EditRefused `bad-value`. */
export function acceptValue<T>(field: Field<T>, value: unknown): T {
  const accepted = field.accept(value);
  if (accepted === undefined) throw new EditRefused("bad-value", `This can't be used for ${field.what}.`);
  return accepted;
}

/**
 * The entries of `patch` as they may be written, `undefined` ones left out. Throws EditRefused
 * `bad-value` for a value its field refuses and for a key that has no field.
 */
export function acceptPatch<R>(table: FieldTable<R>, patch: Partial<R>): [key: string, value: unknown][] {
  const entries: [string, unknown][] = [];
  for (const [key, value] of Object.entries(patch)) {
    if (value === undefined) continue;
    if (!Object.hasOwn(table, key)) throw new EditRefused("bad-value", `There is no field “${key}” to set.`);
    entries.push([key, acceptValue(table[key as keyof R] as Field<unknown>, value)]);
  }
  return entries;
}

/** As `acceptPatch`, without the entries that are at their default: what a new record writes. */
export function acceptNew<R>(table: FieldTable<R>, input: Partial<R>): [key: string, value: unknown][] {
  return acceptPatch(table, input).filter(([key, value]) => value !== table[key as keyof R].fallback);
}
