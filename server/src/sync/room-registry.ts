// The open rooms. A room is opened once however many ask for it at the same moment, at most four are
// read from the log at a time, and a room nobody used for a while is closed when everything it
// accepted is on disk.

import type { UpdateLog } from "../storage/update-log.ts";
import { createRoom, type Room } from "./room.ts";

const MOST_LOADING = 4;

export interface RoomRegistry {
  /** Resolves with the room and keeps it open until the matching `release`; null when the log has no such document. */
  acquire(documentId: string): Promise<Room | null>;
  release(room: Room): void;
  readonly rooms: ReadonlyMap<string, Room>;
  stop(): void;
}

interface Entry {
  readonly opening: Promise<Room | null>;
  room: Room | null;
  users: number;
  idleTimer: NodeJS.Timeout | null;
}

/** `idleMs`: how long an unused room stays open. */
export function createRoomRegistry(log: UpdateLog, idleMs: number): RoomRegistry {
  const entries = new Map<string, Entry>();
  const rooms = new Map<string, Room>();
  const loadQueue: (() => void)[] = [];
  let loading = 0;

  async function load(documentId: string): Promise<Room | null> {
    if (loading >= MOST_LOADING) await new Promise<void>((go) => loadQueue.push(go));
    loading++;
    try {
      const stored = await log.load(documentId);
      return stored && createRoom(documentId, stored, log);
    } finally {
      loading--;
      loadQueue.shift()?.();
    }
  }

  function open(documentId: string): Entry {
    const entry: Entry = { opening: load(documentId), room: null, users: 0, idleTimer: null };
    entries.set(documentId, entry);
    entry.opening.then(
      (room) => {
        if (room) {
          entry.room = room;
          rooms.set(documentId, room);
        } else {
          entries.delete(documentId);
        }
      },
      () => entries.delete(documentId),
    );
    return entry;
  }

  function evict(documentId: string, entry: Entry) {
    log.afterQueued(() => {
      if (entry.users > 0 || entries.get(documentId) !== entry) return;
      entries.delete(documentId);
      rooms.delete(documentId);
      entry.room?.close();
    });
  }

  log.onSnapshot(({ documentId, bytes, seq }) => rooms.get(documentId)?.noteSnapshot(bytes, seq));

  return {
    async acquire(documentId) {
      const entry = entries.get(documentId) ?? open(documentId);
      entry.users++;
      if (entry.idleTimer) clearTimeout(entry.idleTimer);
      entry.idleTimer = null;
      try {
        const room = await entry.opening;
        if (!room) entry.users--;
        return room;
      } catch (error) {
        entry.users--;
        throw error;
      }
    },
    release(room) {
      const entry = entries.get(room.documentId);
      // After a stop the document may have been opened anew.
      if (entry?.room !== room) return;
      entry.users--;
      if (entry.users > 0) return;
      entry.idleTimer = setTimeout(() => evict(room.documentId, entry), idleMs);
      entry.idleTimer.unref();
    },
    rooms,
    stop() {
      for (const entry of entries.values()) {
        if (entry.idleTimer) clearTimeout(entry.idleTimer);
        entry.room?.close();
      }
      entries.clear();
      rooms.clear();
    },
  };
}
