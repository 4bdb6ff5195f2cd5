import { describe, expect, test } from "vitest";
import { LAG_SIGNS, lagAmount, lagSign, lagText, parseLag } from "../../../client/src/features/gantt/link-lag.ts";

const DAY = 480;

describe("a lag that is typed", () => {
  test.each([
    ["2", "d", { lag: 960, lagUnit: "working" }],
    ["2d", "h", { lag: 960, lagUnit: "working" }],
    ["-4h", "d", { lag: -240, lagUnit: "working" }],
    ["−1,5 d", "d", { lag: -720, lagUnit: "working" }],
    ["1ed", "d", { lag: 1440, lagUnit: "elapsed" }],
    ["6 EH", "d", { lag: 360, lagUnit: "elapsed" }],
    ["50%", "d", { lag: 50, lagUnit: "percent" }],
    ["", "d", { lag: 0, lagUnit: "working" }],
    ["-0", "d", { lag: 0, lagUnit: "working" }],
  ] as const)("%j counted in %s", (text, sign, lag) => expect(parseLag(text, sign, DAY)).toEqual(lag));

  test.each(["two days", "2x", "1e400", "--2", "2d 4h", "999999999d", "100000%", "<b>"])("%j is refused", (text) =>
    expect(parseLag(text, "d", DAY)).toBeNull(),
  );

  test.each(LAG_SIGNS)("comes back as it was typed in %s", (sign) => {
    const lag = parseLag("3", sign, DAY)!;
    expect(lagAmount(lag, sign, DAY)).toBe(3);
  });
});

test("a lag is shown in the unit in which it is a short number", () => {
  expect(lagSign({ lag: 960, lagUnit: "working" }, DAY)).toBe("d");
  expect(lagSign({ lag: 60, lagUnit: "working" }, DAY)).toBe("h");
  expect(lagSign({ lag: 1440, lagUnit: "elapsed" }, DAY)).toBe("ed");
  expect(lagSign({ lag: 120, lagUnit: "elapsed" }, DAY)).toBe("eh");
  expect(lagSign({ lag: 50, lagUnit: "percent" }, DAY)).toBe("%");
});

test("a lag reads as in a schedule", () => {
  expect(lagText({ lag: 0, lagUnit: "working" }, DAY)).toBe("");
  expect(lagText({ lag: 960, lagUnit: "working" }, DAY)).toBe("+2d");
  expect(lagText({ lag: -240, lagUnit: "working" }, DAY)).toBe("−4h");
  expect(lagText({ lag: 50, lagUnit: "percent" }, DAY)).toBe("+50%");
  expect(lagText({ lag: -1440, lagUnit: "elapsed" }, DAY)).toBe("−1ed");
});
