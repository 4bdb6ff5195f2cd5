// One socket of a room: reads its frames, holds it to its role and its limits, and keeps count of what
// is durable for it. It refuses what it can't read by closing, and never lets one socket's trouble
// reach another's.

import * as decoding from "lib0/decoding";
import type { WebSocket } from "ws";
import { CLOSE } from "@entente/shared/sync/close-codes";
import { decodePresence, encodePermissionDenied, encodePresence, MESSAGE, SYNC } from "@entente/shared/sync/messages";
import { createDurabilityCount } from "./durability.ts";
import { createBucket, LIMITS } from "./limits.ts";
import type { Room } from "./room.ts";
import type { RoomMember } from "./room-member.ts";
import { encodeAcknowledgementFrame, encodeFrame, rawSocket } from "./socket-frames.ts";
import type { ConnectionInfo, Grant } from "./types.ts";

export interface Connection extends ConnectionInfo {
  /** Sends an empty presence frame when nothing was sent since the last call: y-websocket clients reconnect after 30 s of silence. */
  keepAlive(): void;
  setPaused(paused: boolean): void;
  close(code: number, reason: string): void;
  terminate(): void;
}

export interface ConnectionOptions {
  readonly socket: WebSocket;
  readonly room: Room;
  readonly grant: Grant;
  readonly wantsAcknowledgements: boolean;
  /** True while the disk refuses: nothing new is taken. */
  readonly isStorageFailing: () => boolean;
  readonly now: () => number;
  readonly count: { received(bytes: number): void; refused(): void; acknowledged(updates: number): void };
}

const EMPTY_PRESENCE = encodeFrame(encodePresence([]));

