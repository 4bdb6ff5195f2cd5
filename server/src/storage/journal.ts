// Where a commit goes first. The log is ordered by document, so a commit that serves eighty documents
// would write a page for each of them, hundreds of times the edits' own bytes. Here it is one row at
// the end of a table: a page or two to fsync. From time to time, and when the file is opened and
// closed, the rows move to the log in one transaction; until then they are read from memory.

import type { DatabaseSync } from "node:sqlite";
import { inTransaction } from "./log-schema.ts";
import type { AppendRequest, BatchIndex } from "./log-messages.ts";
import type { LogEntry } from "./update-log.ts";

/** So many rows or bytes are worth a transaction that touches many pages; reading them back at a start takes some 20 ms. */
const FOLD_ROWS = 4096;
const FOLD_BYTES = 1 << 20;

export interface Journal {
  /** Commits a batch with fsync; returns the new head of each document in the order of the request. A call that throws changes nothing. */
  append(request: AppendRequest): number[];
  /** The seq of the document's newest row, or null when there is no such document. */
  head(id: string): number | null;
  /** The document's newest row while it isn't in the log yet. */
  newest(id: string): LogEntry | null;
  /** The document's rows that aren't in the log yet, with `after` < seq ≤ `upto`. */
  rows(id: string, after: number, upto: number): LogEntry[];
  /** Whether there is enough to move. */
  readonly isFoldDue: boolean;
  /** Moves everything into the log. When the disk refuses it stays, and is due again after as much more. */
  fold(): void;
}

interface Pending {
  head: number;
  readonly rows: LogEntry[];
}

/** Opens the journal of a prepared database and moves what a killed server left in it. */
export function openJournal(database: DatabaseSync): Journal {
  const insert = database.prepare("INSERT INTO journal (entries, payload, at) VALUES (?, ?, ?)");
  const selectHead = database.prepare("SELECT head FROM docs WHERE id = ?");
  const setHead = database.prepare("UPDATE docs SET head = ? WHERE id = ?");
  const insertRow = database.prepare("INSERT INTO log (doc, seq, bytes, by, at) VALUES (?, ?, ?, ?, ?)");

  const pending = new Map<string, Pending>();
  let rows = 0;
  let bytes = 0;
  let triedRows = 0;
  let triedBytes = 0;

  const head = (id: string): number | null =>
    pending.get(id)?.head ?? (selectHead.get(id) as { head: number } | undefined)?.head ?? null;

  function headsAfter({ documents }: BatchIndex): number[] {
    return documents.map(([id, count]) => {
      const before = head(id);
      if (before === null) throw new Error(`no document ${id} in the update log`);
      return before + count;
    });
  }
  function remember({ documents, authors, by, lengths }: BatchIndex, heads: number[], payload: Uint8Array, at: number) {
    let row = 0;
    let offset = 0;
    documents.forEach(([id, count], i) => {
      let entry = pending.get(id);
      if (!entry) pending.set(id, (entry = { head: 0, rows: [] }));
      for (let seq = heads[i]! - count + 1; seq <= heads[i]!; seq++, row++) {
        const end = offset + lengths[row]!;
        entry.rows.push({ seq, bytes: payload.subarray(offset, end), by: authors[by[row]!]!, at });
        offset = end;
      }
      entry.head = heads[i]!;
    });
    rows += row;
    bytes += offset;
  }

  const journal: Journal = {
    append({ entries, payload, at }) {
      const index = JSON.parse(entries) as BatchIndex;
      const heads = headsAfter(index);
      insert.run(entries, payload, at);
      remember(index, heads, payload, at);
      return heads;
    },
    head,
    newest: (id) => pending.get(id)?.rows.at(-1) ?? null,
    rows: (id, after, upto) =>
      (pending.get(id)?.rows ?? [])
        .filter(({ seq }) => seq > after && seq <= upto)
        // A window on a batch would take the whole batch along to the other thread.
        .map((row) => ({ ...row, bytes: row.bytes.slice() })),
    get isFoldDue() {
      return rows - triedRows >= FOLD_ROWS || bytes - triedBytes >= FOLD_BYTES;
    },
    fold() {
      [triedRows, triedBytes] = [rows, bytes];
      if (rows === 0) return;
      try {
        inTransaction(database, () => {
          // First, so that a file that may grow no more has the room for what comes.
          database.exec("DELETE FROM journal");
          for (const id of [...pending.keys()].sort()) {
            const entry = pending.get(id)!;
            setHead.run(entry.head, id);
            for (const row of entry.rows) insertRow.run(id, row.seq, row.bytes, row.by, row.at);
          }
        });
      } catch {
        return;
      }
      pending.clear();
      rows = bytes = triedRows = triedBytes = 0;
    },
  };

  const left = database.prepare("SELECT entries, payload, at FROM journal ORDER BY n").all();
  for (const { entries, payload, at } of left as { entries: string; payload: Uint8Array; at: number }[]) {
    const index = JSON.parse(entries) as BatchIndex;
    remember(index, headsAfter(index), payload, at);
  }
  journal.fold();
  return journal;
}
