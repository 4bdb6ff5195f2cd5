// Imports a project file as a project of its own, or says in a dry run what that would take over and
// lose. Either everything is made or nothing.

import type { User } from "@entente/shared/http/account";
import type { ImportReport } from "@entente/shared/http/import";
import { ProjectName } from "@entente/shared/http/project";
import type { ProjectAccess } from "../access/project-access.ts";
import type { Services } from "../services.ts";
import { createProject } from "./create-project.ts";
import type { ReadImport } from "./read-import.ts";

export interface ImportInput {
  readonly bytes: Uint8Array;
  readonly fileName: string;
  readonly name: string | null;
  readonly isDryRun: boolean;
}

/** Throws `bad-file` with the reason when the file can't be used. */
export async function importProject(
  parts: Pick<Services, "database" | "documents" | "now">,
  readImport: ReadImport,
  user: User,
  { bytes, fileName, name, isDryRun }: ImportInput,
): Promise<{ readonly project: ProjectAccess | null; readonly report: ImportReport }> {
  const { report, update } = await readImport({ bytes, fileName, name, user: isDryRun ? null : user });
  if (!update) return { project: null, report };
  // A file may call its project anything; the list shows at least something.
  const shown = ProjectName.safeParse(report.name.slice(0, 200)).data ?? fileName.slice(0, 200);
  return { project: await createProject(parts, user, shown, update), report };
}
