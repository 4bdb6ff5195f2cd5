// The commands that work on a store. While a server runs they go through it, otherwise they open the
// store themselves; the person at the command line sees no difference.

import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { text as readText } from "node:stream/consumers";
import { MAX_IMPORT_BYTES, type ImportReport } from "@entente/shared/http/import";
import type { ExportFormat } from "@entente/shared/http/project";
import type { Loss } from "@entente/shared/exchange/loss";
import { parseConfig } from "../config.ts";
import { sendCommand } from "../control/control-client.ts";
import { createLogger } from "../logger.ts";
import { restoreBackup, writeBackup } from "../storage/backup.ts";
import { VERSION } from "../version.ts";
import { UsageError } from "./usage-error.ts";

const print = (line: string) => void process.stdout.write(`${line}\n`);

/** What the commands use of the environment. Only a level that was asked for logs: one line says why something failed. */
function openEnvironment() {
  const config = parseConfig({ LOG_LEVEL: "silent", ...process.env });
  return { config, logger: createLogger(config.logLevel) };
}

/** `user add`: prints the new account's id. */
export async function addUser(email: string, name: string): Promise<void> {
  const { config, logger } = openEnvironment();
  const password = (await readText(process.stdin)).replace(/\r?\n$/, "");
  if (password === "") throw new UsageError("No password came on standard input.");
  const user = await sendCommand(config, logger, { command: "user add", email, name, password });
  print(user.id);
}

/** `import`: prints the new project's id and what was not taken over. */
export async function importFile(
  file: string,
  options: { readonly owner: string; readonly name?: string; readonly dryRun?: boolean; readonly json?: boolean },
): Promise<void> {
  const { config, logger } = openEnvironment();
  const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`${file} can't be read: ${error.code ?? error.message}`);
  });
  if (bytes.length > MAX_IMPORT_BYTES)
    throw new UsageError(`${file} has more than ${MAX_IMPORT_BYTES / 1024 / 1024} MB.`);
  const answer = await sendCommand(
    config,
    logger,
    {
      command: "import",
      owner: options.owner,
      fileName: basename(file),
      name: options.name ?? null,
      isDryRun: options.dryRun === true,
    },
    bytes,
  );
  if (options.json) return print(JSON.stringify(answer));
  if (answer.project) print(answer.project.id);
  printReport(answer.report, answer.project === null);
}

/** `export`: writes the file, and its losses to standard error. */
export async function exportFile(
  project: string,
  options: { readonly format: ExportFormat; readonly out?: string },
): Promise<void> {
  const { config, logger } = openEnvironment();
  const { text, losses } = await sendCommand(config, logger, { command: "export", project, format: options.format });
  if (options.out === undefined) process.stdout.write(text);
  else await writeFile(options.out, text);
  for (const line of lossLines(losses)) process.stderr.write(`${line}\n`);
}

/** `backup`: prints what is in it. */
export async function backup(file: string): Promise<void> {
  const { config, logger } = openEnvironment();
  const target = resolve(file);
  const snapshotFolder = await mkdtemp(join(dirname(target), ".entente-backup-")).catch(
    (error: NodeJS.ErrnoException) => {
      throw new UsageError(`${file} can't be written: ${error.code ?? error.message}`);
    },
  );
  try {
    await sendCommand(config, logger, { command: "snapshot", folder: snapshotFolder });
    const { files, bytes } = await writeBackup(target, {
      snapshotFolder,
      dataDir: config.dataDir,
      version: VERSION,
      now: Date.now(),
    });
    print(`${files} files, ${bytes} bytes`);
  } finally {
    await rm(snapshotFolder, { recursive: true, force: true });
  }
}

/** `restore`: refuses a folder that holds anything. */
export async function restore(file: string): Promise<void> {
  const { config } = openEnvironment();
  const { files, bytes } = await restoreBackup(resolve(file), config.dataDir);
  print(`${files} files, ${bytes} bytes`);
}

function printReport(report: ImportReport, isDryRun: boolean): void {
  const { name, format, tasks, dependencies, columns, people, labels, checklistItems, calendars } = report;
  print(
    `${isDryRun ? "Would import" : "Imported"} "${name}" (${format}): ${tasks} tasks, ${dependencies} dependencies, ${columns} columns, ` +
      `${people} people, ${labels} labels, ${checklistItems} checklist items, ${calendars} calendars`,
  );
  for (const line of lossLines(report.losses)) print(line);
  for (const warning of report.warnings) print(`note: ${warning.message}`);
}

function lossLines(losses: readonly Loss[]): string[] {
  return losses.map(({ what, count, why, examples }) => {
    const shown = examples.length > 0 ? ` (${examples.join("; ")})` : "";
    return `not taken over: ${count} ${what}: ${why}${shown}`;
  });
}
