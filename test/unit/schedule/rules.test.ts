import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { ROOT } from "../../support/paths.ts";

it("S0: every rule of RULES.md opens the title of a test", () => {
  const rules = readFileSync(join(ROOT, "shared/src/schedule/RULES.md"), "utf8");
  const numbers = Array.from(rules.matchAll(/^- \*\*(S\d+)\*\*/gmu), (match) => match[1]!);
  const tests = readdirSync(import.meta.dirname)
    .filter((name) => name.endsWith(".test.ts"))
    .map((name) => readFileSync(join(import.meta.dirname, name), "utf8"))
    .join("\n");
  expect(numbers.length).toBeGreaterThan(40);
  expect(numbers.filter((number) => !tests.includes(`"${number}: `))).toEqual([]);
});
