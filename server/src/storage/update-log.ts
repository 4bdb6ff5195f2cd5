// The durable log of the Yjs documents, as an interface: the SQLite file today, PostgreSQL when one
// machine is no longer enough. The log is append-only; a snapshot only shortens what a join has to
// read and never replaces a row, so a snapshot that turns out damaged costs time and not data.

/** A document as it is opened: apply `snapshot` (state up to `snapshotSeq`), then `tail` in order; the result is the state at `head`. */
export interface StoredDocument {
  readonly snapshot: Uint8Array | null;
  readonly snapshotSeq: number;
  readonly tail: readonly Uint8Array[];
  readonly head: number;
}

/** One row of history. `at` is milliseconds since 1970-01-01T00:00Z. */
export interface LogEntry {
  readonly seq: number;
  readonly bytes: Uint8Array;
  readonly by: string;
  readonly at: number;
}

export interface Snapshot {
  readonly documentId: string;
  readonly seq: number;
  readonly bytes: Uint8Array;
}

/** `at` is when the newest row came, in milliseconds since 1970-01-01T00:00Z. */
export interface Head {
  readonly seq: number;
  readonly at: number;
}

export interface UpdateLog {
  /** Creates all of the documents with their first update, or none; rejects when an id exists already. */
  create(documents: readonly { readonly id: string; readonly update: Uint8Array }[], by: string): Promise<void>;
  /**
   * Queues one update and resolves with its seq once it is committed with fsync. Updates of one document get gapless
   * seqs in the order of the calls. It doesn't reject on a full or failing disk: it keeps the update, tries again and
   * says so through `onHealth`.
   */
  append(documentId: string, bytes: Uint8Array, by: string): Promise<number>;
  /** Like `append` without the promise: `done` is called with the seq after the commit. For the hot path. */
  enqueue(documentId: string, bytes: Uint8Array, by: string, done: (seq: number) => void): void;
  /** Calls `done` once everything queued before is committed; at once when nothing is. */
  afterQueued(done: () => void): void;
  load(documentId: string): Promise<StoredDocument | null>;
  /** Rows with `after` < seq ≤ `upto`, for time travel and "what changed since". */
  history(documentId: string, after: number, upto: number): Promise<LogEntry[]>;
  /** The newest row of each document that exists, for "last changed" without opening it. */
  heads(documentIds: readonly string[]): Promise<ReadonlyMap<string, Head>>;
  /** The newest rows written at or after `since` (milliseconds since 1970), at most `limit`, in order. */
  recent(documentId: string, since: number, limit: number): Promise<LogEntry[]>;
  /** Makes a snapshot now, verified; resolves with it, or null when there was nothing to do. */
  compact(documentId: string): Promise<Snapshot | null>;
  /** Called after each snapshot that the log made by itself or on request. */
  onSnapshot(listener: (snapshot: Snapshot) => void): void;
  /** Called when the disk starts refusing (with the reason) and when it takes writes again (null). */
  onHealth(listener: (failure: string | null) => void): void;
  /** Bytes accepted and not yet committed. */
  readonly queuedBytes: number;
  readonly stats: LogStats;
  /** Writes a consistent copy of the store to `path` while it is in use. */
  backup(path: string): Promise<void>;
  /** Commits what is queued, then closes. */
  close(): Promise<void>;
}

export interface LogStats {
  commits: number;
  rows: number;
  bytes: number;
  snapshots: number;
  failures: number;
}
