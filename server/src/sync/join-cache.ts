// What a first join is answered with: the newest snapshot and the updates since, as ready frames.
// Encoding a 10,000-task document costs about 100 ms; sending these bytes costs a write. The frames
// together always equal the document.

import * as Y from "yjs";
import { encodeSyncMessage, SYNC } from "@entente/shared/sync/messages";
import type { StoredDocument } from "../storage/update-log.ts";
import { encodeFrame } from "./socket-frames.ts";

/** Merging is superlinear: 2–8 µs an update up to here, 53 µs at 4,000. */
export const MERGE_MOST = 64;

export interface JoinCache {
  /** Adds an accepted update; before its seq is known. */
  add(update: Uint8Array): void;
  /** Notes the seq of the oldest added update that had none. Seqs come in the order of `add`. */
  commit(seq: number): void;
  /** A newer snapshot replaces everything up to its seq. */
  replaceSnapshot(bytes: Uint8Array, upto: number): void;
  /** The frames, in the order they must be sent; all of type `update`. */
  frames(): Buffer[];
  readonly bytes: number;
}

interface TailRow {
  readonly update: Uint8Array;
  seq: number | null;
}

/** Starts from what the log loaded. */
export function createJoinCache(stored: StoredDocument): JoinCache {
  let snapshotFrame = stored.snapshot ? encodeFrame(encodeSyncMessage(SYNC.update, stored.snapshot)) : null;
  let tail: TailRow[] = stored.tail.map((update, i) => ({ update, seq: stored.snapshotSeq + i + 1 }));
  /** Frames of whole groups of MERGE_MOST rows from the start of the tail. */
  let grouped: Buffer[] = [];
  let uncommitted = tail.length;

  const merge = (rows: readonly TailRow[]) =>
    encodeFrame(encodeSyncMessage(SYNC.update, Y.mergeUpdates(rows.map((row) => row.update))));

  return {
    add(update) {
      tail.push({ update, seq: null });
    },
    commit(seq) {
      const row = tail[uncommitted];
      if (row) row.seq = seq;
      uncommitted++;
    },
    replaceSnapshot(bytes, upto) {
      snapshotFrame = encodeFrame(encodeSyncMessage(SYNC.update, bytes));
      let covered = 0;
      while (covered < tail.length && tail[covered]!.seq !== null && tail[covered]!.seq! <= upto) covered++;
      tail = tail.slice(covered);
      uncommitted -= covered;
      grouped = [];
    },
    frames() {
      while ((grouped.length + 1) * MERGE_MOST <= tail.length) {
        const from = grouped.length * MERGE_MOST;
        grouped.push(merge(tail.slice(from, from + MERGE_MOST)));
      }
      const rest = tail.slice(grouped.length * MERGE_MOST);
      return [...(snapshotFrame ? [snapshotFrame] : []), ...grouped, ...(rest.length > 0 ? [merge(rest)] : [])];
    },
    get bytes() {
      return (snapshotFrame?.byteLength ?? 0) + tail.reduce((sum, row) => sum + row.update.byteLength, 0);
    },
  };
}
