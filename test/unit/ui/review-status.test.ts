import type { Decision, DecisionOutcome, Thread } from "@entente/shared/model/review";
import { expect, test } from "vitest";
import { latestByPerson, numbered, statusOf } from "../../../client/src/features/review/review-status.ts";

let at = 0;
const decision = (userId: string, outcome: DecisionOutcome): Decision =>
  ({
    id: `d${++at}`,
    frame: "f",
    version: "v",
    sha256: "0".repeat(64),
    outcome,
    note: "",
    by: { userId, name: userId },
    at,
  }) as unknown as Decision;
const thread = (id: string, begun: number): Thread => ({ id, at: begun, resolved: false }) as unknown as Thread;

test("a version nobody decided on is waiting", () => {
  expect(statusOf([])).toBe("waiting");
});

test("one person asking for changes outweighs the approvals of others", () => {
  expect(statusOf([decision("a", "approved"), decision("b", "changes-requested"), decision("c", "approved")])).toBe(
    "changes-requested",
  );
});

test("a person's later approval replaces the changes they asked for", () => {
  const decisions = [decision("a", "changes-requested"), decision("b", "approved"), decision("a", "approved")];
  expect(statusOf(decisions)).toBe("approved");
  expect(latestByPerson(decisions)).toEqual([decisions[1], decisions[2]]);
});

test("pins are numbered in the order they were begun, whatever order they arrive in", () => {
  const entries = numbered([thread("z", 30), thread("b", 10), thread("a", 10)]);
  expect(entries.map((entry) => [entry.number, entry.thread.id])).toEqual([
    [1, "a"],
    [2, "b"],
    [3, "z"],
  ]);
});
