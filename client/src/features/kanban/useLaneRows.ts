// Where each lane stands below the others, and which of them are in view: as with cards, only those
// exist on the page. A lane is as tall as its tallest column.

import type { ColumnId } from "@entente/shared/model/ids";
import { computed, effectScope, onScopeDispose, shallowRef } from "vue";
import type { ComputedRef } from "vue";
import { useBoard } from "./board-context.ts";
import type { LaneTop } from "./board-context.ts";
import type { Lane } from "./lanes.ts";
import { createListLayout } from "./useCellWindow.ts";
import { listKey, type ListLayout, type ListView } from "./card-window.ts";

export const LANE_HEAD_PX = 36;
/** Below the last card of a cell: the place to add one. */
export const LANE_FOOT_PX = 36;
const LEAST_BODY_PX = 64;
const NOTHING: ListLayout = { cards: [], tops: new Float64Array(1), height: 0 };

export interface LaneRow {
  readonly lane: Lane;
  readonly top: number;
  /** Head and body. */
  readonly height: number;
  readonly isFolded: boolean;
}

export function useLaneRows(lanes: () => readonly Lane[], columns: () => readonly ColumnId[], view: () => ListView) {
  const board = useBoard();
  const scope = effectScope();
  const layouts = new Map<string, ComputedRef<ListLayout>>();
  const byKey = computed(() => new Map(lanes().map((lane) => [lane.key, lane])));
  /** What a lane needs beyond its cards, e.g. for an open field. */
  const extras = shallowRef<ReadonlyMap<string, number>>(new Map());

  function layoutOf(column: ColumnId, lane: string): ListLayout {
    if (!byKey.value.get(lane)?.cells.has(column)) return NOTHING;
    const key = listKey(column, lane);
    let layout = layouts.get(key);
    if (!layout) {
      const cards = () => byKey.value.get(lane)?.cells.get(column) ?? [];
      layouts.set(key, (layout = scope.run(() => createListLayout(board, column, lane, cards))!));
    }
    return layout.value;
  }

  const rows = computed<readonly LaneRow[]>(() => {
    let top = 0;
    const folded = board.memory.lanes.value;
    const foldedColumns = board.memory.columns.value;
    return lanes().map((lane) => {
      const isFolded = folded.has(lane.key);
      let body = 0;
      if (!isFolded) {
        body = LEAST_BODY_PX;
        for (const column of columns()) {
          if (!foldedColumns.has(column)) body = Math.max(body, layoutOf(column, lane.key).height + LANE_FOOT_PX);
        }
        body += extras.value.get(lane.key) ?? 0;
      }
      const row = { lane, top, height: LANE_HEAD_PX + body, isFolded };
      top += row.height;
      return row;
    });
  });
  const height = computed(() => {
    const last = rows.value.at(-1);
    return last ? last.top + last.height : 0;
  });
  const shown = computed(() => {
    const { from, to } = view();
    const active = board.active.value?.lane;
    const overscan = board.reach.overscan.value;
    return rows.value.filter(
      (row) => (row.top < to + overscan && row.top + row.height > from - overscan) || row.lane.key === active,
    );
  });

  function setExtra(lane: string, px: number): void {
    if ((extras.value.get(lane) ?? 0) === px) return;
    extras.value = new Map(extras.value).set(lane, px);
  }

  /** The lane at the top of a view at `offset`, and how much of it lies above; null at the beginning. */
  function topLane(offset: number): LaneTop | null {
    const row = rows.value.findLast(({ top }) => top <= offset);
    if (!row || offset <= 0) return null;
    return { lane: row.lane.key, share: Math.round(Math.min(1, (offset - row.top) / row.height) * 1000) / 1000 };
  }

  /** Where a view begins that has `top` at its top; null when there is no such lane. */
  function offsetOfLane(top: LaneTop | null): number | null {
    const row = top && rows.value.find(({ lane }) => lane.key === top.lane);
    if (!top || !row) return top ? null : 0;
    return row.top + top.share * row.height;
  }

  onScopeDispose(() => scope.stop());
  return { rows, shown, height, layoutOf, setExtra, topLane, offsetOfLane };
}
