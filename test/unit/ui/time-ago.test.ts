import { expect, test } from "vitest";
import { timeAgo } from "../../../client/src/ui/time-ago.ts";

const NOW = Date.UTC(2026, 10, 21, 12, 0, 0);
const MINUTE = 60_000;

test("the largest whole unit is used", () => {
  expect(timeAgo(NOW - 59 * MINUTE, NOW, "en")).toBe("59 minutes ago");
  expect(timeAgo(NOW - 61 * MINUTE, NOW, "en")).toBe("1 hour ago");
  expect(timeAgo(NOW - 49 * 60 * MINUTE, NOW, "en")).toBe("2 days ago");
});

test("a time ahead of this clock reads as now", () => {
  expect(timeAgo(NOW + 5 * MINUTE, NOW, "en")).toBe("now");
});

test("beyond a month the date itself is shown", () => {
  expect(timeAgo(NOW - 40 * 24 * 60 * MINUTE, NOW, "en-GB")).toMatch(/2026/);
});
