// Sends what a copy on this device owes the server, for a document that no page shows. The copy
// stays; only its edits are no longer owed once the server has them on disk.

import type { CopyOwner, CopyStore } from "./copy-store.ts";
import { followDocument } from "./follow-document.ts";

/** `refused`: the server takes none of it, now or later; `unreachable`: try again. */
export type Sent = "saved" | "refused" | "unreachable";

/** Resolves when the server has everything, refuses it, or can't be reached. */
export async function sendOwed(copies: CopyStore, owner: CopyOwner, url: string): Promise<Sent> {
  const copy = await copies.open(owner, undefined);
  if (copy.opened.pending === 0) {
    copy.close();
    return "saved";
  }
  return new Promise((resolve) => {
    const end = (sent: Sent): void => {
      // The callbacks come while the provider is at work; it is let go when it has done.
      queueMicrotask(() => following.destroy());
      resolve(sent);
    };
    const following = followDocument({
      url,
      documentId: owner.document,
      doc: copy.opened.doc,
      copy,
      tabs: false,
      onSaveState: ({ kind }) => kind === "saved" && end("saved"),
      onClosed: () => end("refused"),
      onFailure: () => end("unreachable"),
    });
  });
}
