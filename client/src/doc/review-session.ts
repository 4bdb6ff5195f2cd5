// The review document as plain records. It is small and changes rarely, so it is read whole, at
// most once a frame. The client never writes it: review commands go over HTTP.

import { readReview } from "@entente/shared/doc/read-review";
import type { Review } from "@entente/shared/model/review";
import { shallowRef } from "vue";
import type { ShallowRef } from "vue";
import * as Y from "yjs";
import { browserFrame, createOnce } from "./frame.ts";
import type { RequestFrame } from "./frame.ts";

export interface ReviewSession {
  readonly doc: Y.Doc;
  readonly review: Readonly<ShallowRef<Review>>;
  destroy(): void;
}

/** Takes over `doc` (a fresh one when none is given) until destroyed, document included. */
export function createReviewSession(
  doc: Y.Doc = new Y.Doc(),
  requestFrame: RequestFrame = browserFrame,
): ReviewSession {
  const review = shallowRef(readReview(doc).review);
  const once = createOnce(requestFrame, () => {
    review.value = readReview(doc).review;
  });
  doc.on("update", once.ask);
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
