// Where the frames stand on the overview: pure arithmetic in the overview's own pixels. A frame that
// somebody put somewhere stands there; the others fill a grid by their order, each keeping its slot
// whatever is dragged away, so that nothing moves by itself.

import type { FrameId } from "@entente/shared/model/ids";
import type { Frame, Place } from "@entente/shared/model/review";
import type { Point, Size, Viewport } from "./viewport.ts";

export const TILE: Size = { width: 256, height: 224 };
const GAP = 32;

export type Places = ReadonlyMap<FrameId, Place>;

/** The place of every frame, in the order given. */
export function placesOf(frames: readonly Pick<Frame, "id" | "place">[]): Places {
  const columns = columnsFor(frames.length);
  return new Map(
    frames.map(({ id, place }, index) => [
      id,
      place ?? {
        x: (index % columns) * (TILE.width + GAP),
        y: Math.floor(index / columns) * (TILE.height + GAP),
      },
    ]),
  );
}

/** Steps rather than a root, so that one frame more seldom moves all the others. */
function columnsFor(count: number): number {
  return count <= 16 ? 4 : count <= 64 ? 8 : 14;
}

/** The rectangle that holds all tiles; one tile's when there is none. */
export function boundsOf(places: Places): Point & Size {
  if (places.size === 0) return { x: 0, y: 0, ...TILE };
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y } of places.values()) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x + TILE.width);
    bottom = Math.max(bottom, y + TILE.height);
  }
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** The frames whose tiles can be seen, or nearly: `margin` canvas pixels around. */
export function framesInSight(places: Places, view: Viewport, box: Size, margin = 240): FrameId[] {
  const seen: FrameId[] = [];
  for (const [id, place] of places) {
    const left = view.x + place.x * view.scale;
    const top = view.y + place.y * view.scale;
    const isOut =
      left > box.width + margin ||
      top > box.height + margin ||
      left + TILE.width * view.scale < -margin ||
      top + TILE.height * view.scale < -margin;
    if (!isOut) seen.push(id);
  }
  return seen;
}

export type Direction = "ArrowLeft" | "ArrowRight" | "ArrowUp" | "ArrowDown";
export const STEPS: Readonly<Record<Direction, Point>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

/** The nearest frame in a direction, straight ones first; null when there is none. */
export function neighbour(places: Places, from: FrameId, direction: Direction): FrameId | null {
  const start = places.get(from);
  if (!start) return null;
  const step = STEPS[direction];
  let best: FrameId | null = null;
  let least = Infinity;
  for (const [id, place] of places) {
    const along = (place.x - start.x) * step.x + (place.y - start.y) * step.y;
    if (id === from || along <= 0) continue;
    const across = Math.abs((place.x - start.x) * step.y) + Math.abs((place.y - start.y) * step.x);
    const cost = along + across * 2.5;
    if (cost < least) [best, least] = [id, cost];
  }
  return best;
}

/** The view moved just so far that the tile at `place` is whole inside of the box. */
export function tileRevealed(view: Viewport, box: Size, place: Place, margin = 24): Viewport {
  const shift = (start: number, length: number, whole: number): number => {
    if (start < margin) return margin - start;
    return start + length > whole - margin ? Math.max(margin - start, whole - margin - start - length) : 0;
  };
  return {
    scale: view.scale,
    x: view.x + shift(view.x + place.x * view.scale, TILE.width * view.scale, box.width),
    y: view.y + shift(view.y + place.y * view.scale, TILE.height * view.scale, box.height),
  };
}
