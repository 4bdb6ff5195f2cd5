// The cascade as ghost bars: on each row on screen, an outline where its bar would stand. A row whose
// bar would stay has none, nor has a bar in the hand that would land where it is held.

import { bracketPath, diamondPath } from "../chart/shapes.ts";
import { createSvg, setAttribute, setShown } from "../chart/svg.ts";
import type { ChartLayer, WindowedGantt } from "../chart/windowed-gantt.ts";
import type { ChartRow } from "../chart/chart-types.ts";
import type { Cascade } from "./cascade.ts";
import { createPool } from "./pool.ts";

const BAR_HEIGHT = 28;

interface Ghost {
  readonly row: ChartRow;
  readonly index: number;
  readonly isLate: boolean;
}

export interface CascadeLayer extends ChartLayer {
  /** Shows what would move, or nothing. */
  show(cascade: Pick<Cascade, "after"> | null): void;
}

/** A layer over the bars. */
export function createCascadeLayer(): CascadeLayer {
  let cascade: Pick<Cascade, "after"> | null = null;
  const pool = createPool("cascade", "over", (group) => {
    const ghost = createSvg("g", group, "cascade-ghost");
    createSvg("rect", ghost);
    createSvg("path", ghost);
    return ghost;
  });

  return {
    show(next) {
      cascade = next;
    },
    draw(chart) {
      pool.draw(chart, cascade ? ghostsOf(chart, cascade) : [], (element, { row, index, isLate }) => {
        const [rect, path] = element.children as unknown as [SVGRectElement, SVGPathElement];
        const { left, right, y } = chart.boxOf(row, index);
        const isBox = row.shape === "task";
        setShown(rect, isBox);
        setShown(path, !isBox);
        element.classList.toggle("is-late", isLate);
        if (isBox) {
          setAttribute(rect, "x", left + 0.5);
          setAttribute(rect, "y", y - BAR_HEIGHT / 2 + 0.5);
          setAttribute(rect, "width", Math.max(4, right - left - 1));
          setAttribute(rect, "height", BAR_HEIGHT - 1);
          setAttribute(rect, "rx", 6);
        } else {
          const d =
            row.shape === "milestone"
              ? diamondPath((left + right) / 2, y, BAR_HEIGHT)
              : bracketPath(left, right, y - BAR_HEIGHT / 2 + 7);
          setAttribute(path, "d", d);
        }
      });
    },
  };
}

function ghostsOf(chart: WindowedGantt, { after }: Pick<Cascade, "after">): Ghost[] {
  const ghosts: Ghost[] = [];
  for (let index = chart.window.first; index < chart.window.end; index += 1) {
    const row = chart.rowAt(index);
    const dates = row && after.tasks.get(row.id);
    if (!row || !dates || (dates.start === row.start && dates.finish === row.finish)) continue;
    const isLate = row.deadline !== null && dates.finish > row.deadline;
    ghosts.push({ row: { ...row, start: dates.start, finish: dates.finish }, index, isLate });
  }
  return ghosts;
}
