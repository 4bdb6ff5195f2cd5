import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { daysFromCivil } from "@entente/shared/model/time";
import {
  createTimeMap,
  drawnRange,
  MOST_PIXELS,
  paddedRange,
  snapDelta,
} from "../../../client/src/features/gantt/chart/time-map.ts";
import { neighbourZoom, zoomNamed, zoomToFit, ZOOMS } from "../../../client/src/features/gantt/chart/zooms.ts";

const DAY = 1440;
const minute = fc.integer({ min: daysFromCivil(1900, 1, 1) * DAY, max: daysFromCivil(2200, 1, 1) * DAY });
const zoom = fc.constantFrom(...ZOOMS);

describe("the map between pixels and minutes", () => {
  test("turns every minute into a pixel and back, at every zoom", () => {
    fc.assert(
      fc.property(zoom, minute, minute, (level, origin, at) => {
        const map = createTimeMap(level, origin);
        expect(map.toMinute(map.toPixel(at))).toBe(at);
      }),
    );
  });

  test("is strictly monotone", () => {
    fc.assert(
      fc.property(zoom, minute, minute, fc.integer({ min: 1, max: 10_000 }), (level, origin, at, later) => {
        const map = createTimeMap(level, origin);
        expect(map.toPixel(at + later)).toBeGreaterThan(map.toPixel(at));
      }),
    );
  });

  test("draws February and March of one year to scale, not as months of 30 days", () => {
    const map = createTimeMap(zoomNamed("month"), daysFromCivil(2026, 2, 1) * DAY);
    const march = map.toPixel(daysFromCivil(2026, 3, 1) * DAY);
    const april = map.toPixel(daysFromCivil(2026, 4, 1) * DAY);
    expect(march / (april - march)).toBeCloseTo(28 / 31, 12);
  });

  test("draws four hours as a sixth of a day", () => {
    const map = createTimeMap(zoomNamed("day"), 0);
    expect(map.toWidth(240)).toBeCloseTo(map.toWidth(DAY) / 6, 12);
  });

  test("knows no daylight saving: every day has the same width", () => {
    const origin = daysFromCivil(2026, 1, 1) * DAY;
    const map = createTimeMap(zoomNamed("day"), origin);
    const widths = new Set<number>();
    for (let day = 0; day < 365; day += 1)
      widths.add(map.toPixel(origin + (day + 1) * DAY) - map.toPixel(origin + day * DAY));
    expect([...widths]).toEqual([40]);
  });
});

describe("snapping", () => {
  test("gives whole steps, the nearest one", () => {
    const day = zoomNamed("day");
    expect([-2000, -800, -700, 0, 700, 800, 2000].map((delta) => snapDelta(day, delta))).toEqual([
      -DAY,
      -DAY,
      0,
      0,
      0,
      DAY,
      DAY,
    ]);
  });

  test("takes quarters of an hour when hours are shown", () => {
    expect(snapDelta(zoomNamed("hour"), 22)).toBe(15);
    expect(snapDelta(zoomNamed("hour"), 23)).toBe(30);
  });
});

describe("the range drawn", () => {
  test("holds the plan with room on both sides and begins at midnight", () => {
    fc.assert(
      fc.property(zoom, minute, fc.integer({ min: 0, max: 5_000_000 }), (level, start, length) => {
        const range = paddedRange({ start, finish: start + length }, level, 900);
        expect(range.start).toBeLessThanOrEqual(start - DAY);
        expect(range.finish).toBeGreaterThanOrEqual(start + length + DAY);
        expect([Math.abs(range.start % DAY), Math.abs(range.finish % DAY)]).toEqual([0, 0]);
      }),
    );
  });
});

describe("zooming", () => {
  test("steps through all levels and stays at either end", () => {
    expect(neighbourZoom("hour", -1)).toBe("hour");
    expect(neighbourZoom("hour", 1)).toBe("day");
    expect(neighbourZoom("year", 1)).toBe("year");
  });

  test("to fit shows the whole plan, whatever its length up to thirty years", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30 * 365 }), fc.integer({ min: 1200, max: 3000 }), (days, width) => {
        const fitting = zoomToFit(days * DAY, width);
        expect(days * fitting.pixelsPerDay).toBeLessThanOrEqual(width + 1e-6);
        expect(fitting.pixelsPerDay).toBeGreaterThanOrEqual(fitting.leastPixelsPerDay);
      }),
    );
  });
});

describe("a chart too wide for the screen's numbers", () => {
  test("is drawn in part, around what is on screen, and never beyond its own ends", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...ZOOMS),
        fc.integer({ min: 1, max: 3_000_000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (zoom, days, share) => {
          const whole = { start: 0, finish: days * DAY };
          const around = whole.finish * share;
          const part = drawnRange(whole, zoom, around);
          expect(part.start).toBeGreaterThanOrEqual(whole.start);
          expect(part.finish).toBeLessThanOrEqual(whole.finish);
          expect(part.start <= around && around <= part.finish).toBe(true);
          expect(createTimeMap(zoom, part.start).toPixel(part.finish)).toBeLessThanOrEqual(MOST_PIXELS);
        },
      ),
    );
  });

  test("is whole where it fits", () => {
    const whole = { start: 0, finish: 365 * DAY };
    for (const zoom of ZOOMS) expect(drawnRange(whole, zoom, 0)).toBe(whole);
  });

  test("fits eight thousand years on a screen", () => {
    const days = 8000 * 365;
    const { pixelsPerDay, lower } = zoomToFit(days * DAY, 800);
    expect(pixelsPerDay * days).toBeCloseTo(800);
    expect(lower).toBe("decade");
  });
});
