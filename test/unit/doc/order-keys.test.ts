// Fractional order keys and the spreading of crowded neighbourhoods.

import fc from "fast-check";
import { expect, test } from "vitest";
import {
  compareOrder,
  insertIntoOrder,
  isOrderKey,
  MAX_GROWN_KEY,
  orderKeyBetween,
  orderKeysBetween,
} from "@entente/shared/doc/order-keys";
import type { Ordered } from "@entente/shared/doc/order-keys";

const KEY = fc.stringMatching(/^[0-9A-Za-z]{1,12}$/);

test("D8 a key between two keys lies strictly between them, or there is no room and it says so", () => {
  fc.assert(
    fc.property(KEY, KEY, fc.integer({ min: 1, max: 40 }), (a, b, count) => {
      const [low, high] = a < b ? [a, b] : [b, a];
      let keys: string[];
      try {
        keys = orderKeysBetween(low, high, count);
      } catch (error) {
        expect(error).toBeInstanceOf(RangeError);
        // Nothing lies between a key and itself, or itself followed by zeros.
        expect(high.replace(/0+$/, "")).toBe(low.replace(/0+$/, ""));
        return;
      }
      const all = [low, ...keys, high];
      expect(all.every((key, i) => isOrderKey(key) && (i === 0 || (all[i - 1] as string) < key))).toBe(true);
      expect(keys).toHaveLength(count);
    }),
    { numRuns: 2_000 },
  );
});

test("D8 keys before the first, after the last and in an empty list are in order", () => {
  fc.assert(
    fc.property(KEY, fc.integer({ min: 1, max: 200 }), (key, count) => {
      const after = orderKeysBetween(key, null, count);
      expect([key, ...after].every((each, i, all) => i === 0 || (all[i - 1] as string) < each)).toBe(true);
      if (!/^0*$/.test(key)) {
        const before = orderKeysBetween(null, key, count);
        expect([...before, key].every((each, i, all) => i === 0 || (all[i - 1] as string) < each)).toBe(true);
      }
      expect(new Set(orderKeysBetween(null, null, count)).size).toBe(count);
    }),
  );
});

test("D8 two people who insert at the same gap nearly always get different keys", () => {
  const keys = new Set(Array.from({ length: 100 }, () => orderKeyBetween("V00", "V01")));
  expect(keys.size).toBeGreaterThan(90);
});

test("D8 10,000 keys appended and 10,000 put in front keep six digits", () => {
  let last = orderKeyBetween(null, null);
  let first = last;
  for (let i = 0; i < 10_000; i++) {
    const next = orderKeyBetween(last, null);
    const previous = orderKeyBetween(null, first);
    if (next <= last || previous >= first) throw new Error(`Out of order at ${i}: ${previous} ${next}`);
    last = next;
    first = previous;
  }
  expect([first.length, last.length].every((length) => length <= 6)).toBe(true);
});

test("D20 keys without spreading grow by less than a quarter digit an insert at one gap", () => {
  const before = orderKeyBetween(null, null);
  let after = orderKeyBetween(before, null);
  for (let i = 0; i < 1_000; i++) after = orderKeyBetween(before, after);
  expect(after.length).toBeLessThan(250);
});

test.each(["always before the last inserted", "always after the last inserted", "anywhere"])(
  "D20 1,000 inserts %s keep unique ordered keys of at most 40 digits and few rewrites",
  (way) => {
    const list: Ordered[] = [];
    insertIntoOrder(list, 0, ["left", "right"]);
    let index = 1;
    let writes = 0;
    for (let i = 0; i < 1_000; i++) {
      if (way === "always after the last inserted") index = i + 1;
      if (way === "anywhere") index = (i * 7919) % (list.length + 1);
      writes += insertIntoOrder(list, index, [`item ${i}`]).size;
    }
    expect(list).toHaveLength(1_002);
    expect(new Set(list.map(({ order }) => order)).size).toBe(1_002);
    expect(list.toSorted(compareOrder)).toEqual(list);
    expect(Math.max(...list.map(({ order }) => order.length))).toBeLessThanOrEqual(MAX_GROWN_KEY);
    expect(writes).toBeLessThan(5_000);
  },
);

test("D20 the keys returned are those that changed, and the list shows the insert at its place", () => {
  const list: Ordered[] = ["a", "b", "c"].map((id) => ({ id, order: "V" }));
  const before = new Map(list.map(({ id, order }) => [id, order]));
  const writes = insertIntoOrder(list, 1, ["new"]);
  expect(list.map(({ id }) => id)).toEqual(["a", "new", "b", "c"]);
  expect(list.toSorted(compareOrder)).toEqual(list);
  for (const { id, order } of list) expect(writes.get(id) ?? before.get(id)).toBe(order);
});

test("D20 two replicas that spread the same list write the same keys", () => {
  const crowded = () => ["a", "b", "c"].map((id) => ({ id, order: "V" }));
  expect(insertIntoOrder(crowded(), 1, ["new"])).toEqual(insertIntoOrder(crowded(), 1, ["new"]));
});

test.each(["", "a b", "é", "V".repeat(501), 7, null, undefined, {}])("D15 %j is no order key", (value) => {
  expect(isOrderKey(value)).toBe(false);
});

test("D8 a key in the wrong order or that is none is refused", () => {
  expect(() => orderKeyBetween("b", "a")).toThrow(RangeError);
  expect(() => orderKeyBetween("a", "a")).toThrow(RangeError);
  expect(() => orderKeyBetween("a", "a0")).toThrow(RangeError);
  expect(() => orderKeyBetween("not a key", null)).toThrow(RangeError);
});