/** Takes over an accepted socket until it closes. */
export function connect(options: ConnectionOptions): Connection {
  const { socket, room, grant, count } = options;
  const raw = rawSocket(socket)!;
  const durability = createDurabilityCount();
  const questions = createBucket(LIMITS.questionsPerMinute / 60, LIMITS.questionsPerMinute, options.now);
  const presenceRate = createBucket(LIMITS.presencePerSecond, LIMITS.presencePerSecond, options.now);
  const identity = { id: grant.principal, name: grant.displayName, role: grant.role };
  const pauses = new Set<string>();
  let early: { n: number; update: Uint8Array }[] = [];
  let earlyBytes = 0;
  let earlyTimer: NodeJS.Timeout | null = null;
  let latePresence: { frame: Uint8Array; timer: NodeJS.Timeout } | null = null;
  let readOnlyWarned = false;
  let sentSinceKeepAlive = false;
  let joinBytes = 0;
  let acknowledged = 0;
  let acknowledgementDue = false;
  let closing = false;

  const member: RoomMember & { joined: boolean } = {
    principal: grant.principal,
    joined: false,
    send(frame) {
      if (closing) return;
      if (raw.writableLength > LIMITS.closeBytes + joinBytes)
        return close(CLOSE.tryLater, "the connection can't keep up");
      // An acknowledgement that is due goes along in the same write.
      const ack = acknowledgementDue ? takeAcknowledgement() : null;
      raw.write(ack ? Buffer.concat([ack, frame]) : frame);
      sentSinceKeepAlive = true;
    },
    sendPresence(frame) {
      if (raw.writableLength <= LIMITS.skipPresenceBytes) member.send(frame);
    },
    committed(n) {
      durability.commit(n);
      if (acknowledgementDue || !options.wantsAcknowledgements) return;
      // One frame for all that a commit made durable.
      acknowledgementDue = true;
      room.afterBroadcast(acknowledge);
    },
    setPaused: (paused) => pause("rebuild", paused),
  };

  function pause(why: string, paused: boolean) {
    if (paused) pauses.add(why);
    else pauses.delete(why);
    if (socket.readyState !== socket.OPEN) return;
    if (pauses.size > 0) socket.pause();
    else socket.resume();
  }
  function close(code: number, reason: string) {
    if (closing) return;
    closing = true;
    socket.close(code, reason);
    // A peer that never answers the closing handshake, or never reads, is cut off.
    setTimeout(() => socket.terminate(), 2000).unref();
  }
  function refuse(code: number, reason: string) {
    count.refused();
    close(code, reason);
  }

  function takeAcknowledgement(): Buffer | null {
    acknowledgementDue = false;
    const durable = durability.count;
    if (durable === acknowledged) return null;
    count.acknowledged(durable - acknowledged);
    acknowledged = durable;
    return encodeAcknowledgementFrame(durable, room.head);
  }
  function acknowledge() {
    if (!acknowledgementDue) return;
    const ack = takeAcknowledgement();
    if (ack) member.send(ack);
  }

  function receiveUpdate(update: Uint8Array) {
    count.received(update.byteLength);
    if (!grant.mayWrite) {
      if (room.holds(update)) return;
      if (readOnlyWarned) return refuse(CLOSE.readOnly, "this connection may only read");
      readOnlyWarned = true;
      return member.send(encodeFrame(encodePermissionDenied("this connection may only read")));
    }
    if (options.isStorageFailing() && !room.holds(update)) {
      return refuse(CLOSE.tryLater, "the server can't store edits at the moment");
    }
    const n = durability.receive();
    const reception = room.receive(member, update, n);
    if (reception === "broken") return refuse(CLOSE.badFrame, "an update could not be read");
    if (reception === "early") return hold(n, update.slice());
    if (early.length > 0) retryEarly();
  }
  function hold(n: number, update: Uint8Array) {
    durability.block(n);
    early.push({ n, update });
    earlyBytes += update.byteLength;
    if (early.length > LIMITS.earlyUpdates || earlyBytes > LIMITS.earlyBytes) return resync();
    earlyTimer ??= setTimeout(resync, LIMITS.earlyMs);
  }
  function resync() {
    refuse(CLOSE.resync, "updates came whose dependencies never did");
  }
  function retryEarly() {
    for (let progress = true; progress && early.length > 0;) {
      const waiting = early;
      early = [];
      for (const { n, update } of waiting) {
        const reception = room.receive(member, update, n);
        if (reception === "broken") return refuse(CLOSE.badFrame, "an update could not be read");
        if (reception === "early") early.push({ n, update });
      }
      progress = early.length < waiting.length;
    }
    earlyBytes = early.reduce((sum, { update }) => sum + update.byteLength, 0);
    if (early.length === 0 && earlyTimer) {
      clearTimeout(earlyTimer);
      earlyTimer = null;
    }
  }

  function receivePresence(frame: Uint8Array) {
    if (frame.byteLength > LIMITS.presenceFrameBytes) return refuse(CLOSE.tooMuch, "presence of more than 64 KB");
    if (latePresence) {
      latePresence.frame = frame;
      return;
    }
    if (presenceRate.take()) return readPresence(frame);
    // The last state of a burst must not be the one that is dropped.
    const timer = setTimeout(() => {
      const late = latePresence!;
      latePresence = null;
      guard(() => readPresence(late.frame));
    }, 200);
    latePresence = { frame, timer };
  }
  function readPresence(frame: Uint8Array) {
    const decoder = decoding.createDecoder(frame);
    decoding.readVarUint(decoder);
    room.presence.receive(member, identity, decodePresence(decoder, LIMITS.presenceEntries));
  }

  function mayAsk(): boolean {
    if (questions.take()) return true;
    refuse(CLOSE.tooMuch, "too many requests on one connection");
    return false;
  }
  function answerJoin(stateVector: Uint8Array) {
    if (!mayAsk()) return;
    // Who asks again without having read the last answer would have the server hold one after the other.
    if (raw.writableLength > LIMITS.closeBytes) return refuse(CLOSE.tryLater, "the connection can't keep up");
    const frames = room.joinFrames(stateVector);
    joinBytes = frames.reduce((sum, frame) => sum + frame.byteLength, raw.writableLength);
    for (const frame of frames) member.send(frame);
    member.joined = true;
  }
  function sendEverybody() {
    const everybody = room.presence.everybody();
    if (everybody) member.sendPresence(encodeFrame(everybody));
  }

  function readFrame(data: Uint8Array) {
    const decoder = decoding.createDecoder(data);
    const type = decoding.readVarUint(decoder);
    if (type === MESSAGE.sync) {
      const step = decoding.readVarUint(decoder);
      const payload = decoding.readVarUint8Array(decoder);
      if (step === SYNC.step1) return answerJoin(payload);
      if (step !== SYNC.step2 && step !== SYNC.update) return refuse(CLOSE.badFrame, "an unknown sync message");
      if (step === SYNC.update && payload.byteLength > LIMITS.updateBytes) {
        return refuse(CLOSE.tooMuch, "an update of more than 1 MB");
      }
      return receiveUpdate(payload);
    }
    if (type === MESSAGE.awareness) return receivePresence(data.slice());
    if (type === MESSAGE.queryAwareness && mayAsk()) sendEverybody();
    // Other types are somebody's extension: ignored, as y-websocket clients do.
  }
  /** Whatever a frame makes fail closes this socket and nothing else. */
  function guard(work: () => void) {
    try {
      work();
    } catch {
      refuse(CLOSE.badFrame, "a frame could not be read");
    }
  }

  socket.on("message", (data, isBinary) => {
    if (closing) return;
    if (!isBinary) return refuse(CLOSE.badFrame, "only binary frames are spoken here");
    room.run(() => {
      if (!closing) guard(() => readFrame(data as Buffer));
    });
  });
  // `ws` closes by itself after a protocol error; the listener keeps the error from ending the process.
  socket.on("error", () => undefined);
  socket.on("close", () => {
    closing = true;
    room.members.delete(member);
    room.presence.leave(member);
    if (earlyTimer) clearTimeout(earlyTimer);
    if (latePresence) clearTimeout(latePresence.timer);
  });

  room.members.add(member);
  room.run(() => {
    // A connection that may only read is not asked what it has.
    if (grant.mayWrite) member.send(room.stateVectorFrame());
    sendEverybody();
  });

  return {
    documentId: grant.documentId,
    projectId: grant.projectId,
    principal: grant.principal,
    role: grant.role,
    keepAlive() {
      if (!sentSinceKeepAlive) member.send(EMPTY_PRESENCE);
      sentSinceKeepAlive = false;
    },
    setPaused: (paused) => pause("queue", paused),
    close,
    terminate: () => socket.terminate(),
  };
}
