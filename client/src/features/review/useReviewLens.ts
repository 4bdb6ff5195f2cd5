// Places on the review board: on the overview in its own pixels, on a frame in shares of the shown
// page, so that they mean the same spot of the picture whatever the other screen's size and zoom are.
// What one sees is told by its centre and its extent; who follows goes to that frame and page and sees
// at least that much.

import { onBeforeUnmount, watch } from "vue";
import { useLensStore, type BoardLens } from "../../stores/lens.ts";
import { useReviewStore } from "../../stores/review.ts";
import type { Canvas } from "./useCanvas.ts";
import { useReviewRoute } from "./useReviewRoute.ts";
import { showing, type Point, type Size } from "./viewport.ts";

export interface ReviewLensOptions {
  readonly element: () => HTMLElement | null;
  readonly canvas: Pick<Canvas, "view" | "box" | "show">;
  /** What is on the canvas: `OVERVIEW`, or a page by `pageAnchor`. */
  readonly on: () => string;
  /** How many pixels of the picture a place's 1 is. */
  readonly unit: () => Size;
}

export const OVERVIEW = "overview";
export const pageAnchor = (version: string, page: number): string => `page:${version}:${page}`;

const round = (value: number): number => Math.round(value * 10_000) / 10_000;

/** An extent as `view` tells it, or null for whatever else a peer sent. */
export function parseExtent(zoom: string | null): Size | null {
  const [width, height, ...more] = (zoom ?? "").split(" ").map(Number);
  const isExtent = [width, height].every((side) => Number.isFinite(side) && side! > 0) && more.length === 0;
  return isExtent ? { width: width!, height: height! } : null;
}

/** Puts the lens of `options.canvas` in while the component lives, anew whenever something else is on it. */
export function useReviewLens({ element, canvas, on, unit }: ReviewLensOptions): void {
  const lens = useLensStore();
  const review = useReviewStore();
  const route = useReviewRoute();
  let out = (): void => {};

  function goTo(place: string): void {
    if (place === OVERVIEW) return void route.show(null);
    const [kind, version, page] = place.split(":");
    const frame = review.frames.find(({ versions }) => versions.some(({ id }) => id === version));
    if (kind === "page" && frame) void route.show({ frame: frame.id, version, page: Number(page) });
  }
  const toCanvas = ({ x, y }: Point): Point => {
    const { view } = canvas;
    const scale = view.value.scale;
    return { x: view.value.x + x * unit().width * scale, y: view.value.y + y * unit().height * scale };
  };
  const fromCanvas = (at: Point): Point => {
    const { x, y, scale } = canvas.view.value;
    return { x: round((at.x - x) / (unit().width * scale)), y: round((at.y - y) / (unit().height * scale)) };
  };

  const create = (): BoardLens => ({
    placeAt({ x, y }) {
      const box = element()?.getBoundingClientRect();
      if (!box || x < box.left || x > box.right || y < box.top || y > box.bottom) return null;
      return { on: on(), ...fromCanvas({ x: x - box.left, y: y - box.top }) };
    },
    pointOf(place) {
      const box = element()?.getBoundingClientRect();
      if (!box || place.on !== on()) return null;
      const { x, y } = toCanvas(place);
      return x < 0 || y < 0 || x > box.width || y > box.height ? null : { x: box.left + x, y: box.top + y };
    },
    view() {
      const { width, height } = canvas.box.value;
      if (width === 0) return null;
      const { scale } = canvas.view.value;
      const extent = [width / (unit().width * scale), height / (unit().height * scale)].map(round).join(" ");
      return { on: on(), ...fromCanvas({ x: width / 2, y: height / 2 }), zoom: extent };
    },
    show(view) {
      if (view.on !== on()) return goTo(view.on);
      const extent = parseExtent(view.zoom);
      if (canvas.box.value.width === 0 || !extent) return;
      const { width, height } = unit();
      const region = { width: extent.width * width, height: extent.height * height };
      canvas.show(showing(canvas.box.value, { x: view.x * width, y: view.y * height }, region));
    },
  });

  watch(
    () => [on(), unit().width, unit().height, canvas.box.value.width, canvas.box.value.height],
    () => {
      out();
      out = lens.put(create());
    },
    { immediate: true, flush: "post" },
  );
  watch(canvas.view, lens.moved, { flush: "post" });
  onBeforeUnmount(() => out());
}
