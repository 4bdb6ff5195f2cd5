// What a whole server costs: a restart over a large project, the memory of its room, and what SIGKILLs
// take from people. The server is the product's own process on a folder of its own.

import { fork, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import * as Y from "yjs";
import { writeJson } from "@entente/shared/exchange/json/write-json";
import { createOwner, importProject } from "../support/accounts.ts";
import { describeKillRun, runKills } from "../support/kill-run.ts";
import { median, report } from "../support/measurement.ts";
import { syncUrl } from "../support/stock-client.ts";
import { startServer } from "../support/server.ts";
import { connectPeer } from "../sync/support/peer.ts";
import { largePlan } from "./sync/large-plan.ts";
import type { RoomMemory } from "./sync/room-memory.ts";

const ROUNDS = Number(process.env.ENTENTE_BENCH_ROUNDS ?? 3);
const KILLS = Number(process.env.ENTENTE_KILLS ?? 20);
const MOST_RESTART_MS = 1000;
const MOST_MEMORY = 20;
const TASKS = 10_000;
const chosen = new Set((process.env.ENTENTE_BENCH_ONLY ?? "restart,memory,kills").split(","));
/** How long a Node process without any program takes to listen: the floor of every start. */
async function startBare(): Promise<number> {
  const program = `require("node:http").createServer().listen(0, "127.0.0.1", () => console.log("ready"))`;
  const start = performance.now();
  const child = spawn(process.execPath, ["-e", program], { stdio: ["ignore", "pipe", "inherit"] });
  await once(child.stdout, "data");
  const took = performance.now() - start;
  child.kill("SIGKILL");
  await once(child, "exit");
  return took;
}

async function restart() {
  const server = await startServer({ LOG_LEVEL: "error" });
  const owner = await createOwner(server.url);
  const bytes = new TextEncoder().encode(writeJson(largePlan(TASKS)).text);
  const { project } = await importProject(server.url, owner, { bytes, name: "large.json" });
  const url = syncUrl(server.url);
  const [bare, ready, joined]: number[][] = [[], [], []];
  // One more than counts: the first start after an update compiles what later ones find compiled.
  for (let round = 0; round <= ROUNDS; round++) {
    const floor = await startBare();
    await server.kill9();
    const start = performance.now();
    await server.restart();
    const untilReady = performance.now() - start;
    // Applying it is the client's work, measured elsewhere.
    const updates: Uint8Array[] = [];
    const peer = connectPeer({
      url,
      documentId: project.documents.plan!,
      cookie: owner.cookie,
      take: (update) => void updates.push(update),
    });
    await peer.synced;
    const untilJoined = performance.now() - start;
    peer.stop();
    const doc = new Y.Doc();
    for (const update of updates) Y.applyUpdate(doc, update);
    if (doc.getMap("tasks").size !== TASKS) throw new Error("the join brought another document");
    if (round === 0) continue;
    bare!.push(floor);
    ready!.push(untilReady);
    joined!.push(untilJoined);
  }
  await server.stop();
  for (const [what, times, must] of [
    ["restart over a project of 10,000 tasks until it is ready", ready!, MOST_RESTART_MS],
    ["restart over a project of 10,000 tasks until the first join is served", joined!, null],
  ] as const) {
    const value = median(times);
    report({
      bench: "server",
      what,
      value,
      unit: "ms",
      comparison: "a bare Node HTTP server",
      ratio: value / median(bare!),
      must: must === null ? null : `≤ ${must} ms`,
      ok: must === null ? null : value <= must,
    });
  }
}

async function memory() {
  const child = fork(join(import.meta.dirname, "sync", "room-memory.ts"), [String(TASKS)], {
    execArgv: ["--expose-gc"],
  });
  const died = once(child, "exit").then(([code]) => {
    throw new Error(`the measuring process ended with ${code} before it answered`);
  });
  const [{ roomBytes, encodedBytes }] = (await Promise.race([once(child, "message"), died])) as [RoomMemory];
  died.catch(() => undefined);
  child.disconnect();
  report({
    bench: "server",
    what: "memory of a room with 10,000 tasks",
    value: roomBytes / 1e6,
    unit: "MB",
    comparison: "its encoded size",
    ratio: roomBytes / encodedBytes,
    must: `≤ ${MOST_MEMORY} × its encoded size`,
    ok: roomBytes <= MOST_MEMORY * encodedBytes,
  });
}

async function kills() {
  const run = await runKills({ kills: KILLS, seed: 11 });
  report({
    bench: "server",
    what: `acknowledged edits lost: ${describeKillRun(run)}`,
    value: run.lost.length,
    unit: "edits",
    comparison: null,
    ratio: null,
    must: "0",
    ok: run.lost.length === 0,
  });
}

if (chosen.has("restart")) await restart();
if (chosen.has("memory")) await memory();
if (chosen.has("kills")) await kills();
