// Uploaded files by the hash of their content: `blobs/ab/cdef…`. A file is spooled beside its final
// place while its size is counted and its hash taken, and appears under its name only when complete
// and on disk. A spool that isn't kept leaves nothing; content under a name never changes.

import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { createId } from "@entente/shared/model/ids";

/** More bytes came than allowed. */
export class BlobTooLargeError extends Error {}

export interface Spool {
  /** Where the bytes lie until `keep` or `discard`. */
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
  /** Moves the file under its hash, durably; what is there already stays. */
  keep(): Promise<void>;
  discard(): Promise<void>;
}

export interface BlobStore {
  /** Writes `source` to a temporary file. Rejects with `BlobTooLargeError` beyond `maxBytes`; a rejection leaves nothing. */
  spool(source: Readable, maxBytes: number): Promise<Spool>;
  /** Size in bytes, or null when there is no such content. */
  size(sha256: string): Promise<number | null>;
  /** The bytes from `start` to `end`, both inclusive; all of them without a range. */
  read(sha256: string, range?: { readonly start: number; readonly end: number }): Readable;
  pathOf(sha256: string): string;
}

/** Opens the store in `folder`, and removes what broken-off uploads left. */
export async function openBlobStore(folder: string): Promise<BlobStore> {
  const spoolFolder = join(folder, "spool");
  await rm(spoolFolder, { recursive: true, force: true });
  await mkdir(spoolFolder, { recursive: true });

  const pathOf = (sha256: string) => {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error("not a SHA-256");
    return join(folder, sha256.slice(0, 2), sha256.slice(2));
  };

  return {
    pathOf,
    async spool(source, maxBytes) {
      const path = join(spoolFolder, createId(20));
      const { bytes, sha256 } = await write(source, path, maxBytes);
      const discard = () => rm(path, { force: true });
      return {
        path,
        bytes,
        sha256,
        discard,
        async keep() {
          const target = pathOf(sha256);
          if ((await sizeOf(target)) !== null) return discard();
          const parent = join(folder, sha256.slice(0, 2));
          if (await mkdir(parent, { recursive: true })) await syncFolder(folder);
          await rename(path, target);
          await syncFolder(parent);
        },
      };
    },
    size: (sha256) => sizeOf(pathOf(sha256)),
    read: (sha256, range) => createReadStream(pathOf(sha256), range),
  };
}

/** The SHA-256 of every blob in `folder` with its path, in order; spools left out. */
export async function listBlobs(folder: string): Promise<{ readonly sha256: string; readonly path: string }[]> {
  const found: { sha256: string; path: string }[] = [];
  for (const prefix of (await readdir(folder).catch(() => [])).filter((name) => /^[0-9a-f]{2}$/.test(name)).sort()) {
    for (const rest of (await readdir(join(folder, prefix))).sort()) {
      if (/^[0-9a-f]{62}$/.test(rest)) found.push({ sha256: prefix + rest, path: join(folder, prefix, rest) });
    }
  }
  return found;
}

async function write(source: Readable, path: string, maxBytes: number): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash("sha256");
  let bytes = 0;
  const file = await open(path, "wx", 0o600);
  try {
    for await (const chunk of source as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > maxBytes) throw new BlobTooLargeError(`more than ${maxBytes} bytes`);
      hash.update(chunk);
      await file.writeFile(chunk);
    }
    await file.sync();
    await file.close();
    return { bytes, sha256: hash.digest("hex") };
  } catch (error) {
    await file.close().catch(() => undefined);
    await rm(path, { force: true });
    throw error;
  }
}

async function sizeOf(path: string): Promise<number | null> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}

/** Makes the names in a folder durable. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
