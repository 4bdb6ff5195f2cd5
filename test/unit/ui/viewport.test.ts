import fc from "fast-check";
import { expect, test } from "vitest";
import {
  fitted,
  kept,
  MAX_SCALE,
  MIN_SCALE,
  pointOf,
  revealed,
  shareAt,
  zoomedAt,
} from "../../../client/src/features/review/viewport.ts";

const box = { width: 800, height: 600 };
const size = fc.record({ width: fc.integer({ min: 1, max: 20_000 }), height: fc.integer({ min: 1, max: 20_000 }) });
const share = fc.record({
  x: fc.double({ min: 0, max: 1, noNaN: true }),
  y: fc.double({ min: 0, max: 1, noNaN: true }),
});

test("a large picture is fitted whole into the canvas", () => {
  const view = fitted(box, { width: 4000, height: 1000 });
  expect(view.x).toBeGreaterThanOrEqual(0);
  expect(view.x + 4000 * view.scale).toBeLessThanOrEqual(box.width);
  expect(view.y + 500 * view.scale).toBeCloseTo(box.height / 2);
});

test("a small picture is never magnified by fitting", () => {
  expect(fitted(box, { width: 100, height: 80 }).scale).toBe(1);
});

test("the picture's point under the pointer stays there while zooming", () => {
  fc.assert(
    fc.property(size, share, fc.double({ min: 0.2, max: 5, noNaN: true }), (picture, at, factor) => {
      const view = fitted(box, picture);
      const pointer = pointOf(view, picture, at);
      const next = pointOf(zoomedAt(view, factor, pointer), picture, at);
      expect(next.x).toBeCloseTo(pointer.x, 5);
      expect(next.y).toBeCloseTo(pointer.y, 5);
    }),
  );
});

test("zoom stays within its limits however often it is asked", () => {
  let view = fitted(box, { width: 1000, height: 1000 });
  for (let i = 0; i < 100; i++) view = zoomedAt(view, 1.5, { x: 1, y: 1 });
  expect(view.scale).toBe(MAX_SCALE);
  for (let i = 0; i < 200; i++) view = zoomedAt(view, 1 / 1.5, { x: 1, y: 1 });
  expect(view.scale).toBe(MIN_SCALE);
});

test("a share of the picture and its canvas point lead to each other", () => {
  fc.assert(
    fc.property(size, share, (picture, at) => {
      const view = fitted(box, picture);
      const point = pointOf(view, picture, at);
      const back = shareAt(view, picture, point);
      expect(back === null || (Math.abs(back.x - at.x) < 1e-6 && Math.abs(back.y - at.y) < 1e-6)).toBe(true);
    }),
  );
});

test("a press beside the picture is no place for a pin", () => {
  const picture = { width: 100, height: 100 };
  const view = fitted(box, picture);
  expect(shareAt(view, picture, { x: view.x - 1, y: view.y + 10 })).toBeNull();
});

test("however far it is dragged, part of the picture stays in sight", () => {
  const picture = { width: 400, height: 300 };
  for (const [x, y] of [
    [-9999, -9999],
    [9999, 9999],
  ] as const) {
    const view = kept({ x, y, scale: 1 }, box, picture);
    expect(view.x).toBeLessThan(box.width);
    expect(view.x + picture.width).toBeGreaterThan(0);
    expect(view.y).toBeLessThan(box.height);
    expect(view.y + picture.height).toBeGreaterThan(0);
  }
});

test("revealing a pin brings it inside the canvas and moves nothing when it is there already", () => {
  const picture = { width: 4000, height: 4000 };
  const away = { x: 0, y: 0, scale: 1 };
  const at = pointOf(revealed(away, box, picture, { x: 0.9, y: 0.9 }), picture, { x: 0.9, y: 0.9 });
  expect(at).toEqual({ x: box.width - 60, y: box.height - 60 });
  expect(revealed(away, box, picture, { x: 0.05, y: 0.05 })).toEqual(away);
});
