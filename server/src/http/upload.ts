// Reads a multipart form with one file as a stream, so that no upload lies in memory whole and the
// size counts while it arrives. Text fields may come before or after the file.

import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream } from "node:stream/web";
import { Busboy } from "@fastify/busboy";
import { ProblemError } from "../errors.ts";

const MAX_FIELD_BYTES = 4096;
const MAX_FIELDS = 8;

export interface Upload<T> {
  readonly file: T;
  /** As the sender calls it, without folders. */
  readonly fileName: string;
  readonly fields: ReadonlyMap<string, string>;
}

/**
 * Reads the form of `request`; `take` consumes the part named `file`. What `take` throws is thrown. When the form turns
 * out broken after `take` is done, `undo` takes its result back.
 */
export async function readUpload<T>(
  request: Request,
  take: (stream: Readable) => Promise<T>,
  undo: (taken: T) => Promise<void> = async () => undefined,
): Promise<Upload<T>> {
  const contentType = request.headers.get("content-type") ?? "";
  if (!/^multipart\/form-data\s*;.*boundary=/i.test(contentType) || !request.body) {
    throw new ProblemError("bad-request", "A multipart/form-data body with a part named file is needed.");
  }
  const parser = createParser(contentType);
  const source = Readable.fromWeb(request.body as ReadableStream);
  const fields = new Map<string, string>();
  let fileName = "";
  let taking: Promise<{ taken: T } | { failure: unknown }> | null = null;
  let isIncomplete = false;

  parser.on("field", (name, value, _nameTruncated, valueTruncated) => {
    if (valueTruncated) isIncomplete = true;
    else fields.set(name, value);
  });
  parser.on("file", (name, stream, givenName) => {
    if (name !== "file" || taking) return void stream.resume();
    fileName = givenName ?? "";
    // The parser leaves the file waiting for ever when the sender goes away.
    source.once("error", (error) => stream.destroy(error));
    source.once("close", () => {
      if (!source.readableEnded) stream.destroy(new Error("the sender went away"));
    });
    taking = take(stream).then(
      (taken) => ({ taken }),
      (failure: unknown) => {
        source.destroy(new Error("the file was refused"));
        return { failure };
      },
    );
  });

  const broken = await pipeline(source, parser).then(
    () => null,
    (error: unknown) => error,
  );
  const outcome = await (taking as Promise<{ taken: T } | { failure: unknown }> | null);
  if (outcome && "failure" in outcome && !(broken && isSenderGone(outcome.failure))) throw outcome.failure;
  if (outcome && "taken" in outcome) {
    if (!broken && !isIncomplete) return { file: outcome.taken, fileName, fields };
    await undo(outcome.taken);
  }
  if (broken) throw new ProblemError("bad-request", "The upload broke off or isn't a proper form.");
  throw new ProblemError("bad-request", outcome ? "A field of the form is too long." : "The form has no part named file.");
}

function createParser(contentType: string) {
  try {
    return new Busboy({
      headers: { "content-type": contentType },
      limits: { fieldSize: MAX_FIELD_BYTES, fields: MAX_FIELDS, files: 2, headerPairs: 32 },
    });
  } catch {
    throw new ProblemError("bad-request", "The form can't be read.");
  }
}

function isSenderGone(failure: unknown): boolean {
  return failure instanceof Error && !(failure instanceof ProblemError) && failure.message === "the sender went away";
}
