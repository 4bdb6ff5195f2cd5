// What is told after an absence: what others changed, and where both wrote the same.

import { expect, it } from "vitest";
import * as Y from "yjs";
import { createPlanDocument } from "@entente/shared/doc/create-plan";
import { linkTasks } from "@entente/shared/doc/dependencies";
import { setNotes } from "@entente/shared/doc/task-details";
import { addTask, addTasks, archiveTasks, setTask } from "@entente/shared/doc/tasks";
import type { TaskId } from "@entente/shared/model/ids";
import type { LocalDateTime } from "@entente/shared/model/time";
import { createAwayWatch } from "../../../client/src/doc/away.ts";
import { createPlanSession } from "../../../client/src/doc/plan-session.ts";
import { createHandFrames } from "./hand-frames.ts";

const START = "2026-11-02T08:00" as LocalDateTime;
const NETWORK = { provider: "plan" };

/** A page that was in step with a server, whose plan goes on without it. */
function openPage(titles: readonly string[], clientId?: number) {
  const server = createPlanDocument({ name: "Website", start: START });
  const ids = addTasks(
    server,
    titles.map((title) => ({ title })),
  );
  const doc = new Y.Doc();
  if (clientId !== undefined) doc.clientID = clientId;
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(server));
  const plan = createPlanSession(doc, createHandFrames().request);
  const watch = createAwayWatch({
    plan,
    acknowledged: Y.encodeStateVector(doc),
    isRemote: (origin) => origin === NETWORK,
  });
  return {
    server,
    ids,
    doc,
    watch,
    comeBack() {
      watch.handshake();
      Y.applyUpdate(doc, Y.encodeStateAsUpdate(server, Y.encodeStateVector(doc)), NETWORK);
      Y.applyUpdate(server, Y.encodeStateAsUpdate(doc, Y.encodeStateVector(server)));
      return watch.inStep();
    },
  };
}

it("tells each task that others changed, by kind, and whose writes these are", () => {
  const page = openPage(["Plan", "Build", "Test"]);
  const [plan, build, test] = page.ids as [TaskId, TaskId, TaskId];
  setTask(page.server, plan, { title: "Plan it", percentComplete: 40 });
  setNotes(page.server, build, "Mind the step");
  linkTasks(page.server, plan, test);
  const added = addTask(page.server, { title: "Ship" });
  const report = page.comeBack()!;
  expect(report.conflicts).toEqual([]);
  expect(Object.fromEntries(report.changes.map(({ id, kinds }) => [id, kinds]))).toEqual({
    [plan]: ["title", "progress"],
    [build]: ["notes"],
    [test]: ["links"],
    [added]: ["added"],
  });
  for (const { writes } of report.changes) {
    expect(new Set(writes.map(({ client }) => client))).toEqual(new Set([page.server.clientID]));
  }
});

it("tells what was put away as one thing, and nothing about one's own edits", () => {
  const page = openPage(["Plan", "Build"]);
  archiveTasks(page.server, [page.ids[0]!]);
  setTask(page.doc, page.ids[1]!, { title: "Build it" });
  expect(page.comeBack()!.changes).toMatchObject([{ id: page.ids[0], kinds: ["archived"] }]);
});

it("is silent when nothing came", () => {
  const page = openPage(["Plan"]);
  setTask(page.doc, page.ids[0]!, { title: "Plan it" });
  expect(page.comeBack()).toBeNull();
});

it.each([
  ["theirs", 1, { holds: "theirs", mine: "Mine" }],
  ["mine", 2 ** 32 - 1, { holds: "mine", mine: "Mine" }],
] as const)("names a field that both wrote when the value of %s holds", (_who, clientId, expected) => {
  const page = openPage(["Plan", "Build"], clientId);
  const [id] = page.ids;
  setTask(page.server, id!, { title: "Theirs" });
  setTask(page.doc, id!, { title: "Mine" });
  const { conflicts } = page.comeBack()!;
  expect(conflicts).toMatchObject([{ id, kind: "title", ...expected, theirs: { client: page.server.clientID } }]);
  expect(conflicts[0]!.title).toBe(expected.holds === "mine" ? "Mine" : "Theirs");
});

it("is no conflict when both wrote different fields, or one wrote what the server had taken before", () => {
  const page = openPage(["Plan"]);
  const [id] = page.ids;
  setTask(page.doc, id!, { title: "Mine, saved" });
  Y.applyUpdate(page.server, Y.encodeStateAsUpdate(page.doc));
  page.watch.saved();
  setTask(page.doc, id!, { percentComplete: 10 });
  setTask(page.server, id!, { title: "Theirs, later" });
  const report = page.comeBack()!;
  expect(report.conflicts).toEqual([]);
  expect(report.changes).toMatchObject([{ id, kinds: ["title"] }]);
});

it("counts a handshake that broke off to the same absence", () => {
  const page = openPage(["Plan"]);
  page.watch.handshake();
  setTask(page.server, page.ids[0]!, { title: "Half way" });
  Y.applyUpdate(page.doc, Y.encodeStateAsUpdate(page.server, Y.encodeStateVector(page.doc)), NETWORK);
  setTask(page.server, page.ids[0]!, { percentComplete: 50 });
  expect(page.comeBack()!.changes).toMatchObject([{ kinds: ["title", "progress"] }]);
  expect(page.comeBack()).toBeNull();
});

it("leaves what another tab of the same person brought out of it", () => {
  const page = openPage(["Plan"]);
  page.watch.handshake();
  const tab = new Y.Doc();
  Y.applyUpdate(tab, Y.encodeStateAsUpdate(page.doc));
  setTask(tab, page.ids[0]!, { title: "From my other tab" });
  Y.applyUpdate(page.doc, Y.encodeStateAsUpdate(tab, Y.encodeStateVector(page.doc)), { tab: "mine" });
  expect(page.watch.inStep()).toBeNull();
});
