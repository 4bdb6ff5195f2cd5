// What this device keeps, for whom: opens copies and takes them away. A key is the person, their role
// and the document, so that one who may only read never meets the copy of one who writes. Where
// IndexedDB is missing, forbidden or hangs, every copy is simply off.

import { openLocalDatabase } from "./local-database.ts";
import type { LocalDatabase } from "./local-database.ts";
import { openLocalCopy } from "./local-copy.ts";
import type { LocalCopy, LocalCopyOptions } from "./local-copy.ts";

/** `document` as `user` has it in `role`. */
export interface CopyOwner {
  readonly user: string;
  readonly role: string;
  readonly document: string;
}

export interface CopyStore {
  open(owner: CopyOwner, onState: LocalCopyOptions["onState"]): Promise<LocalCopy>;
  /** Unacknowledged edits kept for `user`. */
  pending(user: string): Promise<number>;
  /** Removes the copies of these documents, whoever's. */
  removeDocuments(documents: readonly string[]): Promise<void>;
  /** Keeps only the copies of `user`, and of those only `documents` when given. */
  keepOnly(user: string, documents?: readonly string[]): Promise<void>;
  removeAll(): Promise<void>;
}

/** Longer than any healthy disk takes; the page must not wait for a broken one. */
const PATIENCE_MS = 4_000;

export const keyOf = ({ user, role, document }: CopyOwner): string => `${user}/${role}/${document}`;
const partsOf = (key: string): string[] => key.replace(/^aside\//, "").split("/");

const inTime = <T>(promise: Promise<T>): Promise<T | null> =>
  Promise.race([promise, new Promise<null>((resolve) => setTimeout(resolve, PATIENCE_MS, null))]);

export function createCopyStore(factory: IDBFactory | undefined = globalThis.indexedDB): CopyStore {
  let opening: Promise<LocalDatabase | null> | null = null;
  const inUse = new Map<LocalCopy, string>();

  function database(): Promise<LocalDatabase | null> {
    opening ??= (async () => {
      try {
        return factory ? await inTime(openLocalDatabase(factory, () => (opening = null))) : null;
      } catch {
        return null;
      }
    })();
    return opening;
  }

  async function remove(matches: (key: string) => boolean): Promise<void> {
    for (const [copy, key] of inUse) {
      if (!matches(key)) continue;
      copy.discard();
      inUse.delete(copy);
    }
    // What can't be removed can't be read here either.
    await (await database())?.remove(matches).catch(() => {});
  }

  return {
    async open(owner, onState) {
      const key = keyOf(owner);
      const copy = await openLocalCopy({ database: await database(), key, ...(onState ? { onState } : {}) });
      inUse.set(copy, key);
      return {
        ...copy,
        get state() {
          return copy.state;
        },
        close() {
          inUse.delete(copy);
          copy.close();
        },
      };
    },
    pending: async (user) => (await (await database())?.pending(`${user}/`).catch(() => 0)) ?? 0,
    removeDocuments: (documents) => remove((key) => documents.includes(partsOf(key)[2] ?? "")),
    keepOnly: (user, documents) =>
      remove((key) => {
        const [whose, , document] = partsOf(key);
        return whose !== user || (documents !== undefined && !documents.includes(document ?? ""));
      }),
    removeAll: () => remove(() => true),
  };
}
