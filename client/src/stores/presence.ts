// Who else is in the open project, and what one tells them.

import { defineStore } from "pinia";
import { computed, ref, shallowRef } from "vue";
import { NOBODY } from "../sync/presence.ts";
import type { PeerState, Presence, PresenceState } from "../sync/presence.ts";
import { personColor } from "../ui/person-color.ts";
import { useSessionStore } from "./session.ts";

export { NOBODY };
export type { Place, View } from "../sync/presence.ts";

export interface Peer extends PeerState {
  readonly color: string;
}

export interface Me {
  readonly clientId: number | null;
  readonly userId: string | null;
  readonly name: string;
  readonly color: string;
}

export const usePresenceStore = defineStore("presence", () => {
  const session = useSessionStore();
  const presence = shallowRef<Presence | null>(null);
  const peers = shallowRef<readonly Peer[]>([]);
  const announced = ref<PresenceState>(NOBODY);

  const me = computed<Me>(() => ({
    clientId: presence.value?.clientId ?? null,
    userId: session.user?.id ?? null,
    name: session.user?.name ?? "",
    color: personColor(session.user?.id ?? ""),
  }));

  /** Tells the others from now on through `opened`; called by the project store. */
  function attach(opened: Presence): void {
    presence.value = opened;
    opened.announce(announced.value);
  }

  function detach(): void {
    presence.value = null;
    peers.value = [];
  }

  function show(states: readonly PeerState[]): void {
    peers.value = states.map((state) => ({ ...state, color: personColor(state.userId) }));
  }

  /** Tells the others what changed; at most ten times a second. */
  function announce(partial: Partial<PresenceState>): void {
    announced.value = { ...announced.value, ...partial };
    presence.value?.announce(partial);
  }

  return { me, peers, attach, detach, show, announce };
});
