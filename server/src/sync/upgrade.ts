// What happens before a socket exists: the request line, the Origin and the refusals, as plain HTTP
// answers with a problem body. A browser always sends its Origin; a script that sends none has no
// cookies of anyone else to abuse.

import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";

export interface SyncRequest {
  readonly documentId: string;
  readonly ticket: string | null;
  readonly wantsAcknowledgements: boolean;
}

const PREFIX = "/sync/";
const DOCUMENT_ID = /^[A-Za-z0-9_-]{1,64}$/;

/** Reads `/sync/DOCUMENT_ID?ack=1&ticket=…`; null for another path, undefined for an id that can't be one. */
export function parseSyncRequest(url: string): SyncRequest | null | undefined {
  if (!url.startsWith(PREFIX)) return null;
  const [path = "", query = ""] = url.slice(PREFIX.length).split("?", 2);
  if (!DOCUMENT_ID.test(path)) return undefined;
  const parameters = new URLSearchParams(query);
  return { documentId: path, ticket: parameters.get("ticket"), wantsAcknowledgements: parameters.get("ack") === "1" };
}

/** Exact match against the allow-list; a request without an Origin doesn't come from a web page. */
export function isOriginAllowed(request: IncomingMessage, allowed: readonly string[]): boolean {
  const { origin } = request.headers;
  return origin === undefined || allowed.includes(origin);
}

const REFUSALS = {
  401: { code: "unauthenticated", title: "Sign in first" },
  403: { code: "origin-not-allowed", title: "This page may not connect here" },
  404: { code: "not-found", title: "There is no such document" },
  503: { code: "unavailable", title: "The server is restarting" },
} as const;

/** Answers the upgrade request with a problem and ends the connection. */
export function refuseUpgrade(socket: Duplex, status: keyof typeof REFUSALS): void {
  const { code, title } = REFUSALS[status];
  const body = JSON.stringify({ type: "about:blank", title, status, code, detail: title });
  socket.end(
    `HTTP/1.1 ${status} ${title}\r\nContent-Type: application/problem+json\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  );
}
