// A client that costs the load process as little as possible: real edits of a real Y.Doc go out, what
// comes in is counted and not applied (unless asked), so that the load never waits for itself.

import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import WebSocket from "ws";
import * as Y from "yjs";
import { MESSAGE, SYNC } from "@entente/shared/sync/messages";

export type Dialect = "y-websocket" | "hocuspocus";

export interface LoadClient {
  readonly ready: Promise<void>;
  edit(key: string, value: unknown): void;
  sendUpdate(update: Uint8Array): void;
  readonly receivedBytes: number;
  readonly receivedFrames: number;
  readonly acknowledged: number;
  onAcknowledged: (() => void) | null;
  onFrame: (() => void) | null;
  readonly doc: Y.Doc;
  close(): void;
}

/** Connects; `ready` resolves after the handshake (the relay has none: after the connection). */
export function connectLoadClient(options: {
  port: number;
  room: string;
  dialect: Dialect;
  hasHandshake: boolean;
  applies?: boolean;
}): LoadClient {
  const { port, room, dialect } = options;
  const isHocuspocus = dialect === "hocuspocus";
  const path = isHocuspocus ? "" : `sync/${room}?ack=1`;
  const socket = new WebSocket(`ws://127.0.0.1:${port}/${path}`, {
    headers: { cookie: `as=u${Math.random()}` },
    perMessageDeflate: false,
  });
  const doc = new Y.Doc();
  const ready = Promise.withResolvers<void>();
  let receivedBytes = 0;
  let receivedFrames = 0;
  let acknowledged = 0;

  function frame(write: (encoder: encoding.Encoder) => void): Uint8Array {
    const encoder = encoding.createEncoder();
    if (isHocuspocus) encoding.writeVarString(encoder, room);
    write(encoder);
    return encoding.toUint8Array(encoder);
  }
  const sync = (step: number, payload: Uint8Array) =>
    frame((encoder) => {
      encoding.writeVarUint(encoder, MESSAGE.sync);
      encoding.writeVarUint(encoder, step);
      encoding.writeVarUint8Array(encoder, payload);
    });

  socket.on("open", () => {
    if (isHocuspocus) {
      socket.send(
        frame((encoder) => {
          encoding.writeVarUint(encoder, 2);
          encoding.writeVarUint(encoder, 0);
          encoding.writeVarString(encoder, "token");
          encoding.writeVarString(encoder, "4.7.0");
        }),
      );
    }
    if (options.hasHandshake) socket.send(sync(SYNC.step1, Y.encodeStateVector(doc)));
    else ready.resolve();
  });
  socket.on("message", (data: Buffer) => {
    receivedBytes += data.byteLength;
    receivedFrames++;
    const decoder = decoding.createDecoder(data);
    if (isHocuspocus) decoding.readVarString(decoder);
    const type = decoding.readVarUint(decoder);
    if (type === MESSAGE.acknowledge && !isHocuspocus) {
      acknowledged = decoding.readVarUint(decoder);
      client.onAcknowledged?.();
      return;
    }
    // Hocuspocus says by one message (SyncStatus) that one update was taken.
    if (type === 8 && isHocuspocus) {
      acknowledged++;
      client.onAcknowledged?.();
      return;
    }
    if (type === MESSAGE.sync) {
      const step = decoding.readVarUint(decoder);
      const payload = decoding.readVarUint8Array(decoder);
      if (step === SYNC.step1) socket.send(sync(SYNC.step2, Y.encodeStateAsUpdate(doc, payload)));
      else if (options.applies) Y.applyUpdate(doc, payload, "remote");
      if (step === SYNC.step2) ready.resolve();
    }
    client.onFrame?.();
  });
  socket.on("error", (error) => ready.reject(error));
  doc.on("update", (update: Uint8Array, origin: unknown) => {
    if (origin !== "remote") socket.send(sync(SYNC.update, update));
  });

  const client: LoadClient = {
    ready: ready.promise,
    edit: (key, value) => void doc.getMap("tasks").set(key, value),
    sendUpdate: (update) => socket.send(sync(SYNC.update, update)),
    get receivedBytes() {
      return receivedBytes;
    },
    get receivedFrames() {
      return receivedFrames;
    },
    get acknowledged() {
      return acknowledged;
    },
    onAcknowledged: null,
    onFrame: null,
    doc,
    close: () => socket.terminate(),
  };
  return client;
}
