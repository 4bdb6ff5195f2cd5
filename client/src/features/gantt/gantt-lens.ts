// Places on the Gantt: on a row of the table in shares of its width, on the chart in minutes, so that
// they mean the same whatever the other screen's zoom, width and scroll position are.

import type { TaskId } from "@entente/shared/model/ids";
import type { Ref } from "vue";
import type { BoardLens } from "../../stores/lens.ts";
import type { WindowedGantt } from "./chart/windowed-gantt.ts";
import { HEADER_HEIGHT } from "./chart/windowed-gantt.ts";
import { ZOOMS, type ZoomName } from "./chart/zooms.ts";
import type { GanttRows } from "./useGanttRows.ts";

export interface GanttLensOptions {
  readonly scroller: Ref<HTMLElement | null>;
  readonly chart: () => WindowedGantt | null;
  readonly rows: Pick<GanttRows, "rows" | "rowOf">;
  readonly rowHeight: number;
  tableWidth(): number;
  zoom(): ZoomName;
  setZoom(zoom: ZoomName): void;
}

const TABLE = "table:";
const CHART = "chart:";
const round = (share: number): number => Math.round(share * 1000) / 1000;

/** The lens over the given parts of a board. */
export function createGanttLens(options: GanttLensOptions): BoardLens {
  const { rows, rowHeight } = options;

  const rowAt = (offset: number) => {
    const index = Math.floor(offset / rowHeight);
    const row = rows.rows.value[index];
    return row ? { id: row.id, share: round(offset / rowHeight - index) } : null;
  };
  const rowOf = (on: string) => rows.rowOf(on.slice(CHART.length) as TaskId);

  return {
    placeAt({ x, y }) {
      const scroller = options.scroller.value;
      const map = options.chart()?.map;
      if (!scroller || !map) return null;
      const box = scroller.getBoundingClientRect();
      const row = y < box.top + HEADER_HEIGHT ? null : rowAt(y - box.top - HEADER_HEIGHT + scroller.scrollTop);
      if (!row) return null;
      const left = x - box.left;
      const width = options.tableWidth();
      if (left < width) return { on: TABLE + row.id, x: round(left / width), y: row.share };
      const minute = Math.round(map.toMinute(left - width + scroller.scrollLeft));
      return { on: CHART + row.id, x: minute, y: row.share };
    },
    pointOf({ on, x, y }) {
      const scroller = options.scroller.value;
      const map = options.chart()?.map;
      const index = on.startsWith(TABLE) || on.startsWith(CHART) ? rowOf(on) : -1;
      if (!scroller || !map || index < 0) return null;
      const box = scroller.getBoundingClientRect();
      const width = options.tableWidth();
      const top = box.top + HEADER_HEIGHT + (index + y) * rowHeight - scroller.scrollTop;
      if (top < box.top + HEADER_HEIGHT || top > box.bottom) return null;
      if (on.startsWith(TABLE)) return { x: box.left + x * width, y: top };
      const left = box.left + width + map.toPixel(x) - scroller.scrollLeft;
      return left < box.left + width || left > box.right ? null : { x: left, y: top };
    },
    view() {
      const scroller = options.scroller.value;
      const map = options.chart()?.map;
      const row = scroller && rowAt(scroller.scrollTop);
      if (!row || !map) return null;
      return {
        on: CHART + row.id,
        x: Math.round(map.toMinute(scroller.scrollLeft)),
        y: row.share,
        zoom: options.zoom(),
      };
    },
    show({ on, x, y, zoom }) {
      const scroller = options.scroller.value;
      if (!scroller || !on.startsWith(CHART)) return;
      const wanted = ZOOMS.find(({ name }) => name === zoom)?.name;
      if (wanted && wanted !== options.zoom()) options.setZoom(wanted);
      const map = options.chart()?.map;
      const index = rowOf(on);
      if (index >= 0) scroller.scrollTop = (index + y) * rowHeight;
      if (map) scroller.scrollLeft = map.toPixel(x);
    },
  };
}
