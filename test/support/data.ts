// The real project data as tests use it: read where it lies, never copied. Where it is absent, the
// tests that need it are skipped and say so in their title; they never pass without having looked.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe } from "vitest";
import { DATA } from "./paths.ts";

/** A `describe` for tests that need the real data: runs with it, is skipped (and says so) without. */
export function describeWithData(title: string, tests: () => void): void {
  if (DATA) describe(title, tests);
  else describe.skip(`${title} (skipped: no project data at ENTENTE_DATA or ../shared/data)`, tests);
}

/** Absolute path of a file of the real data, e.g. `trello/board-682-cards.json`. Throws where there is no data. */
export function dataPath(name: string): string {
  if (!DATA) throw new Error("The project data is absent; use describeWithData.");
  return join(DATA, name);
}

/** The bytes of a file of the real data. */
export function dataBytes(name: string): Buffer {
  return readFileSync(dataPath(name));
}

/** The text of a file of the real data, read as UTF-8. */
export function dataText(name: string): string {
  return readFileSync(dataPath(name), "utf8");
}
