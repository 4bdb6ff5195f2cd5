// The one mapping from what is thrown to what is answered. A `ProblemError` says its code; refused
// edits and unreadable files are known by name; everything else is logged and answered as `internal`,
// without a word about the inside.

import { EditRefused } from "@entente/shared/doc/edit-refused";
import { ExchangeError } from "@entente/shared/exchange/exchange-error";
import { PROBLEM_MEDIA_TYPE, PROBLEMS, type Problem, type ProblemCode } from "@entente/shared/http/problem";
import { HTTPException } from "hono/http-exception";
import { BlobTooLargeError } from "./storage/blobs.ts";

/** Thrown by routes and commands to answer a problem; `detail` is shown to the caller. */
export class ProblemError extends Error {
  readonly code: ProblemCode;

  constructor(code: ProblemCode, detail: string) {
    super(detail);
    this.code = code;
  }
}

/** The answer for whatever doesn't exist or isn't for the caller. */
export function notFound(): ProblemError {
  return new ProblemError("not-found", "There is nothing here, or nothing for you.");
}

/** The body of a problem. */
export function problemBody(code: ProblemCode, detail: string): Problem {
  return { type: `about:blank#${code}`, ...PROBLEMS[code], code, detail };
}

/** The answer of a problem. */
export function problemResponse(code: ProblemCode, detail: string): Response {
  const headers = new Headers({ "Content-Type": PROBLEM_MEDIA_TYPE, "Cache-Control": "no-store" });
  // The rest of such a body is never read, so the connection can carry no other request.
  if (code === "too-large") headers.set("Connection", "close");
  return new Response(JSON.stringify(problemBody(code, detail)), { status: PROBLEMS[code].status, headers });
}

/** What `error` is to the caller; null when it is the server's own fault. */
export function problemOf(error: unknown): { readonly code: ProblemCode; readonly detail: string } | null {
  if (error instanceof ProblemError) return { code: error.code, detail: error.message };
  if (error instanceof EditRefused) return { code: codeOfRefusal(error.code), detail: error.message };
  if (error instanceof ExchangeError) return { code: "bad-file", detail: error.message };
  if (error instanceof BlobTooLargeError) return { code: "too-large", detail: "The file is too large." };
  if (error instanceof HTTPException && error.status < 500) {
    return { code: "bad-request", detail: error.message || "The request can't be read." };
  }
  return null;
}

function codeOfRefusal(code: string): ProblemCode {
  if (code === "content-changed") return "content-changed";
  return code.startsWith("unknown-") ? "not-found" : "edit-refused";
}
