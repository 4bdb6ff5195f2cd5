// A version's file as a small picture of a few kilobytes, decoded off the main thread where the browser
// can; the large picture is let go of at once.

import type { FrameVersion } from "@entente/shared/model/review";
import type { FileSource } from "../../stores/review.ts";
import { tooLarge } from "./review-status.ts";
import { withImage, withPdf } from "./version-picture.ts";

const WIDTH = 512;
const HEIGHT = 320;

export interface ThumbnailFiles {
  readonly blob: (version: FrameVersion, signal: AbortSignal) => Promise<Blob>;
  readonly source: (version: FrameVersion) => FileSource;
}

/** Null where there can't be a small picture; rejects when the file can't be had or decoded. */
export async function drawThumbnail(
  version: FrameVersion,
  files: ThumbnailFiles,
  signal: AbortSignal,
): Promise<Blob | null> {
  if (tooLarge(version)) return null;
  if (version.mediaType === "application/pdf") {
    return withPdf(files.source(version), async (pdf) => {
      const canvas = document.createElement("canvas");
      await pdf.render(1, canvas, WIDTH).done;
      return shrink(canvas, canvas.width, canvas.height);
    });
  }
  const blob = await files.blob(version, signal);
  // An SVG has no pixels to decode: the browser draws it.
  if (version.mediaType === "image/svg+xml")
    return withImage(blob, (image) => shrink(image, image.naturalWidth || WIDTH, image.naturalHeight || HEIGHT));
  const bitmap = await createImageBitmap(blob, { resizeWidth: WIDTH, resizeQuality: "medium" });
  try {
    return await shrink(bitmap, bitmap.width, bitmap.height);
  } finally {
    bitmap.close();
  }
}

/** The picture at the thumbnail's width; of a long page its beginning. */
function shrink(source: CanvasImageSource, width: number, height: number): Promise<Blob> {
  const scale = Math.min(1, WIDTH / width);
  const canvas = new OffscreenCanvas(
    Math.max(1, Math.round(width * scale)),
    Math.max(1, Math.min(HEIGHT, Math.round(height * scale))),
  );
  canvas.getContext("2d")!.drawImage(source, 0, 0, width * scale, height * scale);
  return canvas.convertToBlob({ type: "image/webp", quality: 0.82 });
}
