// `npm run bench -- NAME …`: runs test/bench/NAME.ts (all of them without a name), one after another,
// each in a process of its own. What they print goes through as it is; a table of every measurement
// closes the run. Exits non-zero when a benchmark breaks or a name is unknown; a figure that falls
// short is told, not failed, since it depends on the machine.

import { spawn } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { parseMeasurement, type Measurement } from "../support/measurement.ts";
import { ROOT } from "../support/paths.ts";

const FOLDER = join(ROOT, "test", "bench");

const known = readdirSync(FOLDER)
  .filter((name) => name.endsWith(".ts"))
  .map((name) => name.slice(0, -".ts".length))
  .toSorted();
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !known.includes(name));
if (unknown.length > 0) {
  console.error(`No benchmark is called ${unknown.join(", ")}. There are: ${known.join(", ")}.`);
  process.exit(2);
}

const measurements: Measurement[] = [];
const broken: string[] = [];
for (const name of asked.length > 0 ? asked : known) {
  if (!(await run(name))) broken.push(name);
}
printTable(measurements);
if (broken.length > 0) console.error(`Broken off: ${broken.join(", ")}.`);
process.exit(broken.length > 0 ? 1 : 0);

/** Runs one benchmark; resolves whether it went through and measured something. */
async function run(name: string): Promise<boolean> {
  const child = spawn(process.execPath, ["--expose-gc", join(FOLDER, `${name}.ts`)], {
    cwd: ROOT,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const before = measurements.length;
  createInterface(child.stdout).on("line", (line) => {
    console.log(line);
    const measurement = parseMeasurement(line);
    if (measurement) measurements.push(measurement);
  });
  const code = await new Promise<number | null>((done, fail) => {
    child.once("error", fail);
    child.once("close", done);
  });
  return code === 0 && measurements.length > before;
}

function printTable(rows: readonly Measurement[]): void {
  const cells = rows.map((row) => [
    row.bench,
    row.what,
    `${format(row.value)} ${row.unit}`,
    row.ratio === null ? "" : `${format(row.ratio)} × ${row.comparison ?? ""}`,
    row.must ?? "",
    row.ok === null ? "" : row.ok ? "ok" : "FALLS SHORT",
  ]);
  const table = [["bench", "what", "value", "ratio", "must", ""], ...cells];
  const widths = table[0]!.map((_, column) => Math.max(...table.map((row) => row[column]!.length)));
  console.log();
  for (const row of table)
    console.log(
      row
        .map((cell, column) => cell.padEnd(widths[column]!))
        .join("  ")
        .trimEnd(),
    );
}

function format(value: number): string {
  return value >= 1000 ? Math.round(value).toLocaleString("en") : String(Number(value.toPrecision(3)));
}
