// Makes Lucide's icons as small and quick as they are used here: of an icon's data its name and shapes stay (no keys for
// shapes that never change places, no older names), and in place of Lucide's two components, which read a context
// and put an object together at each drawing, `plain-icon.ts` draws the element. Each icon is imported from its own
// file: through the file that names them all, every icon would seem to belong to every page.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { Plugin } from "vite";

const ICON = /@lucide[\\/]vue[\\/]dist[\\/]esm[\\/]icons[\\/][\w-]+\.mjs$/;
const IMPORT = /import\s*\{([^}]*)\}\s*from\s*["']@lucide\/vue["'];?/g;

/** An icon's module without what isn't drawn. */
export function withoutExtras(code: string): string {
  return code.replace(/, key: "\w+"/g, "").replace(/,\s*aliases: \[[^\]]*\]/, "");
}

/** By the name of an icon its file, from the text of Lucide's list of all of them. */
export function filesOfIcons(list: string): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (const [, names, file] of list.matchAll(/export \{([^}]*)\} from '\.\/(icons\/[\w-]+\.mjs)'/g)) {
    for (const [, name] of names!.matchAll(/default as (\w+)/g)) files.set(name!, file!);
  }
  return files;
}

/** `code` with each icon imported from its own file below `folder`. */
export function withOwnFiles(code: string, folder: string, files: ReadonlyMap<string, string>): string {
  return code.replace(IMPORT, (whole, names: string) => {
    const wanted = names
      .split(",")
      .map((name) => name.trim())
      .filter((name) => name !== "" && !name.startsWith("type "));
    const lines = wanted.map((name) => {
      const [icon, local = icon] = name.split(/\s+as\s+/);
      const file = files.get(icon!);
      return file && `import ${local} from ${JSON.stringify(join(folder, file))};`;
    });
    return lines.every(Boolean) ? lines.join("") : whole;
  });
}

/** Slims the icons of a build; development takes them as they come. */
export function slimIcons(): Plugin {
  const folder = join(dirname(createRequire(import.meta.url).resolve("@lucide/vue/package.json")), "dist/esm");
  const files = filesOfIcons(readFileSync(join(folder, "lucide-vue.mjs"), "utf8"));
  return {
    name: "entente:slim-icons",
    apply: "build",
    resolveId: {
      order: "pre",
      handler(source, importer) {
        if (!source.endsWith("/createLucideIcon.mjs") || !importer || !ICON.test(importer)) return null;
        return join(import.meta.dirname, "plain-icon.ts");
      },
    },
    // After what makes a component of a file, whose imports are then in plain sight.
    transform: {
      order: "post",
      handler(code, id) {
        if (ICON.test(id)) return { code: withoutExtras(code), map: null };
        return code.includes("@lucide/vue") ? { code: withOwnFiles(code, folder, files), map: null } : null;
      },
    },
  };
}
