// The save state in words. "Saved" is said only of edits the server has on disk.

/** What the project store says about the open plan's edits; `since` in milliseconds since 1970. */
export type SaveState =
  | { readonly kind: "saved" }
  | { readonly kind: "saving"; readonly pending: number }
  | { readonly kind: "offline"; readonly since: number; readonly pending: number }
  | { readonly kind: "refused"; readonly message: string };

export interface SaveWords {
  readonly short: string;
  readonly long: string;
}

/** The pill's text and the sentence behind it; times as `locale` writes them. */
export function saveWords(state: SaveState, locale?: string): SaveWords {
  switch (state.kind) {
    case "saved":
      return { short: "Saved", long: "Every edit is on the server's disk." };
    case "saving":
      return { short: "Saving…", long: `${edits(state.pending)} on the way to the server's disk.` };
    case "offline": {
      const time = new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit" }).format(state.since);
      const kept =
        state.pending > 0
          ? `${edits(state.pending)} not saved yet: keep this page open until you are back online.`
          : "Nothing is waiting to be saved.";
      return { short: `Offline since ${time}`, long: `The server can't be reached. ${kept}` };
    }
    case "refused":
      return { short: "Not saved", long: state.message };
  }
}

function edits(count: number): string {
  return count === 1 ? "1 edit" : `${count} edits`;
}
