// Reads a project file in a thread of its own, one at a time, bounded in time and memory. A file that
// is too much for it is refused like any other that can't be used.

import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { ProblemError } from "../errors.ts";
import { createQueue } from "../queue.ts";
import type { ImportReply, ImportRequest } from "./import-messages.ts";

const MAX_SECONDS = 60;
const MAX_HEAP_MB = 1536;

export type ReadImport = (request: ImportRequest) => Promise<Extract<ImportReply, { kind: "read" }>>;

/** A reader for one server. It throws `bad-file` for files that can't be used. */
export function createImportReader(): ReadImport {
  const queue = createQueue();
  return (request) => queue.run(() => readInThread(request));
}

async function readInThread(request: ImportRequest) {
  const thread = new Worker(new URL("./import-thread.ts", import.meta.url), {
    workerData: request,
    resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB },
  });
  const deadline = AbortSignal.timeout(MAX_SECONDS * 1000);
  try {
    const [reply] = (await once(thread, "message", { signal: deadline })) as [ImportReply];
    if (reply.kind === "refused") throw new ProblemError("bad-file", reply.message);
    if (reply.kind === "failed") throw new Error(`a project file could not be read: ${reply.message}`);
    return reply;
  } catch (error) {
    if (deadline.aborted)
      throw new ProblemError("bad-file", `The file could not be read within ${MAX_SECONDS} seconds.`);
    if ((error as NodeJS.ErrnoException).code === "ERR_WORKER_OUT_OF_MEMORY") {
      throw new ProblemError("bad-file", "The file holds more than can be taken over at once.");
    }
    throw error;
  } finally {
    await thread.terminate();
  }
}
