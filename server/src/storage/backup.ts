// A backup is one tar: manifest.json with the size and SHA-256 of everything else, entente.db,
// updates.db, then the prototypes. The databases were copied in this order and files come last, so
// that whatever one part names is in a later one. A restore believes nothing that its hash doesn't say.

import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { createId } from "@entente/shared/model/ids";
import { z } from "zod";
import { listBlobs } from "./blobs.ts";
import { dataPaths } from "./data-dir.ts";
import { createTar, readTar, type TarEntry } from "./tar.ts";

const MANIFEST = "manifest.json";
const FORMAT = 1;
const MAX_MANIFEST_BYTES = 256 * 1024 * 1024;

const Manifest = z.object({
  format: z.literal(FORMAT),
  version: z.string(),
  createdAt: z.string(),
  files: z.array(
    z.object({
      path: z.string().regex(/^(?:entente\.db|updates\.db|blobs\/[0-9a-f]{2}\/[0-9a-f]{62})$/),
      bytes: z.int().min(0),
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
    }),
  ),
});
type Manifest = z.infer<typeof Manifest>;

/** A backup that can't be written or read; `message` is one line. */
export class BackupError extends Error {}

/** Packs the databases in `snapshotFolder` and the blobs of `dataDir` into a new file. Rejects with `BackupError` when there is one already. */
export async function writeBackup(
  target: string,
  parts: { readonly snapshotFolder: string; readonly dataDir: string; readonly version: string; readonly now: number },
): Promise<{ files: number; bytes: number }> {
  if (await exists(target)) throw new BackupError(`${target} exists already`);
  const databases = ["entente.db", "updates.db"].map((name) => ({ name, path: join(parts.snapshotFolder, name) }));
  const blobs = await listBlobs(dataPaths(parts.dataDir).blobs);
  const sources = [
    ...databases,
    ...blobs.map(({ sha256, path }) => ({ name: `blobs/${sha256.slice(0, 2)}/${sha256.slice(2)}`, path })),
  ];
  const files = [];
  for (const { name, path } of sources)
    files.push({ path: name, bytes: (await stat(path)).size, sha256: await hashOf(path) });
  const manifest: Manifest = {
    format: FORMAT,
    version: parts.version,
    createdAt: new Date(parts.now).toISOString(),
    files,
  };

  const partial = `${target}.${createId(8)}.partial`;
  try {
    const tar = await createTar(partial, parts.now);
    const text = Buffer.from(JSON.stringify(manifest));
    await tar.add(MANIFEST, text.length, text);
    for (const [index, { name, path }] of sources.entries()) await tar.add(name, files[index]!.bytes, { path });
    await tar.finish();
    await rename(partial, target);
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
  return { files: files.length, bytes: files.reduce((sum, file) => sum + file.bytes, 0) };
}

/** Unpacks a backup into `dataDir`, which must be absent or empty; everything is checked before anything is there. */
export async function restoreBackup(source: string, dataDir: string): Promise<{ files: number; bytes: number }> {
  const present = await readdir(dataDir).catch(() => []);
  if (present.length > 0)
    throw new BackupError(`DATA_DIR ${dataDir} isn't empty: a backup is only restored into an empty folder`);
  const file = await open(source, "r").catch(() => null);
  if (!file) throw new BackupError(`${source} can't be read`);
  const staging = `${dataDir}.${createId(8)}.restoring`;
  try {
    await mkdir(staging, { recursive: true, mode: 0o700 });
    const manifest = await unpack(readTar(file), staging);
    await rm(dataDir, { recursive: true, force: true });
    await mkdir(dirname(dataDir), { recursive: true });
    await rename(staging, dataDir);
    return { files: manifest.files.length, bytes: manifest.files.reduce((sum, { bytes }) => sum + bytes, 0) };
  } catch (error) {
    await rm(staging, { recursive: true, force: true });
    if (error instanceof BackupError) throw error;
    throw new BackupError(`${source} is no backup that can be restored: ${(error as Error).message}`);
  } finally {
    await file.close();
  }
}

async function unpack(entries: AsyncGenerator<TarEntry>, folder: string): Promise<Manifest> {
  let manifest: Manifest | null = null;
  const expected = new Map<string, Manifest["files"][number]>();
  for await (const entry of entries) {
    if (!manifest) {
      manifest = await readManifest(entry);
      for (const file of manifest.files) expected.set(file.path, file);
      continue;
    }
    const file = expected.get(entry.name);
    if (!file) throw new Error(`${entry.name} isn't in its manifest`);
    expected.delete(entry.name);
    await unpackFile(entry, file, join(folder, file.path));
  }
  if (!manifest) throw new Error("it is empty");
  const [missing] = expected.keys();
  if (missing !== undefined) throw new Error(`${missing} is missing`);
  for (const name of ["entente.db", "updates.db"]) {
    if (!manifest.files.some((file) => file.path === name)) throw new Error(`${name} is missing`);
  }
  return manifest;
}

async function readManifest(entry: TarEntry): Promise<Manifest> {
  if (entry.name !== MANIFEST || entry.bytes > MAX_MANIFEST_BYTES) throw new Error("it doesn't begin with a manifest");
  const pieces: Buffer[] = [];
  for await (const piece of entry.content()) pieces.push(piece);
  const parsed = Manifest.safeParse(JSON.parse(Buffer.concat(pieces).toString("utf8")));
  if (!parsed.success) throw new Error("its manifest is of another version or damaged");
  return parsed.data;
}

async function unpackFile(entry: TarEntry, file: Manifest["files"][number], path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const target = await open(path, "wx", 0o600);
  const hash = createHash("sha256");
  try {
    for await (const piece of entry.content()) {
      hash.update(piece);
      await target.writeFile(piece);
    }
    await target.sync();
  } finally {
    await target.close();
  }
  if (entry.bytes !== file.bytes || hash.digest("hex") !== file.sha256) throw new Error(`${entry.name} is damaged`);
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest("hex");
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
