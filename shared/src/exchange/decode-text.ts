// Bytes of a text file to text. A byte order mark decides; without one UTF-16 shows by its zero
// bytes, strict UTF-8 is tried next, and what is neither is read as windows-1252, in which every
// byte means something: the only guess, and reported as one. Bytes that are no text are refused.

import { ExchangeError } from "./exchange-error.ts";

export type TextEncoding = "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";

/** `isGuess`: the bytes are no UTF-8 and carry no mark, so letters beyond ASCII may be wrong. */
export interface DecodedText {
  readonly text: string;
  readonly encoding: TextEncoding;
  readonly isGuess: boolean;
}

const SAMPLE_BYTES = 4096;

/** The text without its byte order mark. Throws `ExchangeError` (`binary-file`) when the bytes can't be text. */
export function decodeText(bytes: Uint8Array): DecodedText {
  const marked = encodingOfMark(bytes) ?? encodingOfZeros(bytes);
  if (marked !== null) {
    const text = new TextDecoder(marked).decode(bytes);
    refuseBinary(text);
    return { text: text.toWellFormed(), encoding: marked, isGuess: false };
  }
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    text = new TextDecoder("windows-1252").decode(bytes);
    refuseBinary(text);
    return { text, encoding: "windows-1252", isGuess: true };
  }
  refuseBinary(text);
  return { text, encoding: "utf-8", isGuess: false };
}

function encodingOfMark(bytes: Uint8Array): TextEncoding | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return "utf-8";
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  return null;
}

/** UTF-16 without a mark: text of mostly Latin letters has a zero in nearly every second byte. */
function encodingOfZeros(bytes: Uint8Array): TextEncoding | null {
  const size = Math.min(bytes.length, SAMPLE_BYTES) & ~1;
  if (size < 4) return null;
  let [even, odd] = [0, 0];
  for (let i = 0; i < size; i += 2) {
    if (bytes[i] === 0) even++;
    if (bytes[i + 1] === 0) odd++;
  }
  const half = size / 2;
  if (odd > half * 0.7 && even < half * 0.05) return "utf-16le";
  if (even > half * 0.7 && odd < half * 0.05) return "utf-16be";
  return null;
}

function refuseBinary(text: string): void {
  let controls = 0;
  const size = Math.min(text.length, SAMPLE_BYTES);
  for (let i = 0; i < size; i++) {
    const code = text.charCodeAt(i);
    if (code === 0) controls = size;
    else if (code < 32 && code !== 9 && code !== 10 && code !== 12 && code !== 13) controls++;
  }
  if (controls > size / 20) {
    throw new ExchangeError(
      "binary-file",
      "This file is not text. A project comes in as XML of Microsoft Project, JSON of Trello, or CSV.",
    );
  }
}
