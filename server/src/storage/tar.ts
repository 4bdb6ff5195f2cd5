// Writes and reads plain POSIX tar (ustar), as far as a backup needs it: regular files with short
// names. Every tar tool reads what this writes; what it reads is checked before it is believed.

import { open, type FileHandle } from "node:fs/promises";

const BLOCK = 512;
const COPY_BYTES = 1 << 20;
/** What eleven octal digits hold. */
const MAX_OCTAL_SIZE = 8 ** 11;

export interface TarWriter {
  /** Adds a file of `bytes` bytes from an array or from the file at a path. */
  add(name: string, bytes: number, source: Uint8Array | { readonly path: string }): Promise<void>;
  /** Ends the archive; everything is on disk when it resolves. */
  finish(): Promise<void>;
}

/** Writes an archive to a new file at `path`; rejects when there is one. */
export async function createTar(path: string, now: number): Promise<TarWriter> {
  const target = await open(path, "wx", 0o600);
  return {
    async add(name, bytes, source) {
      await target.writeFile(header(name, bytes, now));
      if (source instanceof Uint8Array) await target.writeFile(source);
      else await copyFile(source.path, target, bytes);
      await target.writeFile(Buffer.alloc((BLOCK - (bytes % BLOCK)) % BLOCK));
    },
    async finish() {
      await target.writeFile(Buffer.alloc(2 * BLOCK));
      await target.sync();
      await target.close();
    },
  };
}

export interface TarEntry {
  readonly name: string;
  readonly bytes: number;
  /** The content in pieces; must be read before the next entry is asked for. */
  content(): AsyncGenerator<Buffer>;
}

/** The entries of an archive in order. Throws on anything that isn't a tar of regular files, or ends early. */
export async function* readTar(file: FileHandle): AsyncGenerator<TarEntry> {
  let at = 0;
  for (;;) {
    const block = await readExactly(file, at, BLOCK);
    if (block.every((byte) => byte === 0)) return;
    const entry = parseHeader(block);
    const start = at + BLOCK;
    yield {
      ...entry,
      async *content() {
        for (let done = 0; done < entry.bytes; done += COPY_BYTES) {
          yield await readExactly(file, start + done, Math.min(COPY_BYTES, entry.bytes - done));
        }
      },
    };
    at = start + Math.ceil(entry.bytes / BLOCK) * BLOCK;
  }
}

async function copyFile(path: string, target: FileHandle, bytes: number): Promise<void> {
  const source = await open(path, "r");
  try {
    for (let done = 0; done < bytes; done += COPY_BYTES) {
      await target.writeFile(await readExactly(source, done, Math.min(COPY_BYTES, bytes - done)));
    }
  } finally {
    await source.close();
  }
}

async function readExactly(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  let done = 0;
  while (done < length) {
    const { bytesRead } = await file.read(buffer, done, length - done, position + done);
    if (bytesRead === 0) throw new Error("the file ends early");
    done += bytesRead;
  }
  return buffer;
}

function header(name: string, bytes: number, now: number): Buffer {
  if (Buffer.byteLength(name) > 100) throw new Error(`the name ${name} is too long for a tar`);
  const block = Buffer.alloc(BLOCK);
  block.write(name, 0);
  block.write("0000600\0", 100);
  block.write("0000000\0", 108);
  block.write("0000000\0", 116);
  if (bytes < MAX_OCTAL_SIZE) block.write(`${bytes.toString(8).padStart(11, "0")}\0`, 124);
  else {
    // GNU's way for larger files: base 256 with the highest bit set.
    block.writeBigUInt64BE(BigInt(bytes), 128);
    block[124] = 0x80;
  }
  block.write(
    `${Math.floor(now / 1000)
      .toString(8)
      .padStart(11, "0")}\0`,
    136,
  );
  block.write("0", 156);
  block.write("ustar\0" + "00", 257);
  block.write(`${checksum(block).toString(8).padStart(6, "0")}\0 `, 148);
  return block;
}

function parseHeader(block: Buffer): { name: string; bytes: number } {
  const text = (start: number, length: number) => block.toString("utf8", start, start + length).replace(/\0[^]*$/, "");
  if (text(257, 5) !== "ustar" || Number.parseInt(text(148, 8), 8) !== checksum(block))
    throw new Error("it is no tar archive");
  if (text(156, 1) !== "0") throw new Error("it holds something that is no regular file");
  const bytes = block[124] === 0x80 ? Number(block.readBigUInt64BE(128)) : Number.parseInt(text(124, 12), 8);
  if (!Number.isSafeInteger(bytes) || bytes < 0) throw new Error("a size in it makes no sense");
  return { name: text(0, 100), bytes };
}

/** The sum of a header's bytes, its own field counted as spaces. */
function checksum(block: Buffer): number {
  let sum = 0;
  for (let i = 0; i < BLOCK; i++) sum += i >= 148 && i < 156 ? 32 : block[i]!;
  return sum;
}
