// What this device keeps: an own edit is owed until the server has it, whatever tabs, full disks,
// newer pages and damage come between; and whom it is kept for.

import { IDBFactory, IDBKeyRange } from "fake-indexeddb";
import { afterEach, beforeAll, expect, it, vi } from "vitest";
import { createCopyStore } from "../../../client/src/sync/copy-store.ts";
import type { CopyOwner, CopyStore } from "../../../client/src/sync/copy-store.ts";
import { openLocalCopy } from "../../../client/src/sync/local-copy.ts";
import type { LocalCopy, LocalCopyOptions } from "../../../client/src/sync/local-copy.ts";
import { openLocalDatabase } from "../../../client/src/sync/local-database.ts";
import type { LocalDatabase, UpdateRow } from "../../../client/src/sync/local-database.ts";

const KEY = "anna/member/plan-1";
const ANNA: CopyOwner = { user: "anna", role: "member", document: "plan-1" };
/** More than is left uncompacted. */
const LARGE = "x".repeat(300_000);

beforeAll(() => void Object.assign(globalThis, { IDBKeyRange }));
afterEach(() => void vi.useRealTimers());

/** A page on the copy: edits of its document are kept, those of origin `server` as the server's. */
interface OpenPage {
  readonly copy: LocalCopy;
  readonly idle: (() => void)[];
  type(title: string): void;
  receive(title: string): void;
  titles(): string[];
  kept(): Promise<void>;
}

function show(copy: LocalCopy, idle: (() => void)[] = []): OpenPage {
  const { doc } = copy.opened;
  const titles = doc.getArray<string>("titles");
  doc.on("update", (update: Uint8Array, origin: unknown) => copy.keep(update, origin !== "server"));
  return {
    copy,
    idle,
    type: (title) => titles.push([title]),
    receive: (title) => doc.transact(() => titles.push([title]), "server"),
    titles: () => titles.toArray(),
    async kept() {
      copy.flush();
      await expect.poll(() => copy.state.kind).toBe("kept");
    },
  };
}

async function openPage(database: LocalDatabase, options: Partial<LocalCopyOptions> = {}): Promise<OpenPage> {
  const idle: (() => void)[] = [];
  return show(await openLocalCopy({ database, key: KEY, whenIdle: (run) => void idle.push(run), ...options }), idle);
}

const openDatabase = (factory = new IDBFactory()): Promise<LocalDatabase> => openLocalDatabase(factory);
const rows = async (database: LocalDatabase, key = KEY): Promise<UpdateRow[]> => (await database.read(key)).rows;

it("owes an edit at the next visit until the server has it", async () => {
  const database = await openDatabase();
  const first = await openPage(database);
  first.type("Foundation");
  first.type("Walls");
  await first.kept();
  first.copy.close();

  const second = await openPage(database);
  expect(second.titles()).toEqual(["Foundation", "Walls"]);
  expect(second.copy.opened.pending).toBe(2);
  second.copy.settled();
  await expect.poll(async () => (await rows(database)).map(({ pending }) => pending)).toEqual([0]);
  expect((await openPage(database)).copy.opened.pending).toBe(0);
});

it("makes one row of many once nothing is owed, and none before", async () => {
  const database = await openDatabase();
  const page = await openPage(database);
  page.receive(LARGE);
  page.type("Mine");
  await page.kept();
  page.idle.splice(0).forEach((run) => run());
  await page.kept();
  expect((await rows(database)).reduce((sum, { pending }) => sum + pending, 0)).toBe(1);

  page.copy.settled();
  page.receive(LARGE);
  await page.kept();
  await expect.poll(() => page.idle.length).toBeGreaterThan(0);
  page.idle.splice(0).forEach((run) => run());
  await expect.poll(async () => (await rows(database)).length).toBe(1);
  expect((await openPage(database)).titles()).toEqual([LARGE, "Mine", LARGE]);
});

it("keeps of two tabs the rows that one of them writes while the other compacts, each edit owed once", async () => {
  const database = await openDatabase();
  const [one, other] = [await openPage(database), await openPage(database)];
  one.receive(LARGE);
  await one.kept();
  other.type("From the other tab");
  await other.kept();
  await expect.poll(() => one.idle.length).toBeGreaterThan(0);
  one.idle.splice(0).forEach((run) => run());
  await one.kept();
  one.type("From the first tab");
  await one.kept();
  expect((await openPage(database)).copy.opened.pending).toBe(2);
  // The server has what the first tab knows of; the other's edit is still owed.
  one.copy.settled();
  await expect.poll(async () => (await openPage(database)).copy.opened.pending).toBe(1);
  expect((await openPage(database)).titles().toSorted()).toEqual(
    ["From the first tab", "From the other tab", LARGE].toSorted(),
  );
});

it("says that a full device keeps nothing, and keeps all with its count once there is room", async () => {
  const real = await openDatabase();
  let isFull = true;
  let clock = 0;
  const database: LocalDatabase = {
    ...real,
    write: (...args) =>
      isFull ? Promise.reject(new DOMException("no room", "QuotaExceededError")) : real.write(...args),
  };
  const page = await openPage(database, { now: () => clock });
  page.type("One");
  page.type("Two");
  await expect.poll(() => page.copy.state).toEqual({ kind: "off", reason: "full" });
  isFull = false;
  page.type("Three");
  page.copy.flush();
  expect(page.copy.state.kind).toBe("off");
  clock += 31_000;
  page.type("Four");
  await page.kept();
  const next = await openPage(real);
  expect(next.titles()).toEqual(["One", "Two", "Three", "Four"]);
  expect(next.copy.opened.pending).toBe(4);
});

