// What every implementation of UpdateLog must do; run on each there is.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import * as Y from "yjs";
import type { UpdateLog } from "@entente/server/storage/update-log";
import { openSqliteLog } from "@entente/server/storage/update-log-sqlite";

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), "entente-log-"))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const file = () => join(folder, "updates.db");
const bytes = (text: string) => new TextEncoder().encode(text);
const text = (data: Uint8Array) => new TextDecoder().decode(data);

/** Real updates of one growing document, one for each edit. */
function edits(count: number): Uint8Array[] {
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array) => updates.push(update));
  for (let i = 0; i < count; i++) doc.getMap("tasks").set(`task-${i % 50}`, i);
  return updates;
}
function contentOf(stored: { snapshot: Uint8Array | null; tail: readonly Uint8Array[] }): unknown {
  const doc = new Y.Doc();
  if (stored.snapshot) Y.applyUpdate(doc, stored.snapshot);
  for (const update of stored.tail) Y.applyUpdate(doc, update);
  return doc.getMap("tasks").toJSON();
}

describe.each([["SQLite", (): Promise<UpdateLog> => openSqliteLog(file())]])("the update log on %s", (_name, open) => {
  let log: UpdateLog;
  beforeEach(async () => void (log = await open()));
  afterEach(() => log.close().catch(() => undefined));

  it("knows nothing of a document nobody created", async () => {
    expect(await log.load("unknown")).toBeNull();
  });

  it("gives back the bytes of each update in the order they were appended", async () => {
    await log.create([{ id: "a", update: bytes("one") }], "user:1");
    const seqs = await Promise.all([
      log.append("a", bytes("two"), "user:2"),
      log.append("a", bytes("three"), "user:3"),
    ]);
    expect(seqs).toEqual([2, 3]);
    const stored = (await log.load("a"))!;
    expect(stored.tail.map(text)).toEqual(["one", "two", "three"]);
    expect(stored.head).toBe(3);
  });

  it("tells the newest row of each document that exists, and when it came", async () => {
    const before = Date.now();
    await log.create(
      [
        { id: "a", update: bytes("one") },
        { id: "b", update: bytes("one") },
      ],
      "user:1",
    );
    await log.append("a", bytes("two"), "user:2");
    const heads = await log.heads(["a", "b", "unknown"]);
    expect([...heads].map(([id, { seq }]) => [id, seq])).toEqual([
      ["a", 2],
      ["b", 1],
    ]);
    expect(heads.get("a")!.at).toBeGreaterThanOrEqual(before);
  });

  it("creates all documents of one call or none", async () => {
    await log.create([{ id: "a", update: bytes("x") }], "user:1");
    const both = [
      { id: "b", update: bytes("y") },
      { id: "a", update: bytes("z") },
    ];
    await expect(log.create(both, "user:1")).rejects.toThrow();
    expect(await log.load("b")).toBeNull();
    expect((await log.load("a"))!.tail.map(text)).toEqual(["x"]);
  });

  it("numbers each document by itself, gapless, when many are appended to at once", async () => {
    await log.create(
      ["a", "b", "c"].map((id) => ({ id, update: bytes("0") })),
      "user:1",
    );
    const seqs = await Promise.all(
      Array.from({ length: 300 }, (_, i) => log.append("abc"[i % 3]!, bytes(String(i)), "user:1")),
    );
    for (const offset of [0, 1, 2]) {
      expect(seqs.filter((_, i) => i % 3 === offset)).toEqual(Array.from({ length: 100 }, (_, i) => i + 2));
    }
  });

  it("tells who wrote what and when", async () => {
    await log.create([{ id: "a", update: bytes("one") }], "user:1");
    await log.append("a", bytes("two"), "user:2");
    const [entry] = await log.history("a", 1, 2);
    expect(entry).toMatchObject({ seq: 2, by: "user:2" });
    expect(entry!.at).toBeGreaterThan(1.7e12);
  });

  it("tells the newest rows since a moment, in order and no more than asked for", async () => {
    await log.create([{ id: "a", update: bytes("one") }], "user:1");
    for (const text of ["two", "three", "four"]) await log.append("a", bytes(text), `user:${text}`);
    expect((await log.recent("a", 0, 2)).map((row) => row.by)).toEqual(["user:three", "user:four"]);
    expect((await log.recent("a", 0, 10)).map((row) => row.seq)).toEqual([1, 2, 3, 4]);
    expect(await log.recent("a", Date.now() + 60_000, 10)).toEqual([]);
    expect(await log.recent("nowhere", 0, 10)).toEqual([]);
  });

  it("calls afterQueued only when everything before it is committed", async () => {
    await log.create([{ id: "a", update: bytes("one") }], "user:1");
    const order: string[] = [];
    log.enqueue("a", bytes("two"), "user:1", () => order.push("two"));
    const marker = new Promise<void>((resolve) => log.afterQueued(() => resolve(void order.push("marker"))));
    log.enqueue("a", bytes("three"), "user:1", () => order.push("three"));
    await marker;
    expect(order.slice(0, 2)).toEqual(["two", "marker"]);
  });

  it("a snapshot and what came after it give the same document as all the rows", async () => {
    const updates = edits(400);
    await log.create([{ id: "a", update: updates[0]! }], "user:1");
    for (const update of updates.slice(1, 300)) void log.append("a", update, "user:1");
    await log.append("a", updates[300]!, "user:1");
    await log.compact("a");
    for (const update of updates.slice(301)) await log.append("a", update, "user:1");
    const stored = (await log.load("a"))!;
    expect(stored.snapshotSeq).toBe(301);
    expect(stored.tail).toHaveLength(99);
    const all = (await log.history("a", 0, stored.head)).map((row) => row.bytes);
    expect(contentOf(stored)).toEqual(contentOf({ snapshot: null, tail: all }));
  });

  it("makes snapshots by itself while edits go on", async () => {
    const updates = edits(1500);
    await log.create([{ id: "a", update: updates[0]! }], "user:1");
    const made = new Promise<number>((resolve) => log.onSnapshot((snapshot) => resolve(snapshot.seq)));
    await Promise.all(updates.slice(1).map((update) => log.append("a", update, "user:1")));
    expect(await made).toBeGreaterThanOrEqual(500);
    expect(contentOf((await log.load("a"))!)).toEqual(contentOf({ snapshot: null, tail: updates }));
  });

  it("keeps what is queued when it is closed", async () => {
    await log.create([{ id: "a", update: bytes("one") }], "user:1");
    for (let i = 0; i < 50; i++) log.enqueue("a", bytes(`n${i}`), "user:1", () => undefined);
    await log.close();
    log = await open();
    expect((await log.load("a"))!.head).toBe(51);
  });

  it("copies itself consistently while it is written to", async () => {
    await log.create([{ id: "a", update: bytes("one") }], "user:1");
    const writes = Array.from({ length: 200 }, (_, i) => log.append("a", bytes(`n${i}`), "user:1"));
    const copy = join(folder, "copy.db");
    await log.backup(copy);
    await Promise.all(writes);
    const other = await openSqliteLog(copy);
    const stored = (await other.load("a"))!;
    expect(stored.tail).toHaveLength(stored.head);
    await other.close();
  });
});

