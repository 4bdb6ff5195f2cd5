// The client's own provider against the real sync server: nothing is shown as saved that isn't on
// disk, and nothing that was typed is lost by a connection that breaks.

import { afterEach, beforeEach, expect, it } from "vitest";
import { Awareness } from "y-protocols/awareness";
import WebSocket from "ws";
import * as Y from "yjs";
import { CLOSE } from "@entente/shared/sync/close-codes";
import { createProvider } from "../../client/src/sync/provider.ts";
import type { Provider } from "../../client/src/sync/provider.ts";
import { createPresence } from "../../client/src/sync/presence.ts";
import type { PeerState, Presence } from "../../client/src/sync/presence.ts";
import type { SaveState } from "../../client/src/sync/save-state.ts";
import { startSyncServer, type TestSyncServer } from "./support/sync-server.ts";

const DOCUMENT = "doc-1";
let server: TestSyncServer;
const opened: { destroy(): void }[] = [];

beforeEach(async () => {
  server = await startSyncServer();
  const doc = new Y.Doc();
  doc.getMap("tasks").set("first", "there from the start");
  await server.sync.documents.create([{ id: DOCUMENT, update: Y.encodeStateAsUpdate(doc) }], "user:anna");
});
afterEach(async () => {
  for (const each of opened.splice(0)) each.destroy();
  await server.stop();
});

interface Client {
  readonly doc: Y.Doc;
  readonly provider: Provider;
  readonly states: readonly SaveState[];
  readonly closed: readonly number[];
  readonly sockets: readonly WebSocket[];
  /** Whether new connections are let through. */
  reachable: boolean;
  readonly asked: { params: number };
  until(condition: () => boolean): Promise<void>;
}

function connect(cookie = "as=anna", awareness?: (doc: Y.Doc) => Awareness, doc = new Y.Doc()): Client {
  const states: SaveState[] = [];
  const closed: number[] = [];
  const sockets: WebSocket[] = [];
  const asked = { params: 0 };
  const checks = new Set<() => void>();
  const look = () => {
    for (const check of checks) check();
  };
  const client = { reachable: true };
  const provider = createProvider({
    url: server.url,
    documentId: DOCUMENT,
    doc,
    awareness: awareness?.(doc),
    params: async () => {
      asked.params++;
      if (!client.reachable) throw new Error("no ticket without a server");
      return { fresh: String(asked.params) };
    },
    random: () => 0,
    createSocket: (url) => {
      const socket = new WebSocket(url, { headers: { cookie } });
      sockets.push(socket);
      return socket as unknown as globalThis.WebSocket;
    },
    onSaveState: (state) => {
      states.push(state);
      look();
    },
    onSynced: look,
    onClosed: (code) => {
      closed.push(code);
      look();
    },
  });
  doc.on("update", look);
  opened.push(provider);
  return Object.assign(client, {
    doc,
    provider,
    states,
    closed,
    sockets,
    asked,
    until: (condition: () => boolean) =>
      new Promise<void>((resolve) => {
        const check = () => {
          if (!condition()) return;
          checks.delete(check);
          resolve();
        };
        checks.add(check);
        check();
      }),
  });
}

const isSaved = (client: Client) => () => client.provider.saveState.kind === "saved";
const value = (client: Client, key: string) => client.doc.getMap("tasks").get(key);

async function storedContent(): Promise<Record<string, unknown>> {
  const copy = new Y.Doc();
  const stored = (await server.log.load(DOCUMENT))!;
  if (stored.snapshot) Y.applyUpdate(copy, stored.snapshot);
  for (const update of stored.tail) Y.applyUpdate(copy, update);
  return copy.getMap("tasks").toJSON();
}

it("brings the document and says saved once the handshake is through", async () => {
  const anna = connect();
  await anna.until(isSaved(anna));
  expect(value(anna, "first")).toBe("there from the start");
});

it("says saved only when the edit is on disk", async () => {
  const anna = connect();
  await anna.until(isSaved(anna));
  anna.doc.getMap("tasks").set("second", 2);
  expect(anna.provider.saveState).toEqual({ kind: "saving", pending: 1 });
  await anna.until(isSaved(anna));
  expect(await storedContent()).toMatchObject({ second: 2 });
});

it("counts frames exactly through many edits and a deletion", async () => {
  const anna = connect();
  await anna.until(isSaved(anna));
  for (let i = 0; i < 300; i++) anna.doc.getMap("tasks").set(`k${i % 7}`, i);
  anna.doc.getMap("tasks").delete("k0");
  expect(anna.provider.saveState).toEqual({ kind: "saving", pending: 301 });
  await anna.until(isSaved(anna));
  const { k0, k6 } = await storedContent();
  expect([k0, k6]).toEqual([undefined, 293]);
});

it("keeps edits made before the first handshake and sends them with it", async () => {
  const doc = new Y.Doc();
  const anna = connect("as=anna", undefined, doc);
  doc.getMap("tasks").set("early", true);
  expect(anna.provider.saveState).toEqual({ kind: "saving", pending: 1 });
  await anna.until(isSaved(anna));
  expect(await storedContent()).toMatchObject({ early: true });
});

