// The rest of what the house promises about itself: sizes, one copy of what must be one, a reason for
// each dependency, and no way for text to become markup.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ROOT } from "../support/paths.ts";
import { readSourceFiles } from "./source-files.ts";

const files = readSourceFiles();
const read = (path: string): string => readFileSync(join(ROOT, path), "utf8");

test("no source file is longer than 400 lines", () => {
  const long = files.filter((file) => file.lines > 400).map((file) => `${file.path}: ${file.lines}`);
  expect(long).toEqual([]);
});

test("the top level holds only what the house lists", () => {
  const allowed = ["client", "server", "shared", "test", "data", "node_modules", "package.json", "pnpm-lock.yaml"];
  const more = ["pnpm-workspace.yaml", "tsconfig.base.json", "README.md", "LICENSE"];
  const found = readdirSync(ROOT).filter((name) => !name.startsWith("."));
  expect(found.filter((name) => !allowed.includes(name) && !more.includes(name))).toEqual([]);
});

test.each(["yjs", "lib0", "y-protocols", "vue"])("the lockfile holds one version of %s", (name) => {
  const versions = [...read("pnpm-lock.yaml").matchAll(/^ {2}'?([^\s']+?)@([^\s'()]+)'?:$/gm)]
    .filter((match) => match[1] === name)
    .map((match) => match[2]);
  expect(new Set(versions).size).toBe(1);
});

test("every dependency has a row in the README with its version, licence and reason", () => {
  const catalog = new Map(
    [...read("pnpm-workspace.yaml").matchAll(/^ {2}'?([@\w/.-]+?)'?: [\^~]?(\d\S*)$/gm)].map((match) => [
      match[1]!,
      match[2]!,
    ]),
  );
  const rows = new Map(
    [...read("README.md").matchAll(/^\| `([^`]+)` \| ([^|]+) \| ([^|]+) \| ([^|]+) \|$/gm)].map((match) => [
      match[1]!,
      match,
    ]),
  );
  const lacking = dependencyNames().filter((name) => {
    const row = rows.get(name);
    return !row || row[2]!.trim() !== catalog.get(name) || row[3]!.trim() === "" || row[4]!.trim().length < 10;
  });
  expect(lacking).toEqual([]);
  expect([...rows.keys()].filter((name) => !dependencyNames().includes(name))).toEqual([]);
});

test("the client never turns text into markup", () => {
  const markup = /\bv-html\b|\.(inner|outer)HTML\b|insertAdjacentHTML|document\.write\b|createContextualFragment/;
  const found = files.filter((file) => file.path.startsWith("client/src/") && markup.test(file.text));
  expect(found.map((file) => file.path)).toEqual([]);
});

test("no test is narrowed, promised or mocks a module", () => {
  const shortcut = /\b(?:describe|test|it)\.(?:only|todo)\(|\bvi\.(?:mock|doMock)\(/;
  const found = files.filter((file) => file.path.endsWith(".test.ts") && shortcut.test(file.text));
  expect(found.map((file) => file.path)).toEqual([]);
});

test("every module opens with what it is for", () => {
  const modules = files.filter((file) => /(?<!\.test|\.d)\.ts$/.test(file.path));
  const silent = modules.filter((file) => !/^(#!.*\n)?\/[/*]/.test(file.text));
  expect(silent.map((file) => file.path)).toEqual([]);
});

function dependencyNames(): string[] {
  const manifests = [
    "package.json",
    "client/package.json",
    "server/package.json",
    "shared/package.json",
    "test/package.json",
  ];
  const names = manifests.flatMap((path) => {
    const { dependencies = {}, devDependencies = {} } = JSON.parse(read(path)) as Record<
      string,
      Record<string, string>
    >;
    return [...Object.keys(dependencies), ...Object.keys(devDependencies)];
  });
  return [...new Set(names)].filter((name) => !name.startsWith("@entente/")).toSorted();
}
