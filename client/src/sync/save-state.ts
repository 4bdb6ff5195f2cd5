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
  /** Own edits that no acknowledgement covers. */
  readonly pending: number;
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

/** What a page that was opened on a local copy begins with. */
export interface OwedFromBefore {
  /** Edits in the copy that no server has acknowledged. */
  readonly pending: number;
  /** When the copy was last in step with the server, in milliseconds since 1970; 0: unknown. */
  readonly contactAt: number;
}

/** `onChange` is called when what `state` says changed; `now` gives milliseconds since 1970. */
export function createSaveLedger(
  onChange: (state: SaveState) => void,
  now: () => number = Date.now,
  owed: OwedFromBefore = { pending: 0, contactAt: 0 },
): SaveLedger {
  let unsent = owed.pending;
  let sentFrames = 0;
  let inFlight: { readonly frame: number; readonly edits: number }[] = [];
  let online = true;
  let isFresh = true;
  let offlineSince = 0;
  let refusal: string | null = null;
  // Until the first handshake nothing is known to be saved, so the pill doesn't claim it.
  let state: SaveState = { kind: "saving", pending: unsent };

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
    get pending() {
      return pending();
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
      if (online) offlineSince = (isFresh && owed.contactAt) || now();
      online = false;
      publish();
    },
    refused(message) {
      refusal = message;
      publish();
    },
  };
}
