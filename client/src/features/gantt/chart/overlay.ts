// What lies under and over the bars and isn't a bar: row lines of the screen, the line of today, and
// the line of a link being drawn. A handful of elements whatever the plan's size.

import type { RowWindow } from "./row-window.ts";
import { createSvg, setAttribute, setShown } from "./svg.ts";

export interface GridSize {
  readonly width: number;
  readonly height: number;
  readonly top: number;
  readonly rowHeight: number;
  readonly rowCount: number;
}

export interface Overlay {
  setSize(size: GridSize): void;
  /** The lines under the rows of `window`. */
  drawRows(window: RowWindow): void;
  /** The line of today at `x`, unless it lies outside the chart. */
  drawToday(x: number, width: number): void;
  /** The rubber band of a link from one point to another, or nothing. */
  drawBand(band: { x1: number; y1: number; x2: number; y2: number } | null, isRefused?: boolean): void;
}

/** Rows whose lines are one path. A pattern would be painted into every tile of the screen at each step of a scroll. */
const BLOCK_ROWS = 16;

/** Draws into `svg`, with the row lines in `grid` and the mark of today in `header`. */
export function createOverlay(svg: SVGSVGElement, header: HTMLElement, grid: SVGGElement): Overlay {
  const lines = createSvg("g", grid, "row-lines");
  const blocks: SVGPathElement[] = [];
  const today = createSvg("path", grid, "today-line");
  const ball = document.createElement("div");
  ball.className = "today-ball";
  header.appendChild(ball);
  const band = createSvg("path", svg, "link-band");
  setShown(band, false);
  let size: GridSize = { width: 0, height: 0, top: 0, rowHeight: 1, rowCount: 0 };

  return {
    setSize(next) {
      size = next;
    },
    drawRows({ first, end }) {
      const { width, top, rowHeight, rowCount } = size;
      const from = Math.floor(first / BLOCK_ROWS);
      const to = Math.ceil(end / BLOCK_ROWS);
      while (blocks.length < to - from) blocks.push(createSvg("path", lines, "row-line"));
      const last = end % BLOCK_ROWS;
      for (const [slot, path] of blocks.entries()) {
        const at = from + ((((slot - from) % blocks.length) + blocks.length) % blocks.length);
        setShown(path, at < to);
        if (at >= to) continue;
        const isCut = at === to - 1 && last > 0 && end === rowCount;
        setAttribute(path, "d", linesPath(isCut ? last : BLOCK_ROWS, width, rowHeight));
        setAttribute(path, "transform", `translate(0 ${top + at * BLOCK_ROWS * rowHeight})`);
      }
    },
    drawToday(x, width) {
      const isShown = x >= 0 && x <= width;
      setShown(today, isShown);
      setShown(ball, isShown);
      if (!isShown) return;
      setAttribute(today, "d", `M${Math.round(x) + 0.5} 0V${size.height}`);
      ball.style.transform = `translateX(${Math.round(x) - 3}px)`;
    },
    drawBand(ends, isRefused = false) {
      setShown(band, ends !== null);
      band.classList.toggle("is-refused", isRefused);
      if (ends) setAttribute(band, "d", `M${ends.x1} ${ends.y1}L${ends.x2} ${ends.y2}`);
    },
  };
}

function linesPath(rows: number, width: number, rowHeight: number): string {
  let path = "";
  for (let row = 1; row <= rows; row += 1) path += `M0 ${row * rowHeight - 1}h${width}v1h${-width}z`;
  return path;
}
