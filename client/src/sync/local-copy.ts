// One document as it is kept on this device. Nothing is called kept before its transaction is
// complete; own edits are counted in it until the server acknowledged them, so that a page opened
// later knows what it still owes. When the device refuses (no space, no IndexedDB) the copy says so
// and tries again now and then; the page goes on without it. Presence is never in it.

import * as Y from "yjs";
import { checksumOf } from "./local-database.ts";
import type { CopyRecord, LocalDatabase, UpdateRow } from "./local-database.ts";

/** `off`: nothing of what is edited now is kept, for the reason given. */
export type CopyState =
  | { readonly kind: "kept" }
  | { readonly kind: "keeping" }
  | { readonly kind: "off"; readonly reason: "full" | "unavailable" };

/** What the device held when the copy was opened. */
export interface KeptDocument {
  readonly doc: Y.Doc;
  /** Own edits in it that the server has not acknowledged. */
  readonly pending: number;
  /** Whether it may be shown: it once held all that the server held. */
  readonly complete: boolean;
  /** When it was last in step with the server, in milliseconds since 1970; 0: never. */
  readonly contactAt: number;
  /** What the server was known to have. */
  readonly acknowledged: Uint8Array;
}

export interface LocalCopy {
  readonly key: string;
  readonly state: CopyState;
  readonly opened: KeptDocument;
  /** Keeps an update of the document soon; an own one at once. */
  keep(update: Uint8Array, isOwn: boolean): void;
  /** The server has everything: nothing kept here is owed any more. */
  settled(): void;
  /** The document is in step with the server, or was until now. */
  inStep(): void;
  /** Writes what waits, e.g. because the page goes away. */
  flush(): void;
  /** Writes what waits and lets go; the copy stays on the device. */
  close(): void;
  /** Lets go and writes nothing more: the copy is about to be taken away. */
  discard(): void;
}

export interface LocalCopyOptions {
  /** Null where the device keeps nothing. */
  readonly database: LocalDatabase | null;
  readonly key: string;
  readonly onState?: (state: CopyState) => void;
  readonly now?: () => number;
  readonly whenIdle?: (run: () => void) => void;
}

const REMOTE_DELAY_MS = 400;
const RETRY_MS = 30_000;
const FEW_ROWS = 20;
const MANY_ROWS = 200;
const MANY_BYTES = 256 * 1024;

const idle = (run: () => void): void => {
  if (typeof requestIdleCallback === "function") requestIdleCallback(run, { timeout: 10_000 });
  else setTimeout(run, 1_000);
};

/** The document of `rows`, or null when they are damaged. What the server acknowledged comes first. */
function restore(rows: readonly UpdateRow[], record: CopyRecord | undefined): KeptDocument | null {
  const doc = new Y.Doc();
  const apply = (row: UpdateRow): void => {
    if (checksumOf(row.bytes) !== row.checksum) throw new Error("the copy on this device is damaged");
    doc.transact(() => row.bytes.forEach((bytes) => Y.applyUpdate(doc, bytes)));
  };
  try {
    const [settled, owed] = [rows.filter((row) => row.pending === 0), rows.filter((row) => row.pending > 0)];
    settled.forEach(apply);
    const acknowledged = Y.encodeStateVector(doc);
    owed.forEach(apply);
    return {
      doc,
      pending: owed.reduce((sum, row) => sum + row.pending, 0),
      complete: record?.complete === true,
      contactAt: record?.contactAt ?? 0,
      acknowledged,
    };
  } catch (error) {
    console.warn("the copy on this device can't be read; it is set aside", error);
    doc.destroy();
    return null;
  }
}

/** Moves what can't be read out of the way, in place of an earlier one. */
async function setAside(database: LocalDatabase, key: string, rows: readonly UpdateRow[]): Promise<void> {
  const aside = `aside/${key}`;
  await database.remove((each) => each === aside);
  await database.write(({ copies, updates }) => {
    copies.delete(key);
    copies.put({ key: aside, complete: false, contactAt: 0 });
    for (const row of rows) updates.put({ ...row, copy: aside });
  });
}

