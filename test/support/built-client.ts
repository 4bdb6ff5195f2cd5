// Runs once before the browser tests: they need the client as a user gets it, so it is built when
// its sources changed.

import { buildClientWhenStale } from "../../server/scripts/build-client.ts";

/** Vitest's global set-up: resolves when `client/dist` is current. */
export async function setup(): Promise<void> {
  await buildClientWhenStale((line) => console.log(line));
}
