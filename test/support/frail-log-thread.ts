// The update log's own thread, which dies or stalls as long as a file beside its database asks for it:
// what a crash of the runtime, a native fault or a disk that takes its time would do.

import { existsSync, rmSync } from "node:fs";
import { workerData } from "node:worker_threads";
import "@entente/server/storage/log-worker";

const { path } = workerData as { path: string };
/** The death of one thread; every one dies, or does nothing, while the file stands. */
const [once, always, stall] = [`${path}.die`, `${path}.die-always`, `${path}.stall`];
const clock = new Int32Array(new SharedArrayBuffer(4));

if (existsSync(always)) process.exit(1);
setInterval(() => {
  while (existsSync(stall)) Atomics.wait(clock, 0, 0, 5);
  if (!existsSync(once) && !existsSync(always)) return;
  rmSync(once, { force: true });
  process.exit(1);
}, 5);
