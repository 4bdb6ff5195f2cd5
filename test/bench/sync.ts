// The five lines of "Figures to beat": Entente's sync server with its durable log on, against a bare
// relay and Hocuspocus in the same run. Server and load are processes of their own, each on its core
// where `taskset` is there; rounds alternate and medians are compared.

import { fork, type ChildProcess } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { median, report } from "../support/measurement.ts";
import { largePlanUpdate } from "./sync/large-plan.ts";
import type { LoadRequest, LoadResult } from "./sync/load.ts";
import type { Usage } from "./sync/server-control.ts";

const ROUNDS = Number(process.env.ENTENTE_BENCH_ROUNDS ?? 3);
const canPin = existsSync("/usr/bin/taskset");
const SERVERS = {
  relay: { dialect: "y-websocket", hasHandshake: false, acknowledges: false },
  hocuspocus: { dialect: "hocuspocus", hasHandshake: true, acknowledges: true },
  ours: { dialect: "y-websocket", hasHandshake: true, acknowledges: true },
} as const;
type ServerName = keyof typeof SERVERS;

function start(module: string, core: number, args: string[], env: Record<string, string> = {}): ChildProcess {
  const options = { env: { ...process.env, ...env }, execArgv: ["--expose-gc"] };
  const path = join(import.meta.dirname, "sync", module);
  if (!canPin) return fork(path, args, options);
  const pinned = ["-c", String(core), process.execPath, "--expose-gc", path, ...args];
  return fork(pinned[0]!, pinned.slice(1), { ...options, execPath: "/usr/bin/taskset", execArgv: [] });
}
const next = <T>(child: ChildProcess) =>
  new Promise<T>((resolve, reject) => {
    child.once("message", (message) => resolve(message as T));
    child.once("exit", (code) => reject(new Error(`a benchmark process ended with ${code}`)));
  });
async function usage(server: ChildProcess): Promise<Usage> {
  const answer = next<Usage>(server);
  server.send("usage");
  return answer;
}

interface Figures extends LoadResult {
  readonly cpuMicros: number;
  readonly heapBytes: number;
}

async function measure(name: ServerName, load: Partial<LoadRequest>, content = ""): Promise<Figures> {
  const server = start(`server-${name}.ts`, 0, [], { ROOMS: String(load.rooms ?? 1), CONTENT: content });
  const { port } = await next<{ port: number }>(server);
  const client = start("load.ts", 1, [JSON.stringify({ rooms: 1, ...SERVERS[name], ...load, port })]);
  const taken: Usage[] = [];
  const result = await new Promise<LoadResult>((resolve, reject) => {
    client.on("message", (message: { moment?: string; result?: LoadResult }) => {
      if (message.result) return resolve(message.result);
      void usage(server).then((figures) => {
        taken.push(figures);
        client.send("go on");
      }, reject);
    });
    client.once("exit", (code) => reject(new Error(`the load ended with ${code}`)));
  });
  server.removeAllListeners("exit");
  server.disconnect();
  const [begin, end] = taken as [Usage, Usage];
  return { ...result, cpuMicros: end.cpuMicros - begin.cpuMicros, heapBytes: end.heapBytes };
}

async function compare(
  names: readonly ServerName[],
  load: Partial<LoadRequest>,
  figure: (figures: Figures) => number,
  content = "",
): Promise<Record<string, number>> {
  const values: Record<string, number[]> = {};
  for (let round = 0; round < ROUNDS; round++) {
    for (const name of names) (values[name] ??= []).push(figure(await measure(name, load, content)));
  }
  return Object.fromEntries(Object.entries(values).map(([name, list]) => [name, median(list)]));
}

const ALL: readonly ServerName[] = ["relay", "hocuspocus", "ours"];
const perDelivery = ({ cpuMicros, units }: Figures) => cpuMicros / units;
const perSecond = ({ units, seconds }: Figures) => units / seconds;
const folder = mkdtempSync(join(tmpdir(), "entente-bench-"));
const chosen = new Set((process.env.ENTENTE_BENCH_ONLY ?? "room,rooms,stream,join").split(","));

for (const [key, what, load, must] of [
  [
    "room",
    "1 room × 50 clients × 5 edits/s: server CPU per delivery",
    { rooms: 1, clientsPerRoom: 50, editsPerSecond: 5 },
    1.2,
  ],
  [
    "rooms",
    "200 rooms × 5 clients × 2 edits/s: server CPU per delivery",
    { rooms: 200, clientsPerRoom: 5, editsPerSecond: 2 },
    1.8,
  ],
] as const) {
  if (!chosen.has(key)) continue;
  const figures = await compare(ALL, { scenario: "rooms", seconds: 8, ...load }, perDelivery);
  const ratio = (name: ServerName) => figures[name]! / figures.relay!;
  const line = { bench: "sync", unit: "µs", comparison: "bare ws relay" };
  report({
    ...line,
    what,
    value: figures.ours!,
    ratio: ratio("ours"),
    must: `≤ ${must} × relay`,
    ok: ratio("ours") <= must,
  });
  report({
    ...line,
    what: `${what} (Hocuspocus)`,
    value: figures.hocuspocus!,
    ratio: ratio("hocuspocus"),
    must: null,
    ok: null,
  });
}

if (chosen.has("stream")) {
  const figures = await compare(ALL, { scenario: "stream", updates: 60_000 }, perSecond);
  const line = { bench: "sync", unit: "updates/s", comparison: "bare ws relay" };
  const what = "one connection, updates per second";
  report({
    ...line,
    what: `${what}, durably acknowledged`,
    value: figures.ours!,
    ratio: figures.ours! / figures.relay!,
    must: "≥ 16,000/s",
    ok: figures.ours! >= 16_000,
  });
  report({
    ...line,
    what: `${what} (Hocuspocus, not durable)`,
    value: figures.hocuspocus!,
    ratio: figures.hocuspocus! / figures.relay!,
    must: null,
    ok: null,
  });
}

if (chosen.has("join")) {
  const content = join(folder, "content.bin");
  const update = largePlanUpdate();
  writeFileSync(content, update);
  const size = `${(update.byteLength / 1e6).toFixed(1)} MB`;
  const figures = await compare(
    ["hocuspocus", "ours"],
    { scenario: "join", updates: 20 },
    (f) => f.cpuMicros / 1000 / f.units,
    content,
  );
  report({
    bench: "sync",
    what: `join of a ${size} document of 10,000 tasks: server CPU`,
    value: figures.ours!,
    unit: "ms",
    comparison: "Hocuspocus",
    ratio: figures.ours! / figures.hocuspocus!,
    must: "≤ 20 ms",
    ok: figures.ours! <= 20,
  });
}
rmSync(folder, { recursive: true, force: true });
