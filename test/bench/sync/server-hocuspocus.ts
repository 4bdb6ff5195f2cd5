// Hocuspocus from the registry, keeping documents in memory only, without a storage extension: its best case.

import { readFileSync } from "node:fs";
import { Server } from "@hocuspocus/server";
import * as Y from "yjs";
import { serveControl } from "./server-control.ts";

const { CONTENT = "" } = process.env;
const server = new Server({
  port: 0,
  address: "127.0.0.1",
  quiet: true,
  async onLoadDocument({ document }) {
    if (CONTENT) Y.applyUpdate(document, new Uint8Array(readFileSync(CONTENT)));
  },
});
await server.listen();
serveControl(server.address.port);
