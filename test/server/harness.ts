// A real server in this process, on a free port and a folder of its own, with people to call it. The
// clock can be moved; nothing else is different from what a user runs.

import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { WebSocket } from "ws";
import { parseConfig } from "@entente/server/config";
import { createLogger } from "@entente/server/logger";
import { startServer } from "@entente/server/start-server";
import type { Problem } from "@entente/shared/http/problem";
import { createOwner, send, type Person } from "../support/accounts.ts";

export interface Harness {
  readonly url: string;
  readonly dataDir: string;
  /** What was logged so far. */
  logs(): string;
  /** Moves the server's clock forward. */
  advance(ms: number): void;
  stop(): Promise<void>;
}

/** Starts a server; `environment` and `clientFolder` as a user would set them. */
export async function startHarness(environment: Record<string, string> = {}, clientFolder?: string): Promise<Harness> {
  const dataDir = await mkdtemp(join(tmpdir(), "entente-server-"));
  const lines: string[] = [];
  let ahead = 0;
  const server = await startServer(parseConfig({ PORT: "0", DATA_DIR: dataDir, ...environment }), {
    logger: createLogger("debug", { write: (line: string) => void lines.push(line) }),
    now: () => Date.now() + ahead,
    clientFolder: clientFolder ?? join(dataDir, "no-client"),
  });
  return {
    url: server.url,
    dataDir,
    logs: () => lines.join(""),
    advance: (ms) => void (ahead += ms),
    async stop() {
      await server.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** A server with its first account. */
export async function startOwned(): Promise<Harness & { readonly owner: Person }> {
  const harness = await startHarness();
  return { ...harness, owner: await createOwner(harness.url) };
}

/** The problem that `call` is answered with: `STATUS code`. */
export async function problemOf(call: Promise<Response>): Promise<string> {
  const response = await call;
  const body = (await response.json()) as Problem;
  if (response.headers.get("content-type") !== "application/problem+json") throw new Error("not a problem");
  return `${response.status} ${body.code}`;
}

/** One file as a form, with text fields beside it. */
export function form(bytes: Uint8Array | string, name: string, fields: Record<string, string> = {}): FormData {
  const data = new FormData();
  for (const [field, value] of Object.entries(fields)) data.set(field, value);
  data.set("file", new Blob([typeof bytes === "string" ? bytes : new Uint8Array(bytes)]), name);
  return data;
}

/** How opening a socket went: 101 or the status it was refused with. The socket is closed again. */
export async function socketStatus(url: string, path: string, headers: Record<string, string> = {}): Promise<number> {
  const { status, socket } = await openSocket(url, path, headers);
  socket.terminate();
  return status;
}

/** Opens a socket; its status is 101 when it is open. */
export function openSocket(
  url: string,
  path: string,
  headers: Record<string, string> = {},
): Promise<{ readonly status: number; readonly socket: WebSocket }> {
  const socket = new WebSocket(url.replace(/^http/, "ws") + path, { headers });
  return new Promise((resolve, reject) => {
    socket.once("open", () => resolve({ status: 101, socket }));
    socket.once("unexpected-response", (_request, response) => resolve({ status: response.statusCode ?? 0, socket }));
    socket.once("error", reject);
  });
}

/** The code with which the server closes the socket. */
export async function closeCode(socket: WebSocket): Promise<number> {
  const [code] = (await once(socket, "close")) as [number];
  return code;
}

/** `send` with the parsed body of a success. */
export async function get<T>(url: string, path: string, person?: Person): Promise<T> {
  const response = await send(url, "GET", path, person ? { cookie: person.cookie } : {});
  if (!response.ok) throw new Error(`GET ${path} answered ${response.status}`);
  return (await response.json()) as T;
}
