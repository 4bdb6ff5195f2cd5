// Working hours as a document may hold them.

import { expect, test } from "vitest";
import { exactShiftsOf, exceptionOf, shiftsOf, weekOf } from "@entente/shared/doc/shifts";

test.each<[string, unknown, unknown]>([
  [
    "overlapping shifts are joined",
    [
      [480, 720],
      [600, 900],
      [610, 620],
    ],
    [[480, 900]],
  ],
  [
    "touching shifts are joined",
    [
      [480, 720],
      [720, 900],
    ],
    [[480, 900]],
  ],
  [
    "shifts are sorted",
    [
      [780, 1020],
      [480, 720],
    ],
    [
      [480, 720],
      [780, 1020],
    ],
  ],
  [
    "pairs that are none are left out",
    [[480, 720], [720, 480], [0, 1441], [NaN, 5], [1], "x", null, [0, 0]],
    [[480, 720]],
  ],
  ["what is no array can't be read", { 0: [1, 2] }, undefined],
])("D15 %s", (_what, stored, read) => {
  expect(shiftsOf(stored)).toEqual(read);
});

test("D18 hours that a reader would mend are none that a mutator takes, touching ones aside", () => {
  expect(
    exactShiftsOf([
      [480, 720],
      [720, 900],
    ]),
  ).toEqual([[480, 900]]);
  expect(
    exactShiftsOf([
      [480, 720],
      [700, 900],
    ]),
  ).toBeUndefined();
  expect(
    exactShiftsOf([
      [480, 720],
      [900, 800],
    ]),
  ).toBeUndefined();
});

test("D15 a week always has seven days", () => {
  expect(weekOf([[[480, 720]], "x"])).toEqual([[[480, 720]], null, null, null, null, null, null]);
  expect(weekOf(7)).toEqual([null, null, null, null, null, null, null]);
});

test("D15 an exception without days in order, or without hours, is none", () => {
  const off = { name: 7, from: "2026-05-01", to: "2026-05-02", shifts: [] };
  expect(exceptionOf("e", off)).toEqual({
    id: "e",
    name: "",
    from: "2026-05-01",
    to: "2026-05-02",
    shifts: [],
    repeat: null,
  });
  expect(exceptionOf("e", { ...off, to: "2026-04-30" })).toBeUndefined();
  expect(exceptionOf("e", { ...off, shifts: null })).toBeUndefined();
  expect(exceptionOf("e", [off])).toBeUndefined();
});
