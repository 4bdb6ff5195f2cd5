// Makes Lucide's icons as small and quick as they are used here: of an icon's data its name and shapes stay (no keys for
// shapes that never change places, no older names), and in place of Lucide's two components, which read a context
// and put an object together at each drawing, `plain-icon.ts` draws the element.

import { join } from "node:path";
import type { Plugin } from "vite";

const ICON = /@lucide[\\/]vue[\\/]dist[\\/]esm[\\/]icons[\\/][\w-]+\.mjs$/;

/** An icon's module without what isn't drawn. */
export function withoutExtras(code: string): string {
  return code.replace(/, key: "\w+"/g, "").replace(/,\s*aliases: \[[^\]]*\]/, "");
}

/** Slims the icons of a build; development takes them as they come. */
export function slimIcons(): Plugin {
  return {
    name: "entente:slim-icons",
    apply: "build",
    enforce: "pre",
    resolveId(source, importer) {
      if (!source.endsWith("/createLucideIcon.mjs") || !importer || !ICON.test(importer)) return null;
      return join(import.meta.dirname, "plain-icon.ts");
    },
    transform: (code, id) => (ICON.test(id) ? { code: withoutExtras(code), map: null } : null),
  };
}
