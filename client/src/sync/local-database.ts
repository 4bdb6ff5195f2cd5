// The IndexedDB of this device: whose documents are kept in it, and the updates they are made of.
// A step per version of the layout takes an older one along; a newer one, which only a newer page
// can have made, is refused. A promise of `write` resolves when the transaction is complete, which
// is the only moment from which anything may be called kept.

const NAME = "entente";
/** Step n leads from layout n to layout n + 1. */
const STEPS: readonly ((database: IDBDatabase) => void)[] = [
  (database) => {
    database.createObjectStore("copies", { keyPath: "key" });
    database.createObjectStore("updates", { keyPath: "id", autoIncrement: true }).createIndex("copy", "copy");
  },
];

/** One kept document. */
export interface CopyRecord {
  /** `USER/ROLE/DOCUMENT`; one that was set aside begins with `aside/`. */
  readonly key: string;
  /** Whether it once held all that the server held. */
  readonly complete: boolean;
  /** When it was last in step with the server, in milliseconds since 1970; 0: never. */
  readonly contactAt: number;
}

/** Updates that were written together. */
export interface UpdateRow {
  /** Given by the database. */
  readonly id?: number;
  readonly copy: string;
  readonly bytes: readonly Uint8Array[];
  /** How many own edits in it the server has not acknowledged. */
  readonly pending: number;
  /** Tells bytes that were damaged on the disk. */
  readonly checksum: number;
}

export interface LocalDatabase {
  /** Everything kept under `key`, in the order it was written. */
  read(key: string): Promise<{ copy: CopyRecord | undefined; rows: UpdateRow[] }>;
  /** Runs `change` in one transaction; resolves when it is complete. */
  write(change: (stores: Stores) => void, isStrict?: boolean): Promise<void>;
  /** The copies that hold edits no server has acknowledged, and how many. */
  owing(): Promise<OwingCopy[]>;
  /** Removes the copies whose key `matches`, with their updates. */
  remove(matches: (key: string) => boolean): Promise<void>;
}

export interface OwingCopy {
  readonly key: string;
  readonly pending: number;
}

export interface Stores {
  readonly copies: IDBObjectStore;
  readonly updates: IDBObjectStore;
}

const answer = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

const completed = (transaction: IDBTransaction): Promise<void> =>
  new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new Error("the transaction was aborted"));
  });

/** Opens the database; rejects where there is none, it is refused, blocked or newer than this page. */
export async function openLocalDatabase(factory: IDBFactory, onClosed: () => void = () => {}): Promise<LocalDatabase> {
  const opening = factory.open(NAME, STEPS.length);
  opening.onupgradeneeded = ({ oldVersion }) => {
    for (const step of STEPS.slice(oldVersion)) step(opening.result);
  };
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
    opening.onblocked = () => reject(new Error("another page holds an older layout open"));
  });
  // A newer page wants another layout: this one lets go and keeps nothing more.
  database.onversionchange = () => {
    database.close();
    onClosed();
  };
  database.onclose = onClosed;

  const begin = (mode: IDBTransactionMode, isStrict = false): IDBTransaction =>
    database.transaction(["copies", "updates"], mode, { durability: isStrict ? "strict" : "relaxed" });
  const storesOf = (transaction: IDBTransaction): Stores => ({
    copies: transaction.objectStore("copies"),
    updates: transaction.objectStore("updates"),
  });

  async function write(change: (stores: Stores) => void, isStrict = false): Promise<void> {
    const transaction = begin("readwrite", isStrict);
    const done = completed(transaction);
    change(storesOf(transaction));
    return done;
  }

  const copies = (): Promise<CopyRecord[]> => answer(storesOf(begin("readonly")).copies.getAll());
  const rowsOf = (stores: Stores, key: string): Promise<UpdateRow[]> =>
    answer(stores.updates.index("copy").getAll(IDBKeyRange.only(key)));

  return {
    write,
    async read(key) {
      const stores = storesOf(begin("readonly"));
      const [copy, rows] = await Promise.all([
        answer<CopyRecord | undefined>(stores.copies.get(key)),
        rowsOf(stores, key),
      ]);
      return { copy, rows };
    },
    async owing() {
      const owing: OwingCopy[] = [];
      for (const { key } of await copies()) {
        const rows = await rowsOf(storesOf(begin("readonly")), key);
        const pending = rows.reduce((sum, row) => sum + row.pending, 0);
        if (pending > 0) owing.push({ key, pending });
      }
      return owing;
    },
    async remove(matches) {
      const keys = (await copies()).map(({ key }) => key).filter(matches);
      if (keys.length === 0) return;
      await write(({ copies: records, updates }) => {
        for (const key of keys) {
          records.delete(key);
          const cursor = updates.index("copy").openKeyCursor(IDBKeyRange.only(key));
          cursor.onsuccess = () => {
            if (!cursor.result) return;
            updates.delete(cursor.result.primaryKey);
            cursor.result.continue();
          };
        }
      }, true);
    },
  };
}

/** A checksum of the bytes (FNV-1a): it finds damage, it hides nothing. */
export function checksumOf(parts: readonly Uint8Array[]): number {
  let hash = 0x811c9dc5;
  for (const bytes of parts) {
    for (let i = 0; i < bytes.length; i++) hash = Math.imul(hash ^ bytes[i]!, 0x01000193);
  }
  return hash >>> 0;
}
