// The bars that others are dragging: a ghost in their colour where each is held, with their name on
// it. Positions come ten times a second and glide from one to the next.

import type { Ghost } from "../chart/chart-types.ts";
import { createSvg, setAttribute } from "../chart/svg.ts";
import { createTextWidth } from "../chart/text-width.ts";
import type { ChartLayer } from "../chart/windowed-gantt.ts";
import { createPool } from "./pool.ts";

const BAR_HEIGHT = 28;
const TAG_HEIGHT = 16;
const MOST_LETTERS = 30;

/** A layer of what `ghosts` gives at each drawing. */
export function createPeerLayer(ghosts: () => readonly Ghost[]): ChartLayer {
  const textWidth = createTextWidth('500 11px "Inter Variable", sans-serif');
  const pool = createPool("ghosts", "over", (group) => {
    const ghost = createSvg("g", group, "ghost");
    setAttribute(createSvg("rect", ghost, "ghost-bar"), "rx", 6);
    setAttribute(createSvg("rect", ghost, "ghost-tag"), "rx", 4);
    createSvg("text", ghost, "ghost-name");
    return ghost;
  });
  return {
    draw(chart) {
      const { source } = chart.chart;
      const boxed = ghosts().flatMap((ghost) => {
        const index = source.rowOf(ghost.task);
        const row = index < 0 ? null : source.row(index);
        return row ? [{ ghost, box: chart.boxOf({ ...row, start: ghost.start, finish: ghost.finish }, index) }] : [];
      });
      pool.draw(chart, boxed, (element, { ghost, box }) => {
        const [bar, tag, text] = element.children as unknown as [SVGRectElement, SVGRectElement, SVGTextElement];
        element.style.setProperty("--holder", ghost.color);
        element.style.transform = `translate(${box.left}px, ${box.y - BAR_HEIGHT / 2}px)`;
        setAttribute(bar, "width", Math.max(6, box.right - box.left));
        setAttribute(bar, "height", BAR_HEIGHT);
        const letters = [...ghost.name];
        const name = letters.length > MOST_LETTERS ? `${letters.slice(0, MOST_LETTERS).join("")}…` : ghost.name;
        const words = `${name} is dragging this`;
        if (text.textContent !== words) text.textContent = words;
        setAttribute(tag, "y", -TAG_HEIGHT / 2);
        setAttribute(tag, "width", Math.ceil(textWidth(words)) + 12);
        setAttribute(tag, "height", TAG_HEIGHT);
        setAttribute(text, "x", 6);
      });
    },
  };
}
