// The doors of the sync server: what it asks of whoever authenticates (`Authorize`) and what it
// offers to the HTTP resources (`Documents`). It knows no route and no session store.

import type { IncomingHttpHeaders } from "node:http";
import type * as Y from "yjs";
import type { AuthoredRange } from "./authored-ranges.ts";

export type DocumentKind = "plan" | "review" | "team";

/** What a connection may do on one document; null from `Authorize` means the document doesn't exist for this caller. */
export interface Grant {
  readonly documentId: string;
  readonly projectId: string;
  readonly kind: DocumentKind;
  /** `user:ID` of a signed-in person or `link:ID` of a share link's viewer. */
  readonly principal: string;
  /** Shown to others in presence; set by the server, never by the client. */
  readonly displayName: string;
  readonly role: string;
  /** Always false on a review document: only the server writes it. */
  readonly mayWrite: boolean;
}

/** `unauthenticated` answers 401, null 404 (unknown and forbidden alike). A ticket is used up by a call that succeeds. */
export type Authorize = (request: {
  readonly headers: IncomingHttpHeaders;
  readonly documentId: string;
  readonly ticket: string | null;
}) => Promise<Grant | null | "unauthenticated">;

export interface ConnectionInfo {
  readonly documentId: string;
  readonly projectId: string;
  readonly principal: string;
  readonly role: string;
}

/** The Yjs documents as the HTTP resources use them. Every promise that resolves means: committed to disk. */
export interface Documents {
  /** Creates all of the documents or none; rejects when an id exists. `update` is a Yjs v1 update with the first content. */
  create(documents: readonly { readonly id: string; readonly update: Uint8Array }[], by: string): Promise<void>;
  /** Runs `change` in one transaction on the live document, logs and broadcasts what it changed, resolves after the commit. What `change` throws rejects and must come before its first write. */
  write<T>(documentId: string, by: string, change: (doc: Y.Doc) => T): Promise<{ result: T; seq: number }>;
  /** Runs `look` on the live document; it must not write. */
  read<T>(documentId: string, look: (doc: Y.Doc) => T): Promise<T>;
  /** When each document that exists last changed, without opening it; `seq` grows with every change. */
  heads(documentIds: readonly string[]): Promise<ReadonlyMap<string, { readonly seq: number; readonly at: number }>>;
  /** Whose the edits since `since` (milliseconds since 1970) are; of very many only the newest. */
  authors(documentId: string, since: number): Promise<AuthoredRange[]>;
  /** Closes the matching connections, e.g. after a role changed (4401) or a project went away. */
  close(matches: (connection: ConnectionInfo) => boolean, code: number, reason: string): void;
  /** Who is connected now, for tests, metrics and the health page. */
  connections(): readonly ConnectionInfo[];
}
