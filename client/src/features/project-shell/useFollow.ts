// Following a person: their board, what they see of it, and the frame of the prototype they look at.
// One's own hand ends it: a press, a wheel or a key on the board, Esc anywhere. It ends too when they
// leave.

import { computed, onBeforeUnmount, onMounted, ref, watch, type ComputedRef, type Ref } from "vue";
import { useLensStore } from "../../stores/lens.ts";
import { usePresenceStore, type Peer } from "../../stores/presence.ts";

export interface Follow {
  /** Who is followed, or null. */
  readonly whom: ComputedRef<Peer | null>;
  start(userId: string): void;
  stop(): void;
}

export interface FollowOptions {
  /** The element around the board. */
  readonly area: Readonly<Ref<HTMLElement | null>>;
  readonly board: () => string | null;
  readonly goTo: (board: string) => void;
}

/** Follows nobody until `start`. */
export function useFollow({ area, board, goTo }: FollowOptions): Follow {
  const presence = usePresenceStore();
  const lens = useLensStore();
  const userId = ref<string | null>(null);
  const whom = computed(() => {
    const seats = presence.peers.filter((peer) => peer.userId === userId.value);
    // Of several windows of theirs the one on a board.
    return seats.find((peer) => peer.board !== null) ?? seats[0] ?? null;
  });
  const stop = (): void => void (userId.value = null);

  watch(
    () => [whom.value, lens.lens] as const,
    ([peer, shown]) => {
      if (!userId.value) return;
      if (!peer) return stop();
      if (peer.board && peer.board !== board()) return goTo(peer.board);
      if (peer.view) shown?.show(peer.view);
    },
  );

  const byHand = (event: Event): void => {
    if (!userId.value || !event.isTrusted) return;
    if (event instanceof KeyboardEvent) {
      if (event.key === "Escape") stop();
    } else if (area.value?.contains(event.target as Node)) stop();
  };
  const EVENTS = ["pointerdown", "wheel", "keydown"] as const;
  onMounted(() => EVENTS.forEach((name) => window.addEventListener(name, byHand, { capture: true, passive: true })));
  onBeforeUnmount(() => EVENTS.forEach((name) => window.removeEventListener(name, byHand, { capture: true })));

  return { whom, start: (id) => void (userId.value = id), stop };
}
