// Without a network: the application opens from the device, takes edits, owes them across a reload,
// and says Saved only when the server has them. Who may no longer see a project keeps nothing of it.

import { readPlan } from "@entente/shared/doc/read-plan";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createProject, json, signIn, type Person } from "../support/accounts.ts";
import { addOnKanban, kanbanColumn, renameOnGantt } from "../support/boards.ts";
import { damageCopy, keptRows, pillText, whenInstalled, whenKept } from "../support/offline.ts";
import { openBoard, runAxe, takeSeat, violationLines, whenSaved } from "../support/page.ts";
import { createSharedProject, type SharedProject } from "../support/shared-project.ts";

let shared: SharedProject;
beforeAll(async () => {
  shared = await createSharedProject(["Foundation", "Walls"]);
});
afterAll(() => shared?.stop());

const offline = (page: Page) => page.locator('[data-testid="save-state"][data-state="offline"]').waitFor();
const card = (page: Page, title: string) => kanbanColumn(page, "To do").getByText(title, { exact: true });

async function signOut(page: Page): Promise<void> {
  await page
    .getByRole("button", { name: /^Account and theme/ })
    .first()
    .click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
}

const hasSession = async (url: string, { cookie }: Person): Promise<boolean> =>
  (await json(url, "GET", "/api/auth/get-session", { cookie })) !== null;

async function titlesOnServer(): Promise<string[]> {
  const client = await shared.planOnServer();
  const titles = [...readPlan(client.doc).plan.tasks.values()].map((task) => task.title);
  client.close();
  return titles.toSorted();
}

test("a page opens, edits and reloads while the server is gone, and owes exactly what it was given", async () => {
  const { first, second, server, project } = shared;
  const { page } = first;
  await openBoard(page, server.url, project.id, "kanban");
  await Promise.all([whenInstalled(page), whenKept(page)]);
  await server.kill9();
  await offline(page);
  await addOnKanban(page, "To do", "On the train");
  await addOnKanban(page, "To do", "In the tunnel");
  await expect.poll(() => pillText(page)).toMatch(/^Offline since .+ · 2 changes kept on this device$/);

  await page.reload();
  await card(page, "In the tunnel").waitFor();
  await expect.poll(() => pillText(page)).toMatch(/^Offline since .+ · 2 changes kept on this device$/);
  await addOnKanban(page, "To do", "After the reload");
  await expect.poll(() => pillText(page)).toMatch(/3 changes kept/);
  await page.goto(`${server.url}/`);
  await page.getByRole("main").getByRole("link", { name: "Shared plan" }).click();
  await page.getByRole("navigation", { name: "Boards" }).first().getByRole("link", { name: "Kanban" }).click();
  await card(page, "After the reload").waitFor();

  await server.restart();
  await whenSaved(page, 30_000);
  const titles = ["After the reload", "Foundation", "In the tunnel", "On the train", "Walls"];
  expect(await titlesOnServer()).toEqual(titles);
  await expect.poll(async () => (await keptRows(page)).reduce((sum, row) => sum + row.pending, 0)).toBe(0);
  await openBoard(second.page, server.url, project.id, "kanban");
  await card(second.page, "In the tunnel").waitFor();
  expect(first.problems).toEqual([]);
});

test("two tabs without a network see each other's edits and count each once", async () => {
  const { first, server, project } = shared;
  const { page, context } = first;
  await openBoard(page, server.url, project.id, "kanban");
  const other = await context.newPage();
  await openBoard(other, server.url, project.id, "kanban");
  await context.setOffline(true);
  await Promise.all([offline(page), offline(other)]);
  await addOnKanban(page, "To do", "From the first tab");
  await card(other, "From the first tab").waitFor();
  await addOnKanban(other, "To do", "From the second tab");
  await card(page, "From the second tab").waitFor();
  for (const tab of [page, other]) await expect.poll(() => pillText(tab)).toMatch(/2 changes kept on this device$/);
  expect((await keptRows(page)).reduce((sum, row) => sum + row.pending, 0)).toBe(2);

  await context.setOffline(false);
  await Promise.all([whenSaved(page, 30_000), whenSaved(other, 30_000)]);
  expect((await titlesOnServer()).filter((title) => title.startsWith("From the"))).toEqual([
    "From the first tab",
    "From the second tab",
  ]);
  await other.close();
});

