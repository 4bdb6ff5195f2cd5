// Which edits of a replica are whose: read off the log's rows, whose writer the server itself noted.

import * as Y from "yjs";
import type { LogEntry } from "../storage/update-log.ts";

/** The edits of replica `client` with `from` ≤ clock < `to` were sent by the principal `by`. */
export interface AuthoredRange {
  readonly client: number;
  readonly from: number;
  readonly to: number;
  readonly by: string;
}

/** The ranges that `rows`, in the order of the log, hold; neighbours of one principal are one. */
export function authoredRanges(rows: readonly Pick<LogEntry, "bytes" | "by">[]): AuthoredRange[] {
  const done: AuthoredRange[] = [];
  const open = new Map<number, AuthoredRange>();
  for (const { bytes, by } of rows) {
    const { from, to } = Y.parseUpdateMeta(bytes);
    for (const [client, end] of to) {
      const last = open.get(client);
      const start = from.get(client) ?? 0;
      if (last && last.by === by && last.to >= start) {
        open.set(client, { ...last, to: Math.max(last.to, end) });
        continue;
      }
      // What was sent before belongs to whoever sent it first.
      const begin = Math.max(start, last?.to ?? 0);
      if (begin >= end) continue;
      if (last) done.push(last);
      open.set(client, { client, from: begin, to: end, by });
    }
  }
  return [...done, ...open.values()];
}
