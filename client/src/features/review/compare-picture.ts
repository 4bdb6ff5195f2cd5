// The picture of a version, ready to be compared: its pixels, whole or scaled down to what can be
// compared at once. A PDF gives the asked page at twice its size.

import type { FrameVersion } from "@entente/shared/model/review";
import type { FileSource } from "../../stores/review.ts";
import { tooLarge } from "./review-status.ts";
import { withImage, withPdf } from "./version-picture.ts";

/** Pixels compared at most: 4 bytes each, three times over. */
const MAX_PIXELS = 16_000_000;
const PDF_WIDTH = 1600;

export interface VersionFiles {
  readonly blob: (version: FrameVersion) => Promise<Blob>;
  readonly source: (version: FrameVersion) => FileSource;
}

/** Draws a version into a canvas of its own size. Throws a sentence when it can't be shown. */
export async function drawVersion(
  version: FrameVersion,
  page: number,
  files: VersionFiles,
): Promise<HTMLCanvasElement> {
  const reason = tooLarge(version);
  if (reason) throw new Error(reason);
  const canvas = document.createElement("canvas");
  if (version.mediaType === "application/pdf") {
    return withPdf(files.source(version), async (pdf) => {
      if (page > pdf.pages) throw new Error(`Version ${version.number} has only ${pdf.pages} pages.`);
      await pdf.render(page, canvas, PDF_WIDTH).done;
      return canvas;
    });
  }
  return withImage(await files.blob(version), (image) => {
    const width = image.naturalWidth || version.width || 1280;
    const height = image.naturalHeight || version.height || 800;
    canvas.width = width;
    canvas.height = height;
    canvas.getContext("2d")!.drawImage(image, 0, 0, width, height);
    return canvas;
  });
}

export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray<ArrayBuffer>;
}

/** The pixels of two pictures on sheets of one size, both scaled alike where they are too many; what one lacks is empty. */
export function pixelsOf(canvases: readonly [HTMLCanvasElement, HTMLCanvasElement]): {
  readonly pair: readonly [Pixels, Pixels];
  readonly scale: number;
} {
  const width = Math.max(...canvases.map((canvas) => canvas.width));
  const height = Math.max(...canvases.map((canvas) => canvas.height));
  const scale = Math.min(1, Math.sqrt(MAX_PIXELS / (width * height)));
  const sheet = { width: Math.max(1, Math.floor(width * scale)), height: Math.max(1, Math.floor(height * scale)) };
  const read = (canvas: HTMLCanvasElement): Pixels => {
    const context = new OffscreenCanvas(sheet.width, sheet.height).getContext("2d", { willReadFrequently: true })!;
    context.drawImage(canvas, 0, 0, canvas.width * scale, canvas.height * scale);
    return { ...sheet, data: context.getImageData(0, 0, sheet.width, sheet.height).data };
  };
  return { pair: [read(canvases[0]), read(canvases[1])], scale };
}