/** Opens the copy under `key`; a damaged one is set aside and an empty one begun. Never rejects. */
export async function openLocalCopy(options: LocalCopyOptions): Promise<LocalCopy> {
  const { database, key, now = Date.now, whenIdle = idle } = options;
  let off: "full" | "unavailable" | null = database ? null : "unavailable";
  let refusedAt = 0;
  const read = await database?.read(key).catch(() => null);
  if (database && !read) {
    off = "unavailable";
    refusedAt = now();
  }
  let rows: readonly UpdateRow[] = read?.rows ?? [];
  let opened = restore(rows, read?.copy);
  if (!opened) {
    if (database) await setAside(database, key, rows).catch(() => (off = "unavailable"));
    rows = [];
    opened = restore([], undefined)!;
  }
  const { doc } = opened;

  /** The rows this page knows to be in the document, by id, and how many unacknowledged edits each holds. */
  const known = new Map<number, number>(rows.map((row) => [row.id!, row.pending]));
  let record = { key, complete: opened.complete, contactAt: opened.contactAt };
  let recordChanged = false;
  let own: Uint8Array[] = [];
  let remote: Uint8Array[] = [];
  let ownUnwritten = 0;
  let isSettled = false;
  let isWriting = false;
  let needsWhole = off !== null;
  let closed = false;
  let isDiscarded = false;
  let isCompacting = false;
  let rowsSince = rows.length > FEW_ROWS ? MANY_ROWS : 0;
  let bytesSince = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let state: CopyState = next();

  const owed = () => [...known].filter(([, pending]) => pending > 0).map(([id]) => id);

  function next(): CopyState {
    if (off) return { kind: "off", reason: off };
    return own.length > 0 || isWriting || needsWhole ? { kind: "keeping" } : { kind: "kept" };
  }

  function publish(): void {
    const then = state;
    state = next();
    if (JSON.stringify(then) !== JSON.stringify(state)) options.onState?.(state);
  }

  function schedule(delayMs: number): void {
    clearTimeout(timer);
    timer = setTimeout(flush, delayMs);
  }

  function flush(): void {
    clearTimeout(timer);
    timer = undefined;
    if (!database || isWriting || isDiscarded) return;
    if (own.length + remote.length === 0 && !needsWhole && !recordChanged && !isSettled) return;
    if (off && now() - refusedAt < RETRY_MS) return;
    isWriting = true;
    publish();
    void writeAll(database).finally(() => {
      isWriting = false;
      publish();
      if (own.length > 0 || isSettled) flush();
      else if (remote.length > 0) schedule(REMOTE_DELAY_MS);
      else planCompaction();
    });
  }

  async function writeAll(target: LocalDatabase): Promise<void> {
    const added: UpdateRow[] = [];
    const add = (bytes: readonly Uint8Array[], pending: number) => {
      if (bytes.length > 0) added.push({ copy: key, bytes, pending, checksum: checksumOf(bytes) });
    };
    const pending = ownUnwritten;
    if (needsWhole) add([Y.encodeStateAsUpdate(doc)], pending);
    else {
      add(remote, 0);
      add(own, pending);
    }
    const paid = isSettled ? owed() : [];
    [own, remote, ownUnwritten, needsWhole, isSettled, recordChanged] = [[], [], 0, false, false, false];
    const ids: IDBRequest<IDBValidKey>[] = [];
    try {
      await target.write(({ copies, updates }) => {
        copies.put(record);
        for (const row of added) ids.push(updates.add(row));
        for (const id of paid) {
          const found = updates.get(id) as IDBRequest<UpdateRow | undefined>;
          found.onsuccess = () => found.result && updates.put({ ...found.result, pending: 0 });
        }
      }, pending > 0);
    } catch (error) {
      // What waited is in the document still: the next try writes it whole.
      needsWhole = true;
      if (!isSettled) ownUnwritten += pending;
      if (paid.length > 0) isSettled = true;
      refusedAt = now();
      off = (error as Error | null)?.name === "QuotaExceededError" ? "full" : "unavailable";
      return;
    }
    off = null;
    for (const id of paid) known.set(id, 0);
    added.forEach((row, i) => {
      known.set(ids[i]!.result as number, row.pending);
      rowsSince++;
      bytesSince += row.bytes.reduce((sum, { byteLength }) => sum + byteLength, 0);
    });
  }

  function planCompaction(): void {
    if (isCompacting || closed || off || (rowsSince < MANY_ROWS && bytesSince < MANY_BYTES)) return;
    isCompacting = true;
    whenIdle(() => {
      isCompacting = false;
      compact();
    });
  }

  /** One row in place of the many this page knows; only when nothing is owed, so that no count gets lost. */
  function compact(): void {
    if (closed || off || isWriting || own.length > 0 || needsWhole || !database || owed().length > 0) return;
    isWriting = true;
    const bytes = [Y.encodeStateAsUpdate(doc)];
    const row: UpdateRow = { copy: key, bytes, pending: 0, checksum: checksumOf(bytes) };
    let id: IDBRequest<IDBValidKey> | undefined;
    const written = database.write(({ updates }) => {
      id = updates.add(row);
      for (const old of known.keys()) updates.delete(old);
    });
    [rowsSince, bytesSince] = [0, 0];
    void written
      .then(
        () => {
          known.clear();
          known.set(id!.result as number, 0);
        },
        // Nothing has changed then: the many rows are as good as before.
        () => {},
      )
      .finally(() => {
        isWriting = false;
        publish();
        flush();
      });
  }

  return {
    key,
    opened,
    get state() {
      return state;
    },
    keep(update, isOwn) {
      if (closed) return;
      if (isOwn) {
        ownUnwritten++;
        if (!needsWhole) own.push(update);
        schedule(0);
      } else {
        if (!needsWhole) remote.push(update);
        if (own.length === 0 && !timer) schedule(REMOTE_DELAY_MS);
      }
      publish();
    },
    settled() {
      // What waits to be written is owed no longer either.
      remote.push(...own);
      own = [];
      ownUnwritten = 0;
      isSettled = isWriting || owed().length > 0;
      if (isSettled) schedule(0);
      else if (remote.length > 0 && !timer) schedule(REMOTE_DELAY_MS);
      publish();
    },
    inStep() {
      record = { ...record, complete: true, contactAt: now() };
      recordChanged = true;
      if (!timer) schedule(REMOTE_DELAY_MS);
    },
    flush,
    close() {
      flush();
      closed = true;
      clearTimeout(timer);
    },
    discard() {
      [closed, isDiscarded, off] = [true, true, "unavailable"];
      clearTimeout(timer);
      publish();
    },
  };
}
