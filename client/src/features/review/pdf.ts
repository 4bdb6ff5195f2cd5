// PDF files by pdf.js, in a chunk of its own that only a PDF loads. The file is fetched in ranges as
// pages are looked at; parsing runs in a worker from our own origin. A page's picture never has more
// pixels than a canvas can hold, and a render that is cancelled leaves nothing behind.

import { getDocument, GlobalWorkerOptions, RenderingCancelledException } from "pdfjs-dist/legacy/build/pdf.mjs";
import type { FileSource } from "../../stores/review.ts";
import type { Size } from "./viewport.ts";

/** Where the build puts what pdf.js fetches beside a file. */
declare const __PDF_DATA__: string;

GlobalWorkerOptions.workerSrc = new URL("pdfjs-dist/legacy/build/pdf.worker.min.mjs", import.meta.url).href;

/** CSS pixels per point. */
const PIXELS_PER_POINT = 96 / 72;
const MAX_CANVAS_PIXELS = 16_000_000;

export interface PdfRender {
  /** Resolves to whether the page was drawn: false when it was cancelled first. */
  readonly done: Promise<boolean>;
  cancel(): void;
}

export interface PdfFile {
  readonly pages: number;
  /** A page's size in CSS pixels; `page` counts from 1. */
  size(page: number): Promise<Size>;
  /** Draws a page into `canvas`, `width` canvas pixels wide at most. */
  render(page: number, canvas: HTMLCanvasElement, width: number): PdfRender;
  close(): void;
}

/** Opens a PDF. Throws when it can't be read, or needs a password. */
export async function openPdf({ url, headers }: FileSource): Promise<PdfFile> {
  const data = new URL(__PDF_DATA__, document.baseURI).href;
  const loading = getDocument({
    url: new URL(url, document.baseURI).href,
    httpHeaders: { ...headers },
    // What a page needs beside the file comes from our own origin; WebAssembly the page's policy doesn't let run.
    cMapUrl: `${data}cmaps/`,
    standardFontDataUrl: `${data}standard_fonts/`,
    wasmUrl: `${data}wasm/`,
    useWasm: false,
    disableAutoFetch: true,
    disableStream: true,
  });
  const pdf = await loading.promise;

  async function size(number: number): Promise<Size> {
    const { width, height } = (await pdf.getPage(number)).getViewport({ scale: PIXELS_PER_POINT });
    return { width, height };
  }

  function render(number: number, canvas: HTMLCanvasElement, width: number): PdfRender {
    let cancelled = false;
    let task: { cancel(): void } | null = null;
    const draw = async (): Promise<boolean> => {
      const page = await pdf.getPage(number);
      if (cancelled) return false;
      const natural = page.getViewport({ scale: 1 });
      const most = Math.sqrt(MAX_CANVAS_PIXELS / (natural.width * natural.height));
      const viewport = page.getViewport({ scale: Math.min(width / natural.width, most) });
      canvas.width = Math.max(1, Math.floor(viewport.width));
      canvas.height = Math.max(1, Math.floor(viewport.height));
      const running = page.render({ canvas, viewport });
      task = running;
      try {
        await running.promise;
        return true;
      } catch (error) {
        if (error instanceof RenderingCancelledException) return false;
        throw error;
      } finally {
        page.cleanup();
      }
    };
    return {
      done: draw(),
      cancel() {
        cancelled = true;
        task?.cancel();
      },
    };
  }

  return { pages: pdf.numPages, size, render, close: () => void loading.destroy() };
}
