// The sync server: accepts sockets under /sync, joins them to rooms, and offers the live documents to
// the HTTP side. Everything it promises rests on the update log; it knows no route, no cookie and no
// table of accounts, only a `Grant`.

import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";
import type { Logger } from "pino";
import { WebSocketServer, type WebSocket } from "ws";
import { CLOSE } from "@entente/shared/sync/close-codes";
import type { UpdateLog } from "../storage/update-log.ts";
import { connect, type Connection } from "./connection.ts";
import { createDocuments } from "./documents.ts";
import { LIMITS } from "./limits.ts";
import { createRoomRegistry } from "./room-registry.ts";
import type { Authorize, Documents, Grant } from "./types.ts";
import { isOriginAllowed, parseSyncRequest, refuseUpgrade, type SyncRequest } from "./upgrade.ts";

export interface SyncServerOptions {
  readonly log: UpdateLog;
  readonly authorize: Authorize;
  readonly logger: Logger;
  /** Exact origins (scheme, host, port) whose pages may connect. */
  readonly allowedOrigins: () => readonly string[];
  /** How long a room nobody uses stays in memory. */
  readonly idleRoomMs?: number;
  readonly now?: () => number;
}

export interface SyncMetrics {
  readonly connections: number;
  readonly rooms: number;
  readonly updatesReceived: number;
  readonly updatesRefused: number;
  readonly updatesAcknowledged: number;
  readonly queuedBytes: number;
  readonly storageFailing: boolean;
}

export interface SyncServer {
  readonly documents: Documents;
  attach(server: Server): void;
  /** Takes no more sockets, waits until what was accepted is committed and acknowledged, closes everybody with 1012. */
  drain(withinMs: number): Promise<void>;
  metrics(): SyncMetrics;
}

/** Creates the sync server; it listens once attached to an HTTP server. */
export function createSyncServer(options: SyncServerOptions): SyncServer {
  const { log, logger } = options;
  const now = options.now ?? Date.now;
  const sockets = new WebSocketServer({ noServer: true, maxPayload: LIMITS.frameBytes, perMessageDeflate: false });
  const registry = createRoomRegistry(log, options.idleRoomMs ?? 60_000);
  const connections = new Set<Connection>();
  const alive = new WeakSet<WebSocket>();
  const counts = { received: 0, refused: 0, acknowledged: 0 };
  let storageFailure: string | null = null;
  let draining = false;
  let paused = false;
  let receivedBytes = 0;

  log.onHealth((failure) => {
    storageFailure = failure;
    if (failure) logger.error({ failure }, "the disk refuses edits; nothing is acknowledged until it takes them again");
    else logger.info("the disk takes edits again");
  });

  /** Stops reading sockets while more is accepted than the disk takes. */
  function watchQueue() {
    const next = paused ? log.queuedBytes > LIMITS.resumeQueueBytes : log.queuedBytes > LIMITS.pauseQueueBytes;
    if (next === paused) return;
    paused = next;
    for (const connection of connections) connection.setPaused(paused);
    if (paused) log.afterQueued(watchQueue);
  }
  const count = {
    received(bytes: number) {
      counts.received++;
      receivedBytes += bytes;
      if ((counts.received & 63) !== 0 && receivedBytes < LIMITS.watchQueueBytes && !paused) return;
      receivedBytes = 0;
      watchQueue();
    },
    refused: () => void counts.refused++,
    acknowledged: (updates: number) => void (counts.acknowledged += updates),
  };

  async function accept(socket: WebSocket, grant: Grant, request: SyncRequest) {
    // Nothing is read before the room is open.
    socket.pause();
    alive.add(socket);
    socket.on("error", () => undefined);
    const room = await registry.acquire(grant.documentId);
    if (!room) return socket.close(CLOSE.gone, "there is no such document");
    if (socket.readyState !== socket.OPEN || draining) {
      socket.close(CLOSE.restarting, "the server is restarting");
      return registry.release(room);
    }
    const connection = connect({
      socket,
      room,
      grant,
      wantsAcknowledgements: request.wantsAcknowledgements,
      isStorageFailing: () => storageFailure !== null,
      now,
      count,
    });
    connections.add(connection);
    socket.on("pong", () => alive.add(socket));
    socket.on("close", () => {
      connections.delete(connection);
      registry.release(room);
    });
    connection.setPaused(paused);
  }

  async function upgrade(message: IncomingMessage, socket: Duplex, head: Buffer) {
    socket.on("error", () => socket.destroy());
    const request = parseSyncRequest(message.url ?? "");
    if (!request) return refuseUpgrade(socket, 404);
    if (draining) return refuseUpgrade(socket, 503);
    if (!isOriginAllowed(message, options.allowedOrigins())) return refuseUpgrade(socket, 403);
    const { documentId, ticket } = request;
    const grant = await options.authorize({ headers: message.headers, documentId, ticket });
    if (grant === "unauthenticated") return refuseUpgrade(socket, 401);
    if (!grant) return refuseUpgrade(socket, 404);
    sockets.handleUpgrade(message, socket, head, (webSocket) => {
      accept(webSocket, grant, request).catch((error: unknown) => {
        logger.error({ error, documentId }, "a document could not be opened");
        webSocket.close(CLOSE.tryLater, "the document can't be opened at the moment");
      });
    });
  }

  const keepAlive = setInterval(() => {
    for (const connection of connections) connection.keepAlive();
  }, LIMITS.keepAliveMs);
  const pings = setInterval(() => {
    // An answer from a socket that isn't read can't arrive.
    if (paused) return;
    for (const socket of sockets.clients) {
      // A peer that vanished without a word holds its room open otherwise.
      if (!alive.delete(socket)) socket.terminate();
      else socket.ping();
    }
  }, 2 * LIMITS.keepAliveMs);
  keepAlive.unref();
  pings.unref();

  return {
    documents: createDocuments(log, registry, connections),
    attach(server) {
      server.on("upgrade", (message, socket, head) => {
        upgrade(message, socket, head).catch((error: unknown) => {
          logger.error({ error }, "an upgrade failed");
          socket.destroy();
        });
      });
    },
    async drain(withinMs) {
      draining = true;
      clearInterval(keepAlive);
      clearInterval(pings);
      const deadline = new Promise<void>((resolve) => setTimeout(resolve, withinMs).unref());
      const committed = new Promise<void>((resolve) => log.afterQueued(resolve));
      await Promise.race([committed, deadline]);
      // The last commit's acknowledgements, and what was gathered, leave before the goodbye.
      for (const room of registry.rooms.values()) room.flush();
      await new Promise(setImmediate);
      const closed = [...sockets.clients].map((socket) => new Promise((resolve) => socket.once("close", resolve)));
      for (const connection of connections) connection.close(CLOSE.restarting, "the server is restarting");
      await Promise.race([Promise.all(closed), deadline]);
      for (const socket of sockets.clients) socket.terminate();
      registry.stop();
    },
    metrics: () => ({
      connections: connections.size,
      rooms: registry.rooms.size,
      updatesReceived: counts.received,
      updatesRefused: counts.refused,
      updatesAcknowledged: counts.acknowledged,
      queuedBytes: log.queuedBytes,
      storageFailing: storageFailure !== null,
    }),
  };
}
