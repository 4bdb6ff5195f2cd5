import { expect, test } from "vitest";
import { isReserved, isStroke, parseKeys, shownKeys, type Press } from "../../../client/src/ui/keys.ts";

const press = (key: string, held: Partial<Press> = {}): Press => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
});
const fits = (written: string, event: Press): boolean => isStroke(event, parseKeys(written)[0]!);

test("a letter is itself whatever Caps Lock says, and another with Shift, Alt or Ctrl", () => {
  expect(fits("C", press("c"))).toBe(true);
  expect(fits("C", press("C"))).toBe(true);
  expect(fits("C", press("C", { shiftKey: true }))).toBe(false);
  expect(fits("C", press("c", { ctrlKey: true }))).toBe(false);
  expect(fits("C", press("c", { altKey: true }))).toBe(false);
  expect(fits("Shift+C", press("C", { shiftKey: true }))).toBe(true);
});

test("a sign or digit is matched as typed, whether the layout needs Shift for it or not", () => {
  for (const key of ["?", "+", "1", "/", "."]) {
    expect(fits(key, press(key))).toBe(true);
    expect(fits(key, press(key, { shiftKey: true }))).toBe(true);
    expect(fits(key, press(key, { metaKey: true }))).toBe(false);
  }
});

test("Mod is either of Ctrl and the command key, and named keys mind Shift", () => {
  expect(fits("Mod+K", press("k", { ctrlKey: true }))).toBe(true);
  expect(fits("Mod+K", press("k", { metaKey: true }))).toBe(true);
  expect(fits("Mod+Shift+Z", press("Z", { ctrlKey: true, shiftKey: true }))).toBe(true);
  expect(fits("Mod+Z", press("Z", { ctrlKey: true, shiftKey: true }))).toBe(false);
  expect(fits("Shift+ArrowUp", press("ArrowUp", { shiftKey: true }))).toBe(true);
  expect(fits("ArrowUp", press("ArrowUp", { shiftKey: true }))).toBe(false);
  expect(fits("Space", press(" "))).toBe(true);
});

test("a sequence is its strokes in order", () => {
  expect(parseKeys("G K").map(({ key }) => key)).toEqual(["g", "k"]);
});

test("new window, new tab and close are the browser's", () => {
  for (const key of ["n", "t", "w", "N"]) expect(isReserved(press(key, { ctrlKey: true }))).toBe(true);
  expect(isReserved(press("t"))).toBe(false);
});

test("keys are shown as the platform's keyboard has them", () => {
  expect(shownKeys("Mod+Shift+Z", true)).toEqual(["⌘⇧Z"]);
  expect(shownKeys("Mod+Shift+Z", false)).toEqual(["Ctrl+Shift+Z"]);
  expect(shownKeys("G K", false)).toEqual(["G", "K"]);
  expect(shownKeys("Alt+ArrowLeft", true)).toEqual(["⌥←"]);
  expect(shownKeys("+", false)).toEqual(["+"]);
  expect(shownKeys("-", false)).toEqual(["−"]);
});
