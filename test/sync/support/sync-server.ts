// The sync server in this process on port 0, over a real SQLite log in a folder of its own. Who may do
// what is read from the cookie (`as=NAME; role=writer|reader`): accounts are tested elsewhere.

import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { createSyncServer, type SyncServer } from "@entente/server/sync/server";
import type { UpdateLog } from "@entente/server/storage/update-log";
import { openSqliteLog, type SqliteLogOptions } from "@entente/server/storage/update-log-sqlite";

export interface TestSyncServer {
  readonly url: string;
  readonly origin: string;
  readonly sync: SyncServer;
  readonly log: UpdateLog;
  readonly path: string;
  stop(): Promise<void>;
}

export interface TestSyncOptions extends SqliteLogOptions {
  readonly idleRoomMs?: number;
}

function cookieOf(header: string | undefined, name: string): string | null {
  return new RegExp(`(?:^|; )${name}=([^;]*)`).exec(header ?? "")?.[1] ?? null;
}

/** Starts on an empty log. Unknown documents and callers without a cookie are refused as the real server does. */
export async function startSyncServer(options: TestSyncOptions = {}): Promise<TestSyncServer> {
  const folder = mkdtempSync(join(tmpdir(), "entente-sync-"));
  const path = join(folder, "updates.db");
  const log = await openSqliteLog(path, options);
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;
  const sync = createSyncServer({
    log,
    logger: pino({ level: "silent" }),
    allowedOrigins: () => [origin],
    idleRoomMs: options.idleRoomMs,
    authorize: async ({ headers, documentId }) => {
      const name = cookieOf(headers.cookie, "as");
      if (!name) return "unauthenticated";
      if (documentId.startsWith("secret")) return null;
      const mayWrite = cookieOf(headers.cookie, "role") !== "reader";
      return {
        documentId,
        projectId: "project",
        kind: "plan",
        principal: `user:${name}`,
        displayName: name,
        role: mayWrite ? "member" : "viewer",
        mayWrite,
      };
    },
  });
  sync.attach(server);
  return {
    url: `ws://127.0.0.1:${port}/sync`,
    origin,
    sync,
    log,
    path,
    async stop() {
      await sync.drain(5000);
      await log.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
