// Starts and stops one server: stores, HTTP, sockets and the command line's door. Stopping finishes
// what was accepted: requests get their answers, edits get to disk, sockets are told to come back.

import { once } from "node:events";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { createAdaptorServer } from "@hono/node-server";
import { createApp } from "./app.ts";
import type { Config } from "./config.ts";
import { startControl } from "./control/control-server.ts";
import { createMetrics } from "./metrics.ts";
import { openServices, urlHost, type OpenOptions } from "./open-services.ts";
import { createImportReader } from "./projects/read-import.ts";

const CLIENT_FOLDER = fileURLToPath(new URL("../../client/dist", import.meta.url));
/** SIGTERM promises an end within 10 s; closing the stores takes its share of them. */
const DRAIN_MS = 7000;

export interface RunningServer {
  /** `http://HOST:PORT`. */
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts a server. Rejects when the folder or the port can't be had, and leaves nothing open then. */
export async function startServer(
  config: Config,
  options: Pick<OpenOptions, "logger" | "now" | "onLost"> & { readonly clientFolder?: string },
): Promise<RunningServer> {
  const { logger } = options;
  const opened = await openServices(config, options);
  const { services, sync } = opened;
  try {
    const readImport = createImportReader();
    const metrics = createMetrics(sync.metrics);
    const app = createApp({ services, metrics, readImport, clientFolder: options.clientFolder ?? CLIENT_FOLDER });
    const server = createAdaptorServer({ fetch: app.fetch, overrideGlobalObjects: false }) as Server;
    sync.attach(server);
    server.listen(config.port, config.host);
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    opened.listening(port);
    const control = await startControl({ ...opened, readImport });

    let stopping: Promise<void> | null = null;
    const stop = async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeIdleConnections();
      const cutOff = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
      await Promise.all([sync.drain(DRAIN_MS), control.stop(), closed]);
      clearTimeout(cutOff);
      await opened.close();
    };
    logger.info({ version: services.version, port }, "listening");
    return { url: `http://${urlHost(config.host)}:${port}`, stop: () => (stopping ??= stop()) };
  } catch (error) {
    await sync.drain(0);
    await opened.close();
    throw error;
  }
}
