// The thread that owns the update log's SQLite file. Each append request is one transaction with one
// fsync (synchronous=FULL), and is answered only after the commit returned. A request that fails
// leaves the file as it was. What isn't urgent is done between requests.

import { createHash } from "node:crypto";
import { backup, DatabaseSync } from "node:sqlite";
import { parentPort, workerData } from "node:worker_threads";
import { openJournal } from "./journal.ts";
import type { LogReply, LogRequest, Numbered } from "./log-messages.ts";
import { inTransaction, prepareLogDatabase } from "./log-schema.ts";
import type { Head, LogEntry, StoredDocument } from "./update-log.ts";

const { path, maxPages } = workerData as { path: string; maxPages: number | null };
const database = new DatabaseSync(path);
prepareLogDatabase(database);
if (maxPages !== null) database.exec(`PRAGMA max_page_count = ${maxPages}`);

const journal = openJournal(database);
const insertRow = database.prepare("INSERT INTO log (doc, seq, bytes, by, at) VALUES (?, ?, ?, ?, ?)");
const insertDocument = database.prepare("INSERT INTO docs (id, head, created_at) VALUES (?, 1, ?)");
const selectNewest = database.prepare(
  "SELECT docs.head AS seq, log.at AS at FROM docs JOIN log ON log.doc = docs.id AND log.seq = docs.head WHERE docs.id = ?",
);
const selectSnapshots = database.prepare("SELECT upto, sha256, bytes FROM snap WHERE doc = ? ORDER BY upto DESC");
const selectRows = database.prepare(
  "SELECT seq, bytes, by, at FROM log WHERE doc = ? AND seq > ? AND seq <= ? ORDER BY seq",
);
const selectRowsBack = database.prepare("SELECT seq, bytes, by, at FROM log WHERE doc = ? ORDER BY seq DESC");
const insertSnapshot = database.prepare(
  "INSERT OR REPLACE INTO snap (doc, upto, sha256, bytes, at) VALUES (?, ?, ?, ?, ?)",
);
const dropOldSnapshots = database.prepare(
  "DELETE FROM snap WHERE doc = ?1 AND upto NOT IN (SELECT upto FROM snap WHERE doc = ?1 ORDER BY upto DESC LIMIT 2)",
);

const sha256 = (bytes: Uint8Array): Buffer => createHash("sha256").update(bytes).digest();

/** Rows with `after` < seq ≤ `upto`, wherever they are. */
function rowsOf(id: string, after: number, upto: number): LogEntry[] {
  return [...(selectRows.all(id, after, upto) as unknown as LogEntry[]), ...journal.rows(id, after, upto)];
}

function newestOf(id: string): Head | null {
  const newest = journal.newest(id) ?? (selectNewest.get(id) as unknown as Head | undefined);
  return newest ? { seq: newest.seq, at: newest.at } : null;
}

function load(id: string): StoredDocument | null {
  const head = journal.head(id);
  if (head === null) return null;
  let snapshot: Uint8Array | null = null;
  let snapshotSeq = 0;
  for (const row of selectSnapshots.iterate(id) as Iterable<{ upto: number; sha256: Uint8Array; bytes: Uint8Array }>) {
    // A damaged generation is passed over: an older one, or the rows alone, give the same document.
    if (!sha256(row.bytes).equals(row.sha256)) continue;
    snapshot = row.bytes;
    snapshotSeq = row.upto;
    break;
  }
  return { snapshot, snapshotSeq, tail: rowsOf(id, snapshotSeq, head).map((row) => row.bytes), head };
}

function recent(id: string, since: number, limit: number): LogEntry[] {
  const rows = journal
    .rows(id, 0, Number.MAX_SAFE_INTEGER)
    .filter((row) => row.at >= since)
    .slice(-limit)
    .reverse();
  // From the newest back: time isn't indexed, and what is asked for is short.
  for (const row of selectRowsBack.iterate(id) as Iterable<unknown> as Iterable<LogEntry>) {
    if (row.at < since || rows.length === limit) break;
    rows.push(row);
  }
  return rows.reverse();
}

async function answer(request: LogRequest): Promise<unknown> {
  switch (request.type) {
    case "append":
      return journal.append(request);
    case "create":
      return inTransaction(database, () => {
        for (const document of request.documents) {
          insertDocument.run(document.id, request.at);
          insertRow.run(document.id, 1, document.update, request.by, request.at);
        }
      });
    case "load":
      return load(request.id);
    case "heads":
      return new Map(
        request.ids.flatMap((id) => {
          const newest = newestOf(id);
          return newest ? [[id, newest] as const] : [];
        }),
      );
    case "history":
      return rowsOf(request.id, request.after, request.upto);
    case "recent":
      return recent(request.id, request.since, request.limit);
    case "snapshot":
      return inTransaction(database, () => {
        insertSnapshot.run(request.id, request.upto, sha256(request.bytes), request.bytes, request.at);
        dropOldSnapshots.run(request.id);
      });
    case "backup":
      return backup(database, request.path).then(() => undefined);
    case "close":
      journal.fold();
      return database.close();
  }
}

parentPort!.on("message", ({ n, body }: Numbered<LogRequest>) => {
  // `answer` runs synchronously up to its result, so requests keep their order; only a backup yields.
  answer(body).then(
    (value) => parentPort!.postMessage({ n, ok: true, value } satisfies LogReply),
    (error: Error) => parentPort!.postMessage({ n, ok: false, message: error.message } satisfies LogReply),
  );
  if (body.type === "append" && journal.isFoldDue) setImmediate(fold);
});

function fold(): void {
  if (database.isOpen && journal.isFoldDue) journal.fold();
}
