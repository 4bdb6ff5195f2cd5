import { expect, test } from "vitest";
import { initialsOf } from "../../../client/src/ui/initials.ts";

test("initials are the first letters of the first and the last word", () => {
  expect(initialsOf("  ada  king lovelace ")).toBe("AL");
});

test("one word gives one initial", () => {
  expect(initialsOf("Plato")).toBe("P");
});

test("a letter made of several code points stays whole", () => {
  expect(initialsOf("👩‍🚀 é")).toBe("👩‍🚀É");
});

test("a blank name shows a question mark", () => {
  expect(initialsOf(" \n ")).toBe("?");
});
