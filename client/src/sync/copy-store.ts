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
  /** The copies of `user` with edits that no server has acknowledged. */
  owing(user: string): Promise<readonly OwedEdits[]>;
  /** Removes the copies of these documents, whoever's. */
  removeDocuments(documents: readonly string[]): Promise<void>;
  /**
   * Keeps only the copies of `user`, and of those only `documents` when given. What somebody else
   * still owes the server waits for their next sign-in.
   */
  keepOnly(user: string, documents?: readonly string[]): Promise<void>;
  /** Removes what is kept for `user`, owed or not, and of others all but what they owe. */
  removeUser(user: string): Promise<void>;
}

/** Edits of a copy that no server has acknowledged. */
export interface OwedEdits extends CopyOwner {
  readonly count: number;
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

  /** What others than `user` still owe; a copy that was set aside can't be sent any more. */
  async function owedByOthers(user: string): Promise<(key: string) => boolean> {
    const owing = (await (await database())?.owing().catch(() => [])) ?? [];
    const keys = new Set(owing.map(({ key }) => key).filter((key) => !key.startsWith("aside/")));
    return (key) => keys.has(key) && partsOf(key)[0] !== user;
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
    async owing(user) {
      const owing = (await (await database())?.owing().catch(() => [])) ?? [];
      return owing.flatMap(({ key, pending }) => {
        const [whose, role = "", document = ""] = key.split("/");
        return whose === user ? [{ user, role, document, count: pending }] : [];
      });
    },
    removeDocuments: (documents) => remove((key) => documents.includes(partsOf(key)[2] ?? "")),
    async keepOnly(user, documents) {
      const isOwed = await owedByOthers(user);
      await remove((key) => {
        const [whose, , document] = partsOf(key);
        if (whose !== user) return !isOwed(key);
        return documents !== undefined && !documents.includes(document ?? "");
      });
    },
    async removeUser(user) {
      const isOwed = await owedByOthers(user);
      await remove((key) => !isOwed(key));
    },
  };
}
