// When and how a room's updates go out. The first one in a while leaves in the turn it came in; in a
// busy room what follows within a display frame is gathered and leaves in one write per receiver,
// since a write costs the server more than everything else it does for a delivery. Each update stays
// a WebSocket frame of its own up to CONCAT_MOST, above they are merged into one.

import * as Y from "yjs";
import { encodeSyncMessage, SYNC } from "@entente/shared/sync/messages";
import { MERGE_MOST } from "./join-cache.ts";
import type { RoomMember } from "./room-member.ts";
import { encodeFrame, type FramedUpdate } from "./socket-frames.ts";
import { atTurnEnd } from "./turn-end.ts";

/** One frame of a 60 Hz display: nobody sees the difference. */
const GATHER_MS = 16;
const MERGE_BYTES = 64 << 10;
/** Merging costs the server more than a receiver saves by reading fewer messages than this. */
const CONCAT_MOST = 8;

export interface Broadcast {
  /** Sends `update` to every joined member but `from`, within GATHER_MS. */
  add(update: FramedUpdate, from: RoomMember | null): void;
  /** Runs `task` just after the broadcast that is on its way, or at the end of the turn: it may save a write of its own. */
  afterwards(task: () => void): void;
  /** Sends what is gathered now. */
  flush(): void;
}

interface Outgoing extends FramedUpdate {
  readonly from: RoomMember | null;
}

/** Broadcasts to whoever is in `members` at the time of sending. */
export function createBroadcast(members: ReadonlySet<RoomMember>): Broadcast {
  let batch: Outgoing[] = [];
  let bytes = 0;
  let isScheduled = false;
  let timer: NodeJS.Timeout | null = null;
  let lastSent = -Infinity;
  let tasks: (() => void)[] = [];

  function schedule() {
    if (isScheduled) return;
    isScheduled = true;
    const wait = lastSent + GATHER_MS - performance.now();
    if (wait < 1) atTurnEnd(flushScheduled);
    else timer = setTimeout(flushScheduled, wait);
  }
  /** A full batch may have gone out early and a new one may wait for its own time. */
  function flushScheduled() {
    if (isScheduled) flush();
  }
  function flush() {
    isScheduled = false;
    if (timer) clearTimeout(timer);
    timer = null;
    if (batch.length > 0) {
      const sent = batch;
      batch = [];
      bytes = 0;
      lastSent = performance.now();
      send(sent);
    }
    if (tasks.length === 0) return;
    const due = tasks;
    tasks = [];
    for (const task of due) task();
  }
  function send(updates: readonly Outgoing[]) {
    const first = updates[0]!;
    const author = updates.every(({ from }) => from === first.from) ? first.from : null;
    if (updates.length > CONCAT_MOST) {
      const merged = Y.mergeUpdates(updates.map(({ update }) => update));
      return sendTo(encodeFrame(encodeSyncMessage(SYNC.update, merged)), (member) => member === author);
    }
    if (author !== null || updates.length === 1) {
      return sendTo(updates.length === 1 ? first.frame : concat(updates), (member) => member === author);
    }
    const authors = new Set(updates.map(({ from }) => from));
    sendTo(concat(updates), (member) => authors.has(member));
    for (const member of authors) {
      if (!member?.joined || !members.has(member)) continue;
      const others = updates.filter(({ from }) => from !== member);
      if (others.length > 0) member.send(concat(others));
    }
  }
  function sendTo(frame: Buffer, isLeftOut: (member: RoomMember) => boolean) {
    for (const member of members) if (member.joined && !isLeftOut(member)) member.send(frame);
  }

  return {
    add(update, from) {
      if (members.size === 0 || (members.size === 1 && from !== null && members.has(from))) return;
      if (batch.length >= MERGE_MOST || (batch.length > 0 && bytes + update.frame.byteLength > MERGE_BYTES)) flush();
      schedule();
      batch.push({ frame: update.frame, update: update.update, from });
      bytes += update.frame.byteLength;
    },
    afterwards(task) {
      if (isScheduled) tasks.push(task);
      else atTurnEnd(task);
    },
    flush,
  };
}

const concat = (updates: readonly Outgoing[]): Buffer => Buffer.concat(updates.map(({ frame }) => frame));
