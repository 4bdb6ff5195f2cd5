// Width and height of a prototype from its first bytes, so that the review lays out a frame before
// the picture has arrived. Null where the format doesn't say; never throws, whatever the bytes.

export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/** Pixels of a PNG, JPEG, WebP or SVG; `head` are its first bytes (64 KB will do). */
export function pictureSize(head: Uint8Array, mediaType: string): PictureSize | null {
  const bytes = Buffer.from(head.buffer, head.byteOffset, head.byteLength);
  const size = readSize(bytes, mediaType);
  return size && isSide(size.width) && isSide(size.height) ? size : null;
}

const isSide = (pixels: number) => pixels >= 1 && pixels <= 100_000;

function readSize(bytes: Buffer, mediaType: string): PictureSize | null {
  if (mediaType === "image/png" && bytes.length >= 24) {
    return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
  }
  if (mediaType === "image/jpeg") return jpegSize(bytes);
  if (mediaType === "image/webp" && bytes.length >= 30) return webpSize(bytes);
  if (mediaType === "image/svg+xml") return svgSize(bytes.toString("utf8"));
  return null;
}

function jpegSize(bytes: Buffer): PictureSize | null {
  let at = 2;
  while (at + 9 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1]!;
    // A start of frame, but not the tables that share its range (DHT, JPG, DAC).
    if (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc) {
      return { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) };
    }
    at += marker === 0xff ? 1 : 2 + bytes.readUInt16BE(at + 2);
  }
  return null;
}

function webpSize(bytes: Buffer): PictureSize | null {
  const chunk = bytes.toString("latin1", 12, 16);
  if (chunk === "VP8X") return { width: 1 + bytes.readUIntLE(24, 3), height: 1 + bytes.readUIntLE(27, 3) };
  if (chunk === "VP8L") {
    const bits = bytes.readUInt32LE(21);
    return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) };
  }
  if (chunk === "VP8 ") return { width: bytes.readUInt16LE(26) & 0x3fff, height: bytes.readUInt16LE(28) & 0x3fff };
  return null;
}

function svgSize(text: string): PictureSize | null {
  const tag = /<svg\b[^>]*>/i.exec(text)?.[0];
  if (!tag) return null;
  const pixels = (name: string) => {
    const value = new RegExp(`\\s${name}\\s*=\\s*["']\\s*([\\d.]+)(?:px)?\\s*["']`).exec(tag)?.[1];
    return value === undefined ? Number.NaN : Math.round(Number(value));
  };
  const [width, height] = [pixels("width"), pixels("height")];
  if (width > 0 && height > 0) return { width, height };
  const box = /\sviewBox\s*=\s*["']\s*[-\d.eE]+[\s,]+[-\d.eE]+[\s,]+([\d.eE+-]+)[\s,]+([\d.eE+-]+)\s*["']/.exec(tag);
  return box ? { width: Math.round(Number(box[1])), height: Math.round(Number(box[2])) } : null;
}
