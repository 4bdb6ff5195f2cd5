// The time header and the vertical grid, windowed: cells, lines and shaded days of the visible span
// and half a screen to either side. Elements are recycled; a horizontal scroll within that span
// touches none of them.

import { MINUTES_PER_DAY } from "@entente/shared/model/time";
import { setAttribute, setShown } from "./svg.ts";
import type { TimeMap } from "./time-map.ts";
import { scaleCells, type CellNames } from "./time-scale.ts";
import type { CalendarUnit, Zoom } from "./zooms.ts";

/** Narrower days are not shaded: the grey would flicker between pixels. */
const NARROWEST_SHADED_DAY = 3;

export interface HeaderParts {
  readonly upper: HTMLElement;
  readonly lower: HTMLElement;
  readonly ticks: SVGPathElement;
  readonly thickTicks: SVGPathElement;
  readonly shade: SVGPathElement;
}

export interface HeaderView {
  readonly map: TimeMap;
  readonly zoom: Zoom;
  readonly names: CellNames;
  /** Minutes drawn, half open. */
  readonly from: number;
  readonly to: number;
  readonly top: number;
  readonly height: number;
  isWorkingDay(day: number): boolean;
}

interface Cell {
  readonly box: HTMLElement;
  readonly text: HTMLElement;
}

export interface TimeHeader {
  draw(view: HeaderView): void;
}

/** Draws into `parts`; the elements it makes stay theirs. */
export function createTimeHeader(parts: HeaderParts): TimeHeader {
  const pools = { upper: [] as Cell[], lower: [] as Cell[] };

  const drawCells = (row: "upper" | "lower", unit: CalendarUnit, { map, names, from, to }: HeaderView): string => {
    const cells = scaleCells(unit, from, to);
    const pool = pools[row];
    let path = "";
    for (const [i, cell] of cells.entries()) {
      const { box, text } = (pool[i] ??= createCell(parts[row], row));
      const x = map.toPixel(cell.from);
      // Not a transform: the upper name is sticky, and stickiness is worked out before transforms.
      box.style.left = `${x}px`;
      box.style.width = `${map.toWidth(cell.to - cell.from)}px`;
      const name = names(unit, cell, row === "upper");
      if (text.textContent !== name) text.textContent = name;
      setShown(box, true);
      path += `M${x} `;
    }
    for (const { box } of pool.slice(cells.length)) setShown(box, false);
    return path;
  };

  return {
    draw(view) {
      const { map, top, height, zoom } = view;
      const line = (path: string) => path.replaceAll(" ", ` ${top}v${height}`);
      setAttribute(parts.thickTicks, "d", line(drawCells("upper", zoom.upper, view)));
      setAttribute(parts.ticks, "d", line(drawCells("lower", zoom.lower, view)));
      setAttribute(parts.shade, "d", zoom.pixelsPerDay < NARROWEST_SHADED_DAY ? "" : shadePath(view, map, top, height));
    },
  };
}

function shadePath(view: HeaderView, map: TimeMap, top: number, height: number): string {
  let path = "";
  const width = map.toWidth(MINUTES_PER_DAY);
  for (let day = Math.floor(view.from / MINUTES_PER_DAY); day * MINUTES_PER_DAY < view.to; day += 1) {
    if (view.isWorkingDay(day)) continue;
    path += `M${map.toPixel(day * MINUTES_PER_DAY)} ${top}h${width}v${height}h${-width}Z`;
  }
  return path;
}

function createCell(parent: HTMLElement, row: "upper" | "lower"): Cell {
  const box = document.createElement("div");
  const text = document.createElement("span");
  box.className = `scale-cell ${row}-cell`;
  text.className = `${row}-text`;
  box.appendChild(text);
  parent.appendChild(box);
  return { box, text };
}
