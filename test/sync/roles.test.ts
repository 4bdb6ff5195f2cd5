// Reading and being seen: what a read-only connection gets, and who presence says is here.

import * as decoding from "lib0/decoding";
import { afterEach, beforeEach, expect, it } from "vitest";
import * as Y from "yjs";
import { decodePresence, encodePresence, MESSAGE, SYNC } from "@entente/shared/sync/messages";
import { connectPeer, type Peer } from "./support/peer.ts";
import { startSyncServer, type TestSyncServer } from "./support/sync-server.ts";

let server: TestSyncServer;
const DOCUMENT = "doc-1";

beforeEach(async () => {
  server = await startSyncServer();
  await server.sync.documents.create([{ id: DOCUMENT, update: Y.encodeStateAsUpdate(new Y.Doc()) }], "user:anna");
});
afterEach(() => server.stop());

const join = (cookie: string) => connectPeer({ url: server.url, documentId: DOCUMENT, cookie });

/** The last known state of every client, as `peer` was told. */
function presenceOf(peer: Peer): Map<number, { user?: { id: string; name: string } } | null> {
  const known = new Map<number, { user?: { id: string; name: string } } | null>();
  for (const frame of peer.frames) {
    const decoder = decoding.createDecoder(frame);
    if (decoding.readVarUint(decoder) !== MESSAGE.awareness) continue;
    for (const entry of decodePresence(decoder, 1000)) known.set(entry.clientId, JSON.parse(entry.state));
  }
  return known;
}
const announce = (peer: Peer, clientId: number, state: object | null, clock = 1) =>
  peer.sendRaw(encodePresence([{ clientId, clock, state: JSON.stringify(state) }]));

it("P5 a read-only connection is asked for nothing and receives everything", async () => {
  const reader = join("as=clara; role=reader");
  await reader.synced;
  const writer = join("as=anna");
  await writer.synced;
  writer.doc.getMap("tasks").set("seen", true);
  await reader.until(() => reader.doc.getMap("tasks").get("seen") === true);
  expect(reader.frames.some((frame) => frame[0] === MESSAGE.sync && frame[1] === SYNC.step1)).toBe(false);
});

it("P5 a read-only connection's edits are dropped, told, and closed with 4403 when it insists", async () => {
  const reader = join("as=clara; role=reader");
  await reader.synced;
  reader.doc.getMap("tasks").set("forged", 1);
  await reader.until(() => reader.frames.some((frame) => frame[0] === MESSAGE.auth));
  reader.doc.getMap("tasks").set("forged", 2);
  expect((await reader.closed).code).toBe(4403);
  expect(reader.acknowledged).toBe(0);
  expect(await server.sync.documents.read(DOCUMENT, (doc) => doc.getMap("tasks").size)).toBe(0);
});

it("P6 the server says who somebody is, whatever the client claims", async () => {
  const [anna, ben] = [join("as=anna"), join("as=ben")];
  await Promise.all([anna.synced, ben.synced]);
  announce(ben, 77, { user: { id: "user:anna", name: "Anna" }, board: "gantt" });
  await anna.until(() => presenceOf(anna).has(77));
  expect(presenceOf(anna).get(77)).toMatchObject({ user: { id: "user:ben", name: "ben" }, board: "gantt" });
});

it("P6 a connection has one entry and can't touch another's", async () => {
  const [anna, ben] = [join("as=anna"), join("as=ben")];
  await Promise.all([anna.synced, ben.synced]);
  announce(anna, 1, { board: "gantt" });
  await ben.until(() => presenceOf(ben).has(1));
  announce(ben, 1, { board: "forged" }, 9);
  announce(ben, 2, { board: "kanban" });
  await anna.until(() => presenceOf(anna).has(2));
  announce(ben, 3, { board: "second entry" });
  announce(ben, 2, { board: "review" }, 2);
  await anna.until(() => (presenceOf(anna).get(2) as { board?: string } | null)?.board === "review");
  expect(presenceOf(anna).get(1)).toMatchObject({ board: "gantt" });
  expect(presenceOf(anna).has(3)).toBe(false);
});

it("P6 whoever leaves is gone for the others, and the same person may come back with the same client", async () => {
  const [anna, ben] = [join("as=anna"), join("as=ben")];
  await Promise.all([anna.synced, ben.synced]);
  announce(ben, 5, { board: "gantt" });
  await anna.until(() => presenceOf(anna).has(5));
  // The second connection of the same person takes over before the first is known to be dead.
  const again = join("as=ben");
  await again.synced;
  announce(again, 5, { board: "kanban" }, 2);
  await anna.until(() => (presenceOf(anna).get(5) as { board?: string } | null)?.board === "kanban");
  ben.stop();
  again.stop();
  await anna.until(() => presenceOf(anna).get(5) === null);
});

it("P6 states above 4 KB, of the wrong shape or unreadable are dropped", async () => {
  const [anna, ben] = [join("as=anna"), join("as=ben")];
  await Promise.all([anna.synced, ben.synced]);
  announce(ben, 6, { text: "z".repeat(5000) });
  ben.sendRaw(encodePresence([{ clientId: 6, clock: 2, state: "[1,2]" }]));
  ben.sendRaw(encodePresence([{ clientId: 6, clock: 3, state: "{" }]));
  announce(ben, 6, { board: "review" }, 4);
  await anna.until(() => presenceOf(anna).has(6));
  expect(presenceOf(anna).get(6)).toMatchObject({ board: "review" });
});

it("closes exactly the connections whose access changed", async () => {
  const [anna, ben] = [join("as=anna"), join("as=ben")];
  await Promise.all([anna.synced, ben.synced]);
  server.sync.documents.close((connection) => connection.principal === "user:ben", 4401, "your role changed");
  expect((await ben.closed).code).toBe(4401);
  await expect.poll(() => server.sync.documents.connections().map((c) => c.principal)).toEqual(["user:anna"]);
});

it("a drain tells everybody to come again and leaves nothing unsaved", async () => {
  const anna = join("as=anna");
  await anna.synced;
  for (let i = 0; i < 200; i++) anna.doc.getMap("tasks").set(`k${i}`, i);
  await anna.until(() => anna.acknowledged > 0);
  await server.sync.drain(5000);
  expect((await anna.closed).code).toBe(1012);
});
