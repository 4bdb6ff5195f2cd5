// Files people choose by mistake, told by their first bytes or words, each with what to do instead.
// Nothing here reads them.

import { ExchangeError } from "./exchange-error.ts";

const SIGNATURES: readonly (readonly [bytes: readonly number[], code: string, message: string])[] = [
  [
    [0xd0, 0xcf, 0x11, 0xe0],
    "project-binary",
    "This is a binary Microsoft Project (.mpp) or Office file. Save it as XML in Microsoft Project first (File, Save As, XML Format), then import that.",
  ],
  [
    [0x50, 0x4b, 0x03, 0x04],
    "zip-file",
    "This is a ZIP archive or a spreadsheet (.xlsx, .ods). Unpack it, or save the sheet as CSV, and import the file inside.",
  ],
  [
    [0x25, 0x50, 0x44, 0x46],
    "pdf-file",
    "This is a PDF. Export the project as XML, JSON or CSV from the program that made it.",
  ],
  [
    [0xac, 0xed, 0x00, 0x05],
    "projectlibre-binary",
    "This is a ProjectLibre (.pod) file. Save it as Microsoft Project XML in ProjectLibre first.",
  ],
  [[0x1f, 0x8b], "gzip-file", "This is a compressed (gzip) file. Unpack it and import the file inside."],
  [[0x89, 0x50, 0x4e, 0x47], "image-file", "This is a picture. Pictures go to the prototype review of a project."],
  [[0xff, 0xd8, 0xff], "image-file", "This is a picture. Pictures go to the prototype review of a project."],
];

const OPENINGS: readonly (readonly [pattern: RegExp, code: string, message: string])[] = [
  [
    /^<!doctype html|^<html[\s>]/iu,
    "html-file",
    "This is a web page, perhaps a sign-in page saved in place of the file. Download the export again while signed in.",
  ],
  [
    /^BEGIN:VCALENDAR/iu,
    "calendar-file",
    "This is a calendar (iCalendar). It has events but no plan; import XML, JSON or CSV.",
  ],
  [/^%PDF/u, "pdf-file", "This is a PDF. Export the project as XML, JSON or CSV from the program that made it."],
  [/^\{\\rtf/u, "rtf-file", "This is a text document (RTF). Import XML, JSON or CSV."],
];

/** Throws `ExchangeError` when the first bytes are those of a kind of file that is no project. */
export function refuseByBytes(bytes: Uint8Array): void {
  for (const [signature, code, message] of SIGNATURES) {
    if (signature.every((byte, i) => bytes[i] === byte)) throw new ExchangeError(code, message);
  }
}

/** As `refuseByBytes`, for kinds that are text. `text` must be trimmed at its start. */
export function refuseByOpening(text: string): void {
  for (const [pattern, code, message] of OPENINGS) {
    if (pattern.test(text)) throw new ExchangeError(code, message);
  }
}
