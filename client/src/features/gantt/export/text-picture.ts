// Text as a picture of itself, for the PDF's faces lack most of the world's letters. Four times as
// fine as the page, transparent around the letters, each text drawn once.

import type { TextShape } from "./scene.ts";
import { PAGE_FACE } from "./text-fit.ts";

export interface TextPicture {
  /** The same for the same text in the same dress. */
  readonly key: string;
  /** On the page, in pixels; the baseline lies `ascent` below the top. */
  readonly width: number;
  readonly height: number;
  readonly ascent: number;
  readonly pixels: { readonly data: Uint8ClampedArray; readonly width: number; readonly height: number };
}

export interface TextPictures {
  /** Null where the browser draws nothing. */
  of(shape: TextShape): TextPicture | null;
}

const FINE = 4;

/** Draws on one canvas, again and again. */
export function createTextPictures(): TextPictures {
  const canvas = document.createElement("canvas");
  const context = canvas.getContext("2d", { willReadFrequently: true });
  const known = new Map<string, TextPicture | null>();

  function draw({ text, size, isBold, color }: TextShape, key: string): TextPicture | null {
    if (!context) return null;
    const font = `${isBold ? 600 : 400} ${size * FINE}px ${PAGE_FACE}`;
    context.font = font;
    const columns = Math.ceil(context.measureText(text).width) + 2;
    const rows = Math.ceil(size * FINE * 1.5);
    const ascent = Math.round(size * FINE * 1.15);
    canvas.width = columns;
    canvas.height = rows;
    context.font = font;
    context.fillStyle = color;
    context.fillText(text, 0, ascent);
    const pixels = context.getImageData(0, 0, columns, rows);
    return { key, width: columns / FINE, height: rows / FINE, ascent: ascent / FINE, pixels };
  }

  return {
    of(shape) {
      const key = `text ${shape.size} ${shape.isBold ? "b" : "r"} ${shape.color} ${shape.text}`;
      let picture = known.get(key);
      if (picture === undefined) known.set(key, (picture = draw(shape, `text-${known.size}`)));
      return picture;
    },
  };
}
