// The promise under SIGKILL: several people edit one document of a real server, which is killed at
// random moments, compactions included; after each start a fresh replica must find every edit that was
// acknowledged before. Shared by the test, which demands it, and the benchmark, which reports it.

import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setTimeout as delay } from "node:timers/promises";
import * as Y from "yjs";
import { connectPeer } from "../sync/support/peer.ts";
import { createRandom, type Random } from "../sync/support/random.ts";
import { createOwner, createProject, type Person } from "./accounts.ts";
import { syncUrl } from "./stock-client.ts";
import { startServer, type TestServer } from "./server.ts";

const WRITERS = 3;
/** A document lives for so many kills and is then looked at once more at the end, so that a long run stays quick. */
const KILLS_PER_DOCUMENT = 20;

export interface KillRun {
  readonly kills: number;
  /** Edits made by the writers, sent or not. */
  readonly made: number;
  readonly acknowledged: number;
  /** Acknowledged edits that a start didn't bring back. */
  readonly lost: readonly string[];
  /** Snapshots that were there after a start and not before it; the log keeps two of a document, so this is the least there were. */
  readonly compactions: number;
  /** Starts after which a fresh replica lacked something that another edit depends on. */
  readonly incomplete: number;
}

interface Watched {
  readonly documentId: string;
  readonly acknowledged: Set<string>;
}

/** Runs `kills` kills; `seed` decides where they fall. `onKill` is told how many there were so far. */
export async function runKills({
  kills,
  seed,
  onKill,
}: {
  readonly kills: number;
  readonly seed: number;
  readonly onKill?: (done: number) => void;
}): Promise<KillRun> {
  const random = createRandom(seed);
  const server = await startServer({ LOG_LEVEL: "error" });
  try {
    const owner = await createOwner(server.url);
    const watched: Watched[] = [];
    const snapshots = new Set<string>();
    const lost: string[] = [];
    let made = 0;
    let incomplete = 0;
    for (let kill = 0; kill < kills; kill++) {
      if (kill % KILLS_PER_DOCUMENT === 0) {
        const { documents } = await createProject(server.url, owner, `Killed ${kill}`);
        watched.push({ documentId: documents.plan!, acknowledged: new Set() });
      }
      const current = watched.at(-1)!;
      made += await editUntilKilled(server, owner, current, random, kill);
      noteSnapshots(server, snapshots);
      await server.restart();
      if (!(await look(server, owner, current, lost))) incomplete++;
      onKill?.(kill + 1);
    }
    for (const document of watched) if (!(await look(server, owner, document, lost))) incomplete++;
    const acknowledged = watched.reduce((sum, document) => sum + document.acknowledged.size, 0);
    return { kills, made, acknowledged, lost, compactions: snapshots.size, incomplete };
  } finally {
    await server.stop();
  }
}

/** The writers edit, the server dies; what was acknowledged until then is noted. Returns the edits made. */
async function editUntilKilled(
  server: TestServer,
  owner: Person,
  { documentId, acknowledged }: Watched,
  random: Random,
  kill: number,
): Promise<number> {
  const writers = await Promise.all(
    Array.from({ length: WRITERS }, (_, i) => startWriter(server, owner, documentId, `${kill}.${i}`)),
  );
  await delay(20 + random.below(350));
  await server.kill9();
  let made = 0;
  for (const writer of writers) {
    for (const mark of writer.acknowledged()) acknowledged.add(mark);
    made += writer.marks;
    writer.stop();
  }
  return made;
}

interface Writer {
  /** Marks that every acknowledgement so far covers. */
  acknowledged(): readonly string[];
  readonly marks: number;
  stop(): void;
}

/** Edits without pause on one connection, a new document each time, and keeps what was acknowledged. */
async function startWriter(server: TestServer, owner: Person, documentId: string, name: string): Promise<Writer> {
  const doc = new Y.Doc();
  /** The marks in each sync frame this connection sent, in order. */
  const frames: string[][] = [];
  const pending: string[] = [];
  const peer = connectPeer({
    url: syncUrl(server.url),
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
  const edits = async () => {
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
  };
  void edits();
  return {
    acknowledged: () => frames.slice(0, peer.acknowledged).flat(),
    get marks() {
      return marks;
    },
    stop() {
      stopped = true;
      peer.stop();
    },
  };
}

/** A fresh replica joins; whatever acknowledged edit it lacks is lost. Returns whether nothing in it waits for a dependency. */
async function look(server: TestServer, owner: Person, document: Watched, lost: string[]): Promise<boolean> {
  const witness = connectPeer({
    url: syncUrl(server.url),
    documentId: document.documentId,
    cookie: owner.cookie,
  });
  await witness.synced;
  const found = witness.doc.getMap("marks");
  for (const mark of document.acknowledged) if (!found.has(mark)) lost.push(mark);
  const isComplete = witness.doc.store.pendingStructs === null;
  witness.stop();
  return isComplete;
}

/** Reads which snapshots the dead server left. */
function noteSnapshots(server: TestServer, snapshots: Set<string>): void {
  const database = new DatabaseSync(join(server.dataDir, "updates.db"), { readOnly: true });
  for (const { doc, upto } of database.prepare("SELECT doc, upto FROM snap").iterate()) snapshots.add(`${doc}@${upto}`);
  database.close();
}

/** The line that closes a run. */
export function describeKillRun({ kills, made, acknowledged, lost }: KillRun): string {
  return `${kills} kills, ${made} edits made, ${acknowledged} acknowledged, ${lost.length} of them lost`;
}
