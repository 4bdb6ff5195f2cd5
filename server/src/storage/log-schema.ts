// The tables of the update log and their numbered migrations. `seq` is gapless per document: it is
// counted on from `docs.head`, which moves in the transaction that writes the rows to `log`; what has
// been committed since is in `journal`, in the order of its `n`.

import type { DatabaseSync } from "node:sqlite";

const MIGRATIONS: readonly string[] = [
  `CREATE TABLE docs (id TEXT PRIMARY KEY, head INTEGER NOT NULL, created_at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
   CREATE TABLE log (
     doc TEXT NOT NULL, seq INTEGER NOT NULL, bytes BLOB NOT NULL, by TEXT NOT NULL, at INTEGER NOT NULL,
     PRIMARY KEY (doc, seq)
   ) STRICT;
   CREATE TABLE snap (
     doc TEXT NOT NULL, upto INTEGER NOT NULL, sha256 BLOB NOT NULL, bytes BLOB NOT NULL, at INTEGER NOT NULL,
     PRIMARY KEY (doc, upto)
   ) STRICT;`,
  `CREATE TABLE journal (
     n INTEGER PRIMARY KEY, entries TEXT NOT NULL, payload BLOB NOT NULL, at INTEGER NOT NULL
   ) STRICT;`,
];

/** Runs `work` in one transaction; what it throws leaves the file as it was. */
export function inTransaction<T>(database: DatabaseSync, work: () => T): T {
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

/** Opens pragmas for durability (WAL, fsync at each commit) and brings the schema up to date; throws when the file is from a newer version. */
export function prepareLogDatabase(database: DatabaseSync): void {
  database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 5000;");
  const { user_version: version } = database.prepare("PRAGMA user_version").get() as { user_version: number };
  if (version > MIGRATIONS.length) throw new Error("the update log was written by a newer version of Entente");
  for (let next = version; next < MIGRATIONS.length; next++) {
    database.exec(`BEGIN IMMEDIATE; ${MIGRATIONS[next]}; PRAGMA user_version = ${next + 1}; COMMIT;`);
  }
}
