// Small pictures of the versions for the overview. Each file is fetched and decoded once, a few at a
// time, off the main thread where the browser can, and kept as a few kilobytes; the large picture is
// let go of at once. A tile that has left before its turn costs nothing.

import type { FrameVersion } from "@entente/shared/model/review";
import type { FileSource } from "../../stores/review.ts";
import { tooLarge } from "./review-status.ts";

const WIDTH = 512;
const HEIGHT = 320;
const AT_ONCE = 3;
const KEPT = 600;

export interface ThumbnailFiles {
  readonly blob: (version: FrameVersion, signal: AbortSignal) => Promise<Blob>;
  readonly source: (version: FrameVersion) => FileSource;
}

export interface Thumbnails {
  /** The address of the small picture, or "" where there can't be one; rejects when `signal` aborts first. */
  get(version: FrameVersion, signal: AbortSignal): Promise<string>;
  /** Lets go of all of them. */
  clear(): void;
}

export function createThumbnails(files: ThumbnailFiles): Thumbnails {
  const urls = new Map<string, string>();
  const queue: { run: () => Promise<void>; signal: AbortSignal }[] = [];
  let running = 0;

  function next(): void {
    while (running < AT_ONCE) {
      const task = queue.shift();
      if (!task) return;
      if (task.signal.aborted) continue;
      running++;
      void task.run().finally(() => {
        running--;
        next();
      });
    }
  }
  function keep(sha256: string, url: string): void {
    urls.set(sha256, url);
    const [oldest] = urls.keys();
    if (urls.size <= KEPT || oldest === undefined) return;
    URL.revokeObjectURL(urls.get(oldest)!);
    urls.delete(oldest);
  }

  return {
    get(version, signal) {
      const known = urls.get(version.sha256);
      if (known !== undefined) return Promise.resolve(known);
      return new Promise((resolve, reject) => {
        const run = async (): Promise<void> => {
          try {
            const small = urls.has(version.sha256) ? null : await draw(version, files, signal);
            if (small) keep(version.sha256, URL.createObjectURL(small));
            resolve(urls.get(version.sha256) ?? "");
          } catch (error) {
            if (signal.aborted) reject(error as Error);
            else resolve("");
          }
        };
        queue.push({ run, signal });
        next();
      });
    },
    clear() {
      queue.length = 0;
      for (const url of urls.values()) URL.revokeObjectURL(url);
      urls.clear();
    },
  };
}

async function draw(version: FrameVersion, files: ThumbnailFiles, signal: AbortSignal): Promise<Blob | null> {
  if (tooLarge(version)) return null;
  if (version.mediaType === "application/pdf") {
    const { openPdf } = await import("./pdf.ts");
    const pdf = await openPdf(files.source(version));
    try {
      const canvas = document.createElement("canvas");
      await pdf.render(1, canvas, WIDTH).done;
      return await shrink(canvas, canvas.width, canvas.height);
    } finally {
      pdf.close();
    }
  }
  const blob = await files.blob(version, signal);
  if (version.mediaType === "image/svg+xml") return drawSvg(blob);
  const bitmap = await createImageBitmap(blob, { resizeWidth: WIDTH, resizeQuality: "medium" });
  try {
    return await shrink(bitmap, bitmap.width, bitmap.height);
  } finally {
    bitmap.close();
  }
}

/** An SVG has no pixels to decode: the browser draws it, as an image, where nothing in it runs. */
async function drawSvg(blob: Blob): Promise<Blob | null> {
  const url = URL.createObjectURL(blob);
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    return await shrink(image, image.naturalWidth || WIDTH, image.naturalHeight || HEIGHT);
  } finally {
    URL.revokeObjectURL(url);
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
