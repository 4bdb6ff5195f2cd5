// Decides when a document's log deserves a snapshot and has one made, one at a time, in a thread of
// its own. A small document is compacted after 500 rows or 256 KB; a large one later in proportion,
// or a busy 4 MB document would be rewritten every other second.

const MIN_ROWS = 500;
const MIN_BYTES = 256 << 10;

export interface TailSize {
  rows: number;
  bytes: number;
  snapshotBytes: number;
}

/** Whether a tail of that size over a snapshot of that size is worth a compaction. */
export function isCompactionDue(tail: TailSize): boolean {
  return tail.rows >= MIN_ROWS + tail.snapshotBytes / 1024 || tail.bytes >= Math.max(MIN_BYTES, tail.snapshotBytes / 4);
}

export interface CompactionPlanner {
  /** Notes rows committed to a document; may start a compaction. */
  noteCommitted(documentId: string, rows: number, bytes: number): void;
  /** Notes what a load found. */
  noteLoaded(documentId: string, tail: TailSize): void;
  noteSnapshot(documentId: string, snapshotBytes: number, rowsSince: number, bytesSince: number): void;
  tailOf(documentId: string): Readonly<TailSize> | undefined;
}

/** `start` is called with one document at a time and its promise awaited before the next. */
export function createCompactionPlanner(start: (documentId: string) => Promise<unknown>): CompactionPlanner {
  const tails = new Map<string, TailSize>();
  const due = new Set<string>();
  /** Documents whose compaction failed, with the rows at which it is tried again: trying costs as much as succeeding. */
  const heldBack = new Map<string, number>();
  let running = false;

  async function run() {
    if (running) return;
    running = true;
    for (const id of due) {
      due.delete(id);
      // A failed compaction costs nothing but time: the rows are all there; as many again ask once more.
      await start(id).then(
        () => heldBack.delete(id),
        () => heldBack.set(id, 2 * Math.max(MIN_ROWS, tails.get(id)?.rows ?? 0)),
      );
    }
    running = false;
  }
  function check(id: string, tail: TailSize) {
    if (!isCompactionDue(tail) || due.has(id) || tail.rows < (heldBack.get(id) ?? 0)) return;
    due.add(id);
    void run();
  }

  return {
    noteCommitted(id, rows, bytes) {
      let tail = tails.get(id);
      if (!tail) tails.set(id, (tail = { rows: 0, bytes: 0, snapshotBytes: 0 }));
      tail.rows += rows;
      tail.bytes += bytes;
      check(id, tail);
    },
    noteLoaded(id, tail) {
      tails.set(id, { ...tail });
      check(id, tail);
    },
    noteSnapshot(id, snapshotBytes, rowsSince, bytesSince) {
      tails.set(id, { rows: rowsSince, bytes: bytesSince, snapshotBytes });
    },
    tailOf: (id) => tails.get(id),
  };
}
