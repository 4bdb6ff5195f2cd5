// Links between tasks on one replica: what is taken, what is refused.

import { expect, test } from "vitest";
import type * as Y from "yjs";
import { linkChain, linkTasks, setDependency, setPredecessors, unlinkTasks } from "@entente/shared/doc/dependencies";
import { readPlan } from "@entente/shared/doc/read-plan";
import { addTask, archiveTasks } from "@entente/shared/doc/tasks";
import type { DependencyId, TaskId } from "@entente/shared/model/ids";
import { expectRefusal } from "./support/refusal.ts";
import { createTestPlan } from "./support/replicas.ts";

const id = (text: string) => text as TaskId;

/** Tasks a, b, c at the top and two summaries: s with s1 and s2, t with t1. */
function createTasks(): Y.Doc {
  const doc = createTestPlan();
  for (const title of ["a", "b", "c", "s", "t"]) addTask(doc, { id: id(title), title });
  for (const title of ["s1", "s2", "t1"]) addTask(doc, { id: id(title), title, parent: id(title.charAt(0)) });
  return doc;
}

test("D5 a link is finish to start without lag unless said otherwise", () => {
  const doc = createTasks();
  expect(linkTasks(doc, id("a"), id("b"))).toBe("a>b");
  linkTasks(doc, id("b"), id("c"), { type: "SS", lag: -90, lagUnit: "elapsed" });
  expect([...readPlan(doc).plan.dependencies.values()]).toEqual([
    { id: "a>b", predecessor: "a", successor: "b", type: "FS", lag: 0, lagUnit: "working" },
    { id: "b>c", predecessor: "b", successor: "c", type: "SS", lag: -90, lagUnit: "elapsed" },
  ]);
});

test("D5 linking a linked pair again gives the link the new details", () => {
  const doc = createTasks();
  linkTasks(doc, id("a"), id("b"), { type: "SS", lag: 60 });
  linkTasks(doc, id("a"), id("b"), { type: "FF" });
  expect(readPlan(doc).plan.dependencies.get("a>b" as DependencyId)).toMatchObject({ type: "FF", lag: 60 });
});

test("D17 a link is changed and taken away", () => {
  const doc = createTasks();
  const link = linkTasks(doc, id("a"), id("b"));
  setDependency(doc, link, { lag: 25, lagUnit: "percent" });
  expect(readPlan(doc).plan.dependencies.get(link)).toMatchObject({ type: "FS", lag: 25, lagUnit: "percent" });
  unlinkTasks(doc, link);
  expect(readPlan(doc).plan.dependencies.size).toBe(0);
  expectRefusal(doc, "unknown-dependency", () => unlinkTasks(doc, link));
});

test("D18 impossible links and values are refused", () => {
  const doc = createTasks();
  archiveTasks(doc, [id("c")]);
  expectRefusal(doc, "self-link", () => linkTasks(doc, id("a"), id("a")));
  expectRefusal(doc, "unknown-task", () => linkTasks(doc, id("a"), id("gone")));
  expectRefusal(doc, "archived", () => linkTasks(doc, id("a"), id("c")));
  expectRefusal(doc, "ancestor-link", () => linkTasks(doc, id("s"), id("s1")));
  expectRefusal(doc, "ancestor-link", () => linkTasks(doc, id("s1"), id("s")));
  expectRefusal(doc, "bad-value", () => linkTasks(doc, id("a"), id("b"), { lag: NaN }));
  expectRefusal(doc, "bad-value", () => linkTasks(doc, id("a"), id("b"), { type: "XX" as never }));
});

test.each<[string, [string, string][], [string, string]]>([
  [
    "back to the first task",
    [
      ["a", "b"],
      ["b", "c"],
    ],
    ["c", "a"],
  ],
  ["from a task to one that a summary above it waits for", [["a", "s"]], ["s1", "a"]],
  ["from a summary to a task that one under it waits for", [["a", "s1"]], ["s", "a"]],
  ["between two summaries whose tasks are linked the other way", [["s1", "t1"]], ["t", "s"]],
  [
    "by way of a roll-up and down into another summary",
    [
      ["s1", "b"],
      ["b", "t"],
    ],
    ["t1", "s1"],
  ],
])("D22 a circle %s is refused", (_what, links, [from, to]) => {
  const doc = createTasks();
  for (const [predecessor, successor] of links) linkTasks(doc, id(predecessor), id(successor));
  expectRefusal(doc, "dependency-cycle", () => linkTasks(doc, id(from), id(to)));
});

