// A stock y-websocket provider against the real server: a program that knows only the public wire can
// read and edit a plan with nothing but a session's cookie.

import { readPlan } from "@entente/shared/doc/read-plan";
import { addTask } from "@entente/shared/doc/tasks";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { createOwner, createProject, inviteSecond, SECOND, type Person } from "../support/accounts.ts";
import { startServer, type TestServer } from "../support/server.ts";
import { connectStock, whenDoc, whenSynced, type StockClient } from "../support/stock-client.ts";

let server: TestServer;
let owner: Person;
const clients: StockClient[] = [];

beforeAll(async () => {
  server = await startServer();
  owner = await createOwner(server.url);
});
afterEach(() => {
  for (const client of clients.splice(0)) client.close();
});
afterAll(() => server?.stop());

function connect(documentId: string, cookie?: string): StockClient {
  const client = connectStock(server.url, documentId, cookie);
  clients.push(client);
  return client;
}

const titles = (client: StockClient): string[] =>
  [...readPlan(client.doc).plan.tasks.values()].map((task) => task.title).toSorted();

test("a stock provider with a session's cookie receives the plan that the server made", async () => {
  const project = await createProject(server.url, owner, "Website relaunch");
  const client = connect(project.documents.plan, owner.cookie);
  await whenSynced(client.provider);
  expect(readPlan(client.doc).plan.settings.name).toBe("Website relaunch");
});

test("two stock providers see each other's edits", async () => {
  const project = await createProject(server.url, owner, "Two of them");
  const [first, second] = [
    connect(project.documents.plan, owner.cookie),
    connect(project.documents.plan, owner.cookie),
  ];
  await Promise.all([whenSynced(first.provider), whenSynced(second.provider)]);
  addTask(first.doc, { title: "from the first" });
  addTask(second.doc, { title: "from the second" });
  const both = ["from the first", "from the second"];
  await Promise.all([first, second].map((each) => whenDoc(each.doc, () => titles(each).join() === both.join())));
  expect(titles(first)).toEqual(titles(second));
});

test("an edit that another client received is there after a SIGKILL and a stock provider comes back by itself", async () => {
  const project = await createProject(server.url, owner, "Killed");
  const [writer, reader] = [
    connect(project.documents.plan, owner.cookie),
    connect(project.documents.plan, owner.cookie),
  ];
  await Promise.all([whenSynced(writer.provider), whenSynced(reader.provider)]);
  addTask(writer.doc, { title: "before" });
  await whenDoc(reader.doc, () => titles(reader).includes("before"));
  await server.kill9();
  addTask(writer.doc, { title: "while away" });
  await server.restart();
  await whenDoc(reader.doc, () => titles(reader).includes("while away"));
  const late = connect(project.documents.plan, owner.cookie);
  await whenDoc(late.doc, () => titles(late).join() === "before,while away");
  expect(titles(late)).toEqual(["before", "while away"]);
});

test("a provider without a cookie receives nothing", async () => {
  const project = await createProject(server.url, owner, "Closed");
  const stranger = connect(project.documents.plan);
  await new Promise((done) => stranger.provider.once("connection-close", done));
  expect([...stranger.doc.share.keys()]).toEqual([]);
});

test("a member of no team gets no team document", async () => {
  const project = await createProject(server.url, owner, "For a client");
  const client = await inviteSecond(server.url, owner, project.id, "client", SECOND);
  const other = connect(project.documents.team!, client.cookie);
  await new Promise((done) => other.provider.once("connection-close", done));
  expect([...other.doc.share.keys()]).toEqual([]);
});
