// Places on the kanban: on a card or else on its column, in shares of its box. What one sees is told
// by the column at the left edge and by what stands at the top of each list in sight, since columns
// scroll up and down each on their own (lanes do so together). Whoever follows sees the same cards,
// as far as the window allows, whatever its size.

import type { ColumnId, TaskId } from "@entente/shared/model/ids";
import { onBeforeUnmount, onMounted } from "vue";
import { useLensStore, type BoardLens } from "../../stores/lens.ts";
import { usePlanStore } from "../../stores/plan.ts";
import type { Place } from "../../stores/presence.ts";
import { anchorPlaceAt, pointOfAnchor } from "../../ui/anchors.ts";
import type { CellHandle, LanesHandle } from "./board-context.ts";

const COLUMN = "column:";
const CARD = "card:";
const LANE = "lane:";

export interface KanbanLensOptions {
  /** The element that scrolls sideways, and up and down when there are lanes. */
  readonly scroller: () => HTMLElement | null;
  readonly handleAt: (column: ColumnId, lane: string | null) => CellHandle | undefined;
  /** Null on a board without lanes. */
  readonly lanes: () => LanesHandle | null;
  readonly isNear: (column: ColumnId) => boolean;
}

/** The lens over the columns in the scroller. */
export function createKanbanLens({ scroller, handleAt, lanes, isNear }: KanbanLensOptions): BoardLens {
  const plan = usePlanStore();

  /** What stands at the top of each list in sight; a list at its beginning is told by its column. */
  function tops(): readonly Place[] {
    const rows = lanes();
    if (rows) {
      const top = rows.top();
      return top ? [{ on: LANE + top.lane, x: 0, y: top.share }] : [];
    }
    return plan.columns.flatMap(({ id }): Place[] => {
      const handle = isNear(id) ? handleAt(id, null) : undefined;
      if (!handle) return [];
      const top = handle.top();
      return [top ? { on: CARD + top.task, x: 0, y: top.share } : { on: COLUMN + id, x: 0, y: 0 }];
    });
  }

  function showTops(places: readonly Place[]): void {
    const rows = lanes();
    const lane = places.find(({ on }) => on.startsWith(LANE));
    if (rows) return rows.showTop(lane ? { lane: lane.on.slice(LANE.length), share: lane.y } : null);
    for (const { on, y } of places) {
      if (on.startsWith(COLUMN)) handleAt(on.slice(COLUMN.length) as ColumnId, null)?.showTop(null);
      if (!on.startsWith(CARD)) continue;
      const task = on.slice(CARD.length) as TaskId;
      const column = plan.task(task)?.column;
      if (column) handleAt(column, null)?.showTop({ task, share: y });
    }
  }

  return {
    placeAt: ({ x, y }) => (scroller() ? anchorPlaceAt(x, y) : null),
    pointOf: (place) => pointOfAnchor(place, scroller()),
    view() {
      const edge = scroller()?.getBoundingClientRect().left ?? 0;
      for (const column of scroller()?.querySelectorAll(`[data-anchor^="${COLUMN}"]`) ?? []) {
        const box = column.getBoundingClientRect();
        if (box.right <= edge) continue;
        const share = Math.round(((edge - box.left) / box.width) * 1000) / 1000;
        return { on: column.getAttribute("data-anchor")!, x: share, y: 0, zoom: null, tops: tops() };
      }
      return null;
    },
    show({ on, x, tops: places }) {
      const board = scroller();
      const column = board?.querySelector(`[data-anchor="${CSS.escape(on)}"]`);
      if (!board || !column) return;
      const box = column.getBoundingClientRect();
      const by = box.left + box.width * x - board.getBoundingClientRect().left;
      if (Math.abs(by) >= 1) board.scrollLeft += by;
      if (places) showTops(places);
    },
  };
}

/** Puts the lens in while the board is mounted. */
export function useKanbanLens(options: KanbanLensOptions): void {
  const lens = useLensStore();
  let out = () => {};
  onMounted(() => (out = lens.put(createKanbanLens(options))));
  onBeforeUnmount(() => out());
}
