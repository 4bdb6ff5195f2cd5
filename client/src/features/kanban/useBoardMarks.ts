// Marks on cards that come from elsewhere than the plan: who looks at one, and how many comments of
// the review are about it.

import { computed } from "vue";
import { usePresenceStore } from "../../stores/presence.ts";
import type { Peer } from "../../stores/presence.ts";
import { useReviewStore } from "../../stores/review.ts";

/** By task: the others who have it selected or in the hand, each person once. */
export function usePeersOn() {
  const presence = usePresenceStore();
  return computed<ReadonlyMap<string, readonly Peer[]>>(() => {
    const byTask = new Map<string, Peer[]>();
    for (const peer of presence.peers) {
      const task = peer.dragging?.task ?? peer.selection;
      if (!task) continue;
      const there = byTask.get(task);
      if (!there) byTask.set(task, [peer]);
      else if (!there.some(({ userId }) => userId === peer.userId)) there.push(peer);
    }
    return byTask;
  });
}

/** By task: how many threads of the review belong to it. */
export function useThreadsOn() {
  const review = useReviewStore();
  return computed<ReadonlyMap<string, number>>(() => {
    const byTask = new Map<string, number>();
    for (const frame of review.frames) {
      for (const { task } of review.threads(frame.id)) if (task) byTask.set(task, (byTask.get(task) ?? 0) + 1);
    }
    return byTask;
  });
}
