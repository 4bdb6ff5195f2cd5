// The real server as a child process on a free port with a folder of its own, as a user would run it.
// It can be killed without warning and started again on the same port and folder. Refuses to wait
// for ever: a server that doesn't say it is ready in time, or ends first, rejects with what it logged.

import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { ROOT } from "./paths.ts";

const READY = /^Entente is ready at (http:\/\/\S+)$/;
const START_TIMEOUT_MS = 30_000;

export interface TestServer {
  /** `http://127.0.0.1:PORT`, the same after a restart. */
  readonly url: string;
  readonly dataDir: string;
  /** Everything it wrote to standard error since the first start. */
  logs(): string;
  /** SIGKILL; resolves when the process is gone. */
  kill9(): Promise<void>;
  /** Starts again on the same port and folder after `kill9` or `terminate`; resolves when it is ready. */
  restart(): Promise<void>;
  /** SIGTERM; resolves with the exit code. */
  terminate(): Promise<number | null>;
  /** Ends the server, however it is, and removes its folder. */
  stop(): Promise<void>;
}

interface Running {
  readonly child: ChildProcess;
  readonly url: string;
}

/** Starts `node server/src/main.ts` on a free port; `env` adds to the environment. */
export async function startServer(env: Readonly<Record<string, string>> = {}): Promise<TestServer> {
  const dataDir = env.DATA_DIR ?? (await mkdtemp(join(tmpdir(), "entente-test-")));
  const log: string[] = [];
  let running = await run({ PORT: "0", ...env, DATA_DIR: dataDir }, log);
  const url = running.url;
  return {
    url,
    dataDir,
    logs: () => log.join(""),
    kill9: async () => void (await end(running.child, "SIGKILL")),
    terminate: () => end(running.child, "SIGTERM"),
    async restart() {
      running = await run({ ...env, PORT: new URL(url).port, DATA_DIR: dataDir }, log);
    },
    async stop() {
      await end(running.child, "SIGKILL");
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function run(env: Readonly<Record<string, string>>, log: string[]): Promise<Running> {
  const child = spawn(process.execPath, [join(ROOT, "server/src/main.ts")], {
    cwd: ROOT,
    env: { ...process.env, HOST: "127.0.0.1", NODE_ENV: "production", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  child.stderr.on("data", (chunk: Buffer) => log.push(chunk.toString()));
  const url = await new Promise<string>((ready, fail) => {
    const refuse = (why: string): void => fail(new Error(`${why}\n${log.join("")}`));
    const timer = setTimeout(() => {
      child.kill("SIGKILL");
      refuse("The server was not ready in time.");
    }, START_TIMEOUT_MS);
    child.once("exit", (code, signal) => {
      clearTimeout(timer);
      refuse(`The server ended (${code ?? signal}) before it was ready.`);
    });
    createInterface(child.stdout).on("line", (line) => {
      const match = READY.exec(line);
      if (!match) return;
      clearTimeout(timer);
      ready(match[1]!);
    });
  });
  return { child, url };
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const gone = once(child, "exit");
  child.kill(signal);
  await gone;
  return child.exitCode;
}