describe("the SQLite file", () => {
  it("passes over a damaged snapshot and gives the document from the rows", async () => {
    const updates = edits(60);
    let log = await openSqliteLog(file());
    await log.create([{ id: "a", update: updates[0]! }], "user:1");
    for (const update of updates.slice(1)) await log.append("a", update, "user:1");
    await log.compact("a");
    await log.close();
    const database = new DatabaseSync(file());
    database.exec("UPDATE snap SET bytes = zeroblob(length(bytes))");
    database.close();
    log = await openSqliteLog(file());
    const stored = (await log.load("a"))!;
    expect(stored.snapshot).toBeNull();
    expect(contentOf(stored)).toEqual(contentOf({ snapshot: null, tail: updates }));
    await log.close();
  });

  it("on a full disk acknowledges nothing, says so, and stores what it accepted once there is room", async () => {
    const log = await openSqliteLog(file(), { maxPages: 80, retryMs: 20 });
    await log.create([{ id: "a", update: bytes("one") }], "user:1");
    const other = new DatabaseSync(file());
    other.exec("PRAGMA busy_timeout = 5000; CREATE TABLE ballast AS SELECT zeroblob(245000)");
    const health: (string | null)[] = [];
    const refused = new Promise<void>((resolve) => {
      log.onHealth((failure) => {
        health.push(failure);
        if (failure) resolve();
      });
    });
    let acknowledged = 0;
    const stored = Promise.all(
      Array.from({ length: 50 }, (_, i) =>
        log.append("a", new Uint8Array(4000).fill(i), "user:1").then(() => void acknowledged++),
      ),
    );
    await refused;
    const copy = join(folder, "copy.db");
    await log.backup(copy);
    const onDisk = await openSqliteLog(copy);
    expect(acknowledged).toBe((await onDisk.load("a"))!.head - 1);
    await onDisk.close();
    expect(log.queuedBytes).toBe((50 - acknowledged) * 4000);

    // Room again.
    other.exec("DROP TABLE ballast");
    other.close();
    await stored;
    expect(health[0]).toMatch(/full/);
    expect(health.at(-1)).toBeNull();
    expect((await log.load("a"))!.tail.slice(1).map((update) => update[0])).toEqual(
      Array.from({ length: 50 }, (_, i) => i),
    );
    await log.close();
  });

  it("gives the same rows from the journal, from a copy of it, and from the log they move to", async () => {
    let log = await openSqliteLog(file());
    await log.create(
      ["a", "b"].map((id) => ({ id, update: bytes("0") })),
      "user:0",
    );
    await Promise.all(
      Array.from({ length: 60 }, (_, i) => log.append("aab"[i % 3]!, bytes(String(i)), `user:${i % 2}`)),
    );
    const read = async (from: UpdateLog) => {
      const rows = [...(await from.history("a", 0, 100)), ...(await from.history("b", 0, 100))];
      return rows.map((row) => [row.seq, text(row.bytes), row.by, row.at]);
    };
    const countLogged = () => {
      const database = new DatabaseSync(file(), { readOnly: true });
      const { rows } = database.prepare("SELECT count(*) AS rows FROM log").get() as { rows: number };
      database.close();
      return rows;
    };
    const before = await read(log);
    expect(before).toHaveLength(62);
    expect(countLogged()).toBe(2);
    const copy = join(folder, "copy.db");
    await log.backup(copy);
    const other = await openSqliteLog(copy);
    expect(await read(other)).toEqual(before);
    await other.close();
    await log.close();
    expect(countLogged()).toBe(62);
    log = await openSqliteLog(file());
    expect(await read(log)).toEqual(before);
    // So many that they move while the log is in use.
    const seqs = await Promise.all(Array.from({ length: 9000 }, () => log.append("a", bytes("x"), "user:1")));
    await expect.poll(countLogged).toBeGreaterThan(4000);
    expect(seqs.at(-1)).toBe(9041);
    const stored = await log.history("a", 0, 10_000);
    expect(stored.map((row) => row.seq)).toEqual(Array.from({ length: 9041 }, (_, i) => i + 1));
    await log.close();
  });

  it("refuses a file from a newer version with one clear message", async () => {
    const log = await openSqliteLog(file());
    await log.close();
    const database = new DatabaseSync(file());
    database.exec("PRAGMA user_version = 99");
    database.close();
    await expect(openSqliteLog(file())).rejects.toThrow("newer version");
  });
});
