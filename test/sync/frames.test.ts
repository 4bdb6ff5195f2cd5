// The frames that the server builds by hand, against the encoders both sides share, and what a
// gathered broadcast looks like to the people in the room.

import * as decoding from "lib0/decoding";
import { afterAll, beforeAll, expect, it } from "vitest";
import * as Y from "yjs";
import { createUpdateFramer, encodeAcknowledgementFrame, encodeFrame } from "@entente/server/sync/socket-frames";
import { encodeAcknowledgement, encodeSyncMessage, MESSAGE, SYNC } from "@entente/shared/sync/messages";
import { connectPeer, fingerprint, type Peer } from "./support/peer.ts";
import { startSyncServer, type TestSyncServer } from "./support/sync-server.ts";

let server: TestSyncServer;
beforeAll(async () => void (server = await startSyncServer()));
afterAll(() => server.stop());

it("an acknowledgement is framed as the shared encoder writes it", () => {
  for (const count of [0, 1, 127, 128, 16_383, 16_384, 2 ** 31, 2 ** 32, 2 ** 53 - 1]) {
    for (const seq of [1, 200, 2 ** 40]) {
      expect(encodeAcknowledgementFrame(count, seq)).toEqual(encodeFrame(encodeAcknowledgement({ count, seq })));
    }
  }
});

it("an update is framed as the shared encoder writes it, and earlier ones stay as they were", () => {
  const framed = createUpdateFramer();
  const made = [0, 1, 29, 121, 122, 123, 124, 127, 128, 1000, 1024, 3000, 16_384, 65_529, 65_535, 65_536, 1 << 20].map(
    (size, i) => {
      const update = new Uint8Array(size).fill(i + 1);
      return { update, copy: framed(update) };
    },
  );
  for (const { update, copy } of made) {
    expect(Buffer.compare(copy.frame, encodeFrame(encodeSyncMessage(SYNC.update, update)))).toBe(0);
    expect(Buffer.compare(copy.update, update)).toBe(0);
  }
});

/** The client ids whose edits a peer was sent after its join. */
function authorsSentTo(peer: Peer, from: number): Set<number> {
  const authors = new Set<number>();
  for (const frame of peer.frames.slice(from)) {
    const decoder = decoding.createDecoder(frame);
    if (decoding.readVarUint(decoder) !== MESSAGE.sync) continue;
    expect(decoding.readVarUint(decoder)).toBe(SYNC.update);
    for (const struct of Y.decodeUpdate(decoding.readVarUint8Array(decoder)).structs) authors.add(struct.id.client);
    expect(decoding.hasContent(decoder), "one message a frame").toBe(false);
  }
  return authors;
}

it("in a busy room everybody gets the edits of all others and nobody the own", async () => {
  await server.sync.documents.create([{ id: "busy", update: Y.encodeStateAsUpdate(new Y.Doc()) }], "user:anna");
  const peers = ["anna", "ben", "clara"].map((name) =>
    connectPeer({ url: server.url, documentId: "busy", cookie: `as=${name}` }),
  );
  await Promise.all(peers.map((peer) => peer.synced));
  const joined = peers.map((peer) => peer.frames.length);
  const [anna, ben, clara] = peers as [Peer, Peer, Peer];
  for (const round of [1, 2, 3]) {
    for (const peer of [anna, ben]) peer.doc.getMap("tasks").set(`${peer.doc.clientID}`, round);
    await anna.until(() => anna.doc.getMap("tasks").get(`${ben.doc.clientID}`) === round);
  }
  const all = fingerprint(anna.doc);
  await Promise.all(peers.map((peer) => peer.until(() => fingerprint(peer.doc) === all)));
  await anna.until(() => anna.acknowledged === anna.sent);
  expect(authorsSentTo(anna, joined[0]!)).toEqual(new Set([ben.doc.clientID]));
  expect(authorsSentTo(ben, joined[1]!)).toEqual(new Set([anna.doc.clientID]));
  expect(authorsSentTo(clara, joined[2]!)).toEqual(new Set([anna.doc.clientID, ben.doc.clientID]));
  for (const peer of peers) peer.stop();
});
