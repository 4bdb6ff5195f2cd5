// Builds the service worker as `/sw.js` and tells it which files make up this version: the page, every
// script and style, what lies in `public` for the page, and the typeface for Latin text. What is large
// and rarely needed is kept by the worker once it was used.

import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "vite";

const ENTRY = "src/worker/service-worker.ts";
const FILE = "sw.js";
const PUBLIC = ["theme.js", "icon.svg"];
const MAX_BYTES = 400_000;
const TYPEFACE = /inter-latin-(?:ext-)?wght-normal/;

/** Only for builds: in development nothing may stand between the page and what was just written. */
export function serviceWorker(root: string): Plugin {
  return {
    name: "entente-service-worker",
    apply: "build",
    buildStart() {
      this.emitFile({ type: "chunk", id: join(root, ENTRY), fileName: FILE });
    },
    generateBundle: {
      order: "post",
      handler(_options, bundle) {
        const version = createHash("sha256");
        const files = ["/index.html", ...PUBLIC.map((name) => `/${name}`)];
        for (const name of PUBLIC) version.update(readFileSync(join(root, "public", name)));
        for (const [name, output] of Object.entries(bundle)) {
          if (name === FILE) continue;
          const content = output.type === "chunk" ? output.code : output.source;
          const isNeeded = /^(?:assets\/)?[^/]+\.(?:js|css)$/.test(name)
            ? content.length <= MAX_BYTES
            : TYPEFACE.test(name);
          if (isNeeded) files.push(`/${name}`);
          // Assets are named by their content; the page is not.
          version.update(name.startsWith("assets/") ? name : content);
        }
        const worker = bundle[FILE];
        if (worker?.type !== "chunk") throw new Error("the service worker was not built");
        if (worker.imports.length > 0) throw new Error("the service worker must be one file");
        version.update(worker.code);
        worker.code = worker.code
          .replaceAll("__PRECACHE_FILES__", JSON.stringify([...new Set(files)].toSorted()))
          .replaceAll("__PRECACHE_VERSION__", JSON.stringify(version.digest("hex").slice(0, 12)));
      },
    },
  };
}
