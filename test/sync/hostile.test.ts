// Frames nobody honest sends. None may crash the server, leave a trace in the document or cost
// somebody else's session; PROTOCOL.md P3 to P8.

import { afterEach, beforeEach, expect, it } from "vitest";
import * as encoding from "lib0/encoding";
import WebSocket from "ws";
import * as Y from "yjs";
import { encodePresence, encodeSyncMessage, SYNC } from "@entente/shared/sync/messages";
import { connectPeer, fingerprint, type Peer } from "./support/peer.ts";
import { startSyncServer, type TestSyncServer } from "./support/sync-server.ts";

let server: TestSyncServer;
let witness: Peer;
const DOCUMENT = "doc-1";

beforeEach(async () => {
  server = await startSyncServer();
  await server.sync.documents.create([{ id: DOCUMENT, update: Y.encodeStateAsUpdate(new Y.Doc()) }], "user:anna");
  witness = join("witness");
  await witness.synced;
});
afterEach(async () => {
  witness.stop();
  await server.stop();
});

const join = (name: string, more: object = {}) =>
  connectPeer({ url: server.url, documentId: DOCUMENT, cookie: `as=${name}`, ...more });

/** The witness is still connected and an edit still goes all the way. */
async function expectUnharmed() {
  const ben = join("ben");
  await ben.synced;
  const key = `probe-${ben.doc.clientID}`;
  ben.doc.getMap("tasks").set(key, true);
  await witness.until(() => witness.doc.getMap("tasks").get(key) === true);
  await ben.until(() => ben.acknowledged === ben.sent);
  ben.stop();
}

function update(write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder();
  write(encoder);
  return encoding.toUint8Array(encoder);
}

/** One client, so many structs claimed, none there: Yjs allocates an array of that length before it notices. */
const claimsManyStructs = update((e) => {
  encoding.writeVarUint(e, 1);
  encoding.writeVarUint(e, 2 ** 25);
  encoding.writeVarUint(e, 1);
  encoding.writeVarUint(e, 0);
});

/** Whole structs, then a delete set that breaks off: Yjs would apply the one before it finds the other. */
function brokenDeleteSet(): Uint8Array {
  const doc = new Y.Doc();
  doc.getMap("tasks").set("smuggled", true);
  const whole = Y.encodeStateAsUpdate(doc);
  return new Uint8Array([...whole.subarray(0, -1), 5, 1]);
}

it.each([
  ["P4 claims 2^25 structs in seven bytes", claimsManyStructs],
  ["P4 breaks off in the delete set after whole structs", brokenDeleteSet()],
  ["P4 is empty", new Uint8Array()],
  ["P4 is noise", new Uint8Array([255, 255, 255, 255, 7, 1, 2, 3])],
])("%s: closed with 4400, nothing of it in the document", async (_title, bytes) => {
  const mallory = join("mallory");
  await mallory.synced;
  const before = await server.sync.documents.read(DOCUMENT, fingerprint);
  mallory.sendRaw(encodeSyncMessage(SYNC.update, bytes));
  expect((await mallory.closed).code).toBe(4400);
  expect(await server.sync.documents.read(DOCUMENT, fingerprint)).toBe(before);
  await expectUnharmed();
});

it("P4 a document that Yjs broke half way is read again from the log, for nobody to notice", async () => {
  const mallory = join("mallory");
  await mallory.synced;
  // Two structs that wait for each other: each names the other as its left neighbour.
  const circle = update((e) => {
    encoding.writeVarUint(e, 2);
    for (const [client, other] of [
      [11, 12],
      [12, 11],
    ] as const) {
      encoding.writeVarUint(e, 1);
      encoding.writeVarUint(e, client);
      encoding.writeVarUint(e, 0);
      encoding.writeUint8(e, 0x80 | 4);
      encoding.writeVarUint(e, other);
      encoding.writeVarUint(e, 0);
      encoding.writeVarString(e, "x");
    }
    encoding.writeVarUint(e, 0);
  });
  mallory.sendRaw(encodeSyncMessage(SYNC.update, circle));
  expect((await mallory.closed).code).toBe(4400);
  expect(JSON.parse(await server.sync.documents.read(DOCUMENT, fingerprint)).pending).toBe(false);
  await expectUnharmed();
});

it("P3 updates whose dependencies never come are neither stored nor passed on, and too many close with 4500", async () => {
  const source = new Y.Doc();
  source.getMap("tasks").set("missing", 1);
  const vector = Y.encodeStateVector(source);
  source.getMap("tasks").set("dependent", 2);
  const dependent = Y.encodeStateAsUpdate(source, vector);
  const mallory = join("mallory");
  await mallory.synced;
  const head = (await server.log.load(DOCUMENT))!.head;
  for (let i = 0; i < 1001; i++) mallory.sendRaw(encodeSyncMessage(SYNC.update, dependent));
  expect((await mallory.closed).code).toBe(4500);
  expect(mallory.acknowledged).toBeLessThanOrEqual(1);
  expect((await server.log.load(DOCUMENT))!.head).toBe(head);
  await expectUnharmed();
  expect(JSON.parse(fingerprint(witness.doc)).pending).toBe(false);
});

