// What the save pill says, and why it may say it. Every own edit is pending until the server
// acknowledged the sync frame that carried it; a lost connection makes frames not yet acknowledged
// pending without a frame again, since the next handshake carries them. Pure bookkeeping: it sends
// nothing and knows no socket.

export type SaveState =
  | { readonly kind: "saved" }
  | { readonly kind: "saving"; readonly pending: number }
  | { readonly kind: "offline"; readonly since: number; readonly pending: number }
  | { readonly kind: "refused"; readonly message: string };

export interface SaveLedger {
  readonly state: SaveState;
  /** One own edit was made. */
  edited(): void;
  /** A sync frame (step 2 or update) left on this connection; it carries every edit made so far. */
  sent(): void;
  /** The first `count` sync frames of this connection are on disk. */
  acknowledged(count: number): void;
  /** The document is in step with the server; frames sent before on this connection count. */
  connected(): void;
  disconnected(): void;
  /** Nothing more will be saved, for the reason given. */
  refused(message: string): void;
}

/** `onChange` is called when what `state` says changed; `now` gives milliseconds since 1970. */
export function createSaveLedger(onChange: (state: SaveState) => void, now: () => number = Date.now): SaveLedger {
  let unsent = 0;
  let sentFrames = 0;
  let inFlight: { readonly frame: number; readonly edits: number }[] = [];
  let online = true;
  let isFresh = true;
  let offlineSince = 0;
  let refusal: string | null = null;
  // Until the first handshake nothing is known to be saved, so the pill doesn't claim it.
  let state: SaveState = { kind: "saving", pending: 0 };

  const pending = () => inFlight.reduce((sum, { edits }) => sum + edits, unsent);

  function next(): SaveState {
    const count = pending();
    if (refusal !== null) return { kind: "refused", message: refusal };
    if (!online) return { kind: "offline", since: offlineSince, pending: count };
    return count > 0 || isFresh ? { kind: "saving", pending: count } : { kind: "saved" };
  }

  function publish(): void {
    const then = state;
    state = next();
    if (JSON.stringify(then) !== JSON.stringify(state)) onChange(state);
  }

  return {
    get state() {
      return state;
    },
    edited() {
      unsent++;
      publish();
    },
    sent() {
      sentFrames++;
      if (unsent > 0) inFlight.push({ frame: sentFrames, edits: unsent });
      unsent = 0;
    },
    acknowledged(count) {
      inFlight = inFlight.filter(({ frame }) => frame > count);
      publish();
    },
    connected() {
      online = true;
      isFresh = false;
      publish();
    },
    disconnected() {
      unsent = pending();
      inFlight = [];
      sentFrames = 0;
      if (online) offlineSince = now();
      online = false;
      publish();
    },
    refused(message) {
      refusal = message;
      publish();
    },
  };
}
