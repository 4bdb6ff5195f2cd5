// Builds the client when its sources changed since the last build, judged by a hash over everything
// that goes into it. The new build is made aside and swapped in, so that a build that fails, or is
// cut off, leaves the old one standing. Refuses to go on when the build fails.

import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join, relative, resolve } from "node:path";

const ROOT = resolve(import.meta.dirname, "../..");
const CLIENT = join(ROOT, "client");
const DIST = join(CLIENT, "dist");
const ASIDE = join(CLIENT, "node_modules", ".entente-build");
const STAMP = "build.stamp";
const SOURCES = ["client", "shared/src", "pnpm-lock.yaml", "tsconfig.base.json"];
const LEFT_OUT = new Set(["node_modules", "dist"]);

/** Makes `client/dist` current; says through `say` when it has to build. Resolves true when it built. Rejects with one line when the build fails. */
export async function buildClientWhenStale(say: (line: string) => void): Promise<boolean> {
  const wanted = await sourcesHash();
  if (wanted === (await readFile(join(DIST, STAMP), "utf8").catch(() => null))) return false;
  say("Building the client …");
  const made = join(ASIDE, String(process.pid));
  await viteBuild(made);
  await writeFile(join(made, STAMP), wanted);
  const old = `${made}.old`;
  await mkdir(DIST, { recursive: true });
  await rename(DIST, old);
  await rename(made, DIST);
  await rm(old, { recursive: true, force: true });
  return true;
}

async function sourcesHash(): Promise<string> {
  const files = (await Promise.all(SOURCES.map((source) => filesUnder(join(ROOT, source))))).flat();
  const hash = createHash("sha256");
  for (const file of files.toSorted())
    hash
      .update(`${relative(ROOT, file)}\0`)
      .update(await readFile(file))
      .update("\0");
  return hash.digest("hex");
}

async function filesUnder(path: string): Promise<string[]> {
  const entries = await readdir(path, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOTDIR") return null;
    throw error;
  });
  if (!entries) return [path];
  const kept = entries.filter((entry) => !LEFT_OUT.has(entry.name));
  const lists = await Promise.all(
    kept.map((entry) => (entry.isDirectory() ? filesUnder(join(path, entry.name)) : [join(path, entry.name)])),
  );
  return lists.flat();
}

async function viteBuild(outDir: string): Promise<void> {
  const vite = join(ROOT, "node_modules", "vite", "bin", "vite.js");
  const child = spawn(
    process.execPath,
    [vite, "build", CLIENT, "--outDir", outDir, "--emptyOutDir", "--logLevel", "warn"],
    {
      cwd: ROOT,
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
  const output: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => output.push(chunk));
  child.stderr.on("data", (chunk: Buffer) => output.push(chunk));
  const code = await new Promise<number | null>((done, fail) => {
    child.once("error", fail);
    child.once("close", done);
  });
  if (code === 0) return;
  await rm(outDir, { recursive: true, force: true });
  throw new Error(`The client could not be built:\n${Buffer.concat(output).toString()}`);
}
