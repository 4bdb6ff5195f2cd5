// How wide the sticky task table is: as one left it, at most what leaves the chart some room, and
// on a phone the title alone at 45 % of the screen.

import { computed, onBeforeUnmount, onMounted, ref, type ComputedRef, type Ref } from "vue";

const KEY = "entente.gantt.table-width";
/** The column edges of gantt-table.css: title, start, finish, duration, done. */
const EDGES = [271, 359, 447, 519, 575];
export const FULL_WIDTH = EDGES.at(-1)!;
const NARROWEST = 140;
const USUAL_SHARE = 0.45;
const PHONE = 640;
const PHONE_SHARE = 0.45;
const MOST_SHARE = 0.7;

export interface TableWidth {
  readonly width: ComputedRef<number>;
  set(pixels: number): void;
}

/** Pixels for a table in a scroller of `room`, when `wanted` is what one asked for. */
export function tableWidthFor(room: number, wanted: number): number {
  if (room < PHONE) return Math.floor(room * PHONE_SHARE);
  return Math.round(Math.max(NARROWEST, Math.min(wanted, FULL_WIDTH, room * MOST_SHARE)));
}

/** As many whole columns as take less than about half of `room`. */
export function usualWidth(room: number): number {
  return EDGES.findLast((edge) => edge <= room * USUAL_SHARE) ?? EDGES[0]!;
}

/** The width within `scroller`; what is set is kept in `storage`. */
export function useTableWidth(scroller: Ref<HTMLElement | null>, storage: Storage): TableWidth {
  const stored = Number(storage.getItem(KEY));
  const wanted = ref(stored > 0 ? stored : null);
  const room = ref(window.innerWidth);
  const observer = new ResizeObserver(([entry]) => {
    if (entry) room.value = entry.contentRect.width;
  });
  onMounted(() => {
    if (scroller.value) observer.observe(scroller.value);
  });
  onBeforeUnmount(() => observer.disconnect());
  return {
    width: computed(() => tableWidthFor(room.value, wanted.value ?? usualWidth(room.value))),
    set(pixels) {
      wanted.value = Math.max(NARROWEST, pixels);
      storage.setItem(KEY, String(Math.round(wanted.value)));
    },
  };
}
