// The promise: no acknowledged edit is ever lost. The real server is killed with SIGKILL at random
// moments while several people edit, compactions included. ENTENTE_KILLS sets how often (20 in the
// suite; the long run is `npm run kills`), ENTENTE_FUZZ_SEED where the kills fall.

import { expect, it } from "vitest";
import * as Y from "yjs";
import { encodeSyncMessage, SYNC } from "@entente/shared/sync/messages";
import { createOwner, createProject } from "../support/accounts.ts";
import { describeKillRun, runKills } from "../support/kill-run.ts";
import { syncUrl } from "../support/stock-client.ts";
import { startServer } from "../support/server.ts";
import { connectPeer } from "./support/peer.ts";

const KILLS = Number(process.env.ENTENTE_KILLS ?? 20);
const SEED = Number(process.env.ENTENTE_FUZZ_SEED ?? 7);

it(
  `loses no acknowledged edit over ${KILLS} kills`,
  async () => {
    const run = await runKills({ kills: KILLS, seed: SEED });
    expect(run.lost).toEqual([]);
    expect(run.incomplete).toBe(0);
    expect(run.acknowledged).toBeGreaterThan(KILLS);
    // Fewer than these can't be told from none: a document is compacted after 500 rows.
    if (KILLS >= 20) expect(run.compactions).toBeGreaterThan(0);
    console.log(describeKillRun(run));
  },
  60_000 + KILLS * 15_000,
);

it("P1 an acknowledgement that was sent is true even when the process dies in the same moment", async () => {
  const server = await startServer({ LOG_LEVEL: "error" });
  const owner = await createOwner(server.url);
  const { cookie } = owner;
  const documentId = (await createProject(server.url, owner, "Killed")).documents.plan!;
  const url = syncUrl(server.url);
  const peer = connectPeer({ url, documentId, cookie });
  await peer.synced;
  const base = peer.sent;
  const doc = new Y.Doc();
  doc.getMap("marks").set("last-words", true);
  peer.sendRaw(encodeSyncMessage(SYNC.update, Y.encodeStateAsUpdate(doc)));
  await peer.until(() => peer.acknowledged === base + 1);
  await server.kill9();
  await server.restart();
  const witness = connectPeer({ url, documentId, cookie });
  await witness.synced;
  expect(witness.doc.getMap("marks").get("last-words")).toBe(true);
  witness.stop();
  await server.stop();
});
