// WebSocket close codes of /sync. 4400 to 4499 stop a client for good; every other code lets it
// reconnect by itself.

export const CLOSE = {
  /** The server is going away; reconnect. */
  restarting: 1012,
  /** The connection could not keep up, or the server can't store now; reconnect later. */
  tryLater: 1013,
  /** A frame that isn't sync protocol, or an update that can't be applied. */
  badFrame: 4400,
  /** The role or session behind the connection changed: ask for the project again. */
  accessChanged: 4401,
  /** Updates sent again and again on a read-only connection. */
  readOnly: 4403,
  /** The document is gone. */
  gone: 4404,
  /** More than the connection's share of bytes or frames. */
  tooMuch: 4408,
  /** The documents drifted (missing dependencies); reconnect and resync. */
  resync: 4500,
} as const;

/** Whether a client must stop reconnecting after `code`. */
export function isFinalClose(code: number): boolean {
  return code >= 4400 && code <= 4499;
}
