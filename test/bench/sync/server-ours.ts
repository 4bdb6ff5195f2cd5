// Entente's sync server with its durable log on the disk, as it runs in the product; accounts are left
// out as they are for the others.

import { readFileSync } from "node:fs";
import * as Y from "yjs";
import { startSyncServer } from "../../sync/support/sync-server.ts";
import { serveControl } from "./server-control.ts";

const { ROOMS = "1", CONTENT = "" } = process.env;
const server = await startSyncServer();
const update = CONTENT ? new Uint8Array(readFileSync(CONTENT)) : Y.encodeStateAsUpdate(new Y.Doc());
await server.sync.documents.create(
  Array.from({ length: Number(ROOMS) }, (_, i) => ({ id: `room-${i}`, update })),
  "user:bench",
);
if (CONTENT) await server.log.compact("room-0");
serveControl(Number(new URL(server.origin).port));