it("P4 random bytes of every length close their own connection at most", async () => {
  let seed = 20261121;
  const random = () => (seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0) / 2 ** 32;
  for (let round = 0; round < 60; round++) {
    const mallory = join("mallory");
    await mallory.synced;
    for (let i = 0; i < 20; i++) {
      const bytes = Uint8Array.from({ length: Math.floor(random() * 60) }, () => Math.floor(random() * 256));
      const kind = i % 4;
      mallory.sendRaw(kind < 3 ? encodeSyncMessage(kind, bytes) : bytes);
    }
    mallory.stop();
  }
  await expectUnharmed();
}, 60_000);

it("P4 text frames are not spoken", async () => {
  const mallory = join("mallory");
  await mallory.synced;
  mallory.sendRaw("hello");
  expect((await mallory.closed).code).toBe(4400);
  await expectUnharmed();
});

it("P6 a presence frame of a megabyte is refused", async () => {
  const mallory = join("mallory");
  await mallory.synced;
  const entries = Array.from({ length: 100_000 }, (_, i) => ({ clientId: i, clock: 1, state: "{}" }));
  mallory.sendRaw(encodePresence(entries));
  expect((await mallory.closed).code).toBe(4408);
  await expectUnharmed();
});

it("refuses an update above 1 MB and a frame above 32 MB", async () => {
  const mallory = join("mallory");
  await mallory.synced;
  const doc = new Y.Doc();
  doc.getMap("tasks").set("large", "x".repeat(1 << 20));
  mallory.sendRaw(encodeSyncMessage(SYNC.update, Y.encodeStateAsUpdate(doc)));
  expect((await mallory.closed).code).toBe(4408);
  const second = join("mallory");
  await second.synced;
  second.sendRaw(new Uint8Array(33 << 20));
  expect([1009, 1006]).toContain((await second.closed).code);
  await expectUnharmed();
});

it("P8 a reader that stops reading is closed and others go on", async () => {
  const lazy = join("lazy");
  await lazy.synced;
  lazy.socket.pause();
  const writer = join("writer");
  await writer.synced;
  const blob = "y".repeat(500_000);
  let rounds = 0;
  while (server.sync.documents.connections().some((c) => c.principal === "user:lazy") && rounds++ < 400) {
    writer.doc.getMap("tasks").set("blob", `${blob}${rounds}`);
    await writer.until(() => writer.acknowledged === writer.sent);
  }
  expect(server.sync.documents.connections().some((c) => c.principal === "user:lazy")).toBe(false);
  lazy.stop();
  await expectUnharmed();
}, 60_000);

it("P8 a reader that asks for the document again and again without reading it is closed", async () => {
  await server.sync.documents.write("doc-1", "user:server", (doc) => {
    for (let i = 0; i < 4; i++) doc.getMap("tasks").set(`large-${i}`, "z".repeat(1 << 20));
  });
  const greedy = join("greedy");
  await greedy.synced;
  greedy.socket.pause();
  // Fewer than the questions of a minute.
  for (let i = 0; i < 50; i++) greedy.sendRaw(encodeSyncMessage(SYNC.step1, new Uint8Array([0])));
  await expect.poll(() => server.sync.documents.connections().some((c) => c.principal === "user:greedy")).toBe(false);
  greedy.stop();
  await server.sync.documents.write("doc-1", "user:server", (doc) => {
    for (let i = 0; i < 4; i++) doc.getMap("tasks").delete(`large-${i}`);
  });
  await expectUnharmed();
});

it("asks the same question only so often", async () => {
  const mallory = join("mallory");
  await mallory.synced;
  for (let i = 0; i < 100; i++) mallory.sendRaw(encodeSyncMessage(SYNC.step1, new Uint8Array([0])));
  expect((await mallory.closed).code).toBe(4408);
  await expectUnharmed();
});

it.each([
  ["a foreign page", { origin: "https://evil.example" }, "doc-1", 403],
  ["nobody signed in", { cookie: "" }, "doc-1", 401],
  ["a document of others", {}, "secret-1", 404],
  ["an id that can't be one", {}, "no%20such", 404],
])("refuses the upgrade for %s", async (_who, headers, documentId, status) => {
  const socket = new WebSocket(`${server.url}/${documentId}`, { headers: { cookie: "as=anna", ...headers } });
  const answered = await new Promise((resolve) => {
    socket.on("unexpected-response", (_request, response) => resolve(response.statusCode));
    socket.on("error", () => undefined);
  });
  expect(answered).toBe(status);
});

it("accepts the page of the product itself", async () => {
  const anna = join("anna", { headers: { origin: server.origin } });
  await anna.synced;
  anna.stop();
});
