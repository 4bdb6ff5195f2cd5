// A group of recycled elements in the chart's SVG. The chart empties its SVG at a change of zoom, so
// the group is made anew when it is no longer in the page.

import { createSvg, setShown } from "../chart/svg.ts";
import type { WindowedGantt } from "../chart/windowed-gantt.ts";

export interface ElementPool<T extends SVGElement> {
  /** Draws one element per item, in order, and none for null; elements left over are hidden. */
  draw<Item>(chart: WindowedGantt, items: readonly (Item | null)[], dress: (element: T, item: Item) => void): void;
}

/** A pool in a `<g class={className}>`, under the bars or over everything. */
export function createPool<T extends SVGElement>(
  className: string,
  place: "under" | "over",
  make: (group: SVGGElement) => T,
): ElementPool<T> {
  let group: SVGGElement | null = null;
  let elements: (T | undefined)[] = [];
  return {
    draw(chart, items, dress) {
      if (!group?.isConnected) {
        if (items.every((item) => item === null)) return;
        group = createSvg("g", chart.$svg, className);
        if (place === "under") chart.$svg.insertBefore(group, chart.layers.arrow);
        elements = [];
      }
      for (const [i, item] of items.entries()) {
        if (item === null) {
          if (elements[i]) setShown(elements[i], false);
          continue;
        }
        const element = (elements[i] ??= make(group));
        dress(element, item);
        setShown(element, true);
      }
      for (const element of elements.slice(items.length)) if (element) setShown(element, false);
    },
  };
}
