// entente.db behind Kysely: one connection of `node:sqlite`, WAL, every commit on disk before it
// answers. The only file that knows both; everything else sees `Database`.

import { DatabaseSync } from "node:sqlite";
import { Kysely, SqliteDialect } from "kysely";
import { migrate } from "./migrations.ts";
import type { Tables } from "./schema.ts";

export type Database = Kysely<Tables>;

/** Opens (and makes, and migrates) the database at `path`. `destroy()` of the result closes the file. */
export function openDatabase(path: string, now: number = Date.now()): Database {
  const sqlite = new DatabaseSync(path, { enableForeignKeyConstraints: true, timeout: 5000 });
  try {
    sqlite.exec("pragma journal_mode = wal; pragma synchronous = full");
    migrate(sqlite, now);
  } catch (error) {
    sqlite.close();
    throw error;
  }
  return new Kysely<Tables>({ dialect: new SqliteDialect({ database: asKyselyDatabase(sqlite) }) });
}

// Kysely's dialect is made for better-sqlite3, which takes parameters as one list and says whether a statement returns rows.
function asKyselyDatabase(sqlite: DatabaseSync) {
  return {
    close: () => sqlite.close(),
    prepare: (sql: string) => {
      const statement = sqlite.prepare(sql);
      return {
        reader: statement.columns().length > 0,
        all: (parameters: readonly unknown[]) => statement.all(...(parameters as never[])),
        run: (parameters: readonly unknown[]) => statement.run(...(parameters as never[])),
        iterate: (parameters: readonly unknown[]) => statement.iterate(...(parameters as never[])),
      };
    },
  };
}

/** Whether `error` is SQLite's refusal of a duplicate key. */
export function isDuplicateKey(error: unknown): boolean {
  const code = (error as { errcode?: number } | null)?.errcode;
  return code === 1555 || code === 2067;
}
