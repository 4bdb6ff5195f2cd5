// The y-websocket provider as it comes from the registry, signed in by a cookie: what any other
// program built on Yjs would connect with. Knows nothing of our acknowledgements.

import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import { WebSocket } from "ws";

export interface StockClient {
  readonly doc: Y.Doc;
  readonly provider: WebsocketProvider;
  /** Leaves and frees everything. */
  close(): void;
}

/** The address of `/sync` at the server whose pages are at `url`. */
export const syncUrl = (url: string): string => `${url.replace(/^http/, "ws")}/sync`;

/** Connects a stock provider to `/sync/DOCUMENT` of the server at `url` (http), sending `cookie` when given. */
export function connectStock(url: string, documentId: string, cookie?: string): StockClient {
  const doc = new Y.Doc();
  const headers = { Origin: new URL(url).origin, ...(cookie ? { Cookie: cookie } : {}) };
  class SignedSocket extends WebSocket {
    constructor(address: string | URL, protocols?: string | string[]) {
      super(address, protocols, { headers });
    }
  }
  const provider = new WebsocketProvider(syncUrl(url), documentId, doc, {
    // The browser's constructor type and ws's differ in event types that the provider doesn't use.
    WebSocketPolyfill: SignedSocket as unknown as typeof globalThis.WebSocket,
    disableBc: true,
  });
  return {
    doc,
    provider,
    close() {
      provider.destroy();
      doc.destroy();
    },
  };
}

/** Resolves when `holds` does, looked at after every change of `doc`; rejects after ten seconds. */
export function whenDoc(doc: Y.Doc, holds: () => boolean): Promise<void> {
  return new Promise((done, fail) => {
    const timer = setTimeout(() => {
      doc.off("update", look);
      fail(new Error(`The document did not get there in 10 s: ${JSON.stringify(doc.toJSON()).slice(0, 500)}`));
    }, 10_000);
    function look(): void {
      if (!holds()) return;
      clearTimeout(timer);
      doc.off("update", look);
      done();
    }
    doc.on("update", look);
    look();
  });
}

/** Resolves when the provider has finished its first handshake. */
export function whenSynced(provider: WebsocketProvider): Promise<void> {
  if (provider.synced) return Promise.resolve();
  return new Promise((done) => provider.once("sync", () => done()));
}
