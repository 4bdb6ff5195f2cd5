// The command line as a user runs it, with a server running on the store and without one.

import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createOwner, createProject, send, signIn, OWNER } from "../support/accounts.ts";
import { runProgram } from "../support/run-program.ts";
import { startHarness, type Harness } from "./harness.ts";

const entente = (dataDir: string, args: readonly string[], input = "") =>
  runProgram("server/src/cli/main.ts", { DATA_DIR: dataDir }, args, input);

const CSV = "Title,Status\nWrite,To do\nTest,Done\n";
let folder: string;
let csv: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "entente-cli-"));
  csv = join(folder, "plan.csv");
  await writeFile(csv, CSV);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const addOlga = ["user", "add", OWNER.email, "--name", OWNER.name, "--password-stdin"];

describe.each(["running", "not running"] as const)("with the server %s", (state) => {
  let harness: Harness | null = null;
  let dataDir: string;

  beforeAll(async () => {
    harness = state === "running" ? await startHarness() : null;
    dataDir = harness?.dataDir ?? join(folder, "store");
  });
  afterAll(() => harness?.stop());

  test("`user add` makes an account that can sign in, once", async () => {
    const added = await entente(dataDir, addOlga, `${OWNER.password}\n`);
    expect(added).toEqual({ code: 0, out: expect.stringMatching(/^[\w-]{16}\n$/), err: "" });
    expect(await entente(dataDir, addOlga, "another password")).toEqual({
      code: 2,
      out: "",
      err: `An account for ${OWNER.email} exists already.\n`,
    });
    if (harness) expect((await signIn(harness.url, OWNER)).name).toBe(OWNER.name);
  });

  test("`import` and `export` bring a plan in and out", async () => {
    const imported = await entente(dataDir, ["import", csv, "--owner", OWNER.email, "--name", "From a file"]);
    expect(imported).toMatchObject({ code: 0, err: "" });
    const [id, ...report] = imported.out.split("\n");
    expect(report.join("\n")).toContain('Imported "From a file" (csv): 2 tasks');

    const out = join(folder, `${state}.csv`);
    expect(await entente(dataDir, ["export", id!, "--format", "csv", "--out", out])).toMatchObject({
      code: 0,
      out: "",
    });
    expect(await readFile(out, "utf8")).toContain("Write");
    const printed = await entente(dataDir, ["export", id!, "--format", "json"]);
    expect(JSON.parse(printed.out)).toBeInstanceOf(Object);
  });

  test("`import --dry-run --json` prints the report and makes nothing", async () => {
    const { code, out } = await entente(dataDir, ["import", csv, "--owner", OWNER.email, "--dry-run", "--json"]);
    expect([code, JSON.parse(out)]).toEqual([
      0,
      { project: null, report: expect.objectContaining({ format: "csv", tasks: 2, losses: expect.any(Array) }) },
    ]);
  });

  test("`backup` and `restore` carry everything to an empty folder", async () => {
    const file = join(folder, `${state}.backup`);
    expect(await entente(dataDir, ["backup", file])).toMatchObject({ code: 0, err: "" });
    const restored = join(folder, `restored ${state}`);
    expect(await entente(restored, ["restore", file])).toMatchObject({ code: 0, err: "" });
    const added = await entente(restored, addOlga, "password");
    expect(added.err).toContain("exists already");
    expect(await entente(restored, ["restore", file])).toMatchObject({
      code: 2,
      err: expect.stringContaining("isn't empty"),
    });
    expect(await entente(dataDir, ["backup", file])).toMatchObject({ code: 2, err: `${file} exists already\n` });
  });
});

describe("bad usage and bad input end with 2 and one line", () => {
  test.each([
    ["an unknown command", ["explode"]],
    ["no command's argument", ["import"]],
    ["no owner", ["import", "FILE"]],
    ["an unknown format", ["export", "x", "--format", "pdf"]],
    ["an address that isn't one", ["user", "add", "olga", "--name", "Olga", "--password-stdin"]],
    ["no password", ["user", "add", "a@example.com", "--name", "Olga", "--password-stdin"]],
    ["an owner without an account", ["import", "FILE", "--owner", "nobody@example.com"]],
    ["a file that isn't there", ["import", "no-such-file.xml", "--owner", "a@example.com"]],
    ["a project that isn't there", ["export", "nothing", "--format", "csv"]],
    ["a backup that is none", ["restore", "FILE"]],
  ])("%s", async (_what, args) => {
    const { code, out, err } = await entente(
      join(folder, "empty store"),
      args.map((arg) => (arg === "FILE" ? csv : arg)),
    );
    expect([code, out]).toEqual([2, ""]);
    expect(err).toMatch(/^[^\n]+\n$/);
  });
});

describe("the account made at the command line", () => {
  test("takes the first visitor's place", async () => {
    const harness = await startHarness();
    try {
      await entente(harness.dataDir, addOlga, OWNER.password);
      const refused = await send(harness.url, "POST", "/api/auth/sign-up/email", {
        body: { ...OWNER, email: "late@example.com" },
      });
      expect(refused.status).toBe(403);
    } finally {
      await harness.stop();
    }
  });
});

describe("the door of a running server", () => {
  test("stays shut for who doesn't know its secret", async () => {
    const harness = await startHarness();
    try {
      await createProject(harness.url, await createOwner(harness.url), "Secret");
      const { port } = JSON.parse(await readFile(join(harness.dataDir, "control.json"), "utf8")) as { port: number };
      const knock = await fetch(`http://127.0.0.1:${port}/`, {
        method: "POST",
        headers: { Authorization: "Bearer guess" },
      });
      expect([knock.status, await knock.text()]).toEqual([404, ""]);
    } finally {
      await harness.stop();
    }
  });
});
