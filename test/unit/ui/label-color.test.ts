import { LABEL_COLORS } from "@entente/shared/model/plan";
import { expect, test } from "vitest";
import { labelColor } from "../../../client/src/ui/label-color.ts";

test("every label colour of the model has its own CSS colour", () => {
  expect(new Set(LABEL_COLORS.map(labelColor)).size).toBe(LABEL_COLORS.length);
});

test("a colour name this version doesn't know shows as grey", () => {
  expect(labelColor("ultraviolet")).toBe(labelColor("grey"));
  expect(labelColor("__proto__")).toBe(labelColor("grey"));
});
