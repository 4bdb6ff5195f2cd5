// A link drawn by pointer, from one end of a bar to either end of another: a rubber band, the bar and
// the end it would meet, and the words of what release would do, or of why it can't be.

import type { BarEnd, ChartRow, GanttListeners, LinkTrial } from "../chart/chart-types.ts";
import type { WindowedBar } from "../chart/windowed-bar.ts";
import type { WindowedGantt } from "../chart/windowed-gantt.ts";

export interface LinkGesture {
  /** The pointer is at the client point (x, y), with `from` in the hand. */
  follow(from: { readonly row: ChartRow; readonly end: BarEnd }, x: number, y: number): void;
  /** Takes the band away and gives the link it met, if any; a refused one too, for the plan to say why. */
  end(): LinkTrial | null;
}

/** Draws into the overlay of `chart`; `barOf` finds the bar of an element. */
export function createLinkGesture(
  chart: WindowedGantt,
  listeners: GanttListeners,
  barOf: (target: EventTarget | null) => WindowedBar | undefined,
): LinkGesture {
  let met: LinkTrial | null = null;
  let marked: WindowedBar | undefined;

  const mark = (bar: WindowedBar | undefined, isRefused: boolean) => {
    marked?.group.classList.remove("is-target", "is-refused");
    marked = bar;
    bar?.group.classList.add("is-target");
    bar?.group.classList.toggle("is-refused", isRefused);
  };

  return {
    follow({ row, end }, x, y) {
      const index = chart.chart.source.rowOf(row.id);
      const rect = chart.$svg.getBoundingClientRect();
      const pointer = { x: x - rect.left, y: y - rect.top };
      const box = index < 0 ? null : chart.boxOf(row, index);
      const bar = barOf(document.elementFromPoint(x, y));
      const target = bar?.task.row;
      if (!bar || !target || target.id === row.id) {
        met = null;
        mark(undefined, false);
        chart.overlay.drawBand(box && bandTo(box, end, pointer));
        return listeners.tryLink(null, pointer);
      }
      const to = bar.box();
      const toEnd: BarEnd = pointer.x < (to.left + to.right) / 2 ? "start" : "finish";
      const type = `${end === "finish" ? "F" : "S"}${toEnd === "start" ? "S" : "F"}` as const;
      if (met?.to !== target.id || met.type !== type) met = { from: row.id, to: target.id, type };
      const isRefused = listeners.tryLink(met, { x: (to.left + to.right) / 2, y: to.y }) === "refused";
      mark(bar, isRefused);
      const tip = { x: toEnd === "start" ? to.left : to.right, y: to.y };
      chart.overlay.drawBand(box && bandTo(box, end, tip), isRefused);
    },
    end() {
      const ended = met;
      met = null;
      mark(undefined, false);
      chart.overlay.drawBand(null);
      listeners.tryLink(null, { x: 0, y: 0 });
      return ended;
    },
  };
}

function bandTo(
  box: { readonly left: number; readonly right: number; readonly y: number },
  end: BarEnd,
  to: { readonly x: number; readonly y: number },
) {
  return { x1: end === "finish" ? box.right : box.left, y1: box.y, x2: to.x, y2: to.y };
}
