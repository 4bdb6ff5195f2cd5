// The address from which the shown picture can be loaded. A link's viewer gets a blob of its own, let
// go when another version is shown. What a browser couldn't hold says so instead.

import { onBeforeUnmount, ref, watch, type Ref } from "vue";
import type { FrameVersion } from "@entente/shared/model/review";
import { useReviewStore } from "../../stores/review.ts";
import { tooLarge } from "./review-status.ts";

export interface Prototype {
  /** "" while the address isn't known, and for a PDF. */
  readonly url: Ref<string>;
  /** Why the file can't be shown, or "". */
  readonly problem: Ref<string>;
  /** To be called when the browser can't show what it loaded. */
  broken(): void;
}

export function usePrototype(version: () => FrameVersion): Prototype {
  const review = useReviewStore();
  const url = ref("");
  const problem = ref("");
  const release = (): void => {
    if (url.value.startsWith("blob:")) URL.revokeObjectURL(url.value);
    url.value = "";
  };
  watch(
    () => version().sha256,
    async (sha256) => {
      release();
      const shown = version();
      problem.value = tooLarge(shown);
      if (problem.value || shown.mediaType === "application/pdf") return;
      try {
        const next = await review.fileUrl(shown);
        if (version().sha256 === sha256) url.value = next;
        else if (next.startsWith("blob:")) URL.revokeObjectURL(next);
      } catch (error) {
        if (version().sha256 === sha256)
          problem.value = error instanceof Error ? error.message : "The file can't be loaded.";
      }
    },
    { immediate: true },
  );
  onBeforeUnmount(release);
  return {
    url,
    problem,
    broken: () => (problem.value = "The file can't be shown. It may be damaged, or the connection was lost."),
  };
}
