// Keeps one Yjs document in step with the server over the y-websocket wire (shared/sync/PROTOCOL.md)
// and reconnects by itself. The stock provider speaks the same wire, but sends edits before the
// handshake has brought what they build on, echoes everybody's presence back, can't take a fresh
// ticket for each connection and counts no frames; this one does the one and not the others. Its
// invariant: an own edit leaves either in the handshake's step 2 or in an update after it, never before.

import { isFinalClose } from "@entente/shared/sync/close-codes";
import { decodeAcknowledgement, encodeSyncMessage, MESSAGE, SYNC } from "@entente/shared/sync/messages";
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { applyAwarenessUpdate, encodeAwarenessUpdate, removeAwarenessStates } from "y-protocols/awareness";
import type { Awareness } from "y-protocols/awareness";
import * as Y from "yjs";
import { createReconnect } from "./reconnect.ts";
import { createSaveLedger } from "./save-state.ts";
import type { OwedFromBefore, SaveState } from "./save-state.ts";

export interface ProviderOptions {
  /** `ws://HOST/sync`, without the document's id. */
  readonly url: string;
  readonly documentId: string;
  readonly doc: Y.Doc;
  readonly awareness?: Awareness;
  /** Further query parameters, asked for at each connection: a share link's one-use ticket, say. Its rejection counts as a failed attempt. */
  readonly params?: () => Promise<Readonly<Record<string, string>>>;
  /** What a local copy, already applied to `doc`, still owes the server. */
  readonly owed?: OwedFromBefore;
  readonly onSaveState?: (state: SaveState) => void;
  /** A handshake begins: what is applied from now on until `onInStep` is what others did meanwhile. */
  readonly onHandshake?: () => void;
  /** A handshake is through, the first or a later one: the document holds what the server holds. */
  readonly onInStep?: () => void;
  /** The first handshake is through: the document holds what the server holds. */
  readonly onSynced?: () => void;
  /** Closed for good, with the server's code (4400 to 4499). */
  readonly onClosed?: (code: number) => void;
  /** Connections in a row that failed before they opened: a server that is gone, or one that refuses. */
  readonly onFailure?: (attempts: number) => void;
  readonly createSocket?: (url: string) => WebSocket;
  readonly random?: () => number;
  readonly now?: () => number;
}

export interface Provider {
  readonly saveState: SaveState;
  /** Connected and in step: an edit made now leaves at once. */
  readonly isOnline: boolean;
  /** Whether a transaction with this origin brought what the server has. */
  isRemote(origin: unknown): boolean;
  /** Connects at once instead of waiting for the next attempt; also after a final close. */
  reconnect(): void;
  /** Says in the save state that edits are no longer saved. */
  refuse(message: string): void;
  destroy(): void;
}

/** Whether an update says more than what was deleted; it opens with the number of replicas that it holds structs of. */
const holdsStructs = (update: Uint8Array): boolean => update[0] !== 0;

const SILENCE_MS = 30_000;
const SILENCE_CHECK_MS = 5_000;

