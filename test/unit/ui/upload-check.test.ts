import { expect, test } from "vitest";
import { checkPrototype, fileSize, titleFromFile } from "../../../client/src/features/review/upload-check.ts";

const file = (name: string, type: string, size = 10) => ({ name, type, size });

test("pictures and PDFs may be uploaded", () => {
  for (const type of ["image/png", "image/jpeg", "image/webp", "image/svg+xml", "application/pdf"])
    expect(checkPrototype(file("a", type))).toBe("");
});

test("a file whose type the browser doesn't know is judged by its ending", () => {
  expect(checkPrototype(file("home.SVG", ""))).toBe("");
  expect(checkPrototype(file("home.exe", ""))).toMatch(/can't be shown/);
});

test("a web page isn't a prototype that can be shown", () => {
  expect(checkPrototype(file("page.png.html", "text/html"))).toMatch(/use PNG, JPEG, WebP, SVG or PDF/);
});

test("an empty file and one above 25 MB are refused by name", () => {
  expect(checkPrototype(file("a.png", "image/png", 0))).toBe("a.png is empty.");
  expect(checkPrototype(file("a.png", "image/png", 25 * 1024 * 1024))).toBe("");
  expect(checkPrototype(file("a.png", "image/png", 25 * 1024 * 1024 + 1))).toMatch(/at most 25 MB/);
});

test("sizes are written for people", () => {
  expect([fileSize(12), fileSize(64_200), fileSize(3_240_000)]).toEqual(["12 B", "64 kB", "3.2 MB"]);
});

test("a frame is first called after its file", () => {
  expect(titleFromFile("Home page.v2.png")).toBe("Home page.v2");
  expect(titleFromFile(".png")).toBe("Prototype");
});
