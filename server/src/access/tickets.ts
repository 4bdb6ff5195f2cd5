// One-use tickets that open a socket for a share link's holder: bound to a link and a document, good
// for a minute. They live in memory only; after a restart the client asks for another.

import { createToken, tokenHash } from "./tokens.ts";

export const TICKET_LIFE_MS = 60_000;
/** Beyond so many unused tickets of one link the oldest is forgotten. */
const MAX_PER_LINK = 100;

interface Entry {
  readonly linkId: string;
  readonly documentId: string;
  readonly expiresAt: number;
}

export interface Tickets {
  issue(linkId: string, documentId: string): { readonly ticket: string; readonly expiresAt: number };
  /** The link and document of a good ticket, which stays good until `use`; null when unknown, used or late. */
  look(ticket: string): { readonly linkId: string; readonly documentId: string } | null;
  /** Uses the ticket up; false when somebody was faster. */
  use(ticket: string): boolean;
}

/** `now` gives milliseconds since 1970-01-01T00:00Z. */
export function createTickets(now: () => number): Tickets {
  const entries = new Map<string, Entry>();

  const sweep = (linkId: string) => {
    const mine: string[] = [];
    for (const [hash, entry] of entries) {
      if (entry.expiresAt <= now()) entries.delete(hash);
      else if (entry.linkId === linkId) mine.push(hash);
    }
    for (const hash of mine.slice(0, Math.max(0, mine.length - MAX_PER_LINK + 1))) entries.delete(hash);
  };

  return {
    issue(linkId, documentId) {
      sweep(linkId);
      const ticket = createToken();
      const expiresAt = now() + TICKET_LIFE_MS;
      entries.set(tokenHash(ticket), { linkId, documentId, expiresAt });
      return { ticket, expiresAt };
    },
    look(ticket) {
      const entry = entries.get(tokenHash(ticket));
      return entry && entry.expiresAt > now() ? entry : null;
    },
    use: (ticket) => entries.delete(tokenHash(ticket)),
  };
}
