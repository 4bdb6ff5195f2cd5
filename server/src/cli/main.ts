// The command line. Exit codes: 0 done, 1 failed, 2 bad usage or bad input; on 1 and 2 one line on
// standard error says why. Results go to standard output, so that scripts can use them.

import { Command, CommanderError, InvalidArgumentError, Option } from "commander";
import { EXPORT_FORMATS, type ExportFormat } from "@entente/shared/http/project";
import { ConfigError } from "../config.ts";
import { CommandError } from "../control/control-client.ts";
import { BackupError } from "../storage/backup.ts";
import { VERSION } from "../version.ts";
import { UsageError } from "./usage-error.ts";

// Each command is loaded when it is called: `schedule` needs no store, and a start costs what it uses.
const program = new Command("entente")
  .description("Entente's command line: accounts, project files, backups")
  .version(VERSION)
  .exitOverride()
  .configureOutput({
    outputError: (text, write) =>
      write(
        `${text
          .replace(/^error: /, "")
          .trim()
          .replace(/\s*\n\s*/g, " ")}\n`,
      ),
  })
  .showHelpAfterError(false);

program
  .command("user")
  .description("accounts")
  .command("add")
  .description("make an account, without an invitation")
  .argument("<email>", "e-mail address", parseEmail)
  .requiredOption("--name <name>", "the person's name", parseName)
  .requiredOption("--password-stdin", "read the password from standard input")
  .action(async (email: string, options: { name: string }) => {
    const { addUser } = await import("./store-commands.ts");
    await addUser(email, options.name);
  });

program
  .command("import")
  .description("import a project file")
  .argument("<file>", "Microsoft Project XML, Trello JSON, Entente JSON or CSV")
  .requiredOption("--owner <email>", "who owns the new project", parseEmail)
  .option("--name <name>", "call it so instead of as the file says", parseName)
  .option("--dry-run", "say what would be taken over and lost, and write nothing")
  .option("--json", "print the whole report as JSON")
  .action(async (file: string, options: { owner: string; name?: string; dryRun?: boolean; json?: boolean }) => {
    const { importFile } = await import("./store-commands.ts");
    await importFile(file, options);
  });

program
  .command("schedule")
  .description("compute the dates of a Microsoft Project XML file; touches no store")
  .argument("<file>")
  .option("--json", "print JSON")
  .action(async (file: string, options: { json?: boolean }) => {
    const { runSchedule } = await import("./schedule.ts");
    process.exitCode = await runSchedule(file, { json: options.json === true });
  });

program
  .command("export")
  .description("write a project's plan as a file")
  .argument("<project>", "the project's id")
  .addOption(new Option("--format <format>", "format of the file").choices([...EXPORT_FORMATS]).makeOptionMandatory())
  .option("--out <file>", "the file to write, instead of standard output")
  .action(async (project: string, options: { format: ExportFormat; out?: string }) => {
    const { exportFile } = await import("./store-commands.ts");
    await exportFile(project, options);
  });

program
  .command("backup")
  .description("write a consistent copy of everything to one file, while the server runs or not")
  .argument("<file>")
  .action(async (file: string) => {
    const { backup } = await import("./store-commands.ts");
    await backup(file);
  });

program
  .command("restore")
  .description("unpack a backup into an empty DATA_DIR")
  .argument("<file>")
  .action(async (file: string) => {
    const { restore } = await import("./store-commands.ts");
    await restore(file);
  });

function parseEmail(text: string): string {
  if (!/^[^\s@]+@[^\s@]+$/.test(text)) throw new InvalidArgumentError("It isn't an e-mail address.");
  return text.toLowerCase();
}

function parseName(text: string): string {
  const name = text.trim();
  if (name === "" || name.length > 100) throw new InvalidArgumentError("A name has 1 to 100 characters.");
  return name;
}

/** The exit code of a failure, once its line is on standard error. */
function report(error: unknown): number {
  // Commander has written its own line already.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(`${message.replace(/\s*\n\s*/g, " ")}\n`);
  if (error instanceof CommandError) return error.isInput ? 2 : 1;
  return error instanceof UsageError || error instanceof ConfigError || error instanceof BackupError ? 2 : 1;
}

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = report(error);
}
