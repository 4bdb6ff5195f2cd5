// Checks on single values: each takes anything a document or a caller may hold and returns the value
// in its canonical form, or undefined when it can't be used. They never throw, whatever they are given.

import { formatLocalDate, formatLocalDateTime, parseLocalDate, parseLocalDateTime } from "../model/time.ts";
import type { LocalDate, LocalDateTime } from "../model/time.ts";

/** Limits on what one value may hold; a reader cuts longer texts, a mutator refuses them. */
export const LIMITS = {
  id: 200,
  name: 1_000,
  title: 10_000,
  text: 100_000,
  notes: 1_000_000,
  minutes: 1e9,
  place: 1e6,
  mentions: 100,
} as const;

/** Returns the canonical value, or undefined for one that can't be used. */
export type Check<T> = (value: unknown) => T | undefined;

/** Ids are opaque, but `/` and `>` separate the parts of a key and are refused in one. */
export function isUsableId(value: unknown): value is string {
  return (
    typeof value === "string" &&
    value.length > 0 &&
    value.length <= LIMITS.id &&
    !value.includes("/") &&
    !value.includes(">") &&
    value.isWellFormed()
  );
}

export const idOf = <T extends string>(value: unknown): T | undefined => (isUsableId(value) ? (value as T) : undefined);

/** Text of at most `max` UTF-16 units; longer text is cut, half characters become U+FFFD (as they would on the wire). */
export function textUpTo(max: number): Check<string> {
  return (value) => (typeof value === "string" ? cutText(value, max) : undefined);
}

/** As `textUpTo`, but undefined for longer text. */
export function textWithin(max: number): Check<string> {
  return (value) => (typeof value === "string" && value.length <= max ? value.toWellFormed() : undefined);
}

function cutText(text: string, max: number): string {
  if (text.length <= max) return text.isWellFormed() ? text : text.toWellFormed();
  const last = text.charCodeAt(max - 1);
  const splitsPair = last >= 0xd800 && last <= 0xdbff;
  return text.slice(0, splitsPair ? max - 1 : max).toWellFormed();
}

export const booleanOf: Check<boolean> = (value) => (typeof value === "boolean" ? value : undefined);

/** A finite number from `low` to `high`; −0 becomes 0. */
export function numberWithin(low: number, high: number): Check<number> {
  return (value) =>
    typeof value === "number" && value >= low && value <= high ? (value === 0 ? 0 : value) : undefined;
}

/** A whole number from `low` to `high`. */
export function integerWithin(low: number, high: number): Check<number> {
  return (value) => (Number.isSafeInteger(value) ? numberWithin(low, high)(value) : undefined);
}

export function oneOf<T extends string>(values: readonly T[]): Check<T> {
  return (value) => (values.includes(value as T) ? (value as T) : undefined);
}

/** Lets null stand for "none" beside what `check` takes. */
export function orNull<T>(check: Check<T>): Check<T | null> {
  return (value) => (value === null ? null : check(value));
}

/** `YYYY-MM-DDTHH:MM`: real and this long, it is canonical already. */
const CANONICAL_LENGTH = 16;

export const dateTimeOf: Check<LocalDateTime> = (value) => {
  if (typeof value !== "string" || value.length > 40) return undefined;
  const minutes = parseLocalDateTime(value);
  if (minutes === null) return undefined;
  if (value.length === CANONICAL_LENGTH) return value as LocalDateTime;
  const canonical = formatLocalDateTime(minutes);
  return parseLocalDateTime(canonical) === null ? undefined : canonical;
};

export const dateOf: Check<LocalDate> = (value) => {
  if (typeof value !== "string" || value.length > 40) return undefined;
  const days = parseLocalDate(value);
  return days === null ? undefined : formatLocalDate(days);
};

/** A sha256 as 64 hex digits. */
export const hashOf: Check<string> = (value) =>
  typeof value === "string" && /^[0-9a-f]{64}$/.test(value) ? value : undefined;

/** A BCP 47 tag in its canonical form. */
export const localeOf: Check<string> = (value) => {
  if (typeof value !== "string" || value.length > 60) return undefined;
  try {
    return Intl.getCanonicalLocales(value)[0];
  } catch {
    return undefined;
  }
};

/** An ISO 4217 code: three capital letters. */
export const currencyOf: Check<string> = (value) =>
  typeof value === "string" && /^[A-Z]{3}$/.test(value) ? value : undefined;

/** A plain object as JSON gives it: no array, no Y type, no class. */
export function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== "object" || value === null) return false;
  const prototype = Object.getPrototypeOf(value) as unknown;
  return prototype === Object.prototype || prototype === null;
}

/** The own value under `key`; inherited ones don't count. */
export function ownValue(object: Readonly<Record<string, unknown>>, key: string): unknown {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}
