// The small structures that the passes keep their work in, against plain sets; and the look-up tables
// of a calendar against counting.

import fc from "fast-check";
import { expect, it } from "vitest";
import { IndexSet } from "@entente/shared/schedule/index-set";
import { DAY, FIRST_DAY } from "@entente/shared/schedule/instant";
import { PositionSet } from "@entente/shared/schedule/position-set";
import { createWeekPattern } from "@entente/shared/schedule/week-pattern";
import { createWorkCalendar } from "@entente/shared/schedule/work-calendar";

it("gives the least and the greatest place, whatever was added and taken in between", () => {
  const step = fc.oneof(fc.nat(4999), fc.constantFrom("first", "last"));
  fc.assert(
    fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
      const set = new PositionSet(5000);
      const model = new Set<number>();
      for (const one of steps) {
        if (typeof one === "number") {
          set.add(one);
          model.add(one);
          continue;
        }
        const expected = model.size === 0 ? -1 : one === "first" ? Math.min(...model) : Math.max(...model);
        expect(one === "first" ? set.takeFirst() : set.takeLast()).toBe(expected);
        model.delete(expected);
      }
      const rest: number[] = [];
      for (let at = set.takeFirst(); at >= 0; at = set.takeFirst()) rest.push(at);
      expect(rest).toEqual([...model].sort((a, b) => a - b));
    }),
    { numRuns: 300 },
  );
});

it("holds each task once, and none after it was emptied", () => {
  const set = new IndexSet(5);
  for (const index of [3, 1, 3]) set.add(index);
  expect([set.size, set.at(0), set.at(1), set.has(1), set.has(2), set.isWhole]).toEqual([2, 3, 1, true, false, false]);
  set.addAll();
  expect([set.size, set.isWhole, set.at(4)]).toEqual([5, true, 4]);
  set.clear();
  expect([set.size, set.has(3)]).toEqual([0, false]);
});

it("counts the same in a calendar's tables as beyond them", () => {
  const shift = fc
    .tuple(fc.nat(95), fc.integer({ min: 1, max: 40 }))
    .map(([from, length]) => [15 * from, 15 * (from + length)] as const);
  const week = fc.array(fc.array(shift, { maxLength: 3 }), { minLength: 7, maxLength: 7 });
  const ranges = fc.array(fc.tuple(fc.integer({ min: 19_000, max: 21_500 }), week), { minLength: 1, maxLength: 4 });
  const instants = fc.array(fc.integer({ min: 19_500 * DAY, max: 21_000 * DAY }), { minLength: 30, maxLength: 30 });
  fc.assert(
    fc.property(ranges, instants, (drawn, asked) => {
      const sorted = [...drawn].sort(([a], [b]) => a - b);
      const days = sorted.filter(([day], k) => k === 0 || day > sorted[k - 1]![0]);
      const compile = () =>
        createWorkCalendar(
          days.map(([day, shifts], k) => ({ firstDay: k === 0 ? FIRST_DAY : day, pattern: createWeekPattern(shifts) })),
        );
      const [often, seldom] = [compile(), compile()];
      if (!often.hasWork) return;
      // What is asked a few hundred times gets tables, for these years and then for more.
      for (let k = 0; k < 700; k += 1) often.workBefore(asked[0]! + k * 3600);
      for (const instant of asked) {
        const work = seldom.workBefore(instant);
        expect(often.workBefore(instant)).toBe(work);
        for (const target of [work, work + 1, work - 1, work + 40_000]) {
          expect([often.finishAt(target), often.startAt(target)]).toEqual([
            seldom.finishAt(target),
            seldom.startAt(target),
          ]);
        }
      }
    }),
    { numRuns: 150 },
  );
});
