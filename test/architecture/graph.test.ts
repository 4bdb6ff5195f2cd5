// The questions the import rules are asked with, on small houses whose answers are plain to see.

import { expect, test } from "vitest";
import { importChain, importCycles } from "./graph.ts";
import type { SourceFile } from "./source-files.ts";

/** Files from `name: what it imports`; a name with a colon is a package. */
function house(plan: Readonly<Record<string, readonly string[]>>): SourceFile[] {
  return Object.entries(plan).map(([path, imports]) => ({
    path,
    text: "",
    lines: 1,
    hasExportAll: false,
    imports: imports.map((specifier) =>
      specifier.startsWith("npm:")
        ? { specifier, file: null, package: specifier.slice(4) }
        : { specifier, file: specifier, package: null },
    ),
  }));
}

test("a chain of imports without a way back has no cycle", () => {
  expect(importCycles(house({ a: ["b", "c"], b: ["c"], c: [] }))).toEqual([]);
});

test("files that reach one another are found as one cycle", () => {
  const cycles = importCycles(house({ a: ["b"], b: ["c"], c: ["a"], d: ["a"] }));
  expect(cycles.map((cycle) => cycle.toSorted())).toEqual([["a", "b", "c"]]);
});

test("a file that imports itself is a cycle", () => {
  expect(importCycles(house({ a: ["a"] }))).toEqual([["a"]]);
});

test("a package is found through the files in between", () => {
  const files = new Map(house({ a: ["b"], b: ["c"], c: ["npm:yjs"] }).map((file) => [file.path, file]));
  const hasYjs = (file: SourceFile): boolean => file.imports.some((entry) => entry.package === "yjs");
  expect(importChain(files, "a", hasYjs)).toEqual(["a", "b", "c"]);
  expect(importChain(new Map([...files].filter(([path]) => path !== "c")), "a", hasYjs)).toBeNull();
});
