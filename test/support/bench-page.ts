// Builds a benchmark's page as the client is built, and serves it on a free port, with one plan file
// at `/plan.xml` when given. Nothing is written into the checkout.

import { readFileSync, existsSync, statSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { extname, join, normalize } from "node:path";
import { build } from "vite";
import { ROOT } from "./paths.ts";

export interface ServedPage {
  readonly url: string;
  close(): Promise<void>;
}

const TYPES: Record<string, string> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".woff2": "font/woff2",
  ".xml": "application/xml",
};

const TYPEFACE = "@fontsource-variable/inter";

/** A page on its own may read the clock to 5 µs rather than to 100. */
const ISOLATED = { "cross-origin-opener-policy": "same-origin", "cross-origin-embedder-policy": "require-corp" };

/** Builds and serves the page in the folder `name` of `test/bench`; `planFile` is the path of an MSPDI file. */
export async function serveBenchPage(name: string, planFile?: string): Promise<ServedPage> {
  const folder = await mkdtemp(join(tmpdir(), `entente-${name}-`));
  const page = join(ROOT, "test", "bench", name);
  await build({
    configFile: join(ROOT, "client", "vite.config.ts"),
    root: page,
    mode: "bench",
    logLevel: "warn",
    resolve: {
      dedupe: ["yjs", "y-protocols", "lib0", "vue", "pinia", "vue-router"],
      // The typeface is the client's dependency, and its address is read as if it stood in the page's own styles.
      alias: { [TYPEFACE]: join(ROOT, "client", "node_modules", TYPEFACE) },
    },
    build: { outDir: folder, emptyOutDir: true },
  });
  const server = createServer((request, response) => {
    const path = normalize(new URL(request.url ?? "/", "http://localhost").pathname);
    const file = path === "/plan.xml" && planFile ? planFile : join(folder, path === "/" ? "index.html" : path);
    if (!existsSync(file) || !statSync(file).isFile()) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { ...ISOLATED, "content-type": TYPES[extname(file)] ?? "application/octet-stream" });
    response.end(readFileSync(file));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await rm(folder, { recursive: true });
    },
  };
}
