// Tells the server of a sign-out that was made on this device without a network, which ends the
// session there. Comes only where there is one to tell.

import { ApiProblem, request } from "../api/client.ts";
import { owesSignOut, writeSignOut } from "./remembered.ts";

const TELL_AGAIN_MS = 3_000;

/** Resolves when no sign-out is owed any more; throws ApiProblem when the server can't be reached. */
export async function tellSignOut(): Promise<void> {
  if (!owesSignOut()) return;
  try {
    await request("POST", "/api/auth/sign-out", {});
  } catch (error) {
    // An answer that isn't a failure of the server's: there is no such session any more.
    if (!(error instanceof ApiProblem) || error.status === 0 || error.status >= 500) throw error;
  }
  writeSignOut(false);
}

/** As `tellSignOut`, again and again until the server has heard. */
export function keepTelling(): void {
  void tellSignOut().catch(() => setTimeout(keepTelling, TELL_AGAIN_MS));
}
