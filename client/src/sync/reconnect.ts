// When to try again: exponential, at most three seconds apart, and random, so that a thousand
// browsers don't come back to a restarted server in the same moment.

const FIRST_MS = 100;
const LONGEST_MS = 3_000;

export interface Reconnect {
  /** Tries again now; a planned attempt is forgotten. */
  now(): void;
  /** Plans the next attempt; answers how many failed in a row. */
  later(): number;
  /** The next failure starts from the shortest wait again. */
  succeeded(): void;
  stop(): void;
}

/** The wait before attempt number `failures` + 1, between half and all of the exponential one. */
export function backoffMs(failures: number, random: () => number): number {
  return Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(failures, 10)) * (0.5 + random() / 2);
}

export function createReconnect(connect: () => void, random: () => number = Math.random): Reconnect {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  const go = () => {
    clearTimeout(timer);
    connect();
  };
  return {
    now: go,
    later() {
      clearTimeout(timer);
      timer = setTimeout(go, backoffMs(failures, random));
      return ++failures;
    },
    succeeded() {
      failures = 0;
    },
    stop: () => clearTimeout(timer),
  };
}
