// The commands that work on a store, whether a server has it open or the command line itself. They
// are typed, so that both sides of the door agree; what a person got wrong is a `ProblemError`.

import { join } from "node:path";
import { sql } from "kysely";
import { MAX_PASSWORD_LENGTH, MIN_PASSWORD_LENGTH, type User } from "@entente/shared/http/account";
import type { ImportReport } from "@entente/shared/http/import";
import type { ExportFormat } from "@entente/shared/http/project";
import type { Loss } from "@entente/shared/exchange/loss";
import { ProblemError } from "../errors.ts";
import { exportPlan } from "../projects/export-project.ts";
import { importProject } from "../projects/import-project.ts";
import type { ReadImport } from "../projects/read-import.ts";
import type { Services } from "../services.ts";
import type { UpdateLog } from "../storage/update-log.ts";

export interface Commands {
  "user add": { readonly input: { email: string; name: string; password: string }; readonly result: User };
  import: {
    readonly input: { owner: string; fileName: string; name: string | null; isDryRun: boolean };
    readonly result: { project: { id: string; name: string } | null; report: ImportReport };
  };
  export: {
    readonly input: { project: string; format: ExportFormat };
    readonly result: { fileName: string; text: string; losses: readonly Loss[] };
  };
  /** Copies both databases into an empty folder: entente.db first, so that every project in it has its documents in the other. */
  snapshot: { readonly input: { folder: string }; readonly result: { files: readonly string[] } };
}

export type CommandName = keyof Commands;
export type Command = { [Name in CommandName]: { readonly command: Name } & Commands[Name]["input"] }[CommandName];

export interface CommandParts {
  readonly services: Services;
  readonly log: UpdateLog;
  readonly readImport: ReadImport;
}

/** Runs a command; `bytes` is the file of an import. */
export async function runCommand(
  parts: CommandParts,
  command: Command,
  bytes: Uint8Array,
): Promise<Commands[CommandName]["result"]> {
  const { accounts, database } = parts.services;
  switch (command.command) {
    case "user add": {
      const { email, name, password } = command;
      if (password.length < MIN_PASSWORD_LENGTH || password.length > MAX_PASSWORD_LENGTH) {
        throw new ProblemError(
          "bad-request",
          `A password has ${MIN_PASSWORD_LENGTH} to ${MAX_PASSWORD_LENGTH} characters.`,
        );
      }
      return accounts.create({ email, name, password });
    }
    case "import": {
      const user = await accounts.userByEmail(command.owner);
      if (!user) throw new ProblemError("not-found", `Nobody has an account under ${command.owner}.`);
      const { project, report } = await importProject(parts.services, parts.readImport, user, { ...command, bytes });
      return { project: project && { id: project.id, name: project.name }, report };
    }
    case "export": {
      const plan = await database
        .selectFrom("documents")
        .select("id")
        .where("project_id", "=", command.project)
        .where("kind", "=", "plan")
        .executeTakeFirst();
      if (!plan) throw new ProblemError("not-found", `There is no project ${command.project}.`);
      const { fileName, text, losses } = await exportPlan(parts.services, plan.id, command.format);
      return { fileName, text, losses };
    }
    case "snapshot": {
      const files = ["entente.db", "updates.db"];
      await sql`vacuum into ${join(command.folder, "entente.db")}`.execute(database);
      await parts.log.backup(join(command.folder, "updates.db"));
      return { files };
    }
  }
}
