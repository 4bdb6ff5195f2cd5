// PROTOCOL.md P10: a disk that refuses. Nothing is shown as saved that isn't, writers are told to come
// again, readers go on reading, and what was accepted is stored as soon as there is room.

import { DatabaseSync } from "node:sqlite";
import { expect, it } from "vitest";
import * as Y from "yjs";
import { connectPeer } from "./support/peer.ts";
import { startSyncServer } from "./support/sync-server.ts";

it("P10 acknowledges nothing on a full disk, turns writers away, and goes on when there is room", async () => {
  const server = await startSyncServer({ maxPages: 80, retryMs: 20 });
  const { documents } = server.sync;
  const update = Y.encodeStateAsUpdate(new Y.Doc());
  await documents.create([{ id: "doc-1", update }], "user:anna");
  const other = new DatabaseSync(server.path);
  other.exec("PRAGMA busy_timeout = 5000; CREATE TABLE ballast AS SELECT zeroblob(200000)");
  const join = (name: string, doc?: Y.Doc) =>
    connectPeer({ url: server.url, documentId: "doc-1", cookie: `as=${name}`, doc });

  const anna = join("anna");
  await anna.synced;
  await anna.until(() => anna.acknowledged === 1);
  for (let i = 0; i < 60; i++) anna.doc.getMap("tasks").set(`k${i}`, "x".repeat(4000));
  // Her next edit after the refusal closes the connection; none of the edits was acknowledged.
  await expect.poll(() => server.sync.metrics().storageFailing).toBe(true);
  const beforeRefusal = anna.acknowledged;
  anna.doc.getMap("tasks").set("late", true);
  expect((await anna.closed).code).toBe(1013);
  expect(anna.acknowledged).toBe(beforeRefusal);

  // A reader still joins and sees what was accepted.
  const reader = connectPeer({ url: server.url, documentId: "doc-1", cookie: "as=clara; role=reader" });
  await reader.synced;
  expect(reader.doc.getMap("tasks").has("k59")).toBe(true);

  other.exec("DROP TABLE ballast");
  other.close();
  await expect.poll(() => server.sync.metrics().storageFailing).toBe(false);
  const again = join("anna", anna.doc);
  await again.synced;
  await again.until(() => again.acknowledged === again.sent);
  const stored = new Y.Doc();
  for (const row of (await server.log.load("doc-1"))!.tail) Y.applyUpdate(stored, row);
  expect(stored.getMap("tasks").toJSON()).toEqual(anna.doc.getMap("tasks").toJSON());
  await server.stop();
});
