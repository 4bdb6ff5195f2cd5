// Secrets that travel in links: 192 random bits, of which only the SHA-256 is kept.

import { createHash } from "node:crypto";
import { createId } from "@entente/shared/model/ids";

/** A new token: 32 characters of a 64-letter alphabet. */
export function createToken(): string {
  return createId(32);
}

/** What is stored and looked up in place of a token. */
export function tokenHash(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
