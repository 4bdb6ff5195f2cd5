// One live document: applies what writers send, logs the received bytes, sends them on, answers
// joins. Its invariant: the Yjs document, the join cache and the log (with its queue) always hold the
// same updates. What can't be applied is refused before it touches any of the three; where Yjs
// nevertheless trips half way, the document is read again from the log and nobody notices.

import * as Y from "yjs";
import { encodeSyncMessage, SYNC } from "@entente/shared/sync/messages";
import type { StoredDocument, UpdateLog } from "../storage/update-log.ts";
import { createJoinCache, MERGE_MOST, type JoinCache } from "./join-cache.ts";
import { createRoomPresence, type RoomPresence } from "./room-presence.ts";
import { encodeFrame } from "./socket-frames.ts";
import { checkUpdate } from "./update-check.ts";

const MERGE_BYTES = 64 << 10;
/** Up to here the updates of one turn go out as frames of their own in one write, above merged into one. */
const CONCAT_MOST = 8;

/** A connection as its room sees it. */
export interface RoomMember {
  readonly principal: string;
  /** False until its first join was answered: it gets no updates before. */
  readonly joined: boolean;
  send(frame: Buffer): void;
  sendPresence(frame: Buffer): void;
  /** Stops and resumes reading from the socket. */
  setPaused(paused: boolean): void;
}

export type Reception =
  /** `whenDurable` was or will be called. */
  "accepted" | "early" | "broken";

export interface Room {
  readonly documentId: string;
  readonly doc: Y.Doc;
  readonly presence: RoomPresence;
  readonly members: Set<RoomMember>;
  /** Runs `task` now, or after the document was read again. */
  run(task: () => void): void;
  receive(from: RoomMember, update: Uint8Array, whenDurable: (seq: number) => void): Reception;
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
  const doc = new Y.Doc();
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
  let outgoing: { update: Uint8Array; from: RoomMember | null }[] = [];
  let outgoingBytes = 0;
  let waitingTasks: (() => void)[] | null = null;

  const presence = createRoomPresence((message) => {
    const frame = encodeFrame(message);
    for (const member of members) member.sendPresence(frame);
  });

  function broadcast() {
    const batch = outgoing;
    outgoing = [];
    outgoingBytes = 0;
    if (batch.length === 0) return;
    const updates = batch.map((entry) => entry.update);
    // A few frames in one write cost a receiver little; merging them costs the server more than the write.
    const messages = updates.length <= CONCAT_MOST ? updates : [Y.mergeUpdates(updates)];
    const frames = messages.map((update) => encodeFrame(encodeSyncMessage(SYNC.update, update)));
    const frame = frames.length === 1 ? frames[0]! : Buffer.concat(frames);
    const author = batch.every((entry) => entry.from === batch[0]!.from) ? batch[0]!.from : null;
    for (const member of members) if (member !== author && member.joined) member.send(frame);
  }
  function passOn(update: Uint8Array, from: RoomMember | null) {
    if (members.size === 0 || (members.size === 1 && from !== null && members.has(from))) return;
    if (outgoing.length >= MERGE_MOST || outgoingBytes + update.byteLength > MERGE_BYTES) broadcast();
    if (outgoing.length === 0) setImmediate(broadcast);
    outgoing.push({ update, from });
    outgoingBytes += update.byteLength;
  }
  function store(update: Uint8Array, by: string, whenDurable: (seq: number) => void) {
    cache.add(update);
    log.enqueue(documentId, update, by, (seq) => {
      head = seq;
      cache.commit(seq);
      whenDurable(seq);
    });
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
    receive(from, received, whenDurable) {
      const verdict = checkUpdate(doc, received);
      if (verdict.kind !== "ready") return verdict.kind;
      if (!verdict.mayChange) {
        // Held already, perhaps by an update that is still on its way to the disk.
        log.afterQueued(() => whenDurable(head));
        return "accepted";
      }
      // A copy of its own: the frame is a window on the socket's read buffer.
      const update = received.slice();
      let applied = true;
      try {
        Y.applyUpdate(doc, update, from);
      } catch {
        applied = false;
      }
      if (!applied || doc.store.pendingStructs !== null || doc.store.pendingDs !== null) {
        rebuild();
        return "broken";
      }
      store(update, from.principal, whenDurable);
      passOn(update, from);
      return "accepted";
    },
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
            last = new Promise((done) => store(update, by, done));
            passOn(update, null);
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
      presence.stop();
      doc.destroy();
    },
  };
  return room;
}
