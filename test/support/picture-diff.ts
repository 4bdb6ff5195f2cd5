// Holds a screenshot against a picture kept as reference. Two machines round a pixel's edge in text
// differently, so a pixel counts as different only beyond that, and a few may be.

import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import type { Page } from "playwright-core";

/** 0 to 255, of one channel. */
const TOLERANCE = 48;

/** The share of pixels in which two PNG pictures differ, 0 to 1; 1 when their sizes do. Decoded by `page`'s browser. */
async function differingShare(page: Page, first: Buffer, second: Buffer): Promise<number> {
  return page.evaluate(
    async ([a, b, tolerance]) => {
      const read = async (base64: string): Promise<ImageData> => {
        const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
        const bitmap = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
        const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d")!;
        context.drawImage(bitmap, 0, 0);
        return context.getImageData(0, 0, bitmap.width, bitmap.height);
      };
      const [one, other] = [await read(a), await read(b)];
      if (one.width !== other.width || one.height !== other.height) return 1;
      let differing = 0;
      for (let i = 0; i < one.data.length; i += 4) {
        const most = Math.max(
          Math.abs(one.data[i]! - other.data[i]!),
          Math.abs(one.data[i + 1]! - other.data[i + 1]!),
          Math.abs(one.data[i + 2]! - other.data[i + 2]!),
        );
        if (most > tolerance) differing++;
      }
      return differing / (one.width * one.height);
    },
    [first.toString("base64"), second.toString("base64"), TOLERANCE] as const,
  );
}

/**
 * The share of pixels in which `picture` differs from the reference at `path`, 0 to 1; 1 when there is none.
 * What differs is left at `output`. With ENTENTE_UPDATE_PICTURES=1 the picture becomes the reference.
 */
export async function compareWithReference(page: Page, picture: Buffer, path: string, output: string): Promise<number> {
  const isUpdate = process.env.ENTENTE_UPDATE_PICTURES === "1";
  const share = isUpdate ? 0 : existsSync(path) ? await differingShare(page, readFileSync(path), picture) : 1;
  if (isUpdate || share > 0) {
    const target = isUpdate ? path : output;
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, picture);
  }
  return share;
}
