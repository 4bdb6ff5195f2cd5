// Two versions of a frame as pictures of their own size, and what differs between them once somebody
// asks. Choosing other versions abandons what was on its way.

import { computed, onBeforeUnmount, shallowRef, watch } from "vue";
import type { FrameVersion } from "@entente/shared/model/review";
import { useReviewStore } from "../../stores/review.ts";
import { drawVersion, pixelsOf } from "./compare-picture.ts";
import { differenceOf, percentChanged } from "./difference.ts";
import type { Size } from "./viewport.ts";

export interface Compared {
  readonly before: HTMLCanvasElement;
  readonly after: HTMLCanvasElement;
}

export interface ShownDifference {
  readonly canvas: HTMLCanvasElement;
  readonly words: string;
}

export interface CompareOptions {
  readonly before: () => FrameVersion;
  readonly after: () => FrameVersion;
  readonly page: () => number;
  /** Whether the difference is asked for. */
  readonly wantsDifference: () => boolean;
  readonly announce: (text: string) => void;
}

export function useCompare(options: CompareOptions) {
  const review = useReviewStore();
  const files = { blob: (v: FrameVersion) => review.fileBlob(v), source: (v: FrameVersion) => review.fileSource(v) };
  const compared = shallowRef<Compared | null>(null);
  const difference = shallowRef<ShownDifference | null>(null);
  const problem = shallowRef("");
  let asked = new AbortController();
  const words = (error: unknown): string =>
    error instanceof Error && error.message ? error.message : "The versions can't be compared.";

  watch(
    () => [options.before().sha256, options.after().sha256, options.page()],
    async () => {
      asked.abort();
      asked = new AbortController();
      const { signal } = asked;
      compared.value = null;
      difference.value = null;
      problem.value = "";
      try {
        const page = options.page();
        const [before, after] = await Promise.all([
          drawVersion(options.before(), page, files),
          drawVersion(options.after(), page, files),
        ]);
        if (!signal.aborted) compared.value = { before, after };
      } catch (error) {
        if (!signal.aborted) problem.value = words(error);
      }
    },
    { immediate: true },
  );
  watch(
    () => [compared.value, options.wantsDifference()] as const,
    async ([both, isWanted]) => {
      if (!both || !isWanted || difference.value) return;
      const { signal } = asked;
      try {
        const { pair, scale } = pixelsOf([both.before, both.after]);
        const found = await differenceOf(pair, signal);
        if (signal.aborted) return;
        const said = differenceWords(both, found, scale);
        difference.value = { canvas: drawn(found.picture), words: said };
        options.announce(said);
      } catch (error) {
        if (!signal.aborted) problem.value = words(error);
      }
    },
    { immediate: true },
  );
  onBeforeUnmount(() => asked.abort(new Error("left")));

  const size = computed<Size>(() => {
    const both = compared.value;
    if (!both) return { width: 1280, height: 800 };
    return {
      width: Math.max(both.before.width, both.after.width),
      height: Math.max(both.before.height, both.after.height),
    };
  });
  return { compared, difference, problem, size };
}

function drawn({ width, height, data }: { width: number; height: number; data: Uint8ClampedArray<ArrayBuffer> }) {
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  canvas.getContext("2d")!.putImageData(new ImageData(data, width, height), 0, 0);
  return canvas;
}

/** What the comparison found, in one line. */
export function differenceWords(
  { before, after }: { readonly before: Size; readonly after: Size },
  found: { readonly changed: number; readonly total: number },
  scale: number,
): string {
  const isResized = before.width !== after.width || before.height !== after.height;
  const sizes = isResized
    ? ` Sizes differ: ${before.width} × ${before.height}, then ${after.width} × ${after.height}.`
    : "";
  const coarse = scale < 1 ? ` Compared at ${Math.round(scale * 100)} % of the size.` : "";
  return found.changed === 0 && !isResized
    ? `No pixel changed.${coarse}`
    : `${percentChanged(found)} of the pixels changed.${sizes}${coarse}`;
}
