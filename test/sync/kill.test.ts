// The promise: no acknowledged edit is ever lost. The real server is killed with SIGKILL at random
// moments while several people edit, compactions included; after each start a fresh replica must
// find every edit that was acknowledged before. ENTENTE_KILLS sets how often (20 in the suite; the
// long run is `npm run kills`), ENTENTE_FUZZ_SEED where the kills fall.

import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import * as Y from "yjs";
import { encodeSyncMessage, SYNC } from "@entente/shared/sync/messages";
import { createOwner, createProject, type Person } from "../support/accounts.ts";
import { startServer, type TestServer } from "../support/server.ts";
import { connectPeer } from "./support/peer.ts";
import { createRandom } from "./support/random.ts";

const KILLS = Number(process.env.ENTENTE_KILLS ?? 20);
const WRITERS = 3;
const random = createRandom(Number(process.env.ENTENTE_FUZZ_SEED ?? 7));

let server: TestServer;
let owner: Person;
let documentId: string;
let url: string;

beforeAll(async () => {
  server = await startServer({ LOG_LEVEL: "error" });
  owner = await createOwner(server.url);
  documentId = (await createProject(server.url, owner, "Killed")).documents.plan!;
  url = `${server.url.replace("http", "ws")}/sync`;
});
afterAll(() => server.stop());

interface Writer {
  /** Marks that every acknowledgement so far covers. */
  acknowledged(): readonly string[];
  readonly marks: number;
  stop(): void;
}

/** Edits without pause on one connection, a new document each time, and keeps what was acknowledged. */
async function startWriter(name: string): Promise<Writer> {
  const doc = new Y.Doc();
  /** The marks in each sync frame this connection sent, in order. */
  const frames: string[][] = [];
  const pending: string[] = [];
  const peer = connectPeer({
    url,
    documentId,
    cookie: owner.cookie,
    doc,
    deliver(frame, send) {
      frames.push(pending.splice(0));
      send(frame);
    },
  });
  let stopped = false;
  let marks = 0;
  await peer.synced;
  const edits = (async () => {
    while (!stopped) {
      for (let burst = 0; burst < 8; burst++) {
        const mark = `${name}.${marks++}`;
        pending.push(mark);
        doc.getMap("marks").set(mark, true);
      }
      await new Promise(setImmediate);
      // Not further ahead than a fast person with a slow disk: the acknowledgement sets the pace.
      if (peer.sent - peer.acknowledged > 400)
        await peer.until(() => peer.sent - peer.acknowledged < 200).catch(() => undefined);
      if (peer.socket.readyState !== peer.socket.OPEN) return;
    }
  })();
  return {
    acknowledged: () => frames.slice(0, peer.acknowledged).flat(),
    get marks() {
      return marks;
    },
    stop() {
      stopped = true;
      void edits;
      peer.stop();
    },
  };
}

it(
  `loses no acknowledged edit over ${KILLS} kills`,
  async () => {
    const acknowledged = new Set<string>();
    let made = 0;
    for (let kill = 0; kill < KILLS; kill++) {
      const writers = await Promise.all(Array.from({ length: WRITERS }, (_, i) => startWriter(`${kill}.${i}`)));
      await delay(20 + random.below(350));
      await server.kill9();
      for (const writer of writers) {
        for (const mark of writer.acknowledged()) acknowledged.add(mark);
        made += writer.marks;
        writer.stop();
      }
      await server.restart();
      const witness = connectPeer({ url, documentId, cookie: owner.cookie });
      await witness.synced;
      const found = witness.doc.getMap("marks");
      const lost = [...acknowledged].filter((mark) => !found.has(mark));
      expect(lost, `after kill ${kill + 1}`).toEqual([]);
      expect(witness.doc.store.pendingStructs).toBeNull();
      witness.stop();
    }
    expect(acknowledged.size).toBeGreaterThan(KILLS);
    console.log(`${KILLS} kills, ${made} edits made, ${acknowledged.size} acknowledged, 0 of them lost`);
  },
  60_000 + KILLS * 15_000,
);

it("P1 an acknowledgement that was sent is true even when the process dies in the same moment", async () => {
  const peer = connectPeer({ url, documentId, cookie: owner.cookie });
  await peer.synced;
  const base = peer.sent;
  const doc = new Y.Doc();
  doc.getMap("marks").set("last-words", true);
  peer.sendRaw(encodeSyncMessage(SYNC.update, Y.encodeStateAsUpdate(doc)));
  await peer.until(() => peer.acknowledged === base + 1);
  await server.kill9();
  await server.restart();
  const witness = connectPeer({ url, documentId, cookie: owner.cookie });
  await witness.synced;
  expect(witness.doc.getMap("marks").get("last-words")).toBe(true);
  witness.stop();
});
