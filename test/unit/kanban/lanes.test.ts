// Swimlanes: which lane a card stands in, and what carrying it to another changes.

import { expect, it } from "vitest";
import type { ColumnId, LabelId, PersonId, TaskId } from "@entente/shared/model/ids";
import type { Person, Task } from "@entente/shared/model/plan";
import {
  groupIntoLanes,
  laneChange,
  laneDefaults,
  laneHeads,
  laneKeysOf,
  NO_LANE,
  parseDimension,
} from "../../../client/src/features/kanban/lanes.ts";

const [ana, ben] = ["ana", "ben"] as PersonId[] as [PersonId, PersonId];
const red = "red" as LabelId;
const task = (fields: Partial<Task>) =>
  ({ id: "t" as TaskId, assignees: [], labels: [], priority: "none", parent: null, ...fields }) as Task;
const people = [ana, ben].map((id) => ({ id, name: id }) as unknown as Person);
const todo = "todo" as ColumnId;

it("puts a card that two people do into both of their lanes, and one that nobody does into the last", () => {
  const tasks = new Map([
    ["both", task({ assignees: [ana, ben] })],
    ["none", task({})],
  ]);
  const heads = laneHeads("person", { people, labels: [], parents: () => [] });
  const columns = new Map([[todo, [...tasks.keys()] as TaskId[]]]);
  const lanes = groupIntoLanes(heads, columns, (id) => laneKeysOf(tasks.get(id)!, "person"));
  expect(lanes.map(({ title, count, cells }) => [title, count, cells.get(todo)])).toEqual([
    ["ana", 1, ["both"]],
    ["ben", 1, ["both"]],
    ["Nobody", 1, ["none"]],
  ]);
});

it("shows empty lanes while they are few and leaves them out when they are many", () => {
  const heads = (count: number) => Array.from({ length: count }, (_, at) => ({ key: `p${at}`, title: `P${at}` }));
  const columns = new Map([[todo, ["t"] as TaskId[]]]);
  expect(groupIntoLanes(heads(5), columns, () => ["p3"])).toHaveLength(5);
  expect(groupIntoLanes(heads(40), columns, () => ["p3"]).map(({ key }) => key)).toEqual(["p3"]);
});

it("puts a card whose lane isn't there into the one of nothing", () => {
  const heads = laneHeads("parent", { people: [], labels: [], parents: () => [] });
  const lanes = groupIntoLanes(heads, new Map([[todo, ["t"] as TaskId[]]]), () => ["gone"]);
  expect(lanes.map(({ key, count }) => [key, count])).toEqual([[NO_LANE, 1]]);
});

it("exchanges one person for the other and keeps the rest", () => {
  const both = task({ assignees: [ana, ben] });
  expect(laneChange(both, "person", ana, "cem")).toEqual({ set: "person", remove: [ana], add: "cem" });
  expect(laneChange(both, "person", ana, ben)).toEqual({ set: "person", remove: [ana], add: null });
  expect(laneChange(both, "person", ana, NO_LANE)).toEqual({ set: "person", remove: [ana, ben], add: null });
  expect(laneChange(both, "person", "cem", ben)).toBeNull();
  expect(laneChange(task({}), "person", NO_LANE, ana)).toEqual({ set: "person", remove: [], add: ana });
});

it("sets priority, label and parent, and nothing where the card is already", () => {
  expect(laneChange(task({}), "priority", "none", "high")).toEqual({ set: "priority", priority: "high" });
  expect(laneChange(task({ priority: "high" }), "priority", "low", "high")).toBeNull();
  expect(laneChange(task({ labels: [red] }), "label", red, "blue")).toEqual({
    set: "label",
    remove: [red],
    add: "blue",
  });
  expect(laneChange(task({}), "parent", NO_LANE, "phase")).toEqual({ set: "parent", parent: "phase" });
  expect(laneChange(task({ parent: "phase" as TaskId }), "parent", "phase", NO_LANE)).toEqual({
    set: "parent",
    parent: null,
  });
  expect(laneChange(task({}), "none", null, "x")).toBeNull();
});

it("gives a card added in a lane what the lane stands for", () => {
  expect(laneDefaults("person", ana)).toEqual({ assignees: [ana] });
  expect(laneDefaults("label", red)).toEqual({ labels: [red] });
  expect(laneDefaults("priority", "urgent")).toEqual({ priority: "urgent" });
  expect(laneDefaults("parent", "phase")).toEqual({ parent: "phase" });
  expect(laneDefaults("person", NO_LANE)).toEqual({});
  expect(laneDefaults("none", null)).toEqual({});
});

it("orders lanes of priorities from urgent to none and reads the dimension of an address", () => {
  const heads = laneHeads("priority", { people: [], labels: [], parents: () => [] });
  expect(heads.map(({ key }) => key)).toEqual(["urgent", "high", "medium", "low", "none"]);
  expect(["label", "nonsense", undefined, ["person"]].map(parseDimension)).toEqual(["label", "none", "none", "none"]);
});
