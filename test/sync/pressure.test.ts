// A disk that is slower than people write, and a server that is told to stop: the queue stays bounded
// by not reading sockets, nobody is disconnected for it, and what was accepted is acknowledged.

import { rmSync, writeFileSync } from "node:fs";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import * as Y from "yjs";
import { createRoomRegistry } from "@entente/server/sync/room-registry";
import { connectPeer } from "./support/peer.ts";
import { startSyncServer, type TestSyncServer } from "./support/sync-server.ts";

const MB = 1 << 20;
let server: TestSyncServer;
beforeEach(async () => {
  server = await startSyncServer({ thread: new URL("../support/frail-log-thread.ts", import.meta.url) });
  const update = Y.encodeStateAsUpdate(new Y.Doc());
  const documents = ["doc-1", "doc-2"].map((id) => ({ id, update }));
  await server.sync.documents.create(documents, "user:anna");
});
afterEach(async () => {
  vi.useRealTimers();
  await server.stop();
});
const join = (name: string, documentId = "doc-1") => connectPeer({ url: server.url, documentId, cookie: `as=${name}` });

it("reads no more from anybody while 32 MB of large frames wait for the disk, and loses none of them", async () => {
  const writer = join("writer");
  await writer.synced;
  await writer.until(() => writer.acknowledged === writer.sent);
  writeFileSync(`${server.path}.stall`, "");
  let most = 0;
  const watch = setInterval(() => (most = Math.max(most, server.sync.metrics().queuedBytes)), 1);
  const frames = 50;
  for (let at = 0; at < frames; at++) writer.doc.getMap("tasks").set("blob", `${at}${"x".repeat(900_000)}`);
  await expect.poll(() => most).toBeGreaterThan(32 * MB);
  // Who comes now waits as well, and is not turned away.
  const late = join("late", "doc-2");
  await late.opened;
  late.doc.getMap("tasks").set("late", 1);
  rmSync(`${server.path}.stall`);
  await Promise.all([writer.until(() => writer.acknowledged === writer.sent), late.synced]);
  await late.until(() => late.acknowledged === late.sent);
  clearInterval(watch);
  expect(most).toBeGreaterThan(32 * MB);
  // 45 MB were sent: the rest waited in the sockets. A pause takes hold after what was already read.
  expect(most).toBeLessThan(36 * MB);
  expect((await server.log.load("doc-1"))!.head).toBeGreaterThan(frames);
  for (const peer of [writer, late]) peer.stop();
});

it("acknowledges everything that it took before it stops", async () => {
  const writer = join("writer");
  await writer.synced;
  for (let at = 0; at < 300; at++) writer.doc.getMap("tasks").set(`k${at}`, at);
  await expect.poll(() => server.sync.metrics().updatesReceived).toBe(writer.sent);
  await server.sync.drain(5000);
  expect((await writer.closed).code).toBe(1012);
  expect(writer.acknowledged).toBe(writer.sent);
});

it("a room that is given back after a stop leaves the one that was opened since alone", async () => {
  const registry = createRoomRegistry(server.log, 1000);
  const old = (await registry.acquire("doc-1"))!;
  registry.stop();
  const fresh = (await registry.acquire("doc-1"))!;
  expect(fresh).not.toBe(old);
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  registry.release(old);
  vi.advanceTimersByTime(5000);
  expect(registry.rooms.get("doc-1")).toBe(fresh);
  registry.release(fresh);
  vi.advanceTimersByTime(5000);
  expect(registry.rooms.size).toBe(0);
});
