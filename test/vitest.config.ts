// How the tests run: one project per kind of test. The quick kinds share the two workers; the ones
// that start browsers or kill servers come after them, one file at a time, so that their clocks are
// their own. Refuses nothing: a kind without files is simply empty.

import { defineConfig } from "vitest/config";

const QUICK = ["unit", "contract", "architecture"];
const HEAVY = ["sync", "server", "oracle"];

export default defineConfig({
  root: import.meta.dirname,
  test: {
    passWithNoTests: false,
    pool: "forks",
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 60_000,
    teardownTimeout: 10_000,
    expect: { poll: { timeout: 15_000, interval: 25 } },
    projects: [
      ...QUICK.map((name) => ({
        extends: true as const,
        test: { name, include: [`${name}/**/*.test.ts`], sequence: { groupOrder: 0 } },
      })),
      ...HEAVY.map((name) => ({
        extends: true as const,
        test: {
          name,
          include: [`${name}/**/*.test.ts`],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 1 },
        },
      })),
      {
        extends: true as const,
        test: {
          name: "e2e",
          include: ["e2e/**/*.test.ts"],
          globalSetup: ["./support/built-client.ts"],
          fileParallelism: false,
          maxWorkers: 1,
          testTimeout: 120_000,
          hookTimeout: 180_000,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
