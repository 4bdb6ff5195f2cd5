// What stands at the top of a list, told so that a screen of another size shows the same.

import type { TaskId } from "@entente/shared/model/ids";
import fc from "fast-check";
import { expect, test } from "vitest";
import { layOut, offsetOf, topOf } from "../../../client/src/features/kanban/card-window.ts";

const cards = Array.from({ length: 30 }, (_, at) => `card-${at}` as TaskId);
const layout = layOut(cards, () => 62);

test("the top of a view, told and shown again, is the same place to the pixel", () => {
  fc.assert(
    fc.property(fc.integer({ min: 9, max: Math.floor(layout.height) - 1 }), (offset) => {
      expect(Math.abs(offsetOf(layout, topOf(layout, offset))! - offset)).toBeLessThan(1);
    }),
  );
});

test("the beginning is told as such, also on a screen whose cards are taller", () => {
  expect(topOf(layout, 0)).toBeNull();
  expect(
    offsetOf(
      layOut(cards, () => 90),
      null,
    ),
  ).toBe(0);
});

test("a card that isn't in the list, filtered out or gone, leaves the view alone", () => {
  expect(offsetOf(layout, { task: "gone" as TaskId, share: 0.5 })).toBeNull();
});
