// Everything the HTTP resources and the commands work with, opened once and handed down. Nothing in
// the server keeps state in a module.

import type { Logger } from "pino";
import type { Accounts } from "./accounts/accounts.ts";
import type { Tickets } from "./access/tickets.ts";
import type { BlobStore } from "./storage/blobs.ts";
import type { DataPaths } from "./storage/data-dir.ts";
import type { Database } from "./storage/database.ts";
import type { Documents } from "./sync/types.ts";

export interface Services {
  readonly version: string;
  readonly logger: Logger;
  readonly paths: DataPaths;
  readonly database: Database;
  readonly blobs: BlobStore;
  readonly documents: Documents;
  readonly accounts: Accounts;
  readonly tickets: Tickets;
  /** The address people use, without a trailing slash; known once the server listens. */
  readonly publicUrl: () => string;
  /** The origins from which browsers may change anything or open a socket. */
  readonly allowedOrigins: () => readonly string[];
  /** Milliseconds since 1970-01-01T00:00Z. */
  readonly now: () => number;
}
