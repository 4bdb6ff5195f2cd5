// PROTOCOL.md P10, when it isn't the disk that fails but the thread that writes to it: it is told, what
// was accepted waits, another thread stores it, and a thread that can't live is given up.

import { rmSync, writeFileSync } from "node:fs";
import { afterEach, expect, it } from "vitest";
import * as Y from "yjs";
import { connectPeer } from "./support/peer.ts";
import { startSyncServer, type TestSyncServer } from "./support/sync-server.ts";

const thread = new URL("../support/frail-log-thread.ts", import.meta.url);
let server: TestSyncServer;
afterEach(() => server.stop());

async function start(onLost?: (reason: string) => void): Promise<void> {
  server = await startSyncServer({ thread, retryMs: 20, onLost });
  await server.sync.documents.create([{ id: "doc-1", update: Y.encodeStateAsUpdate(new Y.Doc()) }], "user:anna");
}
const join = (name: string, doc?: Y.Doc) =>
  connectPeer({ url: server.url, documentId: "doc-1", cookie: `as=${name}`, doc });
/** What the log says of itself from now on: why it fails, or null when it works again. */
function heardOf(): (string | null)[] {
  const health: (string | null)[] = [];
  server.log.onHealth((failure) => health.push(failure));
  return health;
}

it("P10 a thread that dies is told and replaced, and every edit before, during and after is stored", async () => {
  await start();
  const health = heardOf();
  const anna = join("anna");
  await anna.synced;
  anna.doc.getMap("tasks").set("before", 1);
  await anna.until(() => anna.acknowledged === anna.sent);

  writeFileSync(`${server.path}.die`, "");
  await expect.poll(() => health.length).toBe(2);
  expect(health[0]).toMatch(/^the storage thread died/);
  expect(health[1]).toBeNull();
  const again = join("anna", anna.doc);
  await again.synced;
  again.doc.getMap("tasks").set("after", 1);
  await again.until(() => again.acknowledged === again.sent);

  const stored = new Y.Doc();
  for (const row of (await server.log.load("doc-1"))!.tail) Y.applyUpdate(stored, row);
  expect(stored.getMap("tasks").toJSON()).toEqual({ before: 1, after: 1 });
});

it("P10 edits that were on their way to a thread that dies are committed by the next", async () => {
  await start();
  const health = heardOf();
  const anna = join("anna");
  await anna.synced;
  const keys = Array.from({ length: 200 }, (_, at) => `k${at}`);
  writeFileSync(`${server.path}.die`, "");
  for (const key of keys) anna.doc.getMap("tasks").set(key, "x".repeat(1000));
  await expect.poll(() => health.at(-1)).toBeNull();
  const again = join("anna", anna.doc);
  await again.synced;
  await again.until(() => again.acknowledged === again.sent);
  const stored = new Y.Doc();
  for (const row of (await server.log.load("doc-1"))!.tail) Y.applyUpdate(stored, row);
  expect([...stored.getMap("tasks").keys()].toSorted()).toEqual(keys.toSorted());
});

it("gives a thread up that dies again and again, once, so that the process can end", async () => {
  const lost: string[] = [];
  await start((reason) => lost.push(reason));
  writeFileSync(`${server.path}.die-always`, "");
  await expect.poll(() => lost.length).toBe(1);
  expect(server.sync.metrics().storageFailing).toBe(true);
  rmSync(`${server.path}.die-always`);
});
