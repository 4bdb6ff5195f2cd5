// Projects as the list and the header show them. `documents` holds the ids under which `/sync`
// serves the project's Yjs documents; a document that the caller may not read is absent.

import { z } from "zod";
import { Role } from "./role.ts";

/** Opaque ids of projects and everything below them, as in paths. */
export const Id = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/, "must be an id");

/** One to 200 characters that aren't only white space; trimmed. */
export const ProjectName = z.string().trim().min(1, "a name is needed").max(200, "at most 200 characters");

export const ProjectDocuments = z.object({
  plan: z.string(),
  review: z.string(),
  /** Only for owners and members. */
  team: z.string().optional(),
});

export const ProjectSummary = z
  .object({
    id: z.string(),
    name: z.string(),
    role: Role,
    documents: ProjectDocuments,
    /** Milliseconds since 1970-01-01T00:00Z of the last change to the project's record. */
    updatedAt: z.int(),
    archived: z.boolean(),
    /** Whether it is the sample that somebody asked for. */
    sample: z.boolean(),
  })
  .meta({ id: "ProjectSummary" });
export type ProjectSummary = z.infer<typeof ProjectSummary>;

/** A project in the list: who is in it, and when its plan or review last changed. */
export const ProjectEntry = ProjectSummary.extend({
  people: z.array(z.object({ userId: z.string(), name: z.string() })),
  changedAt: z.int(),
}).meta({ id: "ProjectEntry" });
export type ProjectEntry = z.infer<typeof ProjectEntry>;

/** How far a plan is, from its inputs alone: no dates are computed for it. */
export const ProjectProgress = z
  .object({
    /** Tasks without children that aren't archived, and those of them that are done. */
    total: z.int(),
    done: z.int(),
    blocked: z.int(),
    /** The next deadline of a task that isn't done, `YYYY-MM-DDTHH:MM`. */
    deadline: z.object({ title: z.string(), at: z.string() }).nullable(),
  })
  .meta({ id: "ProjectProgress" });
export type ProjectProgress = z.infer<typeof ProjectProgress>;

export const ProjectList = z.object({ projects: z.array(ProjectEntry) }).meta({ id: "ProjectList" });
export type ProjectList = z.infer<typeof ProjectList>;

export const NewProject = z.object({ name: ProjectName }).meta({ id: "NewProject" });
export type NewProject = z.infer<typeof NewProject>;

/** `archived` puts the project away or brings it back: for its owners. */
export const ProjectPatch = z
  .object({ name: ProjectName.optional(), archived: z.boolean().optional() })
  .refine((patch) => patch.name !== undefined || patch.archived !== undefined, "nothing to change")
  .meta({ id: "ProjectPatch" });
export type ProjectPatch = z.infer<typeof ProjectPatch>;

export const EXPORT_FORMATS = ["mspdi", "csv", "json", "ics"] as const;
export const ExportFormat = z.enum(EXPORT_FORMATS);
export type ExportFormat = z.infer<typeof ExportFormat>;

/** Response header of an export: a JSON array of losses, with every character beyond ASCII escaped as `\uXXXX`. */
export const LOSSES_HEADER = "X-Entente-Losses";
