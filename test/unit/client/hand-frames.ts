// Frames that a test turns by hand.

import type { RequestFrame } from "../../../client/src/doc/frame.ts";

export interface HandFrames {
  readonly request: RequestFrame;
  /** Runs what waits for a frame. */
  turn(): void;
  readonly waiting: number;
}

export function createHandFrames(): HandFrames {
  const waiting = new Set<() => void>();
  return {
    request(run) {
      waiting.add(run);
      return () => void waiting.delete(run);
    },
    turn() {
      for (const run of [...waiting]) {
        waiting.delete(run);
        run();
      }
    },
    get waiting() {
      return waiting.size;
    },
  };
}
