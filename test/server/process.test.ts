// The server as a process: how it starts, refuses to start, stops in good order and survives being
// killed, by the Node that runs the tests.

import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createOwner, createProject, send, signIn } from "../support/accounts.ts";
import { runProgram } from "../support/run-program.ts";
import { startServer, type TestServer } from "../support/server.ts";
import { closeCode, openSocket } from "./harness.ts";

let folder: string;
const running: TestServer[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "entente-process-"));
});
afterEach(async () => {
  for (const server of running.splice(0)) await server.stop();
  await rm(folder, { recursive: true, force: true });
});

async function start(env: Record<string, string> = {}): Promise<TestServer> {
  const server = await startServer(env);
  running.push(server);
  return server;
}

/** Starts a server that is expected to end by itself. */
const runToEnd = (env: Record<string, string>) =>
  runProgram("server/src/main.ts", { PORT: "0", DATA_DIR: join(folder, "data"), ...env });

describe("a start is refused with one line that names the cause", () => {
  test.each([
    ["PORT", "70000", "PORT must be a number from 0 to 65535"],
    ["LOG_LEVEL", "loud", "LOG_LEVEL must be one of"],
    ["PUBLIC_URL", "plan.example.com", "PUBLIC_URL must be an address like"],
    [
      "DATABASE_URL",
      "postgres://db/entente",
      "DATABASE_URL is set, but this version stores everything in DATA_DIR only",
    ],
    ["REDIS_URL", "redis://cache", "REDIS_URL is set, but"],
  ])("%s=%s", async (name, value, line) => {
    const { code, out, err } = await runToEnd({ [name]: value });
    expect([code, out]).toEqual([1, ""]);
    expect(err).toMatch(/^[^\n]+\n$/);
    expect(err).toContain(line);
  });

  test("when DATA_DIR is a file", async () => {
    await writeFile(join(folder, "file"), "");
    const { code, err } = await runToEnd({ DATA_DIR: join(folder, "file") });
    expect([code, err]).toEqual([1, expect.stringMatching(/^DATA_DIR .* can't be used: [^\n]+\n$/)]);
  });

  test("when another server has the folder", async () => {
    const first = await start();
    const { code, err } = await runToEnd({ DATA_DIR: first.dataDir });
    expect([code, err]).toEqual([1, `DATA_DIR ${first.dataDir} is in use by another Entente server\n`]);
  });

  test("when another program has the port", async () => {
    const first = await start();
    const { port } = new URL(first.url);
    const { code, err } = await runToEnd({ PORT: port });
    expect([code, err]).toEqual([1, `PORT ${port} is in use by another program\n`]);
  });
});

describe("a server", () => {
  test("ends in good order on SIGTERM: sockets are told to come back, exit code 0", async () => {
    const server = await start();
    const owner = await createOwner(server.url);
    const project = await createProject(server.url, owner, "Relaunch");
    const { socket } = await openSocket(server.url, `/sync/${project.documents.plan}`, { Cookie: owner.cookie });
    const closed = closeCode(socket);
    expect(await server.terminate()).toBe(0);
    expect(await closed).toBe(1012);
  });

  test("finishes a request that it has accepted before it ends", async () => {
    const server = await start();
    const owner = await createOwner(server.url);
    const rows = Array.from({ length: 20_000 }, (_, i) => `Task ${i}`).join("\n");
    const body = new FormData();
    body.set("file", new Blob([`Title\n${rows}\n`]), "large.csv");
    const importing = send(server.url, "POST", "/api/projects/import", { cookie: owner.cookie, body });
    const health = () => send(server.url, "GET", "/api/metrics").then((answer) => answer.text());
    await expect.poll(health).toContain("entente_http_request_seconds");
    const ended = server.terminate();
    expect((await importing).status).toBe(200);
    expect(await ended).toBe(0);
  });

  test("is there again after a SIGKILL with the accounts and projects it had", async () => {
    const server = await start();
    const owner = await createOwner(server.url);
    const project = await createProject(server.url, owner, "Relaunch");
    await server.kill9();
    await server.restart();
    expect((await send(server.url, "GET", `/api/projects/${project.id}`, { cookie: owner.cookie })).status).toBe(200);
    expect((await signIn(server.url, owner)).id).toBe(owner.id);
  });

  test("marks its cookies as secure where people reach it by https", async () => {
    const server = await start({ PUBLIC_URL: "https://plan.example.com" });
    const response = await fetch(`${server.url}/api/auth/sign-up/email`, {
      method: "POST",
      headers: { "Content-Type": "application/json", Origin: "https://plan.example.com" },
      body: JSON.stringify({ name: "Olga", email: "olga@example.com", password: "correct horse" }),
    });
    expect(response.headers.getSetCookie()[0]).toMatch(/^__Secure-entente\.session_token=.*; Secure/);
  });
});