test.each<[string, [string, string][], [string, string]]>([
  ["between tasks of one summary", [["s1", "s2"]], ["a", "s1"]],
  ["from a task under a summary on to the summary's successor", [["s", "a"]], ["s1", "a"]],
  ["from one under a summary to another that its neighbour waits for", [["a", "s2"]], ["s1", "a"]],
  ["across two summaries in one direction", [["s1", "t1"]], ["s", "t"]],
])("D22 a link %s closes no circle and is made", (_what, links, [from, to]) => {
  const doc = createTasks();
  for (const [predecessor, successor] of links) linkTasks(doc, id(predecessor), id(successor));
  linkTasks(doc, id(from), id(to));
  expect(readPlan(doc).plan.dependencies.has(`${from}>${to}` as DependencyId)).toBe(true);
});

test("D22 links of archived tasks are in nobody's way", () => {
  const doc = createTasks();
  linkTasks(doc, id("a"), id("b"));
  linkTasks(doc, id("b"), id("c"));
  archiveTasks(doc, [id("b")]);
  linkTasks(doc, id("c"), id("a"));
  expect(readPlan(doc).plan.dependencies.size).toBe(3);
});

const link = (predecessor: string, details: object = {}) => ({
  predecessor: id(predecessor),
  type: "FS" as const,
  lag: 0,
  lagUnit: "working" as const,
  ...details,
});
const links = (doc: Y.Doc) => [...readPlan(doc).plan.dependencies.keys()].toSorted();

test("D17 what a task waits for is set at once: others go, new ones come, the rest take the details given", () => {
  const doc = createTasks();
  linkTasks(doc, id("a"), id("c"));
  linkTasks(doc, id("b"), id("c"), { lag: 60 });
  setPredecessors(doc, id("c"), [link("b", { type: "SS", lag: -30 }), link("s")]);
  expect(links(doc)).toEqual(["b>c", "s>c"]);
  expect(readPlan(doc).plan.dependencies.get("b>c" as DependencyId)).toMatchObject({ type: "SS", lag: -30 });
  setPredecessors(doc, id("c"), []);
  expect(links(doc)).toEqual([]);
});

test("D18 predecessors of which one can't be are refused as a whole", () => {
  const doc = createTasks();
  linkTasks(doc, id("a"), id("b"));
  expectRefusal(doc, "dependency-cycle", () => setPredecessors(doc, id("a"), [link("c"), link("b")]));
  expectRefusal(doc, "self-link", () => setPredecessors(doc, id("a"), [link("a")]));
  expectRefusal(doc, "ancestor-link", () => setPredecessors(doc, id("s1"), [link("c"), link("s")]));
  expectRefusal(doc, "unknown-task", () => setPredecessors(doc, id("x"), []));
  expectRefusal(doc, "bad-value", () => setPredecessors(doc, id("c"), [link("a", { lag: NaN })]));
});

test("D22 a link that is replaced doesn't count towards a circle", () => {
  const doc = createTasks();
  linkTasks(doc, id("a"), id("b"));
  linkTasks(doc, id("b"), id("c"));
  setPredecessors(doc, id("b"), [link("s")]);
  setPredecessors(doc, id("a"), [link("c")]);
  expect(links(doc)).toEqual(["b>c", "c>a", "s>b"]);
});

test("D18 a chain of links is made whole or not at all", () => {
  const doc = createTasks();
  linkTasks(doc, id("a"), id("b"), { type: "SS" });
  linkChain(doc, [id("a"), id("b"), id("c")]);
  expect(links(doc)).toEqual(["a>b", "b>c"]);
  expect(readPlan(doc).plan.dependencies.get("a>b" as DependencyId)).toMatchObject({ type: "SS" });
  expectRefusal(doc, "dependency-cycle", () => linkChain(doc, [id("s"), id("c"), id("a")]));
});
