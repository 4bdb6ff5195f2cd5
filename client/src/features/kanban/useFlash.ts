// Cards that somebody else just changed, each with that person's colour, for 600 ms.

import type { TaskId } from "@entente/shared/model/ids";
import { onScopeDispose, shallowRef } from "vue";
import type { ShallowRef } from "vue";
import { usePlanStore } from "../../stores/plan.ts";
import { usePresenceStore } from "../../stores/presence.ts";

const FLASH_MS = 600;
/** More at once is an import or a first load, not somebody's edit. */
const MOST = 200;

export function useFlash(): Readonly<ShallowRef<ReadonlyMap<TaskId, string>>> {
  const presence = usePresenceStore();
  const flashing = shallowRef<ReadonlyMap<TaskId, string>>(new Map());
  const timers = new Map<TaskId, ReturnType<typeof setTimeout>>();

  function fade(id: TaskId): void {
    timers.delete(id);
    const next = new Map(flashing.value);
    next.delete(id);
    flashing.value = next;
  }

  const stop = usePlanStore().changes.on((ids, remote, author) => {
    if (!remote || ids.size > MOST) return;
    const color = presence.peers.find((peer) => peer.clientId === author)?.color ?? "var(--color-accent)";
    const next = new Map(flashing.value);
    for (const id of ids) {
      next.set(id, color);
      clearTimeout(timers.get(id));
      timers.set(
        id,
        setTimeout(() => fade(id), FLASH_MS),
      );
    }
    flashing.value = next;
  });
  onScopeDispose(() => {
    stop();
    for (const timer of timers.values()) clearTimeout(timer);
  });
  return flashing;
}
