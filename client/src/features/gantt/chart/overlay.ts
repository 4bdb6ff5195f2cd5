// What lies under and over the bars and isn't a bar: row lines, the line of today, and the line of a
// link being drawn. A handful of elements whatever the plan's size.

import { createSvg, setAttribute, setShown } from "./svg.ts";

export interface Overlay {
  drawGrid(size: { width: number; height: number; top: number; rowHeight: number; rowCount: number }): void;
  /** The line of today at `x`, unless it lies outside the chart. */
  drawToday(x: number, width: number): void;
  /** The rubber band of a link from one point to another, or nothing. */
  drawBand(band: { x1: number; y1: number; x2: number; y2: number } | null, isRefused?: boolean): void;
}

/** Of the tile that the row lines repeat. One as wide as the chart would be painted anew for every part of the screen. */
const TILE_WIDTH = 64;

let patternCount = 0;

/** Draws into `svg`, with the row lines in `grid` and the mark of today in `header`. */
export function createOverlay(svg: SVGSVGElement, header: HTMLElement, grid: SVGGElement): Overlay {
  patternCount += 1;
  const patternId = `gantt-rows-${patternCount}`;
  const pattern = createSvg("pattern", createSvg("defs", grid), "");
  setAttribute(pattern, "id", patternId);
  setAttribute(pattern, "patternUnits", "userSpaceOnUse");
  const line = createSvg("path", pattern, "row-line");
  const rows = createSvg("rect", grid, "grid-rows");
  const today = createSvg("path", grid, "today-line");
  const ball = document.createElement("div");
  ball.className = "today-ball";
  header.appendChild(ball);
  const band = createSvg("path", svg, "link-band");
  setShown(band, false);
  let chartHeight = 0;

  return {
    drawGrid({ width, height, top, rowHeight, rowCount }) {
      chartHeight = height;
      setAttribute(pattern, "width", TILE_WIDTH);
      setAttribute(pattern, "height", rowHeight);
      setAttribute(pattern, "y", top);
      setAttribute(line, "d", `M0 ${rowHeight - 0.5}H${TILE_WIDTH}`);
      setAttribute(rows, "y", top);
      setAttribute(rows, "width", width);
      setAttribute(rows, "height", rowCount * rowHeight);
      setAttribute(rows, "fill", `url(#${patternId})`);
    },
    drawToday(x, width) {
      const isShown = x >= 0 && x <= width;
      setShown(today, isShown);
      setShown(ball, isShown);
      if (!isShown) return;
      setAttribute(today, "d", `M${Math.round(x) + 0.5} 0V${chartHeight}`);
      ball.style.transform = `translateX(${Math.round(x) - 3}px)`;
    },
    drawBand(ends, isRefused = false) {
      setShown(band, ends !== null);
      band.classList.toggle("is-refused", isRefused);
      if (ends) setAttribute(band, "d", `M${ends.x1} ${ends.y1}L${ends.x2} ${ends.y2}`);
    },
  };
}
