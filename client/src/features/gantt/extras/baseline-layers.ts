// What was agreed, beside what is: a thin bar below each task from the start to the finish that the
// baseline kept, and the progress line, which bends to the left where work is behind the status date.

import type { Baseline } from "@entente/shared/model/baseline";
import type { TaskId } from "@entente/shared/model/ids";
import type { Plan } from "@entente/shared/model/plan";
import type { Schedule } from "@entente/shared/model/schedule";
import { parseLocalDateTime } from "@entente/shared/model/time";
import { progressLine } from "@entente/shared/schedule/variance";
import { createSvg, setAttribute } from "../chart/svg.ts";
import type { ChartLayer } from "../chart/windowed-gantt.ts";
import { perBar, rowsOnScreen } from "./mark-layers.ts";
import { createPool } from "./pool.ts";

const BELOW_BAR = 13;
const HEIGHT = 4;
const DIAMOND = 5;

/** The bars of what `baseline` gives, on the rows on screen. */
export function createBaselineLayer(baseline: () => Baseline | undefined): ChartLayer {
  const pool = createPool("baselines", "under", (group) => createSvg("path", group, "baseline-bar"));
  return {
    draw(chart) {
      const kept = baseline()?.tasks;
      const paths = kept
        ? perBar(chart, (row, index) => {
            const dates = kept.get(row.id);
            const start = dates && parseLocalDateTime(dates.start);
            const finish = dates && parseLocalDateTime(dates.finish);
            if (start == null || finish == null) return null;
            const { y } = chart.boxOf(row, index);
            return barPath(chart.map.toPixel(start), chart.map.toPixel(finish), y + BELOW_BAR);
          })
        : [];
      pool.draw(chart, paths, (path, d) => setAttribute(path, "d", d));
    },
  };
}

/** A milestone's is a diamond. */
function barPath(left: number, right: number, top: number): string {
  if (right - left < 2) {
    const middle = top + HEIGHT / 2;
    return `M${left} ${middle - DIAMOND}l${DIAMOND} ${DIAMOND}l${-DIAMOND} ${DIAMOND}l${-DIAMOND} ${-DIAMOND}Z`;
  }
  return `M${left} ${top}H${right}V${top + HEIGHT}H${left}Z`;
}

export interface ProgressLayerOptions {
  isShown(): boolean;
  plan(): Plan | null;
  schedule(): Schedule;
  /** Wall time in minutes: the status date of a plan without one. */
  now(): number;
}

/** The progress line through the rows on screen. */
export function createProgressLayer({ isShown, plan, schedule, now }: ProgressLayerOptions): ChartLayer {
  const pool = createPool("progress-line", "over", (group) => createSvg("path", group, "progress-path"));
  let known: Schedule | null = null;
  let knownDate: string | null = null;
  let at = 0;
  let reached: ReadonlyMap<TaskId, number> = new Map();

  function refresh(): boolean {
    const open = plan();
    if (!open) return false;
    const { statusDate } = open.settings;
    if (known === schedule() && knownDate === statusDate) return true;
    const line = progressLine(open, schedule()) ?? progressLine(open, schedule(), now());
    if (!line) return false;
    known = schedule();
    knownDate = statusDate;
    at = line.at;
    reached = new Map(line.points.map((point) => [point.id, point.at]));
    return true;
  }

  return {
    draw(chart) {
      const paths: string[] = [];
      if (isShown() && refresh()) {
        const line = chart.map.toPixel(at);
        const half = chart.rowHeight / 2;
        let d = "";
        for (const { row, index } of rowsOnScreen(chart)) {
          const { y } = chart.boxOf(row, index);
          const to = chart.map.toPixel(reached.get(row.id) ?? at);
          d += `${d === "" ? "M" : "L"}${line} ${y - half}L${to} ${y}L${line} ${y + half}`;
        }
        if (d) paths.push(d);
      }
      pool.draw(chart, paths, (path, d) => setAttribute(path, "d", d));
    },
  };
}
