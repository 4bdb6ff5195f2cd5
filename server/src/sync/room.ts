// One live document: applies what writers send, logs the received bytes, sends them on, answers
// joins. Its invariant: the Yjs document, the join cache and the log (with its queue) always hold the
// same updates. What can't be applied is refused before it touches any of the three; where Yjs
// nevertheless trips half way, the document is read again from the log and nobody notices.

import * as Y from "yjs";
import { encodeSyncMessage, SYNC } from "@entente/shared/sync/messages";
import type { StoredDocument, UpdateLog } from "../storage/update-log.ts";
import { createBroadcast } from "./broadcast.ts";
import { createJoinCache, type JoinCache } from "./join-cache.ts";
import { QuietDoc } from "./quiet-doc.ts";
import type { RoomMember } from "./room-member.ts";
import { createRoomPresence, type RoomPresence } from "./room-presence.ts";
import { createUpdateFramer, encodeFrame } from "./socket-frames.ts";
import { checkUpdate } from "./update-check.ts";

export type Reception =
  /** `from.committed` was or will be called. */
  "accepted" | "early" | "broken";

export interface Room {
  readonly documentId: string;
  readonly doc: Y.Doc;
  readonly presence: RoomPresence;
  readonly members: Set<RoomMember>;
  /** Runs `task` now, or after the document was read again. */
  run(task: () => void): void;
  /** Takes the `n`-th update of a member. */
  receive(from: RoomMember, update: Uint8Array, n: number): Reception;
  /** Runs `task` after the broadcast that is on its way, at the latest. */
  afterBroadcast(task: () => void): void;
  /** Sends what is gathered now. */
  flush(): void;
  /** Whether the document holds all of `update` already. */
  holds(update: Uint8Array): boolean;
  joinFrames(stateVector: Uint8Array): Buffer[];
  stateVectorFrame(): Buffer;
  write<T>(by: string, change: (doc: Y.Doc) => T): Promise<{ result: T; seq: number }>;
  noteSnapshot(bytes: Uint8Array, upto: number): void;
  readonly head: number;
  readonly cachedBytes: number;
  close(): void;
}

const EMPTY_UPDATE = new Uint8Array([0, 0]);
const EMPTY_STEP2 = encodeFrame(encodeSyncMessage(SYNC.step2, EMPTY_UPDATE));

/** Builds the document from what the log holds. Structs that can never be integrated are left out, as in snapshots. */
function buildDocument(stored: StoredDocument): Y.Doc {
  const doc = new QuietDoc();
  doc.transact(() => {
    if (stored.snapshot) Y.applyUpdate(doc, stored.snapshot);
    for (const update of stored.tail) Y.applyUpdate(doc, update);
  });
  doc.store.pendingStructs = null;
  doc.store.pendingDs = null;
  return doc;
}

/** Opens the room of a loaded document. */
export function createRoom(documentId: string, stored: StoredDocument, log: UpdateLog): Room {
  let doc = buildDocument(stored);
  let cache: JoinCache = createJoinCache(stored);
  let head = stored.head;
  const members = new Set<RoomMember>();
  const broadcast = createBroadcast(members);
  const framed = createUpdateFramer();
  let waitingTasks: (() => void)[] | null = null;

  const presence = createRoomPresence((message) => {
    const frame = encodeFrame(message);
    for (const member of members) member.sendPresence(frame);
  });

  function store(update: Uint8Array, by: string, whenDurable: (seq: number) => void) {
    cache.add(update);
    log.enqueue(documentId, update, by, whenDurable);
  }
  function noteCommit(seq: number) {
    head = seq;
    cache.commit(seq);
  }

  /** Reads the document again from the log; meanwhile everybody waits and nobody is disconnected. */
  function rebuild() {
    waitingTasks ??= [];
    for (const member of members) member.setPaused(true);
    const again = () => void setTimeout(rebuild, 1000).unref();
    const resume = (fresh: StoredDocument | null) => {
      if (!fresh) return again();
      doc.destroy();
      doc = buildDocument(fresh);
      cache = createJoinCache(fresh);
      head = fresh.head;
      const tasks = waitingTasks ?? [];
      waitingTasks = null;
      for (const member of members) member.setPaused(false);
      for (const task of tasks) room.run(task);
    };
    log.afterQueued(() => void log.load(documentId).then(resume, again));
  }

  const room: Room = {
    documentId,
    get doc() {
      return doc;
    },
    presence,
    members,
    run(task) {
      if (waitingTasks) waitingTasks.push(task);
      else task();
    },
    receive(from, received, n) {
      const verdict = checkUpdate(doc, received);
      if (verdict.kind !== "ready") return verdict.kind;
      if (!verdict.mayChange) {
        // Held already, perhaps by an update that is still on its way to the disk.
        log.afterQueued(() => from.committed(n));
        return "accepted";
      }
      // A copy of its own: what came is a window on the socket's read buffer.
      const copy = framed(received);
      let applied = true;
      try {
        Y.applyUpdate(doc, copy.update);
      } catch {
        applied = false;
      }
      if (!applied || doc.store.pendingStructs !== null || doc.store.pendingDs !== null) {
        rebuild();
        return "broken";
      }
      store(copy.update, from.principal, (seq) => {
        noteCommit(seq);
        from.committed(n);
      });
      broadcast.add(copy, from);
      return "accepted";
    },
    afterBroadcast: broadcast.afterwards,
    flush: broadcast.flush,
    holds(update) {
      const verdict = checkUpdate(doc, update);
      return verdict.kind === "ready" && !verdict.mayChange;
    },
    joinFrames(stateVector) {
      const isFirst = stateVector.byteLength === 0 || (stateVector.byteLength === 1 && stateVector[0] === 0);
      if (isFirst) return [...cache.frames(), EMPTY_STEP2];
      return [encodeFrame(encodeSyncMessage(SYNC.step2, Y.encodeStateAsUpdate(doc, stateVector)))];
    },
    stateVectorFrame: () => encodeFrame(encodeSyncMessage(SYNC.step1, Y.encodeStateVector(doc))),
    write(by, change) {
      return new Promise((resolve, reject) => {
        room.run(() => {
          const updates: Uint8Array[] = [];
          const collect = (update: Uint8Array) => void updates.push(update);
          doc.on("update", collect);
          let outcome: { result: ReturnType<typeof change> } | { error: unknown };
          try {
            outcome = { result: doc.transact(() => change(doc), "server") };
          } catch (error) {
            outcome = { error };
          }
          doc.off("update", collect);
          // Whatever was written is in the document, so it is logged even when `change` threw half way.
          let last: Promise<number> | null = null;
          for (const update of updates) {
            const copy = framed(update);
            last = new Promise((done) => {
              store(copy.update, by, (seq) => {
                noteCommit(seq);
                done(seq);
              });
            });
            broadcast.add(copy, null);
          }
          if ("error" in outcome) return reject(outcome.error as Error);
          const { result } = outcome;
          if (last) void last.then((seq) => resolve({ result, seq }));
          else log.afterQueued(() => resolve({ result, seq: head }));
        });
      });
    },
    noteSnapshot: (bytes, upto) => cache.replaceSnapshot(bytes, upto),
    get head() {
      return head;
    },
    get cachedBytes() {
      return cache.bytes;
    },
    close() {
      broadcast.flush();
      presence.stop();
      doc.destroy();
    },
  };
  return room;
}
