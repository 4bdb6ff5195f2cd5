// The review document, which only the server writes, and the team's own document.

import { describe, expect, test } from "vitest";
import type * as Y from "yjs";
import { readReview } from "@entente/shared/doc/read-review";
import { readTeam } from "@entente/shared/doc/read-team";
import {
  addComment,
  addDecision,
  addFrame,
  addThread,
  addVersion,
  archiveFrame,
  createReviewDocument,
  moveFrame,
  moveThread,
  placeFrames,
  renameFrame,
  reopenThread,
  resolveThread,
  restoreFrame,
  setThreadTask,
} from "@entente/shared/doc/review";
import type { NewVersion } from "@entente/shared/doc/review";
import { addCost, createTeamDocument, removeCost, setCost, setRate, setTeamNotes } from "@entente/shared/doc/team";
import type { FrameId, PersonId, TaskId, ThreadId, VersionId } from "@entente/shared/model/ids";
import { expectRefusal } from "./support/refusal.ts";
import { atOnce, fork } from "./support/replicas.ts";

const ANA = { userId: "u1", name: "Ana" };
const BO = { userId: "u2", name: "Bo" };

function file(letter: string, at = 1_000): NewVersion {
  return {
    sha256: letter.repeat(64),
    mediaType: "image/png",
    fileName: `${letter}.png`,
    bytes: 10,
    width: 800,
    height: 600,
    by: ANA,
    at,
  };
}

/** A review with one frame of one version, and a pin on it. */
function createReview() {
  const doc = createReviewDocument();
  const { frame, version } = addFrame(doc, { title: "Home page", version: file("a") });
  const { thread } = addThread(doc, { version, x: 0.25, y: 1, text: "Too dark", by: BO, at: 2_000 });
  return { doc, frame, version, thread };
}

const frames = (doc: Y.Doc) => [...readReview(doc).review.frames.values()].sort((a, b) => (a.order < b.order ? -1 : 1));

describe("frames", () => {
  test("D23 a frame has its versions numbered, the newest last", () => {
    const { doc, frame } = createReview();
    const second = addVersion(doc, frame, file("b", 500));
    const [home] = frames(doc);
    expect(home?.versions.map(({ number, sha256, frame: owner }) => [number, sha256[0], owner])).toEqual([
      [1, "a", frame],
      [2, "b", frame],
    ]);
    expect(home?.versions.at(-1)?.id).toBe(second);
  });

  test("D17 frames are added last, moved, renamed, archived and restored", () => {
    const { doc, frame } = createReview();
    const { frame: contact } = addFrame(doc, { title: "Contact", version: file("c") });
    moveFrame(doc, contact, { before: frame });
    renameFrame(doc, frame, "Home");
    archiveFrame(doc, contact);
    expect(frames(doc).map(({ title, archived }) => [title, archived])).toEqual([
      ["Contact", true],
      ["Home", false],
    ]);
    restoreFrame(doc, contact);
    expect(frames(doc)[0]?.archived).toBe(false);
  });

  test.each<[string, object]>([
    ["a hash that is none", { sha256: "xyz" }],
    ["a type that isn't shown", { mediaType: "text/html" }],
    ["an author without an account", { by: { name: "Ana" } }],
    ["a width that is no number", { width: NaN }],
  ])("D18 a file with %s is refused", (_what, part) => {
    const { doc, frame } = createReview();
    expectRefusal(doc, "bad-value", () => addVersion(doc, frame, { ...file("b"), ...part } as never));
    expectRefusal(doc, "bad-value", () => addFrame(doc, { title: "x", version: { ...file("b"), ...part } as never }));
  });

  test("D18 a frame without a title, or one that doesn't exist, is refused", () => {
    const { doc, frame } = createReview();
    expectRefusal(doc, "bad-value", () => renameFrame(doc, frame, " "));
    expectRefusal(doc, "unknown-frame", () => addVersion(doc, "gone" as FrameId, file("b")));
  });
});

