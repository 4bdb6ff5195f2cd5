import { expect, test } from "vitest";
import { createLossCollector } from "@entente/shared/exchange/loss";

test("losses of one name become one line with its number and the first reason", () => {
  const losses = createLossCollector();
  losses.add("comments", "no comments", "first");
  losses.add("votes", "no votes", "", 3);
  losses.add("comments", "another reason", "second", 2);
  expect(losses.losses()).toEqual([
    { what: "comments", count: 3, why: "no comments", examples: ["first", "second"] },
    { what: "votes", count: 3, why: "no votes", examples: [] },
  ]);
});

test("at most three distinct examples are kept, each a single line of at most 80 characters", () => {
  const losses = createLossCollector();
  for (const example of ["a\nb", "a b", "🎉".repeat(200), "c", "d"]) losses.add("things", "why", example);
  expect(losses.losses()[0]).toMatchObject({ count: 5, examples: ["a b", `${"🎉".repeat(79)}…`, "c"] });
});
