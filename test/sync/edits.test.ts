// An edit's way through the server: to the others, to the disk, and back at the next join.

import { afterEach, beforeEach, expect, it } from "vitest";
import * as Y from "yjs";
import { connectPeer, fingerprint } from "./support/peer.ts";
import { startSyncServer, type TestSyncServer } from "./support/sync-server.ts";

let server: TestSyncServer;
const DOCUMENT = "doc-1";

function firstContent(): Uint8Array {
  const doc = new Y.Doc();
  doc.getMap("tasks").set("first", "there from the start");
  return Y.encodeStateAsUpdate(doc);
}

beforeEach(async () => {
  server = await startSyncServer();
  await server.sync.documents.create([{ id: DOCUMENT, update: firstContent() }], "user:anna");
});
afterEach(() => server.stop());

const join = (name = "anna", more: object = {}) =>
  connectPeer({ url: server.url, documentId: DOCUMENT, cookie: `as=${name}`, ...more });

it("gives a first join the whole document before it says synced", async () => {
  const anna = join();
  await anna.synced;
  expect(anna.doc.getMap("tasks").toJSON()).toEqual({ first: "there from the start" });
});

it("brings an edit to the others and acknowledges it once it is on disk", async () => {
  const [anna, ben] = [join("anna"), join("ben")];
  await Promise.all([anna.synced, ben.synced]);
  anna.doc.getMap("tasks").set("second", 2);
  await ben.until(() => ben.doc.getMap("tasks").get("second") === 2);
  await anna.until(() => anna.acknowledged === anna.sent);
  const stored = (await server.log.load(DOCUMENT))!;
  const copy = new Y.Doc();
  for (const update of stored.tail) Y.applyUpdate(copy, update);
  expect(copy.getMap("tasks").get("second")).toBe(2);
});

it("numbers the log of a document without gaps however many write at once", async () => {
  const peers = await Promise.all(
    Array.from({ length: 8 }, async (_, i) => {
      const peer = join(`p${i}`);
      await peer.synced;
      return peer;
    }),
  );
  for (let round = 0; round < 20; round++) {
    for (const [i, peer] of peers.entries()) peer.doc.getMap("tasks").set(`t${round}`, i);
  }
  await Promise.all(peers.map((peer) => peer.until(() => peer.acknowledged === peer.sent)));
  const rows = await server.log.history(DOCUMENT, 0, Number.MAX_SAFE_INTEGER);
  expect(rows.map((row) => row.seq)).toEqual(rows.map((_, i) => i + 1));
  expect([...new Set(rows.map((row) => row.by))].sort()).toEqual(["user:anna", ...peers.map((_, i) => `user:p${i}`)]);
});

it("answers a later join with the snapshot and what came after it", async () => {
  const anna = join();
  await anna.synced;
  for (let i = 0; i < 600; i++) anna.doc.getMap("tasks").set(`k${i}`, i);
  await anna.until(() => anna.acknowledged === anna.sent);
  expect(await server.log.compact(DOCUMENT)).not.toBeNull();
  for (let i = 0; i < 150; i++) anna.doc.getMap("tasks").set(`k${i}`, -i);
  const ben = join("ben");
  await ben.synced;
  await ben.until(() => fingerprint(ben.doc) === fingerprint(anna.doc));
});

it("keeps the count of acknowledged edits exact when an earlier edit had to wait for its dependency", async () => {
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array) => updates.push(update));
  doc.getMap("tasks").set("a", 1);
  doc.getMap("tasks").set("a", 2);
  doc.getMap("tasks").set("a", 3);
  const held: (() => void)[] = [];
  // The step 2 answer and the first two edits leave in the wrong order.
  const anna = join("anna", {
    deliver: (frame: Uint8Array, send: (f: Uint8Array) => void) => held.push(() => send(frame)),
  });
  await anna.synced;
  for (const update of updates) Y.applyUpdate(anna.doc, update, "local");
  const [step2, one, two, three] = held;
  three!();
  two!();
  step2!();
  expect(anna.acknowledged).toBe(0);
  one!();
  await anna.until(() => anna.acknowledged === 4);
  expect(await server.sync.documents.read(DOCUMENT, (live) => live.getMap("tasks").get("a"))).toBe(3);
});

it("writes for the HTTP side into the live document, on disk before the promise resolves", async () => {
  const anna = join();
  await anna.synced;
  const { result, seq } = await server.sync.documents.write(DOCUMENT, "user:ben", (doc) => {
    doc.getMap("tasks").set("by-http", true);
    return "done";
  });
  expect(result).toBe("done");
  const rows = await server.log.history(DOCUMENT, seq - 1, seq);
  expect(rows).toHaveLength(1);
  expect(rows[0]!.by).toBe("user:ben");
  await anna.until(() => anna.doc.getMap("tasks").get("by-http") === true);
});

it("doesn't log again what a reconnecting replica sends a second time", async () => {
  const anna = join();
  await anna.synced;
  anna.doc.getMap("tasks").set("x", 1);
  anna.doc.getMap("tasks").delete("first");
  await anna.until(() => anna.acknowledged === anna.sent);
  const before = (await server.log.load(DOCUMENT))!.head;
  anna.stop();
  const again = join("anna", { doc: anna.doc });
  await again.synced;
  await again.until(() => again.sent === 1 && again.acknowledged === 1);
  expect((await server.log.load(DOCUMENT))!.head).toBe(before);
});

it("closes a room nobody uses and opens it again with everything in it", async () => {
  await server.stop();
  server = await startSyncServer({ idleRoomMs: 0 });
  await server.sync.documents.create([{ id: DOCUMENT, update: firstContent() }], "user:anna");
  const anna = join();
  await anna.synced;
  anna.doc.getMap("tasks").set("kept", true);
  await anna.until(() => anna.acknowledged === anna.sent);
  anna.stop();
  await expect.poll(() => server.sync.metrics().rooms).toBe(0);
  const ben = join("ben");
  await ben.synced;
  expect(ben.doc.getMap("tasks").get("kept")).toBe(true);
});
