// `npm run check`: types of every package, lint, format and the architecture tests, two at a time.
// Prints one line per step with its time, then what the failed ones said; exits non-zero when any
// failed. Changes no file.

import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { ROOT } from "../support/paths.ts";

interface Step {
  readonly name: string;
  readonly command: readonly [bin: string, ...args: string[]];
}

interface Outcome {
  readonly step: Step;
  readonly isOk: boolean;
  readonly output: string;
}

const STEPS: readonly Step[] = [
  { name: "types: client", command: ["vue-tsc", "-p", "client"] },
  { name: "types: server", command: ["tsc", "-p", "server"] },
  { name: "types: test", command: ["tsc", "-p", "test"] },
  { name: "types: shared", command: ["tsc", "-p", "shared"] },
  { name: "lint", command: ["oxlint", "--deny-warnings"] },
  { name: "format", command: ["oxfmt", "--check", "client", "server", "shared", "test"] },
  {
    name: "import rules",
    command: ["vitest", "run", "--root", "test", "--project", "architecture", "--reporter", "dot"],
  },
];

const queue = [...STEPS];
const outcomes: Outcome[] = [];
await Promise.all(Array.from({ length: Math.min(2, availableParallelism()) }, work));

for (const { step, output } of outcomes.filter((outcome) => !outcome.isOk)) {
  console.log(`\n── ${step.name} ──\n${output.trimEnd()}`);
}
const failed = outcomes.filter((outcome) => !outcome.isOk).length;
console.log(failed === 0 ? "\nAll checks pass." : `\n${failed} of ${STEPS.length} checks fail.`);
process.exit(failed === 0 ? 0 : 1);

async function work(): Promise<void> {
  for (let step = queue.shift(); step; step = queue.shift()) {
    const start = performance.now();
    const outcome = await run(step);
    outcomes.push(outcome);
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    console.log(`${outcome.isOk ? "ok  " : "FAIL"} ${step.name.padEnd(14)} ${seconds.padStart(6)} s`);
  }
}

async function run(step: Step): Promise<Outcome> {
  const [name, ...args] = step.command;
  const bin = join(ROOT, "node_modules", ".bin", name);
  if (!existsSync(bin)) return { step, isOk: false, output: `${name} is not installed.` };
  const child = spawn(bin, args, { cwd: ROOT, stdio: ["ignore", "pipe", "pipe"], shell: process.platform === "win32" });
  const output: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => output.push(chunk));
  child.stderr.on("data", (chunk: Buffer) => output.push(chunk));
  const code = await new Promise<number | null>((done, fail) => {
    child.once("error", fail);
    child.once("close", done);
  });
  return { step, isOk: code === 0, output: Buffer.concat(output).toString() };
}
