// The open PDF of the shown version, or null for a picture. The reader comes only when there is a PDF;
// a file that is left is let go of, worker and pages with it.

import { onBeforeUnmount, shallowRef, watch, type ShallowRef } from "vue";
import type { FrameVersion } from "@entente/shared/model/review";
import { useReviewStore } from "../../stores/review.ts";
import type { PdfFile } from "./pdf.ts";

export function usePdf(version: () => FrameVersion): {
  readonly pdf: Readonly<ShallowRef<PdfFile | null>>;
  /** Why the file can't be shown, or "". */
  readonly problem: Readonly<ShallowRef<string>>;
} {
  const review = useReviewStore();
  const pdf = shallowRef<PdfFile | null>(null);
  const problem = shallowRef("");
  function release(): void {
    pdf.value?.close();
    pdf.value = null;
  }
  watch(
    () => version().sha256,
    async (sha256) => {
      release();
      problem.value = "";
      const shown = version();
      if (shown.mediaType !== "application/pdf") return;
      try {
        const { openPdf } = await import("./pdf.ts");
        const opened = await openPdf(review.fileSource(shown));
        if (version().sha256 === sha256) pdf.value = opened;
        else opened.close();
      } catch (error) {
        if (version().sha256 === sha256) problem.value = words(error);
      }
    },
    { immediate: true },
  );
  onBeforeUnmount(release);
  return { pdf, problem };
}

function words(error: unknown): string {
  const name = error instanceof Error ? error.name : "";
  if (name === "PasswordException") return "This PDF needs a password: upload one without.";
  if (name === "InvalidPDFException") return "This PDF is damaged and can't be shown.";
  return "The PDF can't be loaded. Check the connection and open the frame again.";
}
