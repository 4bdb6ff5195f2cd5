// What a large document costs the server once its room is open: everything that stays after a garbage
// collection, on the heap and beside it. In a process of its own, so that nothing else is counted.

import * as Y from "yjs";
import { startSyncServer } from "../../sync/support/sync-server.ts";
import { largePlanUpdate } from "./large-plan.ts";

export interface RoomMemory {
  readonly roomBytes: number;
  /** The document as one v1 update. */
  readonly encodedBytes: number;
}

async function used(): Promise<number> {
  // Buffers that one collection lets go of are given back by the next.
  for (let round = 0; round < 4; round++) {
    globalThis.gc!();
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** Stores the documents and forgets what making them took; returns the encoded size of the large one. */
async function store(tasks: number): Promise<number> {
  const update = largePlanUpdate(tasks);
  const empty = Y.encodeStateAsUpdate(new Y.Doc());
  await server.sync.documents.create(
    [
      { id: "small", update: empty },
      { id: "large", update },
    ],
    "user:bench",
  );
  await server.log.compact("large");
  return update.byteLength;
}

const server = await startSyncServer();
const encodedBytes = await store(Number(process.argv[2]));
// What any room brings along, code above all, is no part of the large one.
await server.sync.documents.read("small", () => undefined);
const before = await used();
await server.sync.documents.read("large", () => undefined);
const roomBytes = (await used()) - before;
process.on("disconnect", () => void server.stop().then(() => process.exit(0)));
process.send!({ roomBytes, encodedBytes } satisfies RoomMemory);
