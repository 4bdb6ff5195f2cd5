// What is told while a bar is dragged: a tip at the bar, the cascade as soon as it is known, and to
// the others where the bar is held. Ends with everything taken back.

import type { TaskId } from "@entente/shared/model/ids";
import { shallowRef, type ShallowRef } from "vue";
import type { usePresenceStore } from "../../../stores/presence.ts";
import type { BarChange, Ghost } from "../chart/chart-types.ts";
import type { WindowedGantt } from "../chart/windowed-gantt.ts";
import type { GanttWords } from "../gantt-words.ts";

export interface TipNote {
  readonly text: string;
  readonly isWarning: boolean;
}

export interface DragTip {
  readonly text: string;
  readonly notes: readonly TipNote[];
  /** Chart pixels: the middle of the tip, and the edge of the bar that it stands at. */
  readonly x: number;
  readonly y: number;
  readonly isBelow: boolean;
}

export interface DragPreviewOptions {
  words(): GanttWords;
  readonly presence: ReturnType<typeof usePresenceStore>;
  readonly chart: WindowedGantt;
  rowOf(task: TaskId): number;
  ghosts(): readonly Ghost[];
}

export interface DragPreview {
  readonly tip: ShallowRef<DragTip | null>;
  show(changes: readonly BarChange[]): void;
  note(notes: readonly TipNote[]): void;
  /** A tip on something else than a bar in the hand, at a point of the chart; "" takes it away. */
  say(text: string, at: { readonly x: number; readonly y: number }, isWarning?: boolean): void;
}

const HALF_TIP = 120;
/** Room that a tip needs above a bar, and from the middle of a bar to its edge. */
const TIP_HEIGHT = 110;
const BAR_HALF = 18;

/** The tip's state; `show` is the chart's preview. */
export function createDragPreview({ words, presence, chart, rowOf, ghosts }: DragPreviewOptions): DragPreview {
  const tip = shallowRef<DragTip | null>(null);
  let inHand: BarChange | undefined;
  let cascade: readonly TipNote[] = [];

  function withOthers(lead: BarChange, notes: readonly TipNote[]): readonly TipNote[] {
    const other = ghosts().find(({ task }) => task === lead.row.id);
    return other ? [{ text: `${other.name} is dragging this too`, isWarning: true }, ...notes] : notes;
  }

  function place(x: number, y: number): Pick<DragTip, "x" | "y" | "isBelow"> {
    const { visible } = chart;
    const top = visible.top + TIP_HEIGHT;
    const isBelow = y < top;
    const inside = Math.max(visible.from + HALF_TIP, Math.min(visible.to - HALF_TIP, x));
    return { x: inside, y: isBelow ? y + BAR_HALF : y - BAR_HALF, isBelow };
  }

  function show(changes: readonly BarChange[]): void {
    const [lead] = changes;
    inHand = lead;
    if (!lead) cascade = [];
    const index = lead ? rowOf(lead.row.id) : -1;
    const at = lead && index >= 0 && chart.boxOf({ ...lead.row, start: lead.start, finish: lead.finish }, index);
    const label = lead ? words().change(lead) : "";
    if (lead && at) {
      const count = changes.length > 1 ? ` · ${changes.length} tasks` : "";
      tip.value = { text: label + count, notes: withOthers(lead, cascade), ...place((at.left + at.right) / 2, at.y) };
    } else tip.value = null;
    presence.announce({
      dragging: lead ? { task: lead.row.id, label, start: lead.start, finish: lead.finish } : null,
    });
  }

  return {
    tip,
    show,
    note(notes) {
      cascade = notes;
      if (tip.value && inHand) tip.value = { ...tip.value, notes: withOthers(inHand, notes) };
    },
    say(text, at, isWarning = false) {
      tip.value = text
        ? { text: isWarning ? "" : text, notes: isWarning ? [{ text, isWarning }] : [], ...place(at.x, at.y) }
        : null;
    },
  };
}
