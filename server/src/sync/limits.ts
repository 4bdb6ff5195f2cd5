// What one connection may ask of the server. The figures are generous to people and their tools (a
// bulk import by a script sends 16,000 updates a second) and bounded for everyone.

export const LIMITS = {
  /** A SyncStep2 after a long time offline may be this large; everything else `updateBytes`. */
  frameBytes: 32 << 20,
  updateBytes: 1 << 20,
  presenceFrameBytes: 64 << 10,
  presenceEntries: 1024,
  presencePerSecond: 20,
  /** Answers that cost the server (joins, presence lists), per minute. */
  questionsPerMinute: 60,
  /** Updates that wait for their dependencies. */
  earlyUpdates: 1000,
  earlyBytes: 1 << 20,
  earlyMs: 10_000,
  /** A reader with more waiting misses presence; with more than `closeBytes` it is closed. */
  skipPresenceBytes: 1 << 20,
  closeBytes: 8 << 20,
  /** Accepted and not yet committed bytes at which sockets are no longer read, and are read again. */
  pauseQueueBytes: 32 << 20,
  /** The queue is looked at after so many received bytes, or 64 updates. */
  watchQueueBytes: 1 << 20,
  resumeQueueBytes: 8 << 20,
  keepAliveMs: 15_000,
} as const;

/** A token bucket: `take` is true while fewer than `perSecond` a second (and `burst` at once) were taken. `now` in ms. */
export function createBucket(perSecond: number, burst: number, now: () => number): { take(): boolean } {
  let tokens = burst;
  let at = now();
  return {
    take() {
      const time = now();
      tokens = Math.min(burst, tokens + ((time - at) * perSecond) / 1000);
      at = time;
      if (tokens < 1) return false;
      tokens--;
      return true;
    },
  };
}