test("after an absence the page says what others changed, and whose value holds where both wrote", async () => {
  const { first, second, server, project, tasks } = shared;
  const [foundation, walls] = tasks as [string, string];
  await Promise.all([
    openBoard(first.page, server.url, project.id, "gantt"),
    openBoard(second.page, server.url, project.id, "gantt"),
  ]);
  await first.context.setOffline(true);
  await offline(first.page);
  await renameOnGantt(first.page, foundation, "Foundation, by me");
  await renameOnGantt(second.page, foundation, "Foundation, by Mehdi");
  await renameOnGantt(second.page, walls, "Higher walls");
  await whenSaved(second.page);
  await first.context.setOffline(false);
  await whenSaved(first.page, 30_000);
  const note = first.page.getByTestId("away");
  await note.getByText(/tasks? changed by Mehdi Member · 1 field changed by you as well/).waitFor();
  await note.getByRole("button", { name: "Show" }).click();
  const list = first.page.getByRole("dialog", { name: "While you were away" });
  await list.getByRole("button", { name: /Higher walls\s*Renamed · Mehdi Member/ }).waitFor();
  const clash = await list.getByRole("button", { name: /both changed the title/ }).innerText();
  expect(clash).toMatch(
    /Foundation, by me\s+You and Mehdi Member both changed the title\. Yours holds\.|Foundation, by Mehdi\s+You and Mehdi Member .* What Mehdi Member wrote holds\. Yours was “Foundation, by me”\./,
  );
  await list.getByRole("button", { name: /Higher walls/ }).click();
  await first.page.waitForURL(`**/gantt?task=${walls}`);
  await note.getByRole("button", { name: "Dismiss" }).click();
  await note.waitFor({ state: "detached" });
  await renameOnGantt(first.page, foundation, "Foundation");
  await renameOnGantt(first.page, walls, "Walls");
  await whenSaved(first.page);
});

test("a damaged copy is set aside and fetched again", async () => {
  const { first, server, project } = shared;
  const { page } = first;
  await page.goto(`${server.url}/projects`);
  await page.getByRole("main").getByRole("link", { name: "Shared plan" }).waitFor();
  await damageCopy(page, project.documents.plan);
  await openBoard(page, server.url, project.id, "kanban");
  await card(page, "Walls").waitFor();
  await whenKept(page);
  const copies = new Set((await keptRows(page)).map((row) => row.copy));
  expect([...copies].some((copy) => copy.startsWith("aside/") && copy.endsWith(project.documents.plan))).toBe(true);
  await expect
    .poll(async () =>
      (await keptRows(page)).some(({ copy }) => !copy.startsWith("aside/") && copy.endsWith(project.documents.plan)),
    )
    .toBe(true);
});

test("a full device says in one line that it keeps nothing, works online, and claims nothing offline", async () => {
  const { browser, server, project, owner } = shared;
  const seat = await takeSeat(browser, server.url, owner);
  const devtools = await seat.context.newCDPSession(seat.page);
  await seat.page.goto(`${server.url}/projects`);
  await devtools.send("Storage.overrideQuotaForOrigin", { origin: server.url, quotaSize: 1 });
  await openBoard(seat.page, server.url, project.id, "kanban");
  await seat.page.getByText(/Nothing is kept on this device, because its storage is full/).waitFor();
  await addOnKanban(seat.page, "To do", "Saved online all the same");
  await whenSaved(seat.page);
  expect(await titlesOnServer()).toContain("Saved online all the same");
  await seat.context.setOffline(true);
  await offline(seat.page);
  await addOnKanban(seat.page, "To do", "Only here");
  await expect.poll(() => pillText(seat.page)).toMatch(/1 change only on this page$/);
  await seat.context.setOffline(false);
  await whenSaved(seat.page, 30_000);
  expect(await titlesOnServer()).toContain("Only here");
  await seat.context.close();
});

test("a plan that isn't on this device says so without a network, and opens by itself once there is one", async () => {
  const { first, server, owner } = shared;
  const { page, context } = first;
  await page.goto(`${server.url}/projects`);
  await page.getByRole("main").getByRole("link", { name: "Shared plan" }).waitFor();
  const [listed, unlisted] = [
    await createProject(server.url, owner, "Listed"),
    await createProject(server.url, owner, "Not even listed"),
  ];
  await page.reload();
  await page.getByRole("main").getByRole("link", { name: "Listed", exact: true }).waitFor();
  await page.evaluate((id) => {
    const kept = JSON.parse(localStorage.getItem("entente.remembered")!) as { projects: { id: string }[] };
    kept.projects = kept.projects.filter((project) => project.id !== id);
    localStorage.setItem("entente.remembered", JSON.stringify(kept));
  }, unlisted.id);
  await context.setOffline(true);
  for (const { id } of [unlisted, listed]) {
    await page.goto(`${server.url}/projects/${id}/kanban`);
    await page.getByText("This plan isn’t on this device yet").waitFor();
    await page.getByRole("main").getByRole("link", { name: "All projects" }).waitFor();
  }
  await context.setOffline(false);
  await kanbanColumn(page, "To do").waitFor();
  await page.goto(`${server.url}/projects/${unlisted.id}/kanban`);
  await kanbanColumn(page, "To do").waitFor();
});

