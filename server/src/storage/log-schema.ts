// The tables of the update log and their numbered migrations. `seq` is gapless per document: it is
// taken from `docs.head` in the transaction that writes the row.

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
];

/** Opens pragmas for durability (WAL, fsync at each commit) and brings the schema up to date; throws when the file is from a newer version. */
export function prepareLogDatabase(database: DatabaseSync): void {
  database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 5000;");
  const { user_version: version } = database.prepare("PRAGMA user_version").get() as { user_version: number };
  if (version > MIGRATIONS.length) throw new Error("the update log was written by a newer version of Entente");
  for (let next = version; next < MIGRATIONS.length; next++) {
    database.exec(`BEGIN IMMEDIATE; ${MIGRATIONS[next]}; PRAGMA user_version = ${next + 1}; COMMIT;`);
  }
}
