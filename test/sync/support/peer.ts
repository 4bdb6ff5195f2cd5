// A replica over a real WebSocket that speaks the protocol by hand, so that a test decides what
// reaches the wire: in which order, how often, and when the connection breaks.

import * as decoding from "lib0/decoding";
import WebSocket from "ws";
import * as Y from "yjs";
import { decodeAcknowledgement, encodeSyncMessage, MESSAGE, SYNC } from "@entente/shared/sync/messages";

export interface PeerOptions {
  readonly url: string;
  readonly documentId: string;
  readonly cookie?: string;
  readonly doc?: Y.Doc;
  /** What is done with an outgoing sync frame; the default sends it. */
  readonly deliver?: (frame: Uint8Array, send: (frame: Uint8Array) => void) => void;
  /** What is done with an incoming update; the default applies it. */
  readonly take?: (update: Uint8Array, apply: (update: Uint8Array) => void) => void;
  readonly headers?: Record<string, string>;
}

export interface Peer {
  readonly doc: Y.Doc;
  /** Sync updates sent on this connection. */
  readonly sent: number;
  readonly acknowledged: number;
  /** Close code, once closed. */
  readonly closed: Promise<{ code: number; reason: string }>;
  readonly opened: Promise<void>;
  /** The server's step 2 arrived. */
  readonly synced: Promise<void>;
  readonly frames: Uint8Array[];
  sendRaw(frame: Uint8Array | string): void;
  /** Resolves when the condition holds after some frame. */
  until(condition: () => boolean): Promise<void>;
  readonly socket: WebSocket;
  stop(): void;
}

const REMOTE = Symbol("remote");

/** Connects at once. Local edits of `doc` are sent as they happen while the connection is open. */
export function connectPeer(options: PeerOptions): Peer {
  const doc = options.doc ?? new Y.Doc();
  const socket = new WebSocket(`${options.url}/${options.documentId}?ack=1`, {
    headers: { cookie: options.cookie ?? "as=anna", ...options.headers },
    perMessageDeflate: false,
  });
  const frames: Uint8Array[] = [];
  const conditions = new Set<() => void>();
  let sent = 0;
  let acknowledged = 0;
  const synced = Promise.withResolvers<void>();
  const opened = Promise.withResolvers<void>();
  const closed = Promise.withResolvers<{ code: number; reason: string }>();
  for (const { promise } of [synced, opened]) promise.catch(() => undefined);

  const sendNow = (frame: Uint8Array) => {
    if (socket.readyState !== WebSocket.OPEN) return;
    if (frame[0] === MESSAGE.sync && frame[1] !== SYNC.step1) sent++;
    socket.send(frame);
  };
  const deliver = options.deliver ?? ((frame, send) => send(frame));
  const send = (frame: Uint8Array) => deliver(frame, sendNow);
  const apply = (update: Uint8Array) => Y.applyUpdate(doc, update, REMOTE);
  const take = options.take ?? ((update, applyIt) => applyIt(update));
  const onUpdate = (update: Uint8Array, origin: unknown) => {
    if (origin !== REMOTE) send(encodeSyncMessage(SYNC.update, update));
  };
  doc.on("update", onUpdate);

  socket.on("open", () => {
    opened.resolve();
    sendNow(encodeSyncMessage(SYNC.step1, Y.encodeStateVector(doc)));
  });
  socket.on("message", (data: Buffer) => {
    const frame = new Uint8Array(data);
    const decoder = decoding.createDecoder(frame);
    const type = decoding.readVarUint(decoder);
    if (type === MESSAGE.acknowledge) acknowledged = decodeAcknowledgement(decoder).count;
    else frames.push(frame);
    if (type === MESSAGE.sync) {
      const step = decoding.readVarUint(decoder);
      const payload = decoding.readVarUint8Array(decoder);
      if (step === SYNC.step1) send(encodeSyncMessage(SYNC.step2, Y.encodeStateAsUpdate(doc, payload)));
      else take(payload, apply);
      if (step === SYNC.step2) synced.resolve();
    }
    for (const check of conditions) check();
  });
  socket.on("error", () => undefined);
  socket.on("unexpected-response", (_request, response) => {
    closed.resolve({ code: response.statusCode ?? 0, reason: "refused" });
    socket.terminate();
  });
  socket.on("close", (code, reason) => {
    doc.off("update", onUpdate);
    opened.reject(new Error("closed"));
    synced.reject(new Error(`closed ${code}`));
    closed.resolve({ code, reason: reason.toString() });
  });

  return {
    doc,
    get sent() {
      return sent;
    },
    get acknowledged() {
      return acknowledged;
    },
    closed: closed.promise,
    opened: opened.promise,
    synced: synced.promise,
    frames,
    sendRaw: (frame) => socket.send(frame),
    until: (condition) =>
      new Promise((resolve, reject) => {
        const check = () => {
          if (!condition()) return;
          conditions.delete(check);
          resolve();
        };
        conditions.add(check);
        void closed.promise.then(() => reject(new Error("closed while waiting")));
        check();
      }),
    socket,
    stop() {
      doc.off("update", onUpdate);
      socket.terminate();
    },
  };
}

/** Everything that must be equal on two replicas: state vector, delete set, content. */
export function fingerprint(doc: Y.Doc): string {
  const vector = [...Y.decodeStateVector(Y.encodeStateVector(doc))].sort((a, b) => a[0] - b[0]);
  const deleted = [...Y.createDeleteSetFromStructStore(doc.store).clients]
    .sort((a, b) => a[0] - b[0])
    .map(([client, ranges]) => [client, ranges.map((range) => [range.clock, range.len])]);
  const content = Object.fromEntries([...doc.share.keys()].sort().map((name) => [name, rootOf(doc, name).toJSON()]));
  const pending = doc.store.pendingStructs !== null || doc.store.pendingDs !== null;
  return JSON.stringify({ vector, deleted, content: sortKeys(content), pending });
}

const rootOf = (doc: Y.Doc, name: string) => (name.startsWith("notes/") ? doc.getText(name) : doc.getMap(name));

/** A map's keys come in the order of arrival, which replicas needn't share. */
function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sortKeys(inner)]),
  );
}
