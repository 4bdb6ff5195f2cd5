// Other people on this board: whose hand is on which row, which bars they are dragging just now, and
// the colour in which a change of theirs flashes.

import type { TaskId } from "@entente/shared/model/ids";
import { computed, type ComputedRef } from "vue";
import type { Peer, usePresenceStore } from "../../stores/presence.ts";
import type { Ghost } from "./chart/chart-types.ts";

export interface GanttPeers {
  /** By task, everyone who has it selected. */
  readonly held: ComputedRef<ReadonlyMap<TaskId, readonly Peer[]>>;
  readonly ghosts: ComputedRef<readonly Ghost[]>;
  /** Colour of the first person on `task`, or "". */
  colorOf(task: TaskId): string;
  /** The colour of who changed something, by the client of the edit; the accent when nobody here did. */
  changeColor(author: number | null): string;
}

/** Reads `presence`. */
export function useGanttPeers(presence: ReturnType<typeof usePresenceStore>): GanttPeers {
  const held = computed(() => {
    const byTask = new Map<TaskId, Peer[]>();
    for (const peer of presence.peers) {
      if (!peer.selection) continue;
      const task = peer.selection as TaskId;
      byTask.set(task, [...(byTask.get(task) ?? []), peer]);
    }
    return byTask;
  });
  return {
    held,
    ghosts: computed(() =>
      presence.peers.flatMap(({ dragging, color, name }) =>
        dragging?.start === undefined || dragging.finish === undefined
          ? []
          : [{ task: dragging.task, start: dragging.start, finish: dragging.finish, color, name }],
      ),
    ),
    colorOf: (task) => held.value.get(task)?.[0]?.color ?? "",
    changeColor: (author) => presence.peers.find((peer) => peer.clientId === author)?.color ?? "var(--color-accent)",
  };
}
