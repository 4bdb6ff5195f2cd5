// Fractional order keys: base-62 digits read as a fraction between 0 and 1, compared as strings, so
// that an insert writes one key and moves nobody else. Keys carry jitter, since two people often
// insert at the same gap at the same moment. At the ends keys keep six digits for millions of
// inserts; inside a gap they grow by about a digit for every six inserts, and `insertIntoOrder`
// gives the neighbourhood fresh keys before one becomes longer than MAX_GROWN_KEY. Knows no Yjs.

import { compareOrder } from "../model/order.ts";

export { compareOrder };

const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const BASE = DIGITS.length;
const KEY = /^[0-9A-Za-z]{1,500}$/;
/** Digits of a key at either end of a list. */
const END_DIGITS = 6;
/** Room per key: the jitter picks one of at least half as many values. */
const SLOT = BASE * BASE;
/** A longer key makes `insertIntoOrder` spread its neighbourhood anew. */
export const MAX_GROWN_KEY = 40;
const MAX_FRESH_KEY = 12;

const evenly = () => 0.5;

/** Whether `value` is a key that can be ordered and inserted around: 1 to 500 base-62 digits. */
export function isOrderKey(value: unknown): value is string {
  return typeof value === "string" && KEY.test(value);
}

/** A key strictly between two keys; null stands for the end of the list. Throws RangeError when there is no room or a key isn't one. `random` gives [0, 1). */
export function orderKeyBetween(
  before: string | null,
  after: string | null,
  random: () => number = Math.random,
): string {
  return orderKeysBetween(before, after, 1, random)[0] as string;
}

/** `count` ascending keys strictly between two keys; as `orderKeyBetween` otherwise. */
export function orderKeysBetween(
  before: string | null,
  after: string | null,
  count: number,
  random: () => number = Math.random,
): string[] {
  for (const key of [before, after]) {
    if (key !== null && !isOrderKey(key)) throw new RangeError("Not an order key.");
  }
  if (before !== null && after !== null && before >= after)
    throw new RangeError("There is no room between these keys.");
  if (count === 0) return [];
  const low = before ?? "";
  const { digits, gap } = gapBetween(low, after, (count + 1) * SLOT);
  const atEnd = before === null || after === null;
  const step = gap / (count + 1);
  if (atEnd && step > SLOT && digits <= END_DIGITS) {
    // Far from crowded: keep close to the neighbour (or to the middle of an empty list).
    const wide = gapBetween(low, after, (count + 1) * SLOT, END_DIGITS);
    const middle = Math.min(wide.gap / 2, wide.gap - (count + 1) * SLOT);
    const first = before !== null ? 0 : after !== null ? wide.gap - (count + 1) * SLOT : middle;
    return keysAt(low, END_DIGITS, first, SLOT, count, random);
  }
  return keysAt(low, digits, 0, step, count, random);
}

/** How many digits it takes until the keys lie at least `room` apart, and how far apart they are there. */
function gapBetween(low: string, after: string | null, room: number, atLeast = 1): { digits: number; gap: number } {
  // The end of the list is the fraction 1, so the gap starts at one whole.
  let gap = after === null ? 1 : 0;
  let digits = 0;
  while (gap < room || digits < atLeast) {
    if (gap === 0 && digits >= low.length && digits >= (after?.length ?? 0)) {
      throw new RangeError("There is no room between these keys.");
    }
    gap = gap * BASE + (after === null ? 0 : digitAt(after, digits)) - digitAt(low, digits);
    digits++;
  }
  return { digits, gap };
}

function keysAt(
  low: string,
  digits: number,
  first: number,
  step: number,
  count: number,
  random: () => number,
): string[] {
  const keys: string[] = [];
  for (let i = 1; i <= count; i++) {
    const offset = Math.floor(first + step * (i + (random() - 0.5) / 2));
    keys.push(plus(low, digits, offset));
  }
  return keys;
}

/** The first `digits` digits of `low` plus `offset` units of the last of them. */
function plus(low: string, digits: number, offset: number): string {
  const sum: string[] = [];
  let carry = offset;
  for (let i = digits - 1; i >= 0; i--) {
    const value = digitAt(low, i) + carry;
    sum.push(DIGITS[value % BASE] as string);
    carry = Math.floor(value / BASE);
  }
  return sum.toReversed().join("").replace(/0+$/, "");
}

function digitAt(key: string, index: number): number {
  if (index >= key.length) return 0;
  const code = key.charCodeAt(index);
  return code <= 57 ? code - 48 : code <= 90 ? code - 55 : code - 61;
}

/** A record in a list that `compareOrder` sorts. */
export interface Ordered<Id extends string = string> {
  readonly id: Id;
  readonly order: string;
}

/**
 * Puts `ids` into the sorted `list` at `index` (the list is changed in place) and returns the keys to
 * write. Usually these are the keys of `ids`; where keys have grown too long or leave no room,
 * neighbours are spread anew, alike on every replica that sees the same list, and returned as well.
 */
export function insertIntoOrder<Id extends string>(
  list: Ordered<Id>[],
  index: number,
  ids: readonly Id[],
  random: () => number = Math.random,
): Map<Id, string> {
  const writes = new Map<Id, string>();
  let keys = tryKeys(list, index, index, ids.length, random, MAX_GROWN_KEY);
  let from = index;
  let to = index;
  for (let reach = 1; keys === null; reach *= 2) {
    from = Math.max(0, index - reach);
    to = Math.min(list.length, index + reach);
    const whole = from === 0 && to === list.length;
    keys = tryKeys(list, from, to, ids.length + to - from, evenly, whole ? Infinity : MAX_FRESH_KEY);
  }
  const run = [
    ...list.slice(from, index).map((entry) => entry.id),
    ...ids,
    ...list.slice(index, to).map((entry) => entry.id),
  ];
  const placed = run.map((id, i) => ({ id, order: (keys as string[])[i] as string }));
  for (const { id, order } of placed) writes.set(id, order);
  list.splice(from, to - from, ...placed);
  return writes;
}

function tryKeys(
  list: readonly Ordered[],
  from: number,
  to: number,
  count: number,
  random: () => number,
  maxLength: number,
): string[] | null {
  const before = list[from - 1]?.order ?? null;
  const after = list[to]?.order ?? null;
  try {
    const keys = orderKeysBetween(before, after, count, random);
    return keys.every((key) => key.length <= maxLength) ? keys : null;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
