// How far beyond what is in sight cards exist on the page. The first view is drawn with what can be
// seen and nothing else; once it is painted, cards above and below follow, so that a quick scroll
// finds them there. Columns far outside of the board's left and right edges hold no cards at all.

import type { ColumnId } from "@entente/shared/model/ids";
import { onMounted, onScopeDispose, shallowRef } from "vue";
import type { ShallowRef } from "vue";
import { whenIdle } from "../../ui/when-idle.ts";
import type { ListView } from "./card-window.ts";

const OVERSCAN_PX = 400;
const NEAR_PX = 320;
const COLUMN_PX = 288;
const FOLDED_PX = 52;
/** Below it a column is as wide as the screen; said in kanban.css too. */
const NARROW_PX = 640;
/** A view of nothing: of a column that is far away. */
export const NOWHERE: ListView = { from: 0, to: -Infinity };

export interface Reach {
  /** Cards this far above and below the view exist. */
  readonly overscan: Readonly<ShallowRef<number>>;
  isNear(column: ColumnId): boolean;
  /** Follows where `element`, the column's on the page, stands, until the returned function is called. */
  watchColumn(column: ColumnId, element: HTMLElement): () => void;
}

/** The columns that the first view shows, guessed: the page needn't be measured before it is there. */
function firstColumns(columns: readonly ColumnId[], isFolded: (column: ColumnId) => boolean): Set<ColumnId> {
  const width = window.innerWidth;
  const columnPx = width < NARROW_PX ? width : COLUMN_PX;
  const near = new Set<ColumnId>();
  let left = 0;
  for (const column of columns) {
    if (left >= width) break;
    near.add(column);
    left += isFolded(column) ? FOLDED_PX : columnPx;
  }
  return near;
}

/** The reach of a board that begins with `columns`. Call it inside of a component's setup. */
export function useReach(columns: readonly ColumnId[], isFolded: (column: ColumnId) => boolean): Reach {
  const overscan = shallowRef(0);
  const near = shallowRef<ReadonlySet<ColumnId>>(firstColumns(columns, isFolded));
  const watched = new Map<Element, ColumnId>();
  let observer: IntersectionObserver | null = null;

  function onMove(entries: readonly IntersectionObserverEntry[]): void {
    const next = new Set(near.value);
    for (const { target, isIntersecting } of entries) {
      const column = watched.get(target);
      if (!column) continue;
      if (isIntersecting) next.add(column);
      else next.delete(column);
    }
    if (next.size !== near.value.size || ![...next].every((column) => near.value.has(column))) near.value = next;
  }

  onMounted(() => requestAnimationFrame(() => whenIdle(() => (overscan.value = OVERSCAN_PX))));
  onScopeDispose(() => observer?.disconnect());

  return {
    overscan,
    isNear: (column) => near.value.has(column),
    watchColumn(column, element) {
      const root = element.closest(".kanban-board");
      observer ??= new IntersectionObserver(onMove, { root, rootMargin: `0px ${NEAR_PX}px` });
      watched.set(element, column);
      observer.observe(element);
      return () => {
        watched.delete(element);
        observer?.unobserve(element);
      };
    },
  };
}
