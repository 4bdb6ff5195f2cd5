// What is accepted and not yet committed, in the order it was accepted. `takeBatch` groups it by
// document into one append request; a batch that failed is put back in front and nothing is dropped.

import type { AppendRequest, BatchIndex } from "./log-messages.ts";

export interface QueuedUpdate {
  readonly documentId: string;
  /** Null: a marker that only waits for what was queued before it. */
  readonly bytes: Uint8Array | null;
  readonly by: string;
  readonly done: (seq: number) => void;
}

export interface Batch {
  readonly request: AppendRequest | null;
  /** What the request holds of each document. */
  readonly documents: readonly BatchDocument[];
  /** Calls each `done`; `heads` are the documents' new heads in the order of the request. */
  settle(heads: readonly number[]): void;
  readonly entries: readonly QueuedUpdate[];
  readonly bytes: number;
}

export interface BatchDocument {
  readonly id: string;
  readonly rows: number;
  readonly bytes: number;
}

const MOST_ROWS = 4096;
const MOST_BYTES = 8 << 20;

export interface CommitQueue {
  push(entry: QueuedUpdate): void;
  takeBatch(at: number): Batch | null;
  putBack(batch: Batch): void;
  readonly bytes: number;
  readonly length: number;
}

/** An empty queue. `bytes` counts what is queued, not what a taken batch holds. */
export function createCommitQueue(): CommitQueue {
  let entries: QueuedUpdate[] = [];
  let bytes = 0;
  return {
    push(entry) {
      entries.push(entry);
      if (entry.bytes) bytes += entry.bytes.byteLength;
    },
    takeBatch(at) {
      if (entries.length === 0) return null;
      let count = 0;
      let size = 0;
      while (count < entries.length && count < MOST_ROWS && (count === 0 || size < MOST_BYTES)) {
        size += entries[count++]!.bytes?.byteLength ?? 0;
      }
      const taken = count === entries.length ? entries : entries.slice(0, count);
      entries = count === entries.length ? [] : entries.slice(count);
      bytes -= size;
      return packBatch(taken, size, at);
    },
    putBack(batch) {
      entries = [...batch.entries, ...entries];
      bytes += batch.bytes;
    },
    get bytes() {
      return bytes;
    },
    get length() {
      return entries.length;
    },
  };
}

function packBatch(entries: readonly QueuedUpdate[], size: number, at: number): Batch {
  const byDocument = new Map<string, QueuedUpdate[]>();
  for (const entry of entries) {
    if (!entry.bytes) continue;
    const group = byDocument.get(entry.documentId);
    if (group) group.push(entry);
    else byDocument.set(entry.documentId, [entry]);
  }
  const payload = new Uint8Array(size);
  const documents: BatchDocument[] = [];
  const authors = new Map<string, number>();
  const by: number[] = [];
  const lengths: number[] = [];
  let offset = 0;
  for (const [id, group] of byDocument) {
    const start = offset;
    for (const row of group) {
      let author = authors.get(row.by);
      if (author === undefined) authors.set(row.by, (author = authors.size));
      by.push(author);
      lengths.push(row.bytes!.byteLength);
      payload.set(row.bytes!, offset);
      offset += row.bytes!.byteLength;
    }
    documents.push({ id, rows: group.length, bytes: offset - start });
  }
  const index: BatchIndex = {
    documents: documents.map(({ id, rows }) => [id, rows]),
    authors: [...authors.keys()],
    by,
    lengths,
  };
  return {
    entries,
    bytes: size,
    documents,
    request: lengths.length === 0 ? null : { type: "append", entries: JSON.stringify(index), payload, at },
    settle(heads) {
      const next = new Map<string, number>();
      documents.forEach(({ id, rows }, i) => next.set(id, heads[i]! - rows + 1));
      // In the order of acceptance, so that a marker comes after what it waited for.
      for (const entry of entries) {
        const seq = next.get(entry.documentId) ?? 0;
        if (entry.bytes) next.set(entry.documentId, seq + 1);
        entry.done(entry.bytes ? seq : 0);
      }
    },
  };
}