describe("threads", () => {
  test("D23 a pin keeps its comments in the order they were written", () => {
    const { doc, frame, version, thread } = createReview();
    addComment(doc, { thread, text: "second", by: ANA, at: 3_000 });
    addComment(doc, { thread, text: "<b>third</b>", by: BO, at: 4_000 });
    const read = readReview(doc).review.threads.get(thread);
    expect(read).toMatchObject({ frame, version, x: 0.25, y: 1, page: 1, resolved: false, by: BO, task: null });
    expect(read?.comments.map(({ text, by }) => [text, by.name])).toEqual([
      ["Too dark", "Bo"],
      ["second", "Ana"],
      ["<b>third</b>", "Bo"],
    ]);
  });

  test("D17 a thread is resolved by somebody and reopened", () => {
    const { doc, thread } = createReview();
    resolveThread(doc, thread, ANA);
    resolveThread(doc, thread, BO);
    expect(readReview(doc).review.threads.get(thread)).toMatchObject({ resolved: true, resolvedBy: ANA });
    reopenThread(doc, thread);
    expect(readReview(doc).review.threads.get(thread)).toMatchObject({ resolved: false, resolvedBy: null });
  });

  test("D18 pins off the picture, blank comments and unknown threads are refused", () => {
    const { doc, version, thread } = createReview();
    const pin = { version, x: 0.5, y: 0.5, text: "x", by: ANA, at: 1 };
    expectRefusal(doc, "bad-value", () => addThread(doc, { ...pin, x: 1.01 }));
    expectRefusal(doc, "bad-value", () => addThread(doc, { ...pin, y: NaN }));
    expectRefusal(doc, "bad-value", () => addThread(doc, { ...pin, page: 0 }));
    expectRefusal(doc, "bad-value", () => addThread(doc, { ...pin, text: " " }));
    expectRefusal(doc, "unknown-version", () => addThread(doc, { ...pin, version: "gone" as VersionId }));
    expectRefusal(doc, "bad-value", () => addComment(doc, { thread, text: "", by: ANA, at: 1 }));
    expectRefusal(doc, "unknown-thread", () =>
      addComment(doc, { thread: "gone" as ThreadId, text: "x", by: ANA, at: 1 }),
    );
  });
});

describe("places, mentions and tasks", () => {
  test("D17 frames are placed all at once, or not at all", () => {
    const { doc, frame } = createReview();
    const { frame: other } = addFrame(doc, { title: "Contact", version: file("c") });
    placeFrames(doc, [
      { frame, place: { x: 10, y: -20 } },
      { frame: other, place: null },
    ]);
    expect(frames(doc).map(({ place }) => place)).toEqual([{ x: 10, y: -20 }, null]);
    const missing = { frame: "gone" as FrameId, place: null };
    expectRefusal(doc, "unknown-frame", () => placeFrames(doc, [{ frame: other, place: { x: 1, y: 1 } }, missing]));
    expectRefusal(doc, "bad-value", () => placeFrames(doc, [{ frame, place: { x: NaN, y: 0 } }]));
    expectRefusal(doc, "bad-value", () => placeFrames(doc, [{ frame, place: { x: 1e9, y: 0 } }]));
  });

  test("D15 a place that is none reads as none, and mentions that can't be read are left out", () => {
    const { doc, frame, thread } = createReview();
    (doc.getMap("frames").get(frame) as Y.Map<unknown>).set("place", { x: "1", y: 2 });
    const mentions = [ANA, null, { userId: 5 }, "x", { userId: "", name: "n" }];
    doc.getMap("comments").set("c2", { thread, by: BO, at: 9_000, text: "hey", mentions });
    doc.getMap("comments").set("c3", { thread, by: BO, at: 9_001, text: "ho", mentions: { 0: ANA } });
    expect(frames(doc)[0]?.place).toBeNull();
    const read = readReview(doc).review.threads.get(thread);
    expect(read?.comments.map((comment) => comment.mentions)).toEqual([[], [ANA], []]);
  });

  test("D23 a comment keeps whom it mentions", () => {
    const { doc, thread } = createReview();
    addComment(doc, { thread, text: "@Ana look", mentions: [ANA], by: BO, at: 3_000 });
    expect(readReview(doc).review.threads.get(thread)?.comments.at(-1)?.mentions).toEqual([ANA]);
  });

  test("D25 only who set a pin moves it, and it stays on the picture", () => {
    const { doc, thread } = createReview();
    moveThread(doc, thread, { x: 0, y: 0.5, page: 4 }, { ...BO, name: "Bo B." });
    expect(readReview(doc).review.threads.get(thread)).toMatchObject({ x: 0, y: 0.5, page: 4, by: BO });
    expectRefusal(doc, "not-own", () => moveThread(doc, thread, { x: 0, y: 0, page: 1 }, ANA));
    expectRefusal(doc, "bad-value", () => moveThread(doc, thread, { x: -1, y: 0, page: 1 }, BO));
    expectRefusal(doc, "bad-value", () => moveThread(doc, thread, { x: 0, y: 0, page: 0.5 }, BO));
  });

  test("D25 a thread is tied to a task and untied", () => {
    const { doc, thread } = createReview();
    setThreadTask(doc, thread, "t1" as TaskId);
    expect(readReview(doc).review.threads.get(thread)?.task).toBe("t1");
    expectRefusal(doc, "bad-value", () => setThreadTask(doc, thread, "a/b" as TaskId));
    setThreadTask(doc, thread, null);
    expect(readReview(doc).review.threads.get(thread)?.task).toBeNull();
  });
});