test("a sign-out names what isn't saved and waits for the network; discarding leaves nothing, and the server hears of it later", async () => {
  const { browser, server, project, owner } = shared;
  const seat = await takeSeat(browser, server.url, await signIn(server.url, owner));
  const { page, context } = seat;
  const dialog = page.getByRole("dialog", { name: /^Sign out/ });
  await openBoard(page, server.url, project.id, "kanban");
  await Promise.all([whenInstalled(page), whenKept(page)]);
  await context.setOffline(true);
  await offline(page);
  await addOnKanban(page, "To do", "Before I leave");
  await signOut(page);
  await dialog.getByText("1 change is only on this device.").waitFor();
  await dialog.getByRole("listitem").filter({ hasText: "Shared plan" }).getByText("1 change").waitFor();
  expect(violationLines(await runAxe(page))).toEqual([]);
  await dialog.getByRole("button", { name: "Stay signed in" }).click();
  await card(page, "Before I leave").waitFor();

  // Owed by a project that isn't open: the list's page sends it.
  await page.getByRole("link", { name: "All projects" }).first().click();
  await page.getByText("1 change not saved yet").waitFor();
  await signOut(page);
  await dialog.getByRole("button", { name: "Wait for the network" }).click();
  await dialog.getByText("You are signed out as soon as 1 change is saved.").waitFor();
  await context.setOffline(false);
  await page.waitForURL("**/sign-in**", { timeout: 30_000 });
  expect(await titlesOnServer()).toContain("Before I leave");
  await expect.poll(() => keptRows(page)).toEqual([]);

  const again = await signIn(server.url, owner);
  const seatAgain = await takeSeat(browser, server.url, again);
  await openBoard(seatAgain.page, server.url, project.id, "kanban");
  await Promise.all([whenInstalled(seatAgain.page), whenKept(seatAgain.page)]);
  const tab = await seatAgain.context.newPage();
  await openBoard(tab, server.url, project.id, "gantt");
  await seatAgain.context.setOffline(true);
  await offline(seatAgain.page);
  await addOnKanban(seatAgain.page, "To do", "Thrown away");
  await signOut(seatAgain.page);
  await seatAgain.page.getByRole("button", { name: "Discard and sign out" }).click();
  await Promise.all([seatAgain.page, tab].map((each) => each.waitForURL("**/sign-in**")));
  await expect.poll(() => keptRows(seatAgain.page)).toEqual([]);
  expect(await hasSession(server.url, again)).toBe(true);
  await seatAgain.context.setOffline(false);
  await expect.poll(() => hasSession(server.url, again)).toBe(false);
  expect(await titlesOnServer()).not.toContain("Thrown away");
  expect([...seat.problems, ...seatAgain.problems]).toEqual([]);
  await Promise.all([context.close(), seatAgain.context.close()]);
});

test("a session that ends elsewhere takes no edit away: it is sent when the same person signs in again", async () => {
  const { browser, server, project, owner } = shared;
  const before = await signIn(server.url, owner);
  const { context, page } = await takeSeat(browser, server.url, before);
  await openBoard(page, server.url, project.id, "kanban");
  await whenKept(page);
  const tab = await context.newPage();
  await openBoard(tab, server.url, project.id, "gantt");
  await context.setOffline(true);
  await Promise.all([offline(page), offline(tab)]);
  await addOnKanban(page, "To do", "Before the session ended");
  await whenKept(page);
  await json(server.url, "POST", "/api/auth/sign-out", { cookie: before.cookie, body: {} });
  await context.setOffline(false);
  await Promise.all([page, tab].map((each) => each.waitForURL("**/sign-in**", { timeout: 30_000 })));
  expect((await keptRows(page)).reduce((sum, row) => sum + row.pending, 0)).toBe(1);
  expect(await titlesOnServer()).not.toContain("Before the session ended");

  await page.getByLabel("E-mail").fill(owner.email);
  await page.getByLabel("Password").fill(owner.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await card(page, "Before the session ended").waitFor();
  await whenSaved(page, 30_000);
  expect(await titlesOnServer()).toContain("Before the session ended");
  await context.close();
});

test("whoever is taken out of a project keeps no copy of it, and a sign-out leaves nothing at all", async () => {
  const { second, first, server, project, owner, member } = shared;
  const { page } = second;
  await openBoard(page, server.url, project.id, "kanban");
  await expect.poll(async () => (await keptRows(page)).length).toBeGreaterThan(0);
  await json(server.url, "DELETE", `/api/projects/${project.id}/members/${member.id}`, { cookie: owner.cookie });
  await page.getByText("This project is no longer open to you.").first().waitFor();
  await expect.poll(() => keptRows(page)).toEqual([]);
  expect(await page.evaluate(() => localStorage.getItem("entente.remembered"))).not.toContain(project.id);

  await first.page.goto(`${server.url}/projects`);
  await signOut(first.page);
  await first.page.waitForURL("**/sign-in**");
  await expect.poll(() => keptRows(first.page)).toEqual([]);
  expect(await first.page.evaluate(() => localStorage.getItem("entente.remembered"))).toBeNull();
});
