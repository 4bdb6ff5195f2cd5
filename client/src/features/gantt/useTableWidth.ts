// How wide the sticky task table is: as one left it, at most what leaves the chart some room, and
// on a phone the title alone at 45 % of the screen, or the whole screen for the list.

import { computed, onBeforeUnmount, onMounted, ref, type ComputedRef, type Ref } from "vue";
import type { Kept } from "../../ui/kept.ts";

const NARROWEST = 140;
const USUAL_SHARE = 0.45;
const PHONE = 640;
const PHONE_SHARE = 0.45;
const MOST_SHARE = 0.7;

export interface TableWidth {
  readonly width: ComputedRef<number>;
  set(pixels: number): void;
}

/** Pixels for a table in a scroller of `room`, when `wanted` is what one asked for and `full` what its columns take. */
export function tableWidthFor(room: number, wanted: number, full: number): number {
  if (room < PHONE) return Math.floor(room * PHONE_SHARE);
  return Math.round(Math.max(NARROWEST, Math.min(wanted, full, room * MOST_SHARE)));
}

/** As many whole columns (they end at `edges`, the title's first) as take less than about half of `room`. */
export function usualWidth(room: number, edges: readonly number[]): number {
  return edges.findLast((edge) => edge <= room * USUAL_SHARE) ?? edges[0]!;
}

/** The width within `scroller` of a table whose columns end at `edges`; on a phone `isList` gives it the screen. */
export function useTableWidth(
  scroller: Ref<HTMLElement | null>,
  edges: ComputedRef<readonly number[]>,
  isList: Ref<boolean>,
  kept: Kept,
): TableWidth {
  const stored = Number(kept.read());
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
    width: computed(() => {
      if (isList.value && room.value < PHONE) return Math.floor(room.value);
      return tableWidthFor(room.value, wanted.value ?? usualWidth(room.value, edges.value), edges.value.at(-1)!);
    }),
    set(pixels) {
      wanted.value = Math.max(NARROWEST, pixels);
      kept.write(String(Math.round(wanted.value)));
    },
  };
}
