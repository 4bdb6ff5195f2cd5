// The one error body of the HTTP interface (RFC 9457 `application/problem+json`) and its codes.
// A code is stable and what programs compare; `detail` is a sentence for people and may change.
// Unknown and forbidden are the same code, so that an answer never tells what exists.

import { z } from "zod";

export const PROBLEM_MEDIA_TYPE = "application/problem+json";

/** Every code with its status and title: the server's only mapping from an error to an answer. */
export const PROBLEMS = {
  "bad-request": { status: 400, title: "The request isn't valid" },
  "bad-file": { status: 422, title: "The file can't be used" },
  "edit-refused": { status: 422, title: "The change can't be made" },
  unauthenticated: { status: 401, title: "Sign in first" },
  "cross-site": { status: 403, title: "The request came from another site" },
  "invitation-needed": { status: 403, title: "Accounts are made by invitation" },
  "not-found": { status: 404, title: "Not found" },
  "method-not-allowed": { status: 405, title: "Method not allowed" },
  conflict: { status: 409, title: "The request doesn't fit what is there now" },
  "last-owner": { status: 409, title: "A project keeps an owner" },
  "content-changed": { status: 409, title: "The content isn't what was seen" },
  "too-large": { status: 413, title: "Too large" },
  "unsupported-type": { status: 415, title: "The type of file isn't supported" },
  "range-not-satisfiable": { status: 416, title: "The range lies outside of the file" },
  "too-many-requests": { status: 429, title: "Too many requests" },
  internal: { status: 500, title: "The server failed" },
  unavailable: { status: 503, title: "Not available now" },
} as const;

export type ProblemCode = keyof typeof PROBLEMS;
export const PROBLEM_CODES = Object.keys(PROBLEMS) as [ProblemCode, ...ProblemCode[]];

/** `type` is `about:blank#CODE`; `status` repeats the HTTP status. */
export const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.enum(PROBLEM_CODES),
    detail: z.string(),
  })
  .meta({ id: "Problem" });
export type Problem = z.infer<typeof Problem>;
