// The address from which the shown version can be loaded. A link's viewer gets a blob of its own, and
// so does every PDF: the server's files are sandboxed, and no browser's PDF viewer runs in a sandbox.
// A blob is let go when another version is shown.

import { onBeforeUnmount, ref, watch, type Ref } from "vue";
import type { FrameVersion } from "@entente/shared/model/review";
import { useReviewStore } from "../../stores/review.ts";

export interface Prototype {
  /** "" while the address isn't known. */
  readonly url: Ref<string>;
  /** Why the file can't be shown, or "". */
  readonly problem: Ref<string>;
  /** To be called when the browser can't show what it loaded. */
  broken(): void;
}

export function usePrototype(version: () => FrameVersion | null): Prototype {
  const review = useReviewStore();
  const url = ref("");
  const problem = ref("");
  const release = (): void => {
    if (url.value.startsWith("blob:")) URL.revokeObjectURL(url.value);
    url.value = "";
  };
  watch(
    () => version()?.sha256,
    async (sha256) => {
      release();
      problem.value = "";
      const shown = version();
      if (!sha256 || !shown) return;
      try {
        const next =
          shown.mediaType === "application/pdf"
            ? await blobOf(await review.fileUrl(shown))
            : await review.fileUrl(shown);
        if (version()?.sha256 === sha256) url.value = next;
        else if (next.startsWith("blob:")) URL.revokeObjectURL(next);
      } catch (error) {
        if (version()?.sha256 === sha256)
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

async function blobOf(url: string): Promise<string> {
  if (url.startsWith("blob:")) return url;
  const response = await fetch(url);
  if (!response.ok) throw new Error("The file can't be loaded.");
  return URL.createObjectURL(await response.blob());
}
