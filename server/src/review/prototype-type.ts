// What an uploaded file truly is, by its content: names and declared types are not believed. Only
// what a review can show passes; HTML in any disguise does not.

import { open } from "node:fs/promises";
import { fileTypeFromBuffer } from "file-type";
import { PROTOTYPE_MEDIA_TYPES, type PrototypeMediaType } from "@entente/shared/model/review";
import { ProblemError } from "../errors.ts";
import { pictureSize, type PictureSize } from "./picture-size.ts";

const HEAD_BYTES = 64 * 1024;
const TAIL_BYTES = 2048;

export interface PrototypeType {
  readonly mediaType: PrototypeMediaType;
  readonly size: PictureSize | null;
}

/** Looks into the file at `path` of `bytes` bytes. Throws `bad-file` when empty or cut short, `unsupported-type` otherwise. */
export async function prototypeType(path: string, bytes: number): Promise<PrototypeType> {
  if (bytes === 0) throw new ProblemError("bad-file", "The file is empty.");
  const { head, tail } = await readEnds(path, bytes);
  const mediaType = await sniff(head);
  if (!mediaType) throw new ProblemError("unsupported-type", "A prototype is a PNG, JPEG, WebP, SVG or PDF file.");
  if (mediaType === "application/pdf" && !tail.includes("%%EOF")) {
    throw new ProblemError("bad-file", "The PDF is cut short: its end is missing.");
  }
  return { mediaType, size: pictureSize(head, mediaType) };
}

async function sniff(head: Buffer): Promise<PrototypeMediaType | null> {
  if (isSvg(head)) return "image/svg+xml";
  const found = (await fileTypeFromBuffer(head))?.mime;
  return PROTOTYPE_MEDIA_TYPES.find((type) => type === found && type !== "image/svg+xml") ?? null;
}

/** Whether the first element, after declarations and comments, is `svg`. */
function isSvg(head: Buffer): boolean {
  let text = head.toString("utf8").replace(/^\uFEFF/, "");
  for (;;) {
    const rest = text.replace(/^\s+|^<\?[^>]*\?>|^<!--[^]*?-->|^<!DOCTYPE\s+svg\b[^[>]*(?:\[[^\]]*\]\s*)?>/i, "");
    if (rest === text) break;
    text = rest;
  }
  return /^<(?:svg:)?svg[\s>/]/.test(text) && !head.includes(0);
}

async function readEnds(path: string, bytes: number): Promise<{ head: Buffer; tail: Buffer }> {
  const file = await open(path, "r");
  try {
    const head = Buffer.alloc(Math.min(HEAD_BYTES, bytes));
    const tail = Buffer.alloc(Math.min(TAIL_BYTES, bytes));
    await file.read(head, 0, head.length, 0);
    await file.read(tail, 0, tail.length, bytes - tail.length);
    return { head, tail };
  } finally {
    await file.close();
  }
}
