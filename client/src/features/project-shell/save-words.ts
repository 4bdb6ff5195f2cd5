// The save state in words. "Saved" is said only of edits the server has on disk, "kept" only of those
// whose transaction on this device is complete.

/** What the project store says about the open plan's edits; `since` in milliseconds since 1970. */
export type SaveState =
  | { readonly kind: "saved" }
  | { readonly kind: "saving"; readonly pending: number }
  | { readonly kind: "offline"; readonly since: number; readonly pending: number }
  | { readonly kind: "refused"; readonly message: string };

/** What this device keeps of them; null where it is not meant to keep anything. */
export type CopyState =
  | { readonly kind: "kept" }
  | { readonly kind: "keeping" }
  | { readonly kind: "off"; readonly reason: "full" | "unavailable" }
  | null;

export interface SaveWords {
  readonly short: string;
  /** What else the pill says where there is room. */
  readonly detail?: string;
  readonly long: string;
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** The pill's text and the sentence behind it; times as `locale` writes them. */
export function saveWords(state: SaveState, copy: CopyState = null, now = Date.now(), locale?: string): SaveWords {
  switch (state.kind) {
    case "saved":
      return { short: "Saved", long: `Every edit is on the server's disk.${notKept(copy)}` };
    case "saving":
      return {
        short: "Saving…",
        long:
          state.pending > 0
            ? `${count(state.pending, "edit")} on the way to the server's disk.${notKept(copy)}`
            : "Asking the server what is new.",
      };
    case "offline":
      return offlineWords(state, copy, now, locale);
    case "refused":
      return { short: "Not saved", long: state.message };
  }
}

function offlineWords(
  { since, pending }: Extract<SaveState, { kind: "offline" }>,
  copy: CopyState,
  now: number,
  locale?: string,
): SaveWords {
  const isRecent = now - since < DAY_MS / 2 || new Date(since).toDateString() === new Date(now).toDateString();
  const time = new Intl.DateTimeFormat(locale, {
    hour: "2-digit",
    minute: "2-digit",
    ...(isRecent ? {} : { weekday: "short" }),
    ...(now - since > 6 * DAY_MS ? { day: "numeric", month: "short" } : {}),
  }).format(since);
  const short = `Offline since ${time}`;
  const away = "The server can't be reached.";
  const changes = count(pending, "change");
  if (pending === 0) {
    const kept = copy && copy.kind !== "off" ? " What you change meanwhile is kept on this device." : "";
    return { short, long: `${away} Nothing is waiting to be saved.${kept}` };
  }
  if (copy?.kind === "kept") {
    return {
      short,
      detail: `${changes} kept on this device`,
      long: `${away} ${changes} kept on this device until it can; you may close this page.`,
    };
  }
  if (copy?.kind === "keeping")
    return { short, detail: changes, long: `${away} ${changes} on the way to this device.` };
  return {
    short,
    detail: `${changes} only on this page`,
    long: `${away} ${changes} not saved yet, and nothing is kept on this device: keep this page open until you are back online.`,
  };
}

function notKept(copy: CopyState): string {
  return copy?.kind === "off" ? " Nothing is kept on this device." : "";
}

function count(many: number, what: string): string {
  return many === 1 ? `1 ${what}` : `${many} ${what}s`;
}
