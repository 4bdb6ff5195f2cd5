// Serves the built client from memory: read once at the start, with strong ETags, compressed on first
// use. Whatever page the router of the client knows answers with the same index; `/api` and `/sync`
// never do.

import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { extname, join, sep } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { createMiddleware } from "hono/factory";

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".jpg": "image/jpeg",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".map": "application/json",
  ".mjs": "text/javascript; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
  ".webp": "image/webp",
  ".woff2": "font/woff2",
};
const COMPRESSIBLE = /^text\/|javascript|json|svg|wasm/;
const MIN_COMPRESSED_BYTES = 1024;

type Encoding = "br" | "gzip" | "identity";

interface Asset {
  readonly bytes: Buffer;
  readonly mediaType: string;
  readonly etag: string;
  readonly cacheControl: string;
  readonly encoded: Map<Encoding, Promise<Buffer>>;
}

const compress: Record<Exclude<Encoding, "identity">, (bytes: Buffer) => Promise<Buffer>> = {
  br: (bytes) => promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
  gzip: (bytes) => promisify(gzip)(bytes, { level: 9 }),
};

/** Serves `folder` (the client's `dist`); null when it has no `index.html`, because nobody built it yet. */
export function staticClient(folder: string) {
  const assets = readAssets(folder);
  const index = assets.get("/index.html");
  if (!index) return null;
  return createMiddleware(async (context, next) => {
    const { method, path } = context.req;
    if ((method !== "GET" && method !== "HEAD") || /^\/(?:api|sync)(?:\/|$)/.test(path)) return next();
    // A file that isn't there is not a page: a stale tab that asks for an old chunk must notice.
    const asset = assets.get(path) ?? (extname(path) === "" ? index : null);
    if (!asset) return next();
    const headers = new Headers({ ETag: asset.etag, "Cache-Control": asset.cacheControl, Vary: "Accept-Encoding" });
    if (
      context.req
        .header("if-none-match")
        ?.split(/\s*,\s*/)
        .includes(asset.etag)
    )
      return new Response(null, { status: 304, headers });
    const encoding = chooseEncoding(asset, context.req.header("accept-encoding") ?? "");
    const bytes = encoding === "identity" ? asset.bytes : await encode(asset, encoding);
    headers.set("Content-Type", asset.mediaType);
    headers.set("Content-Length", String(bytes.length));
    if (encoding !== "identity") headers.set("Content-Encoding", encoding);
    return new Response(method === "HEAD" ? null : new Uint8Array(bytes), { headers });
  });
}

function readAssets(folder: string): Map<string, Asset> {
  const assets = new Map<string, Asset>();
  let names: string[];
  try {
    names = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.name.startsWith("."))
      .map((entry) => join(entry.parentPath, entry.name));
  } catch {
    return assets;
  }
  for (const name of names) {
    const path = name.slice(folder.length).split(sep).join("/");
    const bytes = readFileSync(name);
    assets.set(path, {
      bytes,
      mediaType: MEDIA_TYPES[extname(name)] ?? "application/octet-stream",
      etag: `W/"${createHash("sha256").update(bytes).digest("base64url").slice(0, 22)}"`,
      // Vite names what lies in /assets by its content.
      cacheControl: path.startsWith("/assets/") ? "public, max-age=31536000, immutable" : "no-cache",
      encoded: new Map(),
    });
  }
  return assets;
}

function chooseEncoding(asset: Asset, accepted: string): Encoding {
  if (asset.bytes.length < MIN_COMPRESSED_BYTES || !COMPRESSIBLE.test(asset.mediaType)) return "identity";
  const names = accepted
    .split(",")
    .filter((part) => !/;\s*q=0(?:\.0*)?\s*$/.test(part))
    .map((part) => part.split(";", 1)[0]!.trim());
  if (names.includes("br")) return "br";
  return names.includes("gzip") ? "gzip" : "identity";
}

function encode(asset: Asset, encoding: Exclude<Encoding, "identity">): Promise<Buffer> {
  let bytes = asset.encoded.get(encoding);
  if (!bytes) asset.encoded.set(encoding, (bytes = compress[encoding](asset.bytes)));
  return bytes;
}
