// How frames stand on the overview and what waits for whom: pure readings, without a browser.

import type { Decision, DecisionOutcome, Frame, Thread } from "@entente/shared/model/review";
import { describe, expect, test } from "vitest";
import { differenceWords } from "../../../client/src/features/review/useCompare.ts";
import { percentChanged } from "../../../client/src/features/review/difference.ts";
import { frameStates, waitingLines } from "../../../client/src/features/review/frame-states.ts";
import { mentionChoices, mentionTyped, mentionWritten } from "../../../client/src/features/review/mention-typing.ts";
import {
  boundsOf,
  framesInSight,
  neighbour,
  placesOf,
  TILE,
} from "../../../client/src/features/review/overview-layout.ts";
import { tooLarge } from "../../../client/src/features/review/review-status.ts";
import { nextThread } from "../../../client/src/features/review/thread-filter.ts";

const CLARA = { userId: "clara", name: "Clara", role: "client" } as const;
const CARL = { userId: "carl", name: "Carl", role: "client" } as const;
const OLGA = { userId: "olga", name: "Olga", role: "owner" } as const;
const frame = (id: string): Frame =>
  ({ id, title: id, place: null, versions: [{ id: `${id}1`, number: 1 }] }) as unknown as Frame;
const decision = (userId: string, outcome: DecisionOutcome): Decision =>
  ({ id: userId, by: { userId, name: userId }, outcome }) as unknown as Decision;
const thread = (id: string, page: number, names: string[] = []): Thread =>
  ({
    id,
    page,
    resolved: false,
    comments: [{ mentions: names.map((userId) => ({ userId, name: userId })) }],
  }) as unknown as Thread;

describe("what waits for whom", () => {
  const taken: Record<string, Decision[]> = {
    a1: [decision("clara", "approved")],
    b1: [decision("clara", "approved"), decision("carl", "changes-requested")],
    c1: [decision("clara", "approved"), decision("carl", "approved")],
    d1: [decision("olga", "approved")],
  };
  const states = frameStates({
    frames: ["a", "b", "c", "d"].map(frame),
    threads: (id) => ((id as string) === "d" ? [thread("t", 1, ["carl"])] : []),
    decisions: (version) => taken[version] ?? [],
    people: [OLGA, CLARA, CARL],
    me: "carl",
  });

  test("is the clients who haven't decided, unless the team has changes to make", () => {
    expect(states.map(({ status, waitsFor }) => [status, waitsFor.map(({ name }) => name)])).toEqual([
      ["waiting", ["Carl"]],
      ["changes-requested", []],
      ["approved", []],
      ["waiting", ["Clara", "Carl"]],
    ]);
  });

  test("is told in lines, one's own first", () => {
    expect(waitingLines(states, "carl").map(({ label }) => label)).toEqual([
      "1 frame mentions you",
      "2 frames wait for you",
      "1 frame waits for Clara",
      "1 waits for changes by the team",
      "1 approved",
    ]);
  });
});

describe("the overview", () => {
  const frames = Array.from({ length: 200 }, (_, index) => frame(`f${index}`));
  const moved = frames.map((each, index) => (index === 5 ? { ...each, place: { x: -900, y: 40 } } : each));

  test("keeps everyone's slot when one frame is put elsewhere", () => {
    const [before, after] = [placesOf(frames), placesOf(moved)];
    const changed = frames.filter(({ id }) => before.get(id)!.x !== after.get(id)!.x);
    expect(changed.map(({ id }) => id)).toEqual(["f5"]);
    expect(boundsOf(after).x).toBe(-900);
  });

  test("has in sight only what the view shows", () => {
    const seen = framesInSight(placesOf(frames), { x: 0, y: 0, scale: 1 }, { width: 800, height: 600 }, 0);
    expect(seen).toHaveLength(3 * 3);
  });

  test("finds the neighbour in a direction, and none beyond the edge", () => {
    const places = placesOf(frames);
    expect(neighbour(places, frames[0]!.id, "ArrowRight")).toBe("f1");
    expect(neighbour(places, frames[0]!.id, "ArrowDown")).toBe("f14");
    expect(neighbour(places, frames[0]!.id, "ArrowUp")).toBeNull();
    expect(TILE.width).toBeGreaterThan(TILE.height);
  });
});

describe("mentions while they are typed", () => {
  test("begin at an @ that follows no word", () => {
    expect(mentionTyped("hi @cl", 6)).toEqual({ from: 3, query: "cl" });
    expect(mentionTyped("me@cl", 5)).toBeNull();
    expect(mentionTyped("hi @cl", 2)).toBeNull();
  });

  test("offer names by their beginning, then by a later word, and are written whole", () => {
    const people = [{ ...OLGA, name: "Olga Carlsen" }, CLARA, CARL];
    expect(mentionChoices(people, "c").map(({ name }) => name)).toEqual(["Clara", "Carl", "Olga Carlsen"]);
    expect(mentionWritten("hi @cl there", 6, { from: 3, query: "cl" }, "Clara")).toEqual({
      text: "hi @Clara there",
      caret: 10,
    });
  });
});

test("pins follow each other page by page, and round again", () => {
  const threads = [thread("x", 2), thread("y", 1), thread("z", 2)].map((each, index) => ({
    number: index + 1,
    thread: each,
  }));
  const order = ["y", "x", "z"];
  let selected: string | null = null;
  for (const expected of [...order, "y"]) {
    selected = nextThread(threads, selected, 1)!.thread.id;
    expect(selected).toBe(expected);
  }
  expect(nextThread(threads, "y", -1)!.thread.id).toBe("z");
  expect(nextThread([], null, 1)).toBeNull();
});

test("a difference is told in words that are never rounded to nothing or to all", () => {
  expect(percentChanged({ changed: 1, total: 1e6 })).toBe("less than 0.01 %");
  expect(percentChanged({ changed: 999_999, total: 1e6 })).toBe("99.9 %");
  const size = { width: 10, height: 10 };
  expect(differenceWords({ before: size, after: size }, { changed: 0, total: 100 }, 1)).toBe("No pixel changed.");
  expect(differenceWords({ before: size, after: { width: 10, height: 12 } }, { changed: 20, total: 120 }, 0.5)).toBe(
    "16.7 % of the pixels changed. Sizes differ: 10 × 10, then 10 × 12. Compared at 50 % of the size.",
  );
});

test("a picture that no browser can hold says so in one line", () => {
  expect(tooLarge({ width: 20_000, height: 20_000 })).toContain("20,000 × 20,000 pixels");
  expect(tooLarge({ width: 10_000, height: 10_000 })).toBe("");
  expect(tooLarge({ width: null, height: null })).toBe("");
});
