// The thread that makes snapshots. It merges the last snapshot and the rows since, then proves the
// result: the same rows applied over it must change nothing, or no snapshot is made.

import { parentPort } from "node:worker_threads";
import * as Y from "yjs";
import type { LogReply, MergeRequest, Numbered } from "./log-messages.ts";

/** The v1 update of everything in `snapshot` and `tail`; throws when the proof fails. */
function merge(request: MergeRequest): Uint8Array {
  const source = new Y.Doc();
  replay(source, request);
  // Structs that can never be integrated (a hostile update that depends on itself) stay in the log alone.
  source.store.pendingStructs = null;
  source.store.pendingDs = null;
  const bytes = Y.encodeStateAsUpdate(source);
  source.destroy();

  const proof = new Y.Doc();
  Y.applyUpdate(proof, bytes);
  let changed = false;
  proof.on("update", () => (changed = true));
  replay(proof, request);
  proof.destroy();
  if (changed) throw new Error("the snapshot lacks what the logged updates hold");
  return bytes;
}

function replay(doc: Y.Doc, { snapshot, tail }: MergeRequest): void {
  doc.transact(() => {
    if (snapshot) Y.applyUpdate(doc, snapshot);
    for (const update of tail) Y.applyUpdate(doc, update);
  });
}

parentPort!.on("message", ({ n, body }: Numbered<MergeRequest>) => {
  let reply: LogReply;
  try {
    reply = { n, ok: true, value: merge(body) };
  } catch (error) {
    reply = { n, ok: false, message: (error as Error).message };
  }
  parentPort!.postMessage(reply);
});
