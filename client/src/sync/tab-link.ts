// Carries edits between the tabs in which the same person has the same document open with the same
// rights, while one of them has no connection; online, the server does that. Who may only read gets
// no link, so that nothing passes from a reader's page into a writer's.

import * as Y from "yjs";

export interface TabLinkOptions {
  /** The key of the local copy: person, role and document. */
  readonly key: string;
  readonly doc: Y.Doc;
  readonly isOnline: () => boolean;
}

export interface TabLink {
  /** The origin of what came from another tab. */
  readonly origin: object;
  /** Asks the others for what is missing here; call it when the connection is lost. */
  ask(): void;
  close(): void;
}

type Message =
  | { readonly kind: "update"; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly kind: "ask"; readonly vector: Uint8Array<ArrayBuffer>; readonly isReply: boolean };

/** Null where the browser has no channels between tabs. */
export function createTabLink({ key, doc, isOnline }: TabLinkOptions): TabLink | null {
  if (typeof BroadcastChannel === "undefined") return null;
  const origin = { tab: key };
  const channel = new BroadcastChannel(`entente/${key}`);
  const post = (message: Message): void => channel.postMessage(message);
  const bytesOf = (bytes: Uint8Array) => bytes as Uint8Array<ArrayBuffer>;
  const ask = (isReply: boolean): void => post({ kind: "ask", vector: bytesOf(Y.encodeStateVector(doc)), isReply });

  channel.onmessage = ({ data }: MessageEvent<Message>) => {
    if (data.kind === "update") return Y.applyUpdate(doc, data.bytes, origin);
    post({ kind: "update", bytes: bytesOf(Y.encodeStateAsUpdate(doc, data.vector)) });
    if (!data.isReply) ask(true);
  };
  const onUpdate = (update: Uint8Array, from: unknown): void => {
    if (from !== origin && !isOnline()) post({ kind: "update", bytes: bytesOf(update) });
  };
  doc.on("update", onUpdate);

  return {
    origin,
    ask: () => ask(false),
    close() {
      doc.off("update", onUpdate);
      channel.close();
    },
  };
}
