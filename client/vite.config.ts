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
import { partOf } from "./build/shared-parts.ts";
import { serviceWorker } from "./build/service-worker.ts";
import { slimCss } from "./build/slim-css.ts";
import { slimIcons } from "./build/slim-icons.ts";
import { slimFrappe } from "./build/slim-frappe.ts";

const here = dirname(fileURLToPath(import.meta.url));
const require = createRequire(import.meta.url);
const server = process.env["ENTENTE_SERVER"] ?? "http://127.0.0.1:3000";

/** The chunks of pages that a visit begins with. */
const BEGINNINGS = /assets\/(?:AppFrame|ProjectShell|GanttBoard|KanbanBoard|ReviewBoard|ProjectsPage|SignInPage)-/;

export default defineConfig(({ command }) => {
  // A build is for use whoever asks for it: under NODE_ENV=test or development Vue would bring its own tests along.
  if (command === "build") process.env["NODE_ENV"] = "production";
  return {
    root: here,
    plugins: [vue(), tailwindcss(), pdfData(), serviceWorker(here), slimCss(), slimFrappe(), slimIcons()],
    resolve: {
      alias: {
        ...Object.fromEntries(
          ["canvg", "dompurify", "html2canvas"].map((name) => [name, join(here, "build/absent.ts")]),
        ),
        "lib0/logging": join(here, "build/yjs-log.ts"),
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
      modulePreload: {
        polyfill: false,
        // The entry names what the pages that people begin with need, so that it is all fetched at once. What comes later needs
        // little beyond what is there, and the service worker fetches it ahead; naming it would cost each first view.
        resolveDependencies: (file, dependencies, { hostId }) =>
          /assets\/index-[\w-]+\.js$/.test(hostId) && BEGINNINGS.test(file) ? dependencies : [],
      },
      // Fonts and pictures stay files: inlined ones would be refused by the policy and cost every first view.
      assetsInlineLimit: 0,
      rolldownOptions: {
        output: {
          codeSplitting: {
            groups: [
              { name: "vue", test: /node_modules\/(@vue|vue|vue-router|pinia)\//, priority: 3 },
              // A group takes what its modules import along: what the frame needs goes first.
              { name: (id, modules) => partOf(id, modules, true), debugName: "shell", minShareCount: 2, priority: 1 },
              { name: (id, modules) => partOf(id, modules, false), debugName: "parts", minShareCount: 2 },
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
