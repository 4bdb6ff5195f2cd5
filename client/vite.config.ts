// Builds the one-page client and serves it in development. Boards are separate chunks; what every
// board needs (Vue, the CRDT, the primitives) is split so that a deploy doesn't invalidate all of it.
// No inline script or style is emitted: the server's content security policy refuses them.

import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import tailwindcss from "@tailwindcss/vite";
import vue from "@vitejs/plugin-vue";
import { defineConfig } from "vite";
import { PDF_DATA, PDF_ROOT, pdfData } from "./build/pdf-data.ts";
import { serviceWorker } from "./build/service-worker.ts";
import { slimCss } from "./build/slim-css.ts";
import { slimFrappe } from "./build/slim-frappe.ts";

const here = dirname(fileURLToPath(import.meta.url));
const require = createRequire(import.meta.url);
const server = process.env["ENTENTE_SERVER"] ?? "http://127.0.0.1:3000";

/** What the frame of every board draws, in one chunk rather than in twenty of a few hundred bytes. */
const SHELL =
  /@lucide\/|client\/src\/ui\/(?:EAvatar|EAvatarStack|EButton|EEmptyState|EIconButton|EMenu|EPopover|ESelect|ESpinner|place|theme|useFloating|initials|person-color)\b/;

export default defineConfig(({ command }) => {
  // A build is for use whoever asks for it: under NODE_ENV=test or development Vue would bring its own tests along.
  if (command === "build") process.env["NODE_ENV"] = "production";
  return {
    root: here,
    plugins: [vue(), tailwindcss(), pdfData(), serviceWorker(here), slimCss(), slimFrappe()],
    resolve: {
      alias: {
        ...Object.fromEntries(
          ["canvg", "dompurify", "html2canvas"].map((name) => [name, join(here, "build/absent.ts")]),
        ),
        // frappe-gantt doesn't export its stylesheet under a path.
        "frappe-gantt-css": join(dirname(require.resolve("frappe-gantt")), "frappe-gantt.css"),
      },
      dedupe: ["yjs", "y-protocols", "lib0", "vue"],
    },
    define: {
      __VUE_OPTIONS_API__: "false",
      __VUE_PROD_DEVTOOLS__: "false",
      __PDF_DATA__: JSON.stringify(command === "build" ? `/${PDF_DATA}` : `/@fs${PDF_ROOT}/`),
    },
    build: {
      target: ["chrome123", "edge123", "firefox128", "safari17.5"],
      outDir: "dist",
      emptyOutDir: true,
      modulePreload: { polyfill: false },
      // Fonts and pictures stay files: inlined ones would be refused by the policy and cost every first view.
      assetsInlineLimit: 0,
      rolldownOptions: {
        output: {
          codeSplitting: {
            groups: [
              { name: "vue", test: /node_modules\/(@vue|vue|vue-router|pinia)\//, priority: 3 },
              { name: "shell", test: SHELL, minShareCount: 2, priority: 1 },
              { name: "yjs", test: /node_modules\/(yjs|y-protocols|lib0)\//, priority: 2 },
            ],
          },
        },
      },
    },
    server: {
      port: 5173,
      strictPort: false,
      proxy: {
        "/api": { target: server },
        "/sync": { target: server, ws: true },
      },
    },
  };
});
