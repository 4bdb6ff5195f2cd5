// The update log on one SQLite file. Appends are grouped: whatever was accepted while one commit was
// in flight goes into the next, so that an fsync serves many edits. A disk that refuses stops the
// acknowledgements, never drops an accepted update, and is tried again until it takes them; a thread
// that dies is started again, and what it was at is committed by the next.

import { existsSync } from "node:fs";
import { createCommitQueue, type Batch } from "./commit-queue.ts";
import { createCompactionPlanner } from "./compaction.ts";
import type { LogRequest, MergeRequest } from "./log-messages.ts";
import type { Head, LogEntry, LogStats, Snapshot, StoredDocument, UpdateLog } from "./update-log.ts";
import { startWorkerCalls } from "./worker-calls.ts";

/** A commit costs a thread's round trip and an fsync: under load one serves all edits of 40 ms. What people see of each other doesn't wait for it. */
const COMMIT_INTERVAL_MS = 40;
/** So many waiting rows are committed at once. */
const COMMIT_ROWS = 512;

export interface SqliteLogOptions {
  /** Pages the file may have (4 KB each), to try a full disk; null sets no limit. */
  readonly maxPages?: number | null;
  /** Milliseconds between two tries on a failing disk. */
  readonly retryMs?: number;
  readonly now?: () => number;
  /** The thread died again and again without doing anything: this process can't store any more. */
  readonly onLost?: (reason: string) => void;
  /** Another module for the thread, to try one that dies. */
  readonly thread?: URL;
}

/** So many deaths in a row are no accident. */
const MOST_DEATHS = 5;

