import fc from "fast-check";
import { expect, test } from "vitest";
import { placeBeside } from "../../../client/src/ui/place.ts";

const view = { width: 1000, height: 600 };
const button = (left: number, top: number) => ({ left, top, width: 80, height: 28 });

test("a menu stands below its button, aligned with its end", () => {
  expect(
    placeBeside(button(500, 100), { width: 200, height: 150 }, view, { side: "bottom", align: "end", gap: 4 }),
  ).toEqual({
    left: 380,
    top: 132,
    maxHeight: 460,
  });
});

test("without room below it stands above", () => {
  const placed = placeBeside(button(500, 560), { width: 200, height: 150 }, view, {
    side: "bottom",
    align: "start",
    gap: 4,
  });
  expect(placed.top).toBe(560 - 4 - 150);
});

test("asked to the right and without room there, it stands on the left", () => {
  const placed = placeBeside(button(900, 100), { width: 200, height: 150 }, view, {
    side: "right",
    align: "start",
    gap: 4,
  });
  expect(placed.left).toBe(900 - 4 - 200);
});

test("wherever the button is, what fits the window is inside it", () => {
  const side = fc.constantFrom("top" as const, "bottom" as const, "left" as const, "right" as const);
  const align = fc.constantFrom("start" as const, "center" as const, "end" as const);
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 920 }),
      fc.integer({ min: 0, max: 572 }),
      side,
      align,
      (left, top, which, how) => {
        const size = { width: 200, height: 400 };
        const at = placeBeside(button(left, top), size, view, { side: which, align: how, gap: 4 });
        const height = Math.min(size.height, at.maxHeight);
        expect(at.left).toBeGreaterThanOrEqual(8);
        expect(at.left + size.width).toBeLessThanOrEqual(view.width - 8);
        expect(at.top).toBeGreaterThanOrEqual(8);
        expect(at.top + height).toBeLessThanOrEqual(view.height - 8);
      },
    ),
  );
});
