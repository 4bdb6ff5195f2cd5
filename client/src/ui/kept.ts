// What this browser keeps for one person, where it may: storage that is full, forbidden or absent is
// no reason for a board to fail.

export interface Kept {
  read(): string | null;
  write(text: string): void;
}

/** The entry `key` of `storage`, which a browser that forbids it may refuse even to name. */
export function createKept(key: string, storage: () => Storage | null = () => localStorage): Kept {
  return {
    read() {
      try {
        return storage()?.getItem(key) ?? null;
      } catch {
        return null;
      }
    },
    write(text) {
      try {
        storage()?.setItem(key, text);
      } catch {
        // Full or forbidden: it holds until the page is left.
      }
    },
  };
}
