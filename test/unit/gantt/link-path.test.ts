import { describe, expect, test } from "vitest";
import { DEPENDENCY_TYPES } from "@entente/shared/model/plan";
import { linkPath, type BarBox } from "../../../client/src/features/gantt/chart/link-path.ts";

const ROW = 36;
const from: BarBox = { left: 100, right: 200, y: 18 };
const to: BarBox = { left: 300, right: 400, y: 18 + 3 * ROW };

/** Where the line begins and the point of its arrow head. */
function ends(path: string): { start: string; tip: string } {
  const points = [...path.matchAll(/[ML](-?[\d.]+) (-?[\d.]+)/g)].map(([, x, y]) => `${x},${y}`);
  return { start: points[0]!, tip: points.at(-2)! };
}

describe("the line of a link", () => {
  test("runs from the end that its type names to the end that its type names", () => {
    const found = Object.fromEntries(DEPENDENCY_TYPES.map((type) => [type, ends(linkPath(type, from, to, ROW))]));
    expect(found).toEqual({
      FS: { start: "200,18", tip: "300,126" },
      SS: { start: "100,18", tip: "300,126" },
      FF: { start: "200,18", tip: "400,126" },
      SF: { start: "100,18", tip: "400,126" },
    });
  });

  test("drops onto a successor that follows at once", () => {
    const next: BarBox = { left: 202, right: 260, y: 18 + ROW };
    expect(ends(linkPath("FS", from, next, ROW))).toEqual({ start: "200,18", tip: "208,40" });
  });

  test("goes round by the gap between the rows when the successor starts before its predecessor ends", () => {
    const early: BarBox = { left: 50, right: 90, y: 18 + 2 * ROW };
    expect(linkPath("FS", from, early, ROW)).toContain(" 36");
    expect(ends(linkPath("FS", from, early, ROW)).tip).toBe("50,90");
  });

  test("holds no NaN when both bars have no width and stand on each other", () => {
    const point: BarBox = { left: 0, right: 0, y: 0 };
    for (const type of DEPENDENCY_TYPES) expect(linkPath(type, point, point, ROW)).not.toContain("NaN");
  });
});