it("sets a damaged copy aside, begins an empty one, and owes nothing that can't be read", async () => {
  const factory = new IDBFactory();
  const database = await openDatabase(factory);
  const page = await openPage(database);
  page.type("Foundation");
  await page.kept();
  page.copy.close();
  const [row] = await rows(database);
  await database.write(({ updates }) => updates.put({ ...row, bytes: [new Uint8Array([1, 2, 3])] }));
  vi.spyOn(console, "warn").mockImplementationOnce(() => {});
  const again = await openPage(database);
  expect(again.titles()).toEqual([]);
  expect(again.copy.opened).toMatchObject({ pending: 0, complete: false });
  expect((await rows(database, `aside/${KEY}`)).length).toBe(1);
  expect(await createCopyStore(factory).owing("anna")).toEqual([]);
});

it("leaves a newer layout alone and keeps nothing", async () => {
  const factory = new IDBFactory();
  const newer = factory.open("entente", 99);
  newer.onupgradeneeded = () => newer.result.createObjectStore("later");
  await expect.poll(() => newer.readyState).toBe("done");
  newer.result.close();
  const copy = await createCopyStore(factory).open(ANNA, undefined);
  expect(copy.state).toEqual({ kind: "off", reason: "unavailable" });
  const looked = factory.open("entente");
  await expect.poll(() => looked.readyState).toBe("done");
  expect([looked.result.version, ...looked.result.objectStoreNames]).toEqual([99, "later"]);
});

it("lets go when a newer page wants another layout, says so, and loses no edit on the page", async () => {
  const factory = new IDBFactory();
  const copies = createCopyStore(factory);
  const states: string[] = [];
  const page = show(await copies.open(ANNA, (state) => states.push(state.kind)));
  page.type("Before");
  await page.kept();
  const newer = factory.open("entente", 2);
  await expect.poll(() => newer.readyState).toBe("done");
  page.type("After");
  await expect.poll(() => page.copy.state.kind).toBe("off");
  expect(states.at(-1)).toBe("off");
  expect(page.titles()).toEqual(["Before", "After"]);
});

it.each<[string, () => IDBFactory | undefined]>([
  ["missing", () => undefined],
  [
    "forbidden",
    () =>
      ({
        open: () => {
          throw new DOMException("private window", "SecurityError");
        },
      }) as unknown as IDBFactory,
  ],
  ["hanging", () => ({ open: () => ({}) }) as unknown as IDBFactory],
  [
    "blocked by another page",
    () => {
      const request: { onblocked?: () => void } = {};
      setTimeout(() => request.onblocked?.());
      return { open: () => request } as unknown as IDBFactory;
    },
  ],
])("works without a database that is %s", async (_, factory) => {
  vi.useFakeTimers();
  const opening = createCopyStore(factory()).open(ANNA, undefined);
  await vi.advanceTimersByTimeAsync(5_000);
  const page = show(await opening);
  page.type("Only here");
  await vi.advanceTimersByTimeAsync(1_000);
  expect(page.copy.state).toEqual({ kind: "off", reason: "unavailable" });
  expect(page.titles()).toEqual(["Only here"]);
});

async function keepEdit(copies: CopyStore, owner: CopyOwner, title: string): Promise<OpenPage> {
  const page = show(await copies.open(owner, undefined));
  page.type(title);
  await page.kept();
  return page;
}

it("shows a copy to nobody else, and to nobody in another role", async () => {
  const copies = createCopyStore(new IDBFactory());
  await keepEdit(copies, ANNA, "Anna's");
  for (const owner of [
    { ...ANNA, user: "ben" },
    { ...ANNA, role: "viewer" },
  ])
    expect(show(await copies.open(owner, undefined)).titles()).toEqual([]);
});

it("keeps what one person owes when another signs in, and nothing of whoever signs out", async () => {
  const factory = new IDBFactory();
  const copies = createCopyStore(factory);
  const anna = await keepEdit(copies, ANNA, "Anna's");
  anna.copy.close();
  const settled = await keepEdit(copies, { ...ANNA, document: "plan-2" }, "Saved");
  settled.copy.settled();
  await settled.kept();
  await expect.poll(() => copies.owing("anna")).toEqual([{ ...ANNA, count: 1 }]);

  await copies.keepOnly("ben");
  expect(await copies.owing("anna")).toEqual([{ ...ANNA, count: 1 }]);
  expect(show(await copies.open({ ...ANNA, document: "plan-2" }, undefined)).titles()).toEqual([]);
  await keepEdit(copies, { ...ANNA, user: "ben" }, "Ben's");
  await copies.removeUser("ben");
  expect(await copies.owing("ben")).toEqual([]);
  await copies.removeUser("anna");
  const database = await openDatabase(factory);
  for (const user of ["anna", "ben"]) expect(await rows(database, `${user}/member/plan-1`)).toEqual([]);
});

it("writes nothing more to a copy that was taken away", async () => {
  const factory = new IDBFactory();
  const copies = createCopyStore(factory);
  const page = await keepEdit(copies, ANNA, "Mine");
  await copies.removeDocuments([ANNA.document]);
  page.type("Later");
  page.copy.inStep();
  page.copy.close();
  const database = await openDatabase(factory);
  expect(await database.read(KEY)).toEqual({ copy: undefined, rows: [] });
});