describe("decisions", () => {
  test("D23 decisions are kept in the order they were taken, each with its note and its hash", () => {
    const { doc, frame, version } = createReview();
    addDecision(doc, {
      version,
      sha256: "a".repeat(64),
      outcome: "changes-requested",
      note: "darker",
      by: BO,
      at: 5_000,
    });
    addDecision(doc, { version, sha256: "a".repeat(64), outcome: "approved", by: BO, at: 6_000 });
    expect(readReview(doc).review.decisions.map(({ outcome, note, frame: owner }) => [outcome, note, owner])).toEqual([
      ["changes-requested", "darker", frame],
      ["approved", "", frame],
    ]);
  });

  test("D23 a decision on other content than the version's is refused", () => {
    const { doc, version } = createReview();
    const decision = { version, outcome: "approved", by: BO, at: 5_000 } as const;
    expectRefusal(doc, "content-changed", () => addDecision(doc, { ...decision, sha256: "b".repeat(64) }));
    expectRefusal(doc, "unknown-version", () =>
      addDecision(doc, { ...decision, version: "gone" as VersionId, sha256: "" }),
    );
    expectRefusal(doc, "bad-value", () =>
      addDecision(doc, { ...decision, sha256: "a".repeat(64), outcome: "maybe" as never }),
    );
  });

  test("D23 a decision whose hash was tampered with is left out and told", () => {
    const { doc, frame, version } = createReview();
    doc
      .getMap("decisions")
      .set("forged", { frame, version, sha256: "f".repeat(64), outcome: "approved", note: "", by: BO, at: 1 });
    const { review, diagnostics } = readReview(doc);
    expect(review.decisions).toEqual([]);
    expect(diagnostics.map(({ ids }) => ids[0])).toEqual(["forged"]);
  });

  test("D23 comments and decisions added at once are all kept", () => {
    const { doc, version, thread } = createReview();
    const both = atOnce(
      doc,
      (one) => addComment(one, { thread, text: "one", by: ANA, at: 9 }),
      (two) => addDecision(two, { version, sha256: "a".repeat(64), outcome: "approved", by: BO, at: 9 }),
    );
    const { review } = readReview(both);
    expect([review.threads.get(thread)?.comments.length, review.decisions.length]).toEqual([2, 1]);
  });
});

describe("the team's document", () => {
  test("D17 rates, costs and notes are set, changed and taken away", () => {
    const doc = createTeamDocument();
    const ana = "ana" as PersonId;
    setRate(doc, ana, { minorPerHour: 9_500, currency: "EUR" });
    const cost = addCost(doc, { title: "Fonts", minor: 12_000, currency: "EUR", task: "t" as TaskId });
    setCost(doc, cost, { minor: 13_000 });
    setTeamNotes(doc, "careful");
    const [replica] = fork(doc, 1);
    expect(readTeam(replica!)).toEqual({
      team: {
        rates: new Map([[ana, { person: ana, minorPerHour: 9_500, currency: "EUR" }]]),
        costs: new Map([[cost, { id: cost, title: "Fonts", task: "t", minor: 13_000, currency: "EUR" }]]),
        notes: "careful",
      },
      diagnostics: [],
    });
    setRate(doc, ana, null);
    removeCost(doc, cost);
    expect([readTeam(doc).team.rates.size, readTeam(doc).team.costs.size]).toEqual([0, 0]);
  });

  test("D2 two rates set at once keep one of them, amount and currency together", () => {
    const ana = "ana" as PersonId;
    const doc = atOnce(
      createTeamDocument(),
      (one) => setRate(one, ana, { minorPerHour: 100, currency: "EUR" }),
      (two) => setRate(two, ana, { minorPerHour: 900, currency: "CZK" }),
    );
    const rate = readTeam(doc).team.rates.get(ana);
    expect(["100 EUR", "900 CZK"]).toContain(`${rate?.minorPerHour} ${rate?.currency}`);
  });

  test("D18 amounts that are none and currencies that aren't are refused", () => {
    const doc = createTeamDocument();
    expectRefusal(doc, "bad-value", () => setRate(doc, "ana" as PersonId, { minorPerHour: -1, currency: "EUR" }));
    expectRefusal(doc, "bad-value", () => setRate(doc, "a/b" as PersonId, { minorPerHour: 1, currency: "EUR" }));
    expectRefusal(doc, "bad-value", () => addCost(doc, { title: "x", minor: Infinity, currency: "EUR" }));
    expectRefusal(doc, "unknown-cost", () => setCost(doc, "gone", { minor: 1 }));
  });
});