/** Connects at once, and stays connected until destroyed or finally closed. */
export function createProvider(options: ProviderOptions): Provider {
  const { url, documentId, doc, awareness, now = Date.now } = options;
  const createSocket = options.createSocket ?? ((address) => new WebSocket(address));
  const ledger = createSaveLedger((state) => options.onSaveState?.(state), now, options.owed);
  const reconnect = createReconnect(() => void connect(), options.random);
  const origin = { provider: documentId };
  let socket: WebSocket | null = null;
  let attempt = 0;
  let heardAt = 0;
  let handshaken = false;
  let inStep = false;
  let synced = false;
  let destroyed = false;

  function send(frame: Uint8Array): void {
    if (socket?.readyState === 1) socket.send(frame as Uint8Array<ArrayBuffer>);
  }

  function sendSync(type: number, payload: Uint8Array): void {
    send(encodeSyncMessage(type, payload));
    if (type !== SYNC.step1) ledger.sent();
  }

  function sendPresence(): void {
    if (!awareness || awareness.getLocalState() === null) return;
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, MESSAGE.awareness);
    encoding.writeVarUint8Array(encoder, encodeAwarenessUpdate(awareness, [doc.clientID]));
    send(encoding.toUint8Array(encoder));
  }

  function receiveSync(decoder: decoding.Decoder): void {
    const type = decoding.readVarUint(decoder);
    const payload = decoding.readVarUint8Array(decoder);
    if (type === SYNC.step1) {
      handshaken = true;
      const missing = Y.encodeStateAsUpdate(doc, payload);
      // A copy may hold what this server lost or never got: nothing is saved before it took that too.
      if (ledger.pending === 0 && holdsStructs(missing)) ledger.edited();
      sendSync(SYNC.step2, missing);
      return;
    }
    Y.applyUpdate(doc, payload, origin);
    if (type !== SYNC.step2) return;
    reconnect.succeeded();
    ledger.connected();
    inStep = true;
    options.onInStep?.();
    if (!synced) options.onSynced?.();
    synced = true;
  }

  function receive(bytes: Uint8Array): void {
    const decoder = decoding.createDecoder(bytes);
    switch (decoding.readVarUint(decoder)) {
      case MESSAGE.sync:
        return receiveSync(decoder);
      case MESSAGE.awareness:
        if (awareness) applyAwarenessUpdate(awareness, decoding.readVarUint8Array(decoder), origin);
        return;
      case MESSAGE.acknowledge:
        return ledger.acknowledged(decodeAcknowledgement(decoder).count);
      default:
        // Auth and whatever a newer server says: nothing that this client acts on.
        return;
    }
  }

  async function connect(): Promise<void> {
    const mine = ++attempt;
    let params: Readonly<Record<string, string>>;
    try {
      params = (await options.params?.()) ?? {};
    } catch {
      if (mine === attempt && !destroyed) failed();
      return;
    }
    if (mine !== attempt || destroyed) return;
    const query = new URLSearchParams({ ...params, ack: "1" });
    const opened = createSocket(`${url}/${encodeURIComponent(documentId)}?${query}`);
    opened.binaryType = "arraybuffer";
    socket = opened;
    heardAt = now();
    opened.onopen = () => {
      heardAt = now();
      options.onHandshake?.();
      sendSync(SYNC.step1, Y.encodeStateVector(doc));
      if (awareness) awareness.setLocalState(awareness.getLocalState());
    };
    opened.onmessage = (event: MessageEvent) => {
      heardAt = now();
      try {
        receive(new Uint8Array(event.data as ArrayBuffer));
      } catch (error) {
        console.error("a frame of the server could not be read; connecting again", error);
        drop();
      }
    };
    opened.onclose = (event: CloseEvent) => {
      if (socket !== opened) return;
      release();
      if (isFinalClose(event.code)) options.onClosed?.(event.code);
      else failed();
    };
    // A close follows; without a listener Node would throw.
    opened.onerror = () => {};
  }

  function release(): void {
    if (!socket) return;
    const { onerror } = socket;
    Object.assign(socket, { onopen: null, onmessage: null, onclose: null, onerror });
    socket.close();
    socket = null;
    handshaken = false;
    inStep = false;
    ledger.disconnected();
    if (awareness) {
      const others = [...awareness.getStates().keys()].filter((client) => client !== doc.clientID);
      removeAwarenessStates(awareness, others, origin);
      // The server tells the others that this client left, one clock later; here and on opening the
      // clock moves on, so that the next announcement is newer than that.
      awareness.setLocalState(awareness.getLocalState());
    }
  }

  function failed(): void {
    ledger.disconnected();
    const failures = reconnect.later();
    options.onFailure?.(failures);
  }

  function drop(): void {
    if (!socket) return;
    release();
    failed();
  }

  const onUpdate = (update: Uint8Array, from: unknown) => {
    if (from === origin) return;
    ledger.edited();
    if (handshaken) sendSync(SYNC.update, update);
  };
  // Also when the server forgot this client: awareness then kept the state under a newer clock.
  const onPresence = ({ added, updated, removed }: { added: number[]; updated: number[]; removed: number[] }) => {
    if ([added, updated, removed].some((clients) => clients.includes(doc.clientID))) sendPresence();
  };
  const onOnline = () => {
    if (!socket) reconnect.now();
  };
  const onOffline = () => drop();
  const onVisible = () => {
    if (document.visibilityState === "visible") onOnline();
  };
  doc.on("update", onUpdate);
  awareness?.on("update", onPresence);
  const silence = setInterval(() => {
    if (now() - heardAt > SILENCE_MS) drop();
  }, SILENCE_CHECK_MS);
  if (typeof window !== "undefined") {
    window.addEventListener("online", onOnline);
    window.addEventListener("offline", onOffline);
    document.addEventListener("visibilitychange", onVisible);
  }
  reconnect.now();

  return {
    get saveState() {
      return ledger.state;
    },
    get isOnline() {
      return inStep;
    },
    isRemote: (from) => from === origin,
    reconnect: onOnline,
    refuse: (message) => ledger.refused(message),
    destroy() {
      destroyed = true;
      clearInterval(silence);
      reconnect.stop();
      doc.off("update", onUpdate);
      awareness?.off("update", onPresence);
      if (typeof window !== "undefined") {
        window.removeEventListener("online", onOnline);
        window.removeEventListener("offline", onOffline);
        document.removeEventListener("visibilitychange", onVisible);
      }
      release();
    },
  };
}
