// SCHEMA.md and the tests name the same rules: each rule has a test whose title begins with its
// number, and no title names a rule that isn't there.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const SCHEMA = join(import.meta.dirname, "../../../shared/src/doc/SCHEMA.md");

const rules = new Set(
  [...readFileSync(SCHEMA, "utf8").matchAll(/^- \*\*(D\d+)\*\*/gm)].map(([, rule]) => rule as string),
);

const tested = new Set(
  readdirSync(import.meta.dirname)
    .filter((name) => name.endsWith(".test.ts"))
    .flatMap((name) => [
      ...readFileSync(join(import.meta.dirname, name), "utf8").matchAll(/^\s*"?(?:test\(\s*)?"?(D\d+) /gm),
    ])
    .map(([, rule]) => rule as string),
);

test("every rule of SCHEMA.md has a test", () => {
  expect(rules.size).toBeGreaterThan(20);
  expect([...rules].filter((rule) => !tested.has(rule))).toEqual([]);
});

test("no test names a rule that SCHEMA.md doesn't have", () => {
  expect([...tested].filter((rule) => !rules.has(rule))).toEqual([]);
});
