// A program of the project run to its end by the Node that runs the tests, as a user would run it.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { ROOT } from "./paths.ts";

export interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the file `path` below the root with `env` over the tests' own environment; resolves once it ended. */
export async function runProgram(
  path: string,
  env: Readonly<Record<string, string>>,
  args: readonly string[] = [],
  input = "",
): Promise<Outcome> {
  const child = spawn(process.execPath, [join(ROOT, path), ...args], {
    env: { ...process.env, ...env },
    stdio: ["pipe", "pipe", "pipe"],
  });
  child.stdin.end(input);
  const [out, err, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, "close") as Promise<[number | null]>,
  ]);
  return { code, out, err };
}
