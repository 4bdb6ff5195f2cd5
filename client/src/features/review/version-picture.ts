// A version's file as something that can be drawn: its PDF, or its picture as the browser decodes it,
// where nothing in it runs. Both are let go of when the drawing is done, whatever comes of it.

import type { FileSource } from "../../stores/review.ts";
import type { PdfFile } from "./pdf.ts";

/** Opens the PDF at `source` for the time of `use`; the reader comes only with the first one. */
export async function withPdf<T>(source: FileSource, use: (pdf: PdfFile) => Promise<T>): Promise<T> {
  const { openPdf } = await import("./pdf.ts");
  const pdf = await openPdf(source);
  try {
    return await use(pdf);
  } finally {
    pdf.close();
  }
}

/** Decodes the picture in `blob` for the time of `use`. Throws when the browser can't. */
export async function withImage<T>(blob: Blob, use: (image: HTMLImageElement) => T | Promise<T>): Promise<T> {
  const url = URL.createObjectURL(blob);
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    return await use(image);
  } finally {
    URL.revokeObjectURL(url);
  }
}
