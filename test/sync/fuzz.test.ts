// Replicas that edit at random over links that delay, reorder, duplicate and break, against the real
// server and its log. At the end everybody comes back over a healthy link and all replicas, the live
// document and the document read again from the disk must be the same in state vector, delete set
// and content; and no acknowledged edit may be missing. ENTENTE_FUZZ_ROUNDS makes it longer,
// ENTENTE_FUZZ_SEED replays one run.

import { expect, it } from "vitest";
import * as Y from "yjs";
import { connectPeer, fingerprint, type Peer } from "./support/peer.ts";
import { createRandom, type Random } from "./support/random.ts";
import { startSyncServer } from "./support/sync-server.ts";

const ROUNDS = Number(process.env.ENTENTE_FUZZ_ROUNDS ?? 12);
const FIRST_SEED = Number(process.env.ENTENTE_FUZZ_SEED ?? 1);
const REPLICAS = 4;
const STEPS = 120;

/** One random edit of the kinds the plan knows: set, delete, nested records, text, several at once. */
function edit(doc: Y.Doc, random: Random, mark: string) {
  const tasks = doc.getMap<Y.Map<unknown>>("tasks");
  const id = `t${random.below(12)}`;
  doc.transact(() => {
    const kind = random.below(10);
    const task = tasks.get(id);
    if (kind < 3 || !task) {
      const fresh = new Y.Map<unknown>();
      fresh.set("title", mark);
      tasks.set(id, fresh);
    } else if (kind < 7) {
      task.set(random.pick(["title", "order", "column", `label/${random.below(4)}`]), mark);
    } else if (kind === 7) {
      tasks.delete(id);
    } else {
      const text = doc.getText(`notes/${id}`);
      if (text.length > 0 && random.chance(0.4)) text.delete(random.below(text.length), 1);
      else text.insert(random.below(text.length + 1), mark);
    }
    doc.getMap("marks").set(mark, true);
  });
}

/** A link that holds frames back, lets them overtake each other and sends some twice. */
function createBadLink(random: Random) {
  const held: (() => void)[] = [];
  const release = (all: boolean) => {
    while (held.length > 0 && (all || random.chance(0.6))) held.splice(random.below(held.length), 1)[0]!();
  };
  return {
    carry<T>(item: T, forward: (item: T) => void) {
      held.push(() => forward(item));
      if (random.chance(0.1)) held.push(() => forward(item));
      release(false);
    },
    release: () => release(true),
  };
}

interface Replica {
  readonly doc: Y.Doc;
  peer: Peer | null;
  link: ReturnType<typeof createBadLink> | null;
  /** Marks in the order they were made. */
  readonly marks: string[];
}

async function run(seed: number): Promise<void> {
  const random = createRandom(seed);
  const server = await startSyncServer({ idleRoomMs: random.below(50) });
  await server.sync.documents.create([{ id: "doc-1", update: Y.encodeStateAsUpdate(new Y.Doc()) }], "user:0");
  const replicas: Replica[] = Array.from({ length: REPLICAS }, () => ({
    doc: new Y.Doc(),
    peer: null,
    link: null,
    marks: [],
  }));

  function connectBadly(replica: Replica, name: string) {
    const outgoing = createBadLink(random);
    const incoming = createBadLink(random);
    replica.link = {
      carry: outgoing.carry,
      release() {
        outgoing.release();
        incoming.release();
      },
    };
    replica.peer = connectPeer({
      url: server.url,
      documentId: "doc-1",
      cookie: `as=${name}`,
      doc: replica.doc,
      deliver: (frame, send) => outgoing.carry(frame, send),
      take: (update, apply) => incoming.carry(update, apply),
    });
  }

  for (let step = 0; step < STEPS; step++) {
    const at = random.below(REPLICAS);
    const replica = replicas[at]!;
    if (replica.peer === null && random.chance(0.5)) connectBadly(replica, `p${at}`);
    else if (replica.peer && random.chance(0.06)) {
      replica.peer.stop();
      replica.peer = replica.link = null;
    } else if (random.chance(0.85)) {
      const mark = `${at}.${replica.marks.length}`;
      replica.marks.push(mark);
      edit(replica.doc, random, mark);
    } else replica.link?.release();
    if (random.chance(0.05)) await server.log.compact("doc-1");
    // Let the sockets work between the steps: a turn of the event loop, sometimes a round trip.
    await new Promise(setImmediate);
    if (random.chance(0.2) && replica.peer) await replica.peer.opened.catch(() => undefined);
  }

  for (const replica of replicas) {
    replica.link?.release();
    replica.peer?.stop();
  }
  const healthy = replicas.map((replica, i) =>
    connectPeer({ url: server.url, documentId: "doc-1", cookie: `as=p${i}`, doc: replica.doc }),
  );
  await Promise.all(healthy.map((peer) => peer.synced));
  await Promise.all(healthy.map((peer) => peer.until(() => peer.acknowledged === peer.sent)));
  const wanted = replicas.flatMap((replica) => replica.marks).length;
  await Promise.all(healthy.map((peer) => peer.until(() => peer.doc.getMap("marks").size === wanted)));
  const live = await server.sync.documents.read("doc-1", fingerprint);
  await Promise.all(healthy.map((peer) => peer.until(() => fingerprint(peer.doc) === live)));

  const stored = (await server.log.load("doc-1"))!;
  const reread = new Y.Doc();
  if (stored.snapshot) Y.applyUpdate(reread, stored.snapshot);
  for (const update of stored.tail) Y.applyUpdate(reread, update);
  expect(fingerprint(reread)).toBe(live);
  expect(JSON.parse(live).pending).toBe(false);
  const rows = await server.log.history("doc-1", 0, stored.head);
  expect(rows.map((row) => row.seq)).toEqual(rows.map((_, i) => i + 1));
  for (const peer of healthy) peer.stop();
  await server.stop();
}

it.each(Array.from({ length: ROUNDS }, (_, i) => FIRST_SEED + i))(
  "seed %i: every replica, the live document and the disk end up the same",
  run,
  60_000,
);
