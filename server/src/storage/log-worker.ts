// The thread that owns the update log's SQLite file. Each append request is one transaction with one
// fsync (synchronous=FULL), and is answered only after the commit returned. A request that fails
// leaves the file as it was.

import { createHash } from "node:crypto";
import { backup, DatabaseSync } from "node:sqlite";
import { parentPort, workerData } from "node:worker_threads";
import type { AppendRequest, LogReply, LogRequest, Numbered } from "./log-messages.ts";
import { prepareLogDatabase } from "./log-schema.ts";
import type { Head, LogEntry, StoredDocument } from "./update-log.ts";

const { path, maxPages } = workerData as { path: string; maxPages: number | null };
const database = new DatabaseSync(path);
prepareLogDatabase(database);
if (maxPages !== null) database.exec(`PRAGMA max_page_count = ${maxPages}`);

const advance = database.prepare("UPDATE docs SET head = head + ? WHERE id = ? RETURNING head");
const insertRow = database.prepare("INSERT INTO log (doc, seq, bytes, by, at) VALUES (?, ?, ?, ?, ?)");
const insertDocument = database.prepare("INSERT INTO docs (id, head, created_at) VALUES (?, 1, ?)");
const selectHead = database.prepare("SELECT head FROM docs WHERE id = ?");
const selectNewest = database.prepare(
  "SELECT docs.head AS seq, log.at AS at FROM docs JOIN log ON log.doc = docs.id AND log.seq = docs.head WHERE docs.id = ?",
);
const selectSnapshots = database.prepare("SELECT upto, sha256, bytes FROM snap WHERE doc = ? ORDER BY upto DESC");
const selectRows = database.prepare(
  "SELECT seq, bytes, by, at FROM log WHERE doc = ? AND seq > ? AND seq <= ? ORDER BY seq",
);
const insertSnapshot = database.prepare(
  "INSERT OR REPLACE INTO snap (doc, upto, sha256, bytes, at) VALUES (?, ?, ?, ?, ?)",
);
const dropOldSnapshots = database.prepare(
  "DELETE FROM snap WHERE doc = ?1 AND upto NOT IN (SELECT upto FROM snap WHERE doc = ?1 ORDER BY upto DESC LIMIT 2)",
);

const sha256 = (bytes: Uint8Array): Buffer => createHash("sha256").update(bytes).digest();

function inTransaction<T>(work: () => T): T {
  database.exec("BEGIN IMMEDIATE");
  try {
    const value = work();
    database.exec("COMMIT");
    return value;
  } catch (error) {
    // SQLite has rolled back by itself on SQLITE_FULL and SQLITE_IOERR.
    if (database.isTransaction) database.exec("ROLLBACK");
    throw error;
  }
}

/** Returns the new head of each document, in the order of the request. */
function append(request: AppendRequest): number[] {
  return inTransaction(() => {
    const heads: number[] = [];
    let row = 0;
    let offset = 0;
    for (const { id, rows } of request.documents) {
      const updated = advance.get(rows, id) as { head: number } | undefined;
      if (!updated) throw new Error(`no document ${id} in the update log`);
      for (let seq = updated.head - rows + 1; seq <= updated.head; seq++) {
        const length = request.lengths[row]!;
        insertRow.run(id, seq, request.payload.subarray(offset, offset + length), request.by[row]!, request.at);
        offset += length;
        row++;
      }
      heads.push(updated.head);
    }
    return heads;
  });
}

function load(id: string): StoredDocument | null {
  const document = selectHead.get(id) as { head: number } | undefined;
  if (!document) return null;
  let snapshot: Uint8Array | null = null;
  let snapshotSeq = 0;
  for (const row of selectSnapshots.iterate(id) as Iterable<{ upto: number; sha256: Uint8Array; bytes: Uint8Array }>) {
    // A damaged generation is passed over: an older one, or the rows alone, give the same document.
    if (!sha256(row.bytes).equals(row.sha256)) continue;
    snapshot = row.bytes;
    snapshotSeq = row.upto;
    break;
  }
  const rows = selectRows.all(id, snapshotSeq, document.head) as unknown as LogEntry[];
  return { snapshot, snapshotSeq, tail: rows.map((row) => row.bytes), head: document.head };
}

async function answer(request: LogRequest): Promise<unknown> {
  switch (request.type) {
    case "append":
      return append(request);
    case "create":
      return inTransaction(() => {
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
          const newest = selectNewest.get(id) as unknown as Head | undefined;
          return newest ? [[id, { seq: newest.seq, at: newest.at }] as const] : [];
        }),
      );
    case "history":
      return selectRows.all(request.id, request.after, request.upto);
    case "snapshot":
      return inTransaction(() => {
        insertSnapshot.run(request.id, request.upto, sha256(request.bytes), request.bytes, request.at);
        dropOldSnapshots.run(request.id);
      });
    case "backup":
      return backup(database, request.path).then(() => undefined);
    case "close":
      return database.close();
  }
}

parentPort!.on("message", ({ n, body }: Numbered<LogRequest>) => {
  // `answer` runs synchronously up to its result, so requests keep their order; only a backup yields.
  answer(body).then(
    (value) => parentPort!.postMessage({ n, ok: true, value } satisfies LogReply),
    (error: Error) => parentPort!.postMessage({ n, ok: false, message: error.message } satisfies LogReply),
  );
});
