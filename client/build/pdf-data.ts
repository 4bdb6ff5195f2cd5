// What pdf.js fetches beside a file: character maps, the standard fonts, and the decoders that need no
// WebAssembly. It lies among the built assets, in a folder named by its version, so that it may be
// kept for good.

import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { Plugin } from "vite";

const require = createRequire(import.meta.url);
const MANIFEST = require.resolve("pdfjs-dist/package.json");
const { version } = JSON.parse(readFileSync(MANIFEST, "utf8")) as { version: string };
const FOLDERS: Readonly<Record<string, RegExp>> = {
  cmaps: /\.bcmap$/,
  standard_fonts: /\.(?:pfb|ttf)$/,
  wasm: /nowasm_fallback\.js$/,
};

/** Where the data lies in the package. */
export const PDF_ROOT = dirname(MANIFEST);
/** Where it lies in the build, below the root. */
export const PDF_DATA = `assets/pdf-${version}/`;

/** Puts the data into the build. */
export function pdfData(): Plugin {
  return {
    name: "entente-pdf-data",
    apply: "build",
    generateBundle() {
      for (const [folder, wanted] of Object.entries(FOLDERS))
        for (const name of readdirSync(join(PDF_ROOT, folder)).filter((entry) => wanted.test(entry)))
          this.emitFile({
            type: "asset",
            fileName: `${PDF_DATA}${folder}/${name}`,
            source: readFileSync(join(PDF_ROOT, folder, name)),
          });
    },
  };
}
