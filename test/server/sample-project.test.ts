// The sample project and what the list of projects tells: made by one request, whole, and told from
// the same plan that the boards show.

import { afterAll, beforeAll, expect, test } from "vitest";
import { readReview } from "@entente/shared/doc/read-review";
import { readPlan } from "@entente/shared/doc/read-plan";
import { addTask } from "@entente/shared/doc/tasks";
import type { ProjectList, ProjectProgress, ProjectSummary } from "@entente/shared/http/project";
import { schedule } from "@entente/shared/schedule/schedule";
import { mondayOf, samplePlan } from "@entente/server/projects/sample/sample-plan";
import { createProject, inviteSecond, json, send } from "../support/accounts.ts";
import { connectStock, whenSynced } from "../support/stock-client.ts";
import { get, problemOf, startOwned } from "./harness.ts";

let world: Awaited<ReturnType<typeof startOwned>>;
let sample: ProjectSummary;
beforeAll(async () => {
  world = await startOwned();
  sample = await json<ProjectSummary>(world.url, "POST", "/api/projects/sample", { cookie: world.owner.cookie });
});
afterAll(() => world.stop());

async function read<T>(document: string, look: (doc: Parameters<typeof readPlan>[0]) => T): Promise<T> {
  const client = connectStock(world.url, document, world.owner.cookie);
  await whenSynced(client.provider);
  const result = look(client.doc);
  client.close();
  return result;
}

test("the sample's plan is valid as it stands: phases, links, people, and nothing to mend", async () => {
  const { plan, diagnostics } = await read(sample.documents.plan, readPlan);
  expect(diagnostics).toEqual([]);
  const tasks = [...plan.tasks.values()];
  expect(tasks.filter((task) => task.parent === null)).toHaveLength(3);
  expect(tasks.length).toBeGreaterThan(40);
  expect(tasks.filter((task) => task.kind === "milestone").length).toBeGreaterThan(3);
  expect(plan.dependencies.size).toBeGreaterThan(40);
  expect(plan.people.values().some((person) => person.userId === world.owner.id)).toBe(true);
  expect(tasks.some((task) => task.blocked)).toBe(true);
  expect(tasks.some((task) => task.checklist.length > 0)).toBe(true);
  expect([...plan.columns.values()].some((column) => column.wipLimit !== null)).toBe(true);
});

test("whichever day it is made on, what is done lies behind, and the promised day is before the computed one", () => {
  const user = { id: "u", name: "U", email: "u@example.com" };
  for (const now of ["2026-11-23", "2026-11-29", "2028-02-29"].map((day) => Date.parse(`${day}T12:00Z`))) {
    const { plan, tasks } = samplePlan(user, now);
    const dates = schedule(plan);
    expect(dates.diagnostics.map(({ code, ids }) => [code, ids])).toEqual([["deadline-missed", [tasks.get("golive")]]]);
    const monday = mondayOf(now) * 1440;
    for (const task of plan.tasks.values()) {
      if (task.percentComplete === 100) expect(dates.tasks.get(task.id)!.finish).toBeLessThan(monday);
    }
    const live = plan.tasks.get(tasks.get("golive")!)!;
    const late = dates.tasks.get(live.id)!.finish - Date.parse(`${live.deadline}Z`) / 60_000;
    expect(late).toBeGreaterThan(0);
    expect(late).toBeLessThan(15 * 1440);
    const design = plan.tasks.get(tasks.get("approved")!)!;
    expect(dates.tasks.get(design.id)!.finish).toBeLessThanOrEqual(Date.parse(`${design.deadline}Z`) / 60_000);
  }
});

test("its review has frames with files that are there, a thread and a version nobody decided on", async () => {
  const { review, diagnostics } = await read(sample.documents.review, readReview);
  expect(diagnostics).toEqual([]);
  expect(review.frames.size).toBe(3);
  expect(review.threads.values().some((thread) => !thread.resolved && thread.comments.length > 1)).toBe(true);
  const home = review.frames.values().find((frame) => frame.title === "Home page")!;
  const [first, second] = home.versions;
  expect(review.decisions.map((decision) => [decision.version, decision.outcome])).toEqual([
    [first!.id, "changes-requested"],
  ]);
  for (const { sha256 } of [first!, second!]) {
    const file = await send(world.url, "GET", `/api/projects/${sample.id}/files/${sha256}`, {
      cookie: world.owner.cookie,
    });
    expect([file.status, file.headers.get("content-type")]).toEqual([200, "image/svg+xml"]);
    expect(await file.text()).toContain("Made to be repaired");
  }
});

test("nobody gets a sample without an account", async () => {
  expect(await problemOf(send(world.url, "POST", "/api/projects/sample"))).toBe("401 unauthenticated");
});

test("the list tells the sample from the rest, who is in each, and when its plan last changed", async () => {
  const made = await createProject(world.url, world.owner, "Real work");
  const member = await inviteSecond(world.url, world.owner, made.id);
  const entry = async (id: string) =>
    (await get<ProjectList>(world.url, "/api/projects", world.owner)).projects.find((each) => each.id === id)!;
  expect(await entry(sample.id)).toMatchObject({ sample: true, role: "owner" });
  const before = await entry(made.id);
  expect(before).toMatchObject({ sample: false, archived: false });
  expect(before.people.map(({ name }) => name)).toEqual([world.owner.name, member.name]);

  const client = connectStock(world.url, made.documents.plan, world.owner.cookie);
  await whenSynced(client.provider);
  addTask(client.doc, { title: "Something" });
  await expect.poll(async () => (await entry(made.id)).changedAt).toBeGreaterThan(before.changedAt);
  client.close();
});

test("progress counts what has no children, and follows the plan within half a minute", async () => {
  const path = `/api/projects/${sample.id}/progress`;
  const first = await get<ProjectProgress>(world.url, path, world.owner);
  expect(first.total).toBeGreaterThan(35);
  expect(first.done).toBeGreaterThan(10);
  expect(first.blocked).toBe(1);
  expect(first.deadline).toMatchObject({ title: "Design approved" });

  const client = connectStock(world.url, sample.documents.plan, world.owner.cookie);
  await whenSynced(client.provider);
  addTask(client.doc, { title: "One more" });
  world.advance(31_000);
  await expect
    .poll(async () => (world.advance(31_000), (await get<ProjectProgress>(world.url, path, world.owner)).total))
    .toBe(first.total + 1);
  client.close();
});
