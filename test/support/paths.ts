// Where things lie, seen from a test: the repository's root, the client that was built, and the real
// project data that is kept beside the repository. Reads the environment, writes nothing.

import { existsSync } from "node:fs";
import { join, resolve } from "node:path";

/** The repository's root folder. */
export const ROOT = resolve(import.meta.dirname, "../..");

/** The folder of real plans and boards (`ENTENTE_DATA`, else ../shared/data beside the repository), or null when it is absent. */
export const DATA = findData();

function findData(): string | null {
  const folder = resolve(ROOT, process.env.ENTENTE_DATA ?? "../shared/data");
  return existsSync(join(folder, "manifest.json")) ? folder : null;
}
