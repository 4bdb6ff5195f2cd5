// Who may import whom, as the README's import rules say. Every rule is a sentence about all files, so
// a file that is added tomorrow is held to it as well.

import { existsSync } from "node:fs";
import { builtinModules } from "node:module";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { ROOT } from "../support/paths.ts";
import { importChain, importCycles } from "./graph.ts";
import { readSourceFiles, type Import, type SourceFile } from "./source-files.ts";

const files = readSourceFiles();
const byPath = new Map(files.map((file) => [file.path, file]));
const isYjs = (name: string | null): boolean => name === "yjs" || name === "lib0" || (name?.startsWith("y-") ?? false);
const isNode = (name: string | null): boolean =>
  name !== null && (name.startsWith("node:") || builtinModules.includes(name));

/** Every import in files under `folder` that `isAllowed` refuses, as `file → specifier`. */
function forbidden(folder: string, isAllowed: (entry: Import, file: SourceFile) => boolean): string[] {
  return files
    .filter((file) => file.path.startsWith(folder))
    .flatMap((file) =>
      file.imports.filter((entry) => !isAllowed(entry, file)).map((entry) => `${file.path} → ${entry.specifier}`),
    );
}

const under = (entry: Import, ...folders: readonly string[]): boolean =>
  entry.file !== null && folders.some((folder) => entry.file!.startsWith(folder));

describe("rule 1, shared", () => {
  test("shared imports only itself and the pure packages it is allowed", () => {
    const allowed = ["yjs", "y-protocols", "lib0", "zod", "csv-parse", "fast-xml-parser"];
    const own = (entry: Import) => under(entry, "shared/src/") || allowed.includes(entry.package ?? "");
    expect(forbidden("shared/src/", own)).toEqual([]);
  });

  test("shared uses no module of Node", () => {
    expect(forbidden("shared/src/", (entry) => !isNode(entry.package))).toEqual([]);
  });

  test("model imports nothing but itself", () => {
    expect(forbidden("shared/src/model/", (entry) => under(entry, "shared/src/model/"))).toEqual([]);
  });

  test.each(["schedule", "exchange", "http"])("%s reaches no Yjs, not even through another file", (folder) => {
    const chains = files
      .filter((file) => file.path.startsWith(`shared/src/${folder}/`))
      .map((file) => importChain(byPath, file.path, (reached) => reached.imports.some((entry) => isYjs(entry.package))))
      .filter((chain) => chain !== null);
    expect(chains).toEqual([]);
  });
});

describe("rule 2, client and server", () => {
  test("the client imports nothing of the server", () => {
    expect(forbidden("client/", (entry) => !under(entry, "server/"))).toEqual([]);
  });

  test("the server imports nothing of the client", () => {
    expect(forbidden("server/", (entry) => !under(entry, "client/"))).toEqual([]);
  });
});

describe("rule 3, the client's floors", () => {
  const featureOf = (path: string): string => path.split("/").slice(0, 4).join("/") + "/";

  test("a feature imports its own files, stores, ui, locales and shared", () => {
    const own = (entry: Import, file: SourceFile) =>
      entry.package !== null ||
      under(entry, featureOf(file.path), "client/src/stores/", "client/src/ui/", "client/src/locales/", "shared/src/");
    expect(forbidden("client/src/features/", own)).toEqual([]);
  });

  test("only the router names features", () => {
    const own = (entry: Import, file: SourceFile) =>
      !under(entry, "client/src/features/") ||
      file.path === "client/src/router.ts" ||
      file.path.startsWith("client/src/features/");
    expect(forbidden("client/src/", own)).toEqual([]);
  });

  test("ui knows no store, no document and no feature", () => {
    const own = (entry: Import) => entry.package !== null || under(entry, "client/src/ui/", "shared/src/model/");
    expect(forbidden("client/src/ui/", own)).toEqual([]);
    expect(forbidden("client/src/ui/", (entry) => entry.package !== "pinia")).toEqual([]);
  });

  test("only doc and sync import Yjs", () => {
    const own = (entry: Import, file: SourceFile) =>
      !isYjs(entry.package) || /^client\/src\/(doc|sync)\//.test(file.path);
    expect(forbidden("client/src/", own)).toEqual([]);
  });

  test("doc and sync know neither stores nor views", () => {
    const own = (entry: Import) => !under(entry, "client/src/stores/", "client/src/features/", "client/src/ui/");
    expect(forbidden("client/src/doc/", own)).toEqual([]);
    expect(forbidden("client/src/sync/", own)).toEqual([]);
  });
});

describe("rule 4, the server's floors", () => {
  const folderOf = (path: string): string => path.split("/").slice(0, 3).join("/") + "/";
  const resources = new Set(
    files.filter((file) => /^server\/src\/[^/]+\/routes\.ts$/.test(file.path)).map((file) => folderOf(file.path)),
  );

  test("resource folders never import one another", () => {
    expect(resources.size).toBeGreaterThan(0);
    const own = (entry: Import, file: SourceFile) =>
      !resources.has(folderOf(file.path)) ||
      !under(entry, ...[...resources].filter((each) => each !== folderOf(file.path)));
    expect(forbidden("server/src/", own)).toEqual([]);
  });

  test("storage imports nothing above it", () => {
    const own = (entry: Import) => entry.package !== null || under(entry, "server/src/storage/", "shared/src/");
    expect(forbidden("server/src/storage/", own)).toEqual([]);
  });

  test("sync knows no HTTP route", () => {
    const own = (entry: Import) =>
      !/hono/.test(entry.package ?? "") &&
      (entry.file === null || under(entry, "server/src/sync/", "server/src/storage/", "shared/src/"));
    expect(forbidden("server/src/sync/", own)).toEqual([]);
  });
});

describe("rule 5, everywhere", () => {
  test("there are no import cycles", () => {
    expect(importCycles(files)).toEqual([]);
  });

  test("no file is a barrel", () => {
    expect(
      files.filter((file) => file.hasExportAll || file.path.endsWith("/index.ts")).map((file) => file.path),
    ).toEqual([]);
  });

  test("nothing imports test but test", () => {
    const own = (entry: Import, file: SourceFile) => file.path.startsWith("test/") || !under(entry, "test/");
    expect(forbidden("", own)).toEqual([]);
  });

  test("every import of a file of ours leads to a file", () => {
    const missing = (entry: Import) => entry.file === null || existsSync(join(ROOT, entry.file));
    expect(forbidden("", missing)).toEqual([]);
  });
});
