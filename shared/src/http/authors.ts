// Who made the edits of a plan since a moment: the document itself holds only replica numbers, which a
// client turns into names with this.

import { z } from "zod";

export const AuthorsQuery = z.object({
  /** Milliseconds since 1970-01-01T00:00Z. */
  since: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER),
});

export const AuthorList = z
  .object({
    /** Of replica `client`, the edits with `from` ≤ clock < `to`. */
    authors: z.array(z.object({ client: z.int(), from: z.int(), to: z.int(), userId: z.string(), name: z.string() })),
  })
  .meta({ id: "AuthorList" });
export type AuthorList = z.infer<typeof AuthorList>;
export type AuthoredRange = AuthorList["authors"][number];
