// What `npm start` runs: builds the client when its sources changed since the last build, then starts
// the server in this process. A build that fails stops the start.

import { buildClientWhenStale } from "./build-client.ts";

const PARENT_CHECK_MS = 500;

// A signal to npm or pnpm may end them without reaching this process: whose parent is gone stops in good order.
const parent = process.ppid;
const watch = setInterval(() => {
  if (process.ppid === parent) return;
  clearInterval(watch);
  process.kill(process.pid, "SIGTERM");
}, PARENT_CHECK_MS);
watch.unref();

try {
  await buildClientWhenStale((line) => process.stderr.write(`${line}\n`));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
await import("../src/server.ts");
