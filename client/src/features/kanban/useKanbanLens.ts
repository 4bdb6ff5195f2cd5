// Places on the kanban: on a card or else on its column, in shares of its box. What one sees is told
// by the column at the left edge; columns scroll up and down each on their own, so a followed person's
// card is brought into view where it is on the page.

import { onBeforeUnmount, onMounted } from "vue";
import { useLensStore, type BoardLens } from "../../stores/lens.ts";
import { anchorPlaceAt, pointOfAnchor } from "../../ui/anchors.ts";

const COLUMN = "column:";

/** The lens over the columns in `scroller`. */
export function createKanbanLens(scroller: () => HTMLElement | null): BoardLens {
  return {
    placeAt: ({ x, y }) => (scroller() ? anchorPlaceAt(x, y) : null),
    pointOf: (place) => pointOfAnchor(place, scroller()),
    view() {
      const edge = scroller()?.getBoundingClientRect().left ?? 0;
      for (const column of scroller()?.querySelectorAll(`[data-anchor^="${COLUMN}"]`) ?? []) {
        const box = column.getBoundingClientRect();
        if (box.right <= edge) continue;
        const share = Math.round(((edge - box.left) / box.width) * 1000) / 1000;
        return { on: column.getAttribute("data-anchor")!, x: share, y: 0, zoom: null };
      }
      return null;
    },
    show({ on, x }) {
      const board = scroller();
      const column = board?.querySelector(`[data-anchor="${CSS.escape(on)}"]`);
      if (!board || !column) return;
      const box = column.getBoundingClientRect();
      const by = box.left + box.width * x - board.getBoundingClientRect().left;
      if (Math.abs(by) >= 1) board.scrollLeft += by;
    },
  };
}

/** Puts the lens in while the board is mounted. */
export function useKanbanLens(scroller: () => HTMLElement | null): void {
  const lens = useLensStore();
  let out = () => {};
  onMounted(() => (out = lens.put(createKanbanLens(scroller))));
  onBeforeUnmount(() => out());
}
