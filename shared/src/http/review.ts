// The commands that change a project's review. The server runs them on the Yjs review document on
// behalf of the signed-in person; answers carry ids only, because the document itself arrives live.

import { z } from "zod";
import { Id } from "./project.ts";
import { Role } from "./role.ts";

/** Bytes of an uploaded prototype at most. */
export const MAX_PROTOTYPE_BYTES = 25 * 1024 * 1024;

export const FrameTitle = z.string().trim().min(1, "a title is needed").max(200, "at most 200 characters");
export const CommentText = z.string().trim().min(1, "a text is needed").max(10_000, "at most 10,000 characters");

export const Sha256 = z.string().regex(/^[0-9a-f]{64}$/, "must be 64 hexadecimal digits");

export const CreatedVersion = z.object({ frame: z.string(), version: z.string() }).meta({ id: "CreatedVersion" });
export type CreatedVersion = z.infer<typeof CreatedVersion>;

export const FramePatch = z
  .object({ title: FrameTitle.optional(), archived: z.boolean().optional() })
  .refine((patch) => patch.title !== undefined || patch.archived !== undefined, "nothing to change")
  .meta({ id: "FramePatch" });
export type FramePatch = z.infer<typeof FramePatch>;

const Coordinate = z.number().min(-1e6).max(1e6);

/** Where frames stand on the overview; null gives one back to the overview's own order. */
export const FramePlaces = z
  .object({
    places: z
      .array(z.object({ frame: Id, place: z.object({ x: Coordinate, y: Coordinate }).nullable() }))
      .min(1)
      .max(5_000),
  })
  .meta({ id: "FramePlaces" });
export type FramePlaces = z.infer<typeof FramePlaces>;

/** Somebody in the project as everyone inside may know them. */
export const ProjectPerson = z
  .object({ userId: z.string(), name: z.string(), role: Role })
  .meta({ id: "ProjectPerson" });
export type ProjectPerson = z.infer<typeof ProjectPerson>;

export const PeopleList = z.object({ people: z.array(ProjectPerson) }).meta({ id: "PeopleList" });
export type PeopleList = z.infer<typeof PeopleList>;

/** Shares of the picture's width and height, 0 to 1, on a 1-based page of a PDF; 1 for pictures. */
const pinPlace = { x: z.number().min(0).max(1), y: z.number().min(0).max(1), page: z.int().min(1).max(10_000) };

export const ThreadPlace = z.object(pinPlace).meta({ id: "ThreadPlace" });
export type ThreadPlace = z.infer<typeof ThreadPlace>;

export const ThreadTask = z.object({ task: Id.nullable() }).meta({ id: "ThreadTask" });
export type ThreadTask = z.infer<typeof ThreadTask>;

export const NewThread = z
  .object({
    version: Id,
    ...pinPlace,
    text: CommentText,
  })
  .meta({ id: "NewThread" });
export type NewThread = z.infer<typeof NewThread>;

export const CreatedThread = z.object({ thread: z.string() }).meta({ id: "CreatedThread" });
export type CreatedThread = z.infer<typeof CreatedThread>;

export const NewComment = z.object({ text: CommentText }).meta({ id: "NewComment" });
export type NewComment = z.infer<typeof NewComment>;

export const CreatedComment = z.object({ comment: z.string() }).meta({ id: "CreatedComment" });
export type CreatedComment = z.infer<typeof CreatedComment>;

export const NewDecision = z
  .object({
    outcome: z.enum(["approved", "changes-requested"]),
    note: z.string().trim().max(10_000, "at most 10,000 characters").default(""),
    /** The hash of the content that was seen; 409 when the version has another. */
    sha256: Sha256,
  })
  .meta({ id: "NewDecision" });
export type NewDecision = z.input<typeof NewDecision>;

export const CreatedDecision = z.object({ decision: z.string() }).meta({ id: "CreatedDecision" });
export type CreatedDecision = z.infer<typeof CreatedDecision>;
