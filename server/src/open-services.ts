// Opens a data folder: its lock, its stores, the documents on them. The server and the command line
// open it the same way, and only one of them at a time.

import { networkInterfaces, hostname } from "node:os";
import { rmSync } from "node:fs";
import type { Logger } from "pino";
import { createAuthorize } from "./access/grants.ts";
import { principalOf } from "./access/guard.ts";
import { createTickets } from "./access/tickets.ts";
import { openAccounts } from "./accounts/accounts.ts";
import type { Config } from "./config.ts";
import type { Services } from "./services.ts";
import { openBlobStore } from "./storage/blobs.ts";
import { dataPaths, lockDataDir } from "./storage/data-dir.ts";
import { openDatabase } from "./storage/database.ts";
import { openSqliteLog } from "./storage/update-log-sqlite.ts";
import type { UpdateLog } from "./storage/update-log.ts";
import { createSyncServer, type SyncServer } from "./sync/server.ts";
import { VERSION } from "./version.ts";

export interface OpenServices {
  readonly services: Services;
  readonly sync: SyncServer;
  readonly log: UpdateLog;
  /** Tells the services where the server listens. */
  listening(port: number): void;
  /** Closes the stores, then frees the folder; sync must have been drained. */
  close(): Promise<void>;
}

export interface OpenOptions {
  readonly logger: Logger;
  readonly now?: () => number;
  /** How long to wait for whoever has the folder. */
  readonly waitMs?: number;
  /** Called when nothing can be stored any more and only another process may help. */
  readonly onLost?: (reason: string) => void;
}

/** Opens everything below `config.dataDir`. Throws `DataDirError` when it can't be had; a rejection leaves nothing open. */
export async function openServices(
  config: Config,
  { logger, now = Date.now, waitMs, onLost }: OpenOptions,
): Promise<OpenServices> {
  const closers: (() => unknown)[] = [];
  const closeAll = async () => {
    for (const close of closers.splice(0).reverse()) await close();
  };
  try {
    const paths = dataPaths(config.dataDir);
    const lock = lockDataDir(config.dataDir, waitMs);
    closers.push(() => lock.release());
    rmSync(paths.control, { force: true });

    const database = openDatabase(paths.database, now());
    closers.push(() => database.destroy());
    // Kysely closes only what it has used.
    await database.selectFrom("settings").select("key").limit(1).execute();
    const blobs = await openBlobStore(paths.blobs);
    const log = await openSqliteLog(paths.updates, { onLost });
    closers.push(() => log.close());
    const accounts = await openAccounts({ database, logger, publicUrl: config.publicUrl, now });
    const tickets = createTickets(now);

    let origins: readonly string[] = config.publicUrl === null ? [] : [config.publicUrl];
    let publicUrl = config.publicUrl ?? `http://${urlHost(config.host)}:${config.port}`;
    const allowedOrigins = () => origins;
    const authorize = createAuthorize({
      database,
      tickets,
      principalOf: (headers) => principalOf({ database, accounts }, headers),
    });
    const sync = createSyncServer({ log, authorize, logger, allowedOrigins, now });

    const services: Services = {
      version: VERSION,
      logger,
      paths,
      database,
      blobs,
      documents: sync.documents,
      accounts,
      tickets,
      publicUrl: () => publicUrl,
      allowedOrigins,
      now,
    };
    return {
      services,
      sync,
      log,
      listening(port) {
        if (config.publicUrl !== null) return;
        publicUrl = `http://${urlHost(config.host)}:${port}`;
        origins = [...new Set(ownHosts(config.host).map((host) => new URL(`http://${urlHost(host)}:${port}`).origin))];
      },
      close: closeAll,
    };
  } catch (error) {
    await closeAll();
    throw error;
  }
}

/** A host as it stands in a URL. */
export function urlHost(host: string): string {
  return host.includes(":") ? `[${host}]` : host;
}

/** The names under which a browser reaches a server that listens on `host`; one that listens everywhere has all of this machine's. */
function ownHosts(host: string): string[] {
  const local = ["localhost", "127.0.0.1", "::1"];
  if (local.includes(host)) return local;
  if (host !== "0.0.0.0" && host !== "::") return [host];
  const addresses = Object.values(networkInterfaces())
    .flatMap((entries) => entries ?? [])
    .map((entry) => entry.address);
  return [host, ...local, hostname(), ...addresses.filter((address) => !address.startsWith("fe80"))];
}
