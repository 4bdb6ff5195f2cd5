// What somebody has in the hand on the review board, a frame or a pin: one's own is told to the others
// until the server has taken the new place, and theirs are shown where they have them.

import { computed, onBeforeUnmount, watch, type ComputedRef } from "vue";
import { usePresenceStore } from "../../stores/presence.ts";
import type { Point } from "./viewport.ts";

export interface Carried extends Point {
  /** The carrier's colour. */
  readonly color: string;
}

const round = (value: number): number => Math.round(value * 10_000) / 10_000;

/** `mine` is what one carries, by the name all know it by, or null. Answers what the others carry, by name. */
export function useCarried(
  mine: () => ({ readonly on: string } & Point) | null,
): ComputedRef<ReadonlyMap<string, Carried>> {
  const presence = usePresenceStore();
  watch(mine, (now) => presence.announce({ carrying: now && { on: now.on, x: round(now.x), y: round(now.y) } }));
  onBeforeUnmount(() => presence.announce({ carrying: null }));
  return computed(
    () =>
      new Map(
        presence.peers.flatMap(({ carrying, color }) =>
          carrying ? [[carrying.on, { x: carrying.x, y: carrying.y, color }] as const] : [],
        ),
      ),
  );
}
