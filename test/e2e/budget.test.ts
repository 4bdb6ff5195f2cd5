// What a browser must fetch before a board can be seen, from the built client: the entry, the frame,
// the board, and all they import. Bytes as gzip at its best makes them; fonts are not counted.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { ROOT } from "../support/paths.ts";

/** The budget of a board's first view. */
const MAX_SCRIPT_BYTES = 150_000;
/** What a board still takes beyond its budget: to be brought down, never up. The Gantt's is the scheduler's tables of hours. */
const BEYOND: Readonly<Record<string, number>> = { GanttBoard: 1_500 };
const MAX_STYLE_BYTES = 12_000;
const dist = join(ROOT, "client/dist");
const assets = join(dist, "assets");

const gzipped = (file: string): number => gzipSync(readFileSync(join(assets, file)), { level: 9 }).length;
const total = (files: Iterable<string>): number => [...files].reduce((sum, file) => sum + gzipped(file), 0);

/** The hashed file of a chunk or style sheet, e.g. `GanttBoard` `.js`. */
function assetOf(name: string, ending: string): string | undefined {
  return readdirSync(assets).find((file) => new RegExp(`^${name}-[\\w-]{8}\\${ending}$`).test(file));
}

/** `roots` and everything they import statically. */
function withImports(roots: readonly string[]): Set<string> {
  const seen = new Set<string>();
  const visit = (file: string): void => {
    if (seen.has(file)) return;
    seen.add(file);
    const code = readFileSync(join(assets, file), "utf8");
    for (const found of code.matchAll(/(?:from|import)\s*"\.\/([^"]+\.js)"/g)) visit(found[1]!);
  };
  roots.forEach(visit);
  return seen;
}

test.each(["GanttBoard", "KanbanBoard", "ReviewBoard"])("the first view of the %s keeps to its budget", (board) => {
  const index = readFileSync(join(dist, "index.html"), "utf8");
  const entry = /src="\/assets\/([^"]+\.js)"/.exec(index)![1]!;
  const mainStyle = /href="\/assets\/([^"]+\.css)"/.exec(index)![1]!;
  const chunks = ["AppFrame", "ProjectShell", board].map((name) => assetOf(name, ".js")!);
  const scripts = withImports([entry, ...chunks]);
  expect(scripts.size).toBeGreaterThan(5);
  expect(total(scripts)).toBeLessThanOrEqual(MAX_SCRIPT_BYTES + (BEYOND[board] ?? 0));
  expect(
    total([mainStyle, ...["AppFrame", "ProjectShell", board].flatMap((name) => assetOf(name, ".css") ?? [])]),
  ).toBeLessThanOrEqual(MAX_STYLE_BYTES);
});

test("the page starts without inline script or style, as its policy demands", () => {
  const index = readFileSync(join(dist, "index.html"), "utf8");
  expect(index).not.toMatch(/<script(?![^>]*\bsrc=)[^>]*>|<style|\son\w+=/i);
});