/** Opens or creates the log at `path`; rejects when the file can't be used. */
export async function openSqliteLog(path: string, options: SqliteLogOptions = {}): Promise<UpdateLog> {
  const now = options.now ?? Date.now;
  const retryMs = options.retryMs ?? 1000;
  const threadModule = (name: string) => new URL(name, import.meta.url);
  const data = { path, maxPages: options.maxPages ?? null };
  let isOpen = false;
  const writer = startWorkerCalls<LogRequest>(
    options.thread ?? threadModule("./log-worker.ts"),
    data,
    (error) => isOpen && threadDied(error),
  );
  // The first call comes back once the thread has opened the file, or rejects with why it couldn't.
  await writer.call({ type: "load", id: "" });
  isOpen = true;
  const merger = startWorkerCalls<MergeRequest>(threadModule("./compaction-worker.ts"), null);

  const queue = createCommitQueue();
  const stats: LogStats = { commits: 0, rows: 0, bytes: 0, snapshots: 0, failures: 0 };
  const healthListeners = new Set<(failure: string | null) => void>();
  const snapshotListeners = new Set<(snapshot: Snapshot) => void>();
  const idleWaiters: (() => void)[] = [];
  let inFlight: Batch | null = null;
  let scheduled = false;
  let timer: NodeJS.Timeout | null = null;
  let lastCommit = -Infinity;
  let failure: string | null = null;
  let closed = false;
  /** Deaths since the thread last did something. */
  let deaths = 0;

  const planner = createCompactionPlanner(compact);

  /** At once when the log was idle; otherwise so that a commit serves all edits of a short while. */
  function schedule() {
    if (inFlight || failure !== null) return;
    if (queue.length >= COMMIT_ROWS && timer) {
      clearTimeout(timer);
      timer = null;
      scheduled = false;
    }
    if (scheduled) return;
    scheduled = true;
    const wait = lastCommit + COMMIT_INTERVAL_MS - performance.now();
    if (wait <= 0 || queue.length >= COMMIT_ROWS) setImmediate(commit);
    else timer = setTimeout(commit, wait);
  }

  function wakeIdle() {
    for (const wake of idleWaiters.splice(0)) wake();
  }

  function setFailure(reason: string | null) {
    if (reason === failure) return;
    failure = reason;
    for (const listener of healthListeners) listener(reason);
  }

  function threadDied({ message }: Error) {
    if (closed) return;
    deaths++;
    setFailure(`the storage thread died: ${message}`);
    if (deaths >= MOST_DEATHS) options.onLost?.(message);
    // A commit that was on its way is tried again by itself, which starts another thread.
    else if (!inFlight) setTimeout(revive, retryMs).unref();
  }
  function revive() {
    if (closed || inFlight) return;
    // Dies again: is planned again.
    writer.call({ type: "load", id: "" }).then(works, () => undefined);
  }
  function works() {
    deaths = 0;
    setFailure(null);
    if (queue.length > 0) schedule();
  }

  function commit() {
    scheduled = false;
    timer = null;
    if (inFlight) return;
    lastCommit = performance.now();
    const batch = queue.takeBatch(now());
    if (!batch) return wakeIdle();
    if (!batch.request) {
      batch.settle([]);
      commit();
      return;
    }
    inFlight = batch;
    // Not transferred: a batch that the disk refuses must still be here for the next try.
    writer.call<number[]>(batch.request).then(
      (heads) => {
        inFlight = null;
        noteCommitted(batch);
        batch.settle(heads);
        works();
        if (queue.length === 0) wakeIdle();
      },
      (error: Error) => {
        inFlight = null;
        stats.failures++;
        queue.putBack(batch);
        setFailure(error.message);
        if (!closed) setTimeout(commit, retryMs).unref();
      },
    );
  }

  function noteCommitted(batch: Batch) {
    stats.commits++;
    stats.bytes += batch.bytes;
    for (const { id, rows, bytes } of batch.documents) {
      stats.rows += rows;
      planner.noteCommitted(id, rows, bytes);
    }
  }

  async function compact(documentId: string): Promise<Snapshot | null> {
    const stored = await writer.call<StoredDocument | null>({ type: "load", id: documentId });
    if (!stored || stored.tail.length === 0) return null;
    const bytes = await merger.call<Uint8Array>({ snapshot: stored.snapshot, tail: stored.tail });
    await writer.call({ type: "snapshot", id: documentId, upto: stored.head, bytes, at: now() });
    stats.snapshots++;
    const before = planner.tailOf(documentId);
    const merged = stored.tail.reduce((sum, update) => sum + update.byteLength, 0);
    planner.noteSnapshot(
      documentId,
      bytes.byteLength,
      Math.max(0, (before?.rows ?? 0) - stored.tail.length),
      Math.max(0, (before?.bytes ?? 0) - merged),
    );
    const snapshot = { documentId, seq: stored.head, bytes };
    for (const listener of snapshotListeners) listener(snapshot);
    return snapshot;
  }

  const idle = () =>
    new Promise<void>((resolve) => {
      if (!inFlight && queue.length === 0) return resolve();
      idleWaiters.push(resolve);
    });

  const log: UpdateLog = {
    async create(documents, by) {
      await writer.call({ type: "create", documents, by, at: now() });
    },
    append: (documentId, bytes, by) => new Promise((resolve) => log.enqueue(documentId, bytes, by, resolve)),
    enqueue(documentId, bytes, by, done) {
      if (closed) throw new Error("the update log is closed");
      queue.push({ documentId, bytes, by, done });
      schedule();
    },
    afterQueued(done) {
      if (!inFlight && queue.length === 0) return done();
      queue.push({ documentId: "", bytes: null, by: "", done });
      schedule();
    },
    async load(documentId) {
      const stored = await writer.call<StoredDocument | null>({ type: "load", id: documentId });
      if (stored) {
        planner.noteLoaded(documentId, {
          rows: stored.tail.length,
          bytes: stored.tail.reduce((sum, update) => sum + update.byteLength, 0),
          snapshotBytes: stored.snapshot?.byteLength ?? 0,
        });
      }
      return stored;
    },
    history: (id, after, upto) => writer.call<LogEntry[]>({ type: "history", id, after, upto }),
    heads: (ids) => writer.call<ReadonlyMap<string, Head>>({ type: "heads", ids }),
    recent: (id, since, limit) => writer.call<LogEntry[]>({ type: "recent", id, since, limit }),
    compact,
    onSnapshot: (listener) => void snapshotListeners.add(listener),
    onHealth: (listener) => void healthListeners.add(listener),
    get queuedBytes() {
      return queue.bytes + (inFlight?.bytes ?? 0);
    },
    stats,
    async backup(to) {
      if (existsSync(to)) throw new Error(`${to} exists already`);
      await writer.call({ type: "backup", path: to });
    },
    async close() {
      if (failure === null) await idle();
      closed = true;
      await writer.call({ type: "close" });
      await Promise.all([writer.terminate(), merger.terminate()]);
    },
  };
  return log;
}
