// How an uploaded or made file comes to stay: its bytes first, then its row, so that what is recorded
// is on disk. The same content twice is one file and one row.

import type { Spool } from "./blobs.ts";
import type { Database } from "./database.ts";

/** Keeps the spooled file for good and records it at `at` (milliseconds since 1970). */
export async function keepBlob(database: Database, spool: Spool, mediaType: string, at: number): Promise<void> {
  await spool.keep();
  await database
    .insertInto("blobs")
    .values({ sha256: spool.sha256, bytes: spool.bytes, media_type: mediaType, created_at: at })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
