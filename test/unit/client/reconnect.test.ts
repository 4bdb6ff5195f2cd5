import { expect, it } from "vitest";
import { backoffMs } from "../../../client/src/sync/reconnect.ts";

it("waits longer after each failure and never beyond three seconds", () => {
  const waits = [0, 1, 2, 3, 4, 5, 20].map((failures) => backoffMs(failures, () => 1));
  expect(waits).toEqual([100, 200, 400, 800, 1600, 3000, 3000]);
});

it("spreads the browsers of a restarted server over half of the wait", () => {
  expect([0, 0.5, 1].map((random) => backoffMs(5, () => random))).toEqual([1500, 2250, 3000]);
});
