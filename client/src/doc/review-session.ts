// The review document as plain records. It is small and changes rarely, so it is read whole, at
// most once a frame. The client never writes it: review commands go over HTTP. What reads it is a
// chunk of its own, fetched beside the plan: no first view but the review's own waits for it.

import type { Review } from "@entente/shared/model/review";
import { shallowRef } from "vue";
import type { ShallowRef } from "vue";
import * as Y from "yjs";
import { browserFrame, createOnce } from "./frame.ts";
import type { RequestFrame } from "./frame.ts";

export interface ReviewSession {
  readonly doc: Y.Doc;
  /** Null until it has been read for the first time. */
  readonly review: Readonly<ShallowRef<Review | null>>;
  destroy(): void;
}

const loadReader = () => import("@entente/shared/doc/read-review");

/** Takes over `doc` (a fresh one when none is given) until destroyed, document included. */
export function createReviewSession(
  doc: Y.Doc = new Y.Doc(),
  requestFrame: RequestFrame = browserFrame,
): ReviewSession {
  const review = shallowRef<Review | null>(null);
  const read = (): void =>
    void loadReader().then(
      ({ readReview }) => {
        if (!doc.isDestroyed) review.value = readReview(doc).review;
      },
      // Offline before it was fetched: tried again at the next change.
      () => undefined,
    );
  const once = createOnce(requestFrame, read);
  doc.on("update", once.ask);
  read();
  return {
    doc,
    review,
    destroy() {
      doc.off("update", once.ask);
      once.cancel();
      doc.destroy();
    },
  };
}
