// The floor: a bare `ws` relay that hands each frame to the others of the same path. No document, no
// storage, no protocol; it answers a join with nothing.

import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { WebSocketServer, type WebSocket } from "ws";
import { serveControl } from "./server-control.ts";

const rooms = new Map<string, Set<WebSocket>>();
const server = createServer();
const sockets = new WebSocketServer({ server, perMessageDeflate: false });
sockets.on("connection", (socket, request) => {
  const path = request.url!;
  const room = rooms.get(path) ?? new Set();
  rooms.set(path, room.add(socket));
  socket.on("message", (data) => {
    for (const other of room) if (other !== socket) other.send(data);
  });
  socket.on("close", () => room.delete(socket));
});
server.listen(0, "127.0.0.1", () => serveControl((server.address() as AddressInfo).port));
