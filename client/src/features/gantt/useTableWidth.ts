// How wide the sticky task table is: as one left it, at most what leaves the chart some room, and
// on a phone the title alone at 45 % of the screen.

import { computed, onBeforeUnmount, onMounted, ref, type ComputedRef, type Ref } from "vue";

const KEY = "entente.gantt.table-width";
export const FULL_WIDTH = 580;
const NARROWEST = 140;
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
    width: computed(() => tableWidthFor(room.value, wanted.value ?? Math.min(FULL_WIDTH, room.value * 0.42))),
    set(pixels) {
      wanted.value = Math.max(NARROWEST, pixels);
      storage.setItem(KEY, String(Math.round(wanted.value)));
    },
  };
}