it("is offline while the server is away, and saves what was edited meanwhile when it is back", async () => {
  const anna = connect();
  await anna.until(isSaved(anna));
  anna.reachable = false;
  anna.sockets.at(-1)!.terminate();
  await anna.until(() => anna.provider.saveState.kind === "offline");
  anna.doc.getMap("tasks").set("offline", 1);
  anna.doc.getMap("tasks").set("offline", 2);
  expect(anna.provider.saveState).toMatchObject({ kind: "offline", pending: 2 });
  anna.reachable = true;
  await anna.until(isSaved(anna));
  expect(await storedContent()).toMatchObject({ offline: 2 });
});

it("asks for fresh parameters at each connection", async () => {
  const anna = connect();
  await anna.until(isSaved(anna));
  anna.sockets.at(-1)!.terminate();
  await anna.until(() => anna.sockets.length === 2);
  await anna.until(isSaved(anna));
  expect(anna.sockets.map((socket) => new URL(socket.url).searchParams.get("fresh"))).toEqual(["1", "2"]);
});

it("loses nothing when the connection breaks amid edits, again and again", async () => {
  const anna = connect();
  await anna.until(isSaved(anna));
  for (let round = 0; round < 12; round++) {
    for (let i = 0; i < 10; i++) anna.doc.getMap("tasks").set(`r${round}/${i}`, i);
    const { length } = anna.sockets;
    anna.sockets.at(-1)!.terminate();
    await anna.until(() => anna.sockets.length > length && anna.provider.saveState.kind !== "offline");
  }
  await anna.until(isSaved(anna));
  expect(Object.keys(await storedContent())).toHaveLength(121);
});

it("stops for good and says so when the server closes with a final code", async () => {
  const anna = connect();
  await anna.until(isSaved(anna));
  server.sync.documents.close(() => true, CLOSE.accessChanged, "role changed");
  await anna.until(() => anna.closed.length > 0);
  expect(anna.closed).toEqual([CLOSE.accessChanged]);
  expect(anna.sockets).toHaveLength(1);
});

it("goes on with the same document, edits included, when asked to after a final close", async () => {
  const anna = connect();
  await anna.until(isSaved(anna));
  server.sync.documents.close(() => true, CLOSE.accessChanged, "role changed");
  await anna.until(() => anna.closed.length > 0);
  anna.doc.getMap("tasks").set("meanwhile", 1);
  anna.provider.reconnect();
  await anna.until(isSaved(anna));
  expect(await storedContent()).toMatchObject({ meanwhile: 1 });
});

it("reads but saves nothing on a read-only connection", async () => {
  const reader = connect("as=rita; role=reader");
  await reader.until(isSaved(reader));
  expect(value(reader, "first")).toBe("there from the start");
  reader.doc.getMap("tasks").set("forbidden", 1);
  expect(reader.provider.saveState.kind).toBe("saving");
  const anna = connect();
  await anna.until(isSaved(anna));
  expect(value(anna, "forbidden")).toBeUndefined();
});

it("says nothing more after it is destroyed", async () => {
  const anna = connect();
  await anna.until(isSaved(anna));
  anna.provider.destroy();
  const told = anna.states.length;
  anna.doc.getMap("tasks").set("late", 1);
  expect(anna.states).toHaveLength(told);
});

interface Watcher {
  readonly presence: Presence;
  peers: readonly PeerState[];
  until(condition: () => boolean): Promise<void>;
}

function watch(name: string): { client: Client; watcher: Watcher } {
  const checks = new Set<() => void>();
  let watcher!: Watcher;
  const client = connect(`as=${name}`, (doc) => {
    const presence = createPresence(doc, (peers) => {
      watcher.peers = peers;
      for (const check of checks) check();
    });
    opened.push(presence);
    watcher = {
      presence,
      peers: [],
      until: (condition) =>
        new Promise((resolve) => {
          const check = () => {
            if (!condition()) return;
            checks.delete(check);
            resolve();
          };
          checks.add(check);
          check();
        }),
    };
    return presence.awareness;
  });
  return { client, watcher };
}

it("shows peers under the identity the server gives them, with what they look at", async () => {
  const [anna, ben] = [watch("anna"), watch("ben")];
  anna.watcher.presence.announce({ board: "kanban", selection: "t1" as never });
  await ben.watcher.until(() => ben.watcher.peers[0]?.selection === "t1");
  expect(ben.watcher.peers).toMatchObject([{ userId: "anna", name: "anna", board: "kanban", selection: "t1" }]);
});

it("shows a peer again that went offline and came back", async () => {
  const [anna, ben] = [watch("anna"), watch("ben")];
  await ben.watcher.until(() => ben.watcher.peers.length === 1);
  anna.client.reachable = false;
  anna.client.sockets.at(-1)!.terminate();
  await ben.watcher.until(() => ben.watcher.peers.length === 0);
  anna.client.reachable = true;
  await ben.watcher.until(() => ben.watcher.peers.length === 1);
  expect(ben.watcher.peers[0]?.name).toBe("anna");
});

it("forgets everybody else while it is offline", async () => {
  const [anna, ben] = [watch("anna"), watch("ben")];
  await anna.watcher.until(() => anna.watcher.peers.length === 1);
  anna.client.reachable = false;
  anna.client.sockets.at(-1)!.terminate();
  await anna.watcher.until(() => anna.watcher.peers.length === 0);
  expect(ben.client.closed).toEqual([]);
});
