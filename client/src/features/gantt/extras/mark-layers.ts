// Float bars (from a bar's finish to where it would begin to delay the project) and the marks of
// constraints, on the rows on screen.

import type { TaskId } from "@entente/shared/model/ids";
import type { Task } from "@entente/shared/model/plan";
import type { Schedule } from "@entente/shared/model/schedule";
import { parseLocalDateTime } from "@entente/shared/model/time";
import type { ChartRow } from "../chart/chart-types.ts";
import { createSvg, setAttribute } from "../chart/svg.ts";
import type { ChartLayer, WindowedGantt } from "../chart/windowed-gantt.ts";
import { constraintPath } from "./constraint-marks.ts";
import { createPool } from "./pool.ts";

const BAR_HALF = 14;

/** Float of tasks that have some and aren't done; nothing while `isShown` says no. */
export function createFloatLayer(isShown: () => boolean, schedule: () => Schedule): ChartLayer {
  const pool = createPool("floats", "under", (group) => createSvg("path", group, "float-bar"));
  return {
    draw(chart) {
      const { tasks } = schedule();
      const bars = isShown()
        ? perBar(chart, (row, index) => {
            const dates = tasks.get(row.id);
            const hasFloat = dates && row.shape !== "summary" && !row.isDone && dates.totalSlackMinutes > 0;
            return hasFloat ? { box: chart.boxOf(row, index), to: chart.map.toPixel(dates.lateFinish) } : null;
          })
        : [];
      pool.draw(chart, bars, (path, { box, to }) => {
        const y = box.y + BAR_HALF - 3;
        setAttribute(path, "d", to > box.right ? `M${box.right} ${y}H${to}M${to} ${y - 4}v8` : "");
      });
    },
  };
}

/** Marks of constraints with a date. */
export function createConstraintLayer(isShown: () => boolean, task: (id: TaskId) => Task | undefined): ChartLayer {
  const pool = createPool("constraints", "over", (group) => createSvg("path", group, "constraint-mark"));
  return {
    draw(chart) {
      const marks = isShown()
        ? perBar(chart, (row, index) => {
            const of = task(row.id);
            const at = of?.constraintDate ? parseLocalDateTime(of.constraintDate) : null;
            if (!of || at === null || of.manual) return null;
            const { y } = chart.boxOf(row, index);
            return constraintPath(of.constraint, chart.map.toPixel(at), y + BAR_HALF - 1);
          })
        : [];
      pool.draw(chart, marks, (path, d) => setAttribute(path, "d", d));
    },
  };
}

/** The rows that the chart draws now, with their numbers. */
export function rowsOnScreen(chart: WindowedGantt): { row: ChartRow; index: number }[] {
  const rows: { row: ChartRow; index: number }[] = [];
  for (let index = chart.window.first; index < chart.window.end; index += 1) {
    const row = chart.rowAt(index);
    if (row) rows.push({ row, index });
  }
  return rows;
}

/** What `mark` says of each bar's row, in the order of the bars: a row that stays on screen keeps its element. */
export function perBar<Mark>(
  chart: WindowedGantt,
  mark: (row: ChartRow, index: number) => Mark | null,
): (Mark | null)[] {
  return chart.bars.map(({ task: { row, _index } }) => row && mark(row, _index!));
}
