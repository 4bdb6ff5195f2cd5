// How far a task may slip: a whisker from the finish in half of the simulated passes to that in four
// fifths of them, and both dates of the project as lines through the chart.

import { createSvg, setAttribute } from "../chart/svg.ts";
import type { ChartLayer } from "../chart/windowed-gantt.ts";
import { riskResult } from "../risk/risk-result.ts";
import { rowsOnScreen } from "./mark-layers.ts";
import { createPool } from "./pool.ts";

const TICK = 5;

/** The whiskers of the rows on screen and the project's two lines, while there is a simulation. */
export function createRiskLayer(): ChartLayer {
  const whiskers = createPool("risks", "over", (group) => createSvg("path", group, "risk-whisker"));
  const lines = createPool("risk-lines", "over", (group) => createSvg("path", group, "risk-line"));
  return {
    draw(chart) {
      const result = riskResult.value;
      const shown = result ? rowsOnScreen(chart) : [];
      const paths = shown.flatMap(({ row, index }) => {
        const at = result!.index.get(row.id);
        if (at === undefined || row.shape === "summary") return [];
        const from = chart.map.toPixel(result!.finishP50[at]!);
        const to = chart.map.toPixel(result!.finishP80[at]!);
        const { y } = chart.boxOf(row, index);
        return [`M${from} ${y - TICK}v${2 * TICK}M${from} ${y}H${to}M${to} ${y - TICK}v${2 * TICK}`];
      });
      whiskers.draw(chart, paths, (path, d) => setAttribute(path, "d", d));
      const [first, last] = [shown[0], shown.at(-1)];
      const top = first ? chart.boxOf(first.row, first.index).y - chart.rowHeight / 2 : 0;
      const bottom = last ? chart.boxOf(last.row, last.index).y + chart.rowHeight / 2 : 0;
      const project = result && first ? [result.p50, result.p80] : [];
      lines.draw(chart, project, (path, at) => setAttribute(path, "d", `M${chart.map.toPixel(at)} ${top}V${bottom}`));
    },
  };
}
