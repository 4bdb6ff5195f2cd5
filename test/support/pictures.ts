// Small honest files to upload as prototypes: made here, byte by byte, so that a test says what it
// needs instead of keeping binaries in the repository.

import { crc32, deflateSync } from "node:zlib";

/** A PNG of one colour, `width` × `height` pixels. */
export function createPng(
  width: number,
  height: number,
  [red, green, blue]: readonly [number, number, number],
): Buffer {
  const row = Buffer.concat([Buffer.of(0), Buffer.alloc(width * 3, Buffer.of(red, green, blue))]);
  return png(width, height, Buffer.concat(Array.from({ length: height }, () => row)));
}

/** A PNG that says it is `width` × `height` pixels and holds a single one: nobody has to make or send the rest. */
export const createVastPng = (width: number, height: number): Buffer => png(width, height, Buffer.alloc(4));

function png(width: number, height: number, rows: Buffer): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
  const chunks = [chunk("IHDR", header), chunk("IDAT", deflateSync(rows)), chunk("IEND", Buffer.alloc(0))];
  return Buffer.concat([signature, ...chunks]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}
