// Counts, for one connection, how many of its sync updates are on disk from the first on without a
// gap. Commits come in the order of acceptance, but an update that waited for its dependencies is
// accepted after later ones: until it is committed too, the count stops before it.

export interface DurabilityCount {
  /** Numbers the next sync update the connection sent: 1, 2, 3 … */
  receive(): number;
  /** Update `n` waits; the count can't pass it before `commit(n)`. */
  block(n: number): void;
  commit(n: number): void;
  readonly count: number;
}

/** Starts at zero. */
export function createDurabilityCount(): DurabilityCount {
  let received = 0;
  let highest = 0;
  const blocked = new Set<number>();
  return {
    receive: () => ++received,
    block: (n) => void blocked.add(n),
    commit(n) {
      blocked.delete(n);
      if (n > highest) highest = n;
    },
    get count() {
      let count = highest;
      for (const n of blocked) if (n <= count) count = n - 1;
      return count;
    },
  };
}
