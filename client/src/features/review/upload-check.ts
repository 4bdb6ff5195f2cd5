// What may be uploaded as a prototype, checked before sending; the server looks into the file itself.

import { PROTOTYPE_MEDIA_TYPES } from "@entente/shared/model/review";

const MAX_BYTES = 25 * 1024 * 1024;
const ENDINGS = /\.(png|jpe?g|webp|svg|pdf)$/i;

export const ACCEPT = `${PROTOTYPE_MEDIA_TYPES.join(",")},.png,.jpg,.jpeg,.webp,.svg,.pdf`;

/** A sentence why `file` can't be a prototype, or an empty one. */
export function checkPrototype(file: { name: string; type: string; size: number }): string {
  const isKnown =
    (PROTOTYPE_MEDIA_TYPES as readonly string[]).includes(file.type) || (!file.type && ENDINGS.test(file.name));
  if (!isKnown) return `${file.name} can't be shown: use PNG, JPEG, WebP, SVG or PDF.`;
  if (file.size === 0) return `${file.name} is empty.`;
  if (file.size > MAX_BYTES) return `${file.name} has ${fileSize(file.size)}; at most 25 MB can be uploaded.`;
  return "";
}

/** Bytes for people: "640 kB", "3.2 MB". */
export function fileSize(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 1_000_000) return `${Math.round(bytes / 1000)} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** A frame's first title: the file's name without its ending. */
export function titleFromFile(name: string): string {
  return name.replace(ENDINGS, "").trim().slice(0, 200) || "Prototype";
}
