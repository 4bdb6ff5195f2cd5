// Who is here, of one room. The server binds a client id to the connection that first used it and
// writes the person's identity into the state itself, so nobody can appear as somebody else. Changes
// are merged and sent at most ten times a second; what is unreadable is dropped, never passed on.

import { encodePresence, type PresenceEntry } from "@entente/shared/sync/messages";

const MOST_STATE_BYTES = 4096;
export const PRESENCE_INTERVAL_MS = 100;

export interface PresenceIdentity {
  readonly id: string;
  readonly name: string;
  readonly role: string;
}

export interface RoomPresence {
  /** Takes what `owner` says of itself; entries about other clients are ignored. */
  receive(owner: object, identity: PresenceIdentity, entries: readonly PresenceEntry[]): void;
  /** Forgets the owner's entry and tells the others. */
  leave(owner: object): void;
  /** Everybody here as one message, or null when nobody is. */
  everybody(): Uint8Array | null;
  /** Sends what is due now; for the end of a room. */
  stop(): void;
  readonly size: number;
}

interface Bound {
  readonly person: string;
  readonly clientId: number;
  clock: number;
  state: string;
}

/** `send` gets a whole awareness message to deliver to every connection of the room. */
export function createRoomPresence(send: (message: Uint8Array) => void): RoomPresence {
  const byOwner = new Map<object, Bound>();
  const owners = new Map<number, object>();
  const dirty = new Map<number, PresenceEntry>();
  let timer: NodeJS.Timeout | null = null;

  function flush() {
    timer = null;
    if (dirty.size === 0) return;
    const message = encodePresence([...dirty.values()]);
    dirty.clear();
    send(message);
  }
  function mark(entry: PresenceEntry) {
    dirty.set(entry.clientId, entry);
    timer ??= setTimeout(flush, PRESENCE_INTERVAL_MS);
  }
  function forget(owner: object) {
    const bound = byOwner.get(owner);
    if (!bound) return;
    byOwner.delete(owner);
    owners.delete(bound.clientId);
    mark({ clientId: bound.clientId, clock: bound.clock + 1, state: "null" });
  }

  /** A person who reconnects takes the client id over from the connection that died without a word. */
  function isFree(clientId: number, identity: PresenceIdentity): boolean {
    const owner = owners.get(clientId);
    if (!owner) return true;
    if (byOwner.get(owner)!.person !== identity.id) return false;
    byOwner.delete(owner);
    owners.delete(clientId);
    return true;
  }

  return {
    receive(owner, identity, entries) {
      const bound = byOwner.get(owner);
      for (const entry of entries) {
        if (bound ? entry.clientId !== bound.clientId : !isFree(entry.clientId, identity)) continue;
        if (bound && entry.clock < bound.clock) continue;
        const state = identify(entry.state, identity);
        if (state === undefined) continue;
        if (state === null) {
          forget(owner);
          return;
        }
        if (bound) {
          bound.clock = entry.clock;
          bound.state = state;
        } else {
          byOwner.set(owner, { person: identity.id, clientId: entry.clientId, clock: entry.clock, state });
          owners.set(entry.clientId, owner);
        }
        mark({ clientId: entry.clientId, clock: entry.clock, state });
        return;
      }
    },
    leave: forget,
    everybody() {
      if (byOwner.size === 0) return null;
      return encodePresence([...byOwner.values()]);
    },
    stop() {
      if (timer) clearTimeout(timer);
      flush();
    },
    get size() {
      return byOwner.size;
    },
  };
}

/** The state with the true identity in it, null for "gone", undefined for what can't be taken. */
function identify(json: string, identity: PresenceIdentity): string | null | undefined {
  if (json.length > MOST_STATE_BYTES || Buffer.byteLength(json) > MOST_STATE_BYTES) return undefined;
  let state: unknown;
  try {
    state = JSON.parse(json);
  } catch {
    return undefined;
  }
  if (state === null) return null;
  if (typeof state !== "object" || Array.isArray(state)) return undefined;
  return JSON.stringify({ ...state, user: identity });
}
