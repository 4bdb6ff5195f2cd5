// What an import took over and what it could not: counts, losses with their reasons, and what was
// mended. The same report answers a dry run (then `project` is null and nothing was written).

import { z } from "zod";
import { ProjectSummary } from "./project.ts";

/** Something a format holds that isn't taken over: `count` of them, `why`, and a few of their names. */
export const Loss = z
  .object({ what: z.string(), count: z.int(), why: z.string(), examples: z.array(z.string()) })
  .meta({ id: "Loss" });
export type Loss = z.infer<typeof Loss>;

export const ImportWarning = z
  .object({ code: z.string(), message: z.string(), ids: z.array(z.string()) })
  .meta({ id: "ImportWarning" });
export type ImportWarning = z.infer<typeof ImportWarning>;

export const ImportReport = z
  .object({
    format: z.string(),
    name: z.string(),
    tasks: z.int(),
    dependencies: z.int(),
    columns: z.int(),
    people: z.int(),
    labels: z.int(),
    checklistItems: z.int(),
    calendars: z.int(),
    losses: z.array(Loss),
    warnings: z.array(ImportWarning),
  })
  .meta({ id: "ImportReport" });
export type ImportReport = z.infer<typeof ImportReport>;

export const ImportAnswer = z
  .object({ project: ProjectSummary.nullable(), report: ImportReport })
  .meta({ id: "ImportAnswer" });
export type ImportAnswer = z.infer<typeof ImportAnswer>;

/** Bytes of a project file at most. */
export const MAX_IMPORT_BYTES = 64 * 1024 * 1024;
