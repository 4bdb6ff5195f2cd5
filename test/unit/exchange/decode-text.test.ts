import { expect, test } from "vitest";
import { decodeText } from "@entente/shared/exchange/decode-text";
import { refusal } from "./support.ts";

const TEXT = "Tâche;Größe\n1;“ü”\n";
const utf8 = (text: string) => new TextEncoder().encode(text);

function utf16(text: string, isLittle: boolean, mark: boolean): Uint8Array {
  const units = Array.from({ length: text.length }, (_, i) => text.charCodeAt(i));
  if (mark) units.unshift(0xfeff);
  return Uint8Array.from(units.flatMap((unit) => (isLittle ? [unit & 255, unit >> 8] : [unit >> 8, unit & 255])));
}

test.each([
  ["UTF-8", utf8(TEXT), "utf-8"],
  ["UTF-8 with a mark", utf8(`\uFEFF${TEXT}`), "utf-8"],
  ["little-endian UTF-16 with a mark", utf16(TEXT, true, true), "utf-16le"],
  ["big-endian UTF-16 with a mark", utf16(TEXT, false, true), "utf-16be"],
])("%s is read without its mark and without a guess", (_name, bytes, encoding) => {
  expect(decodeText(bytes)).toEqual({ text: TEXT, encoding, isGuess: false });
});

test.each([true, false])("UTF-16 without a mark shows by its zeros (little-endian: %s)", (isLittle) => {
  expect(decodeText(utf16("Title,Status\na,b\n", isLittle, false)).text).toBe("Title,Status\na,b\n");
});

test("what is no UTF-8 is read as windows-1252, and said to be a guess", () => {
  const bytes = Uint8Array.from([0x54, 0xe2, 0x63, 0x68, 0x65, 0x20, 0x93, 0x80, 0x94]);
  expect(decodeText(bytes)).toEqual({ text: "Tâche “€”", encoding: "windows-1252", isGuess: true });
});

test("bytes that are no text are refused", () => {
  expect(refusal(() => decodeText(Uint8Array.from({ length: 400 }, (_, i) => (i * 37) & 255))).code).toBe(
    "binary-file",
  );
});
