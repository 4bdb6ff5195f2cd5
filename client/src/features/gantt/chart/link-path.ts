// The line of a link: out of one end of the predecessor, into one end of the successor, by right
// angles with rounded corners and an arrow head. The same rule draws all four types; the ends alone differ.

import type { DependencyType } from "@entente/shared/model/plan";

/** A bar's box in chart pixels; an end off screen is a stub with the same numbers. */
export interface BarBox {
  readonly left: number;
  readonly right: number;
  /** Middle of the bar. */
  readonly y: number;
}

const OUT = 10;
const RADIUS = 5;
const HEAD = 4;
const BAR_HALF = 14;

type Point = readonly [x: number, y: number];

/** `M … ` path data for a link of `type`, arrow head included. `rowHeight` tells where the gap between two rows runs. */
export function linkPath(
  type: DependencyType,
  from: BarBox,
  to: BarBox,
  rowHeight: number,
  barHalf: number = BAR_HALF,
): string {
  const leavesRight = type[0] === "F";
  const entersLeft = type[1] === "S";
  const startX = leavesRight ? from.right : from.left;
  const endX = entersLeft ? to.left : to.right;
  const outX = startX + (leavesRight ? OUT : -OUT);
  const inX = endX + (entersLeft ? -OUT : OUT);
  if (type === "FS" && outX > inX && to.left >= from.right - 0.5) return dropPath(from, to, barHalf);
  const points = elbows([startX, from.y], outX, inX, [endX, to.y], leavesRight, entersLeft, rowHeight);
  const head = entersLeft ? -HEAD : HEAD;
  return `${roundedPath(points)} M${endX + head} ${to.y - HEAD} L${endX} ${to.y} L${endX + head} ${to.y + HEAD}`;
}

/** The successor follows at once: right, then down (or up) onto its bar, without a detour between the rows. */
function dropPath(from: BarBox, to: BarBox, barHalf: number): string {
  const x = Math.max(to.left + Math.min(6, (to.right - to.left) / 2), from.right + 3);
  const down = Math.sign(to.y - from.y) || 1;
  const tip = to.y - down * barHalf;
  const line = roundedPath([
    [from.right, from.y],
    [x, from.y],
    [x, tip],
  ]);
  return `${line} M${x - HEAD} ${tip - down * HEAD} L${x} ${tip} L${x + HEAD} ${tip - down * HEAD}`;
}

function elbows(
  start: Point,
  outX: number,
  inX: number,
  end: Point,
  leavesRight: boolean,
  entersLeft: boolean,
  rowHeight: number,
): Point[] {
  const [, startY] = start;
  const [, endY] = end;
  if (leavesRight !== entersLeft) {
    // SS and FF: both ends on the same side, so the line runs round outside the farther one.
    const x = leavesRight ? Math.max(outX, inX) : Math.min(outX, inX);
    return [start, [x, startY], [x, endY], end];
  }
  const isAhead = leavesRight ? outX <= inX : outX >= inX;
  if (isAhead) return [start, [outX, startY], [outX, endY], end];
  const gapY = startY + (endY >= startY ? rowHeight / 2 : -rowHeight / 2);
  return [start, [outX, startY], [outX, gapY], [inX, gapY], [inX, endY], end];
}

function roundedPath(points: readonly Point[]): string {
  let path = `M${points[0]![0]} ${points[0]![1]}`;
  for (let i = 1; i < points.length - 1; i += 1) {
    const [px, py] = points[i - 1]!;
    const [x, y] = points[i]!;
    const [nx, ny] = points[i + 1]!;
    const radius = Math.min(RADIUS, Math.hypot(x - px, y - py) / 2, Math.hypot(nx - x, ny - y) / 2);
    const before: Point = [x - Math.sign(x - px) * radius, y - Math.sign(y - py) * radius];
    const after: Point = [x + Math.sign(nx - x) * radius, y + Math.sign(ny - y) * radius];
    path += ` L${before[0]} ${before[1]} Q${x} ${y} ${after[0]} ${after[1]}`;
  }
  const last = points[points.length - 1]!;
  return `${path} L${last[0]} ${last[1]}`;
}
