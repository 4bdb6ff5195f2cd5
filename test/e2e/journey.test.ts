// The first hour of a new team: a fresh store, the owner's account, then a Microsoft Project file and
// a Trello board through the import page. What arrived is read back from the server by a stock
// provider and held against the files' own text.

import { readPlan } from "@entente/shared/doc/read-plan";
import type { Plan } from "@entente/shared/model/plan";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { json, OWNER } from "../support/accounts.ts";
import { launchBrowser } from "../support/browser.ts";
import { dataPath, dataText, describeWithData } from "../support/data.ts";
import { switchBoard, takeSeat, whenSaved, type Seat } from "../support/page.ts";
import { rawMspdi, type RawTrello } from "../support/raw-files.ts";
import { startServer, type TestServer } from "../support/server.ts";
import { connectStock, whenSynced } from "../support/stock-client.ts";

const CONSTRUCTION = "projectlibre/plibre-Commercial_construction_project_plan.conv.xml";
const TRELLO = "trello/board-682-cards.json";

describeWithData("a new team brings its real files", () => {
  let server: TestServer;
  let browser: Browser;
  let owner: Seat;

  beforeAll(async () => {
    [server, browser] = await Promise.all([startServer(), launchBrowser()]);
    owner = await takeSeat(browser, server.url, null);
    const { page } = owner;
    await page.goto(server.url);
    await page.getByLabel("Name").fill(OWNER.name);
    await page.getByLabel("E-mail").fill(OWNER.email);
    await page.getByLabel("Password").fill(OWNER.password);
    await page.getByRole("button", { name: "Create account" }).click();
    await page.waitForURL("**/projects");
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  /** Imports by the page: chooses the file, waits for the preview, confirms. Answers what the preview said. */
  async function importByHand(name: string): Promise<string> {
    const { page } = owner;
    await page.goto(`${server.url}/projects/import`);
    await page.getByLabel("Project file").setInputFiles(dataPath(name));
    const confirm = page.getByRole("button", { name: /^Import [\d,. ]+ tasks$/ });
    await confirm.waitFor();
    const preview = await page.getByRole("main").innerText();
    await confirm.click();
    await page.waitForURL("**/gantt");
    await whenSaved(page);
    return preview;
  }

  /** The plan of the project that is open, read from the server by another program. */
  async function planOnServer(): Promise<Plan> {
    const id = new URL(owner.page.url()).pathname.split("/")[2]!;
    const cookie = (await owner.context.cookies()).map((each) => `${each.name}=${each.value}`).join("; ");
    const project = await json<{ documents: { plan: string } }>(server.url, "GET", `/api/projects/${id}`, { cookie });
    const client = connectStock(server.url, project.documents.plan, cookie);
    await whenSynced(client.provider);
    const { plan } = readPlan(client.doc);
    client.close();
    return plan;
  }

  test("every task and link of the construction plan arrives, and the Gantt shows them", async () => {
    const raw = rawMspdi(dataText(CONSTRUCTION));
    const preview = await importByHand(CONSTRUCTION);
    const plan = await planOnServer();
    expect(raw.taskNames).toHaveLength(145);
    expect(raw.links).toHaveLength(176);
    expect([...plan.tasks.values()].map((task) => task.title).toSorted()).toEqual(raw.taskNames.toSorted());
    expect(plan.dependencies.size).toBe(raw.links.length);
    expect(preview).toMatch(/145/);
    expect(preview).toMatch(/176/);
    const root = owner.page.getByRole("row", { name: /Three-story Office Building/ }).first();
    await root.waitFor();
    expect(owner.problems).toEqual([]);
  });

  test("every list, card, label, member and description of the Trello board arrives, and the kanban shows them", async () => {
    const raw = JSON.parse(dataText(TRELLO)) as RawTrello;
    const preview = await importByHand(TRELLO);
    const plan = await planOnServer();
    const tasks = [...plan.tasks.values()];
    expect(tasks.map((task) => task.title).toSorted()).toEqual(raw.cards.map((card) => card.name).toSorted());
    expect([...plan.columns.values()].map((column) => column.name).toSorted()).toEqual(
      raw.lists.map((list) => list.name).toSorted(),
    );
    expect(plan.labels.size).toBe(raw.labels.length);
    expect(tasks.reduce((sum, task) => sum + task.labels.length, 0)).toBe(total(raw, (card) => card.idLabels.length));
    expect(tasks.reduce((sum, task) => sum + task.assignees.length, 0)).toBe(
      total(raw, (card) => card.idMembers.length),
    );
    expect(plan.notes.size).toBe(raw.cards.filter((card) => card.desc.trim() !== "").length);
    const names = [...plan.people.values()].map((person) => person.name);
    expect(raw.members.filter((member) => !names.includes(member.fullName))).toEqual([]);
    expect(preview).toMatch(/682/);

    await switchBoard(owner.page, "Kanban");
    const open = raw.lists.filter((list) => !list.closed);
    await expect.poll(() => owner.page.locator('[data-testid^="column-"]').count()).toBe(open.length);
    const backlog = [...plan.columns.values()].find((column) => column.name === "Backlog")!;
    const onTop = raw.cards
      .filter((card) => card.idList === raw.lists.find((list) => list.name === "Backlog")!.id && !card.closed)
      .toSorted((a, b) => a.pos - b.pos)[0]!;
    const topCard = owner.page.getByTestId(`column-${backlog.id}`).locator('[data-testid^="card-"]').first();
    await expect.poll(() => topCard.innerText()).toContain(onTop.name);
    expect(owner.problems).toEqual([]);
  });

  test("what an import can't take over is named with its count before anything is written", async () => {
    const raw = JSON.parse(dataText(TRELLO)) as RawTrello & { readonly actions: readonly unknown[] };
    const { page } = owner;
    await page.goto(`${server.url}/projects/import`);
    await page.getByLabel("Project file").setInputFiles(dataPath(TRELLO));
    const losses = page.getByRole("list", { name: "Not taken over" });
    await losses.waitFor();
    expect(raw.actions.length).toBeGreaterThan(0);
    expect(await losses.getByRole("listitem").count()).toBeGreaterThan(0);
    expect(await losses.innerText()).toMatch(/\d+ × /);
    await page.goto(`${server.url}/projects`);
    await page.getByRole("list", { name: "Projects" }).waitFor();
    expect(await page.getByRole("list", { name: "Projects" }).locator(":scope > li").count()).toBe(2);
  });

  test("a board of another program is refused with one message and makes no project", async () => {
    const { page } = owner;
    await page.goto(`${server.url}/projects/import`);
    await page.getByLabel("Project file").setInputFiles(dataPath("csv/wekan_export.json"));
    const message = page.getByRole("alert").filter({ hasText: /wekan/i });
    await message.waitFor();
    await page.goto(`${server.url}/projects`);
    await page.getByRole("list", { name: "Projects" }).waitFor();
    expect(await page.getByRole("list", { name: "Projects" }).locator(":scope > li").count()).toBe(2);
  });
});

function total(raw: RawTrello, count: (card: RawTrello["cards"][number]) => number): number {
  return raw.cards.reduce((sum, card) => sum + count(card), 0);
}
