// Pages as a vector PDF, made in the browser. Text is real text in Helvetica, which every reader has;
// what that face has no letters for (Chinese, Arabic, emoji) is drawn as a sharp picture of itself, so
// that it stays readable. Works page by page and lets the browser breathe in between.

import { jsPDF } from "jspdf";
import { POINTS_PER_PIXEL } from "./paper.ts";
import type { PathCommand, PathShape, RectShape, ScenePage, Shape, TextShape } from "./scene.ts";
import { createTextPictures, type TextPictures } from "./text-picture.ts";
import { isPlainText } from "./plain-text.ts";

export interface PdfOptions {
  readonly title: string;
  /** Sheets in points. */
  readonly sheet: readonly [width: number, height: number];
  /** Called after each page. */
  onPage(done: number): void;
  /** Stops between two pages once true. */
  isGivenUp(): boolean;
}

const u = (pixels: number): number => pixels * POINTS_PER_PIXEL;

/** Writes `pages` in order; null when it was given up. */
export async function pdfOf(
  count: number,
  page: (index: number) => ScenePage,
  { title, sheet, onPage, isGivenUp }: PdfOptions,
): Promise<Blob | null> {
  const orientation = sheet[0] > sheet[1] ? "landscape" : "portrait";
  const doc = new jsPDF({ orientation, unit: "pt", format: [...sheet], compress: true, putOnlyUsedFonts: true });
  doc.setProperties({ title, creator: "Entente" });
  const pictures = createTextPictures();
  for (let index = 0; index < count; index += 1) {
    if (isGivenUp()) return null;
    if (index > 0) doc.addPage([...sheet], orientation);
    draw(doc, page(index).shapes, pictures);
    onPage(index + 1);
    await new Promise((resolve) => setTimeout(resolve));
  }
  return doc.output("blob");
}

function draw(doc: jsPDF, shapes: readonly Shape[], pictures: TextPictures): void {
  for (const shape of shapes) {
    if (shape.kind === "text") drawText(doc, shape, pictures);
    else if (shape.kind === "rect") drawRect(doc, shape);
    else if (shape.kind === "path") drawPath(doc, shape);
    else {
      doc.saveGraphicsState();
      doc.rect(u(shape.x), u(shape.y), u(shape.width), u(shape.height), null);
      doc.clip();
      doc.discardPath();
      draw(doc, shape.shapes, pictures);
      doc.restoreGraphicsState();
    }
  }
}

/** Sets colours and line; says whether to fill, to stroke or both. */
function prepare(doc: jsPDF, shape: RectShape | PathShape): "F" | "S" | "FD" | null {
  if (shape.fill) doc.setFillColor(shape.fill);
  if (shape.stroke) {
    doc.setDrawColor(shape.stroke);
    doc.setLineWidth(u(shape.strokeWidth ?? 1));
    doc.setLineDashPattern((shape.dash ?? []).map(u), 0);
  }
  if (shape.fill) return shape.stroke ? "FD" : "F";
  return shape.stroke ? "S" : null;
}

function drawRect(doc: jsPDF, shape: RectShape): void {
  const style = prepare(doc, shape);
  if (!style || shape.width <= 0 || shape.height <= 0) return;
  const radius = Math.min(shape.radius ?? 0, shape.width / 2, shape.height / 2);
  if (radius > 0) doc.roundedRect(u(shape.x), u(shape.y), u(shape.width), u(shape.height), u(radius), u(radius), style);
  else doc.rect(u(shape.x), u(shape.y), u(shape.width), u(shape.height), style);
}

function drawPath(doc: jsPDF, shape: PathShape): void {
  const style = prepare(doc, shape);
  if (!style || shape.commands.length === 0) return;
  doc.path(shape.commands.map(pathStep));
  if (style === "FD") doc.fillStroke();
  else if (style === "F") doc.fill();
  else doc.stroke();
}

function pathStep([op, ...numbers]: PathCommand): { op: string; c: number[] } {
  return { op: { M: "m", L: "l", C: "c", Z: "h" }[op], c: numbers.map((number) => u(number)) };
}

function drawText(doc: jsPDF, shape: TextShape, pictures: TextPictures): void {
  if (!isPlainText(shape.text)) return drawPicture(doc, shape, pictures);
  doc.setFont("helvetica", shape.isBold ? "bold" : "normal");
  doc.setFontSize(u(shape.size));
  doc.setTextColor(shape.color);
  const align = shape.align === "start" ? "left" : shape.align === "end" ? "right" : "center";
  doc.text(shape.text, u(shape.x), u(shape.y), { align });
}

function drawPicture(doc: jsPDF, shape: TextShape, pictures: TextPictures): void {
  const picture = pictures.of(shape);
  if (!picture) return;
  const { width, height, ascent, pixels, key } = picture;
  const shift = shape.align === "start" ? 0 : shape.align === "end" ? width : width / 2;
  doc.addImage({
    imageData: pixels,
    format: "RGBA",
    x: u(shape.x - shift),
    y: u(shape.y - ascent),
    width: u(width),
    height: u(height),
    alias: key,
    compression: "FAST",
  });
}
