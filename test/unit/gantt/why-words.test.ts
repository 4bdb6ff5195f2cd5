import { expect, test } from "vitest";
import type { DependencyId, TaskId } from "@entente/shared/model/ids";
import type { Dependency } from "@entente/shared/model/plan";
import type { Cause, Step } from "@entente/shared/schedule/explain";
import { createGanttWords } from "../../../client/src/features/gantt/gantt-words.ts";
import { whyLines } from "../../../client/src/features/gantt/why/why-words.ts";

const AT = Date.UTC(2026, 4, 18, 8) / 60_000;
const id = (text: string) => text as TaskId;
const link: Dependency = {
  id: "d1" as DependencyId,
  predecessor: id("a"),
  successor: id("b"),
  type: "FS",
  lag: 960,
  lagUnit: "working",
};
const cause: Cause = {
  kind: "link",
  at: AT,
  dependency: link.id,
  predecessor: id("a"),
  from: "finish",
  successor: id("b"),
  type: "FS",
};
const options = {
  words: createGanttWords({ locale: "en-GB", minutesPerDay: 480 }),
  settings: { minutesPerDay: 480 },
  title: (task: TaskId) => ({ a: "Dig", b: "Pour", s: "Foundations" })[task as string] ?? "",
  dependency: () => link,
  isElapsed: () => false,
};
const MONDAY = options.words.moment(AT);
const FRIDAY = options.words.moment(AT - 3 * 1440);
const step = (rest: Partial<Step>): Step => ({ task: id("b"), end: "start", at: AT, causes: [], pushes: [], ...rest });
const reasons = (rest: Partial<Step>) => whyLines([step(rest)], options)[0]!.reasons;

test("a step says what is when, by its title", () => {
  const [line] = whyLines([step({})], options);
  expect([line!.title, line!.when]).toEqual(["Pour", `Starts ${MONDAY}`]);
  expect(whyLines([step({ task: id("unknown") })], options)[0]!.title).toBe("Untitled task");
});

test("a finish that follows from the start shares a line with it", () => {
  const finish = step({ end: "finish", at: AT + 540, causes: [{ kind: "duration", at: AT, minutes: 480 }] });
  const lines = whyLines([finish, step({ causes: [{ kind: "project-start", at: AT }] })], options);
  expect(lines.map(({ when }) => when)).toEqual([`${MONDAY} – ${options.words.moment(AT + 540)} · 1 d`]);
  expect(lines[0]!.reasons[0]).toMatch(/^The project starts/u);
});

test("a link names the event it waits for, and its lag", () => {
  expect(reasons({ causes: [cause] })).toEqual(["It starts once “Dig” finishes (+2d)."]);
  expect(reasons({ causes: [{ ...cause, successor: id("s") }] })).toEqual([
    "“Foundations” starts once “Dig” finishes (+2d).",
  ]);
  expect(reasons({ causes: [{ ...cause, type: "FF" }] })).toEqual(["It finishes once “Dig” finishes (+2d)."]);
});

test("what pushed the date on, and what else asks for it, follow", () => {
  const constraint: Cause = { kind: "constraint", at: AT, task: id("b"), constraint: "SNET" };
  expect(
    reasons({
      causes: [cause, constraint],
      pushes: [{ kind: "non-working", from: AT - 3 * 1440, to: AT }],
    }),
  ).toEqual([
    "It starts once “Dig” finishes (+2d).",
    `No working time from ${FRIDAY} to ${MONDAY}.`,
    `Just as early for another reason: it must start no earlier than ${MONDAY}.`,
  ]);
});

test("a night between two days of work is not told", () => {
  expect(reasons({ causes: [cause], pushes: [{ kind: "non-working", from: AT - 900, to: AT }] })).toHaveLength(1);
});

test("each kind of cause has its words", () => {
  const kinds: Cause[] = [
    { kind: "project-start", at: AT },
    { kind: "status-date", at: AT },
    { kind: "constraint", at: AT, task: id("s"), constraint: "MFO" },
    { kind: "late-start", at: AT },
    { kind: "actual-start", at: AT },
    { kind: "actual-finish", at: AT },
    { kind: "manual-start", at: AT },
    { kind: "child", at: AT, child: id("a") },
    { kind: "duration", at: AT, minutes: 480 },
  ];
  expect(kinds.map((one) => reasons({ causes: [one] })[0])).toEqual([
    `The project starts ${MONDAY}, and nothing holds the task back.`,
    `What isn't done by the status date goes on ${MONDAY}.`,
    `Its summary “Foundations” must finish on ${MONDAY}.`,
    "It is to start as late as possible without delaying what follows.",
    `It was begun ${MONDAY}.`,
    `It was finished ${MONDAY}.`,
    "It is scheduled by hand: links don't move it.",
    "“Dig” inside it starts first.",
    `It starts ${MONDAY} and takes 1 d.`,
  ]);
});
