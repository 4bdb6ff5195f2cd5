// The live documents as the HTTP resources use them: create, write, read, close. A write is one
// transaction on the same document the sockets edit, logged and sent on like any other edit.

import type { UpdateLog } from "../storage/update-log.ts";
import type { Connection } from "./connection.ts";
import type { Room } from "./room.ts";
import type { RoomRegistry } from "./room-registry.ts";
import { authoredRanges } from "./authored-ranges.ts";
import type { Documents } from "./types.ts";

const MAX_AUTHORED_ROWS = 5_000;

/** Rejects with a plain Error when a document isn't in the log: callers have checked access before. */
export function createDocuments(log: UpdateLog, registry: RoomRegistry, connections: Set<Connection>): Documents {
  async function withRoom<T>(documentId: string, use: (room: Room) => Promise<T>): Promise<T> {
    const room = await registry.acquire(documentId);
    if (!room) throw new Error(`no document ${documentId} in the update log`);
    try {
      return await use(room);
    } finally {
      registry.release(room);
    }
  }
  return {
    create: (documents, by) => log.create(documents, by),
    write: (documentId, by, change) => withRoom(documentId, (room) => room.write(by, change)),
    read: (documentId, look) =>
      withRoom(
        documentId,
        (room) =>
          new Promise((resolve, reject) => {
            room.run(() => {
              try {
                resolve(look(room.doc));
              } catch (error) {
                reject(error as Error);
              }
            });
          }),
      ),
    heads: (documentIds) => log.heads(documentIds),
    authors: async (documentId, since) => authoredRanges(await log.recent(documentId, since, MAX_AUTHORED_ROWS)),
    close(matches, code, reason) {
      for (const connection of connections) if (matches(connection)) connection.close(code, reason);
    },
    connections: () =>
      [...connections].map(({ documentId, projectId, principal, role }) => ({
        documentId,
        projectId,
        principal,
        role,
      })),
  };
}
