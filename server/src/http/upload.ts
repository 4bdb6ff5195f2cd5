// Reads a multipart form with one file as a stream, so that no upload lies in memory whole and the
// size counts while it arrives. Text fields may come before or after the file. A sender that goes
// away, or a form that is broken, ends the file's stream with an error, whatever the parser does.

import type { IncomingMessage } from "node:http";
import { PassThrough, type Readable } from "node:stream";
import { Busboy, type BusboyInstance } from "@fastify/busboy";
import { ProblemError } from "../errors.ts";

const MAX_FIELD_BYTES = 4096;
const MAX_FIELDS = 8;

export interface Upload<T> {
  readonly file: T;
  /** As the sender calls it, without folders. */
  readonly fileName: string;
  readonly fields: ReadonlyMap<string, string>;
}

export interface UploadRequest {
  readonly req: { readonly raw: Request };
  readonly env: { readonly incoming: IncomingMessage };
}

/**
 * Reads the form of a request; `take` consumes the part named `file`. What `take` throws is thrown. When the form turns
 * out broken after `take` is done, `undo` takes its result back.
 */
export async function readUpload<T>(
  { req: { raw: request }, env: { incoming } }: UploadRequest,
  take: (stream: Readable) => Promise<T>,
  undo: (taken: T) => Promise<void> = async () => undefined,
): Promise<Upload<T>> {
  const parser = createParser(request);
  const fields = new Map<string, string>();
  const ended = new AbortController();
  let part: { readonly stream: PassThrough; readonly fileName: string; readonly taken: Promise<T> } | null = null;
  let isCut = false;

  parser.on("field", (name, value, _isNameCut, isValueCut) => {
    if (isValueCut) isCut = true;
    else fields.set(name, value);
  });
  parser.on("file", (name, source, fileName) => {
    // The parser's own stream reports a broken form by an event alone, and that to nobody once its reader has left.
    source.on("error", (error) => part?.stream.destroy(error));
    if (name !== "file" || part) return void source.resume();
    const stream = new PassThrough();
    stream.on("error", () => undefined);
    stream.on("close", () => source.resume());
    source.pipe(stream);
    const taken = take(stream);
    part = { stream, fileName: fileName ?? "", taken };
    taken.catch((error: unknown) => ended.abort(error));
  });

  const broken = await feed(request, incoming, parser, ended.signal);
  const found = part as { stream: PassThrough; fileName: string; taken: Promise<T> } | null;
  if (ended.signal.aborted) throw ended.signal.reason;
  if (broken) {
    found?.stream.destroy(broken);
    await found?.taken.then(undo, () => undefined);
    throw new ProblemError("bad-request", "The upload broke off or isn't a proper form.");
  }
  if (!found) throw new ProblemError("bad-request", "The form has no part named file.");
  const file = await found.taken;
  if (!isCut) return { file, fileName: found.fileName, fields };
  await undo(file);
  throw new ProblemError("bad-request", "A field of the form is too long.");
}

function createParser({ headers, body }: Request): BusboyInstance {
  const contentType = headers.get("content-type") ?? "";
  if (!/^multipart\/form-data\s*;.*boundary=/i.test(contentType) || !body) {
    throw new ProblemError("bad-request", "A multipart/form-data body with a part named file is needed.");
  }
  try {
    return new Busboy({
      headers: { "content-type": contentType },
      limits: { fieldSize: MAX_FIELD_BYTES, fields: MAX_FIELDS, files: 2, headerPairs: 32 },
    });
  } catch {
    throw new ProblemError("bad-request", "The form can't be read.");
  }
}

/** Passes the body to the parser until both are done; gives the error that ended it early, or null. Stops at once when `ended` aborts. */
async function feed(
  request: Request,
  incoming: IncomingMessage,
  parser: BusboyInstance,
  ended: AbortSignal,
): Promise<Error | null> {
  const reader = request.body!.getReader();
  const finished = new Promise<void>((resolve) => parser.once("finish", resolve));
  const stopped = new Promise<never>((_resolve, reject) => {
    parser.on("error", reject);
    ended.addEventListener("abort", () => reject(new Error("the file was refused")));
    incoming.once("close", () => {
      if (!incoming.complete) reject(new Error("the sender went away"));
    });
  });
  try {
    for (;;) {
      const { done, value } = await Promise.race([reader.read(), stopped]);
      if (done) break;
      await Promise.race([new Promise<void>((written) => parser.write(value, () => written())), stopped]);
    }
    parser.end();
    await Promise.race([finished, stopped]);
    return null;
  } catch (error) {
    reader.cancel().catch(() => undefined);
    return error instanceof Error ? error : new Error(String(error));
  }
}
