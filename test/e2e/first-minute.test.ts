// The first minute: an account without projects, the sample in two presses, away with one and back
// with another, and a list that tells what is in it.

import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createOwner, createProject, type Person } from "../support/accounts.ts";
import { addOnGantt } from "../support/boards.ts";
import { launchBrowser } from "../support/browser.ts";
import { openBoard, runAxe, takeSeat, violationLines, whenSaved, type Seat } from "../support/page.ts";
import { startServer, type TestServer } from "../support/server.ts";

let server: TestServer;
let browser: Browser;
let owner: Person;
let seat: Seat;
beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), launchBrowser()]);
  owner = await createOwner(server.url);
  seat = await takeSeat(browser, server.url, owner);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

test("one press makes the sample and opens it on its Gantt", async () => {
  const { page } = seat;
  await page.goto(`${server.url}/projects`);
  await page.getByRole("button", { name: "Try the sample project" }).click();
  await page.waitForURL("**/gantt*");
  await whenSaved(page);
  await page.getByRole("row").filter({ hasText: "Kick-off with the client" }).waitFor();
});

test("the list says how far it is, and one press removes it, another brings it back", async () => {
  const { page } = seat;
  await page.goto(`${server.url}/projects`);
  const list = page.getByRole("list", { name: "Projects", exact: true });
  await list.getByText("13 of 41 done").waitFor();
  expect(violationLines(await runAxe(page))).toEqual([]);
  await list.getByRole("button", { name: /^More on/ }).click();
  await page.getByRole("menuitem", { name: "Remove the sample" }).click();
  await page.getByText("No project yet").waitFor();
  await page.getByRole("status").getByRole("button", { name: "Undo" }).click();
  await list.getByRole("link", { name: /Website relaunch/ }).waitFor();
});

test("a project is renamed from the list, and duplicated with its plan", async () => {
  const { page } = seat;
  const list = page.getByRole("list", { name: "Projects", exact: true });
  await list.getByRole("button", { name: /^More on/ }).click();
  await page.getByRole("menuitem", { name: "Rename" }).click();
  await page.getByLabel("Name", { exact: true }).fill("Relaunch");
  await page.keyboard.press("Enter");
  await list.getByRole("link", { name: "Relaunch", exact: true }).waitFor();
  await list.getByRole("button", { name: /^More on/ }).click();
  await page.getByRole("menuitem", { name: "Duplicate the plan" }).click();
  await list.getByRole("link", { name: "Relaunch (copy)" }).waitFor();
});

test("the settings take hours and holidays as one writes them, refuse what is none, and undo takes them back", async () => {
  const { page } = seat;
  await page
    .getByRole("list", { name: "Projects", exact: true })
    .getByRole("link", { name: "Relaunch", exact: true })
    .click();
  await whenSaved(page);

  await page.getByRole("button", { name: "More", exact: true }).click();
  await page.getByRole("menuitem", { name: "Settings" }).click();
  const dialog = page.getByRole("dialog", { name: "Settings" });
  await dialog.getByRole("tab", { name: "Working time" }).click();
  await dialog.getByLabel("Friday").fill("8-12");
  await dialog.getByLabel("What").fill("Closed");
  await dialog.getByLabel("First day").fill("2030-12-24");
  await dialog.getByLabel("Last day").fill("2030-12-31");
  await dialog.getByRole("button", { name: "Add", exact: true }).click();
  await dialog.getByText(/24\s*–\s*31 Dec 2030/).waitFor();
  await expect.poll(() => dialog.getByLabel("Friday").inputValue()).toBe("08:00–12:00");
  await dialog.getByLabel("Friday").fill("never");
  await dialog.getByLabel("Friday").blur();
  await dialog.getByText("Write hours as 08:00–12:00, 13:00–17:00.").waitFor();
  await dialog.getByLabel("Public holidays of").selectOption("DE");
  await dialog.getByLabel("Region").selectOption("BY");
  await dialog.getByLabel("From year").fill("2031");
  await dialog.getByLabel("To year").fill("2031");
  await dialog.getByRole("button", { name: "Add holidays" }).click();
  await dialog.getByText(/^\d+ days off are in the calendar/).waitFor();
  await dialog.getByText(/25 Dec 2031/).waitFor();
  expect(violationLines(await runAxe(page))).toEqual([]);
  await dialog.getByRole("tab", { name: "Schedule" }).click();
  await dialog.getByLabel("Status date", { exact: true }).fill("2030-03-01");
  await dialog.getByLabel("Dates are counted from").selectOption("finish");
  // The finish that was computed is where counting back begins.
  expect(await dialog.getByLabel("Project finish").inputValue()).toMatch(/^\d{4}-\d\d-\d\d$/);
  expect(violationLines(await runAxe(page))).toEqual([]);
  await dialog.getByLabel("Dates are counted from").selectOption("start");
  await dialog.getByRole("tab", { name: "Working time" }).click();
  await dialog.getByRole("button", { name: "Done" }).click();
  await whenSaved(page);

  for (let step = 0; step < 6; step += 1) await page.keyboard.press("Control+z");
  await page.keyboard.press("g");
  await page.keyboard.press("s");
  await dialog.getByRole("tab", { name: "Working time" }).click();
  await dialog.getByText("None yet").waitFor();
  expect(await dialog.getByLabel("Friday").inputValue()).toBe("08:00–12:00, 13:00–17:00");
  await page.keyboard.press("Escape");
});

test("an empty project says what each board is for, and takes a list with its levels", async () => {
  const { page } = seat;
  const project = await createProject(server.url, owner, "Fresh");
  await openBoard(page, server.url, project.id, "review");
  await page.getByRole("heading", { name: "Is this what we meant?" }).waitFor();
  await page.getByRole("button", { name: "See the sample project" }).waitFor();
  await openBoard(page, server.url, project.id, "gantt");
  await page.getByRole("heading", { name: "When does what happen?" }).waitFor();
  await openBoard(page, server.url, project.id, "kanban");
  await page.getByRole("heading", { name: "Who works on what now?" }).waitFor();
  expect(violationLines(await runAxe(page))).toEqual([]);
  await page.getByRole("button", { name: "Paste a list" }).click();
  const dialog = page.getByRole("dialog", { name: "Add tasks from a list" });
  await dialog.getByLabel("One task a line").fill("Design\n  Sketches\n  Prototype\nBuild");
  await dialog.getByText("4 tasks on 2 levels.").waitFor();
  expect(violationLines(await runAxe(page))).toEqual([]);
  await dialog.getByRole("button", { name: "Add 4 tasks" }).click();
  await page.getByText("Prototype", { exact: true }).waitFor();
  await page.getByRole("heading", { name: "Who works on what now?" }).waitFor({ state: "detached" });
});

test("hints come one at a time, and none again that was put away", async () => {
  const { page, context } = await takeSeat(browser, server.url, owner);
  await page.goto(server.url);
  await page.evaluate(() => localStorage.setItem("entente.hints", "on"));
  const project = await createProject(server.url, owner, "Hinted");
  await openBoard(page, server.url, project.id, "gantt");
  const hint = page.getByRole("complementary", { name: "Hint" });
  await addOnGantt(page, "First");
  await hint.getByText("Drag a bar to move it").waitFor();
  expect(violationLines(await runAxe(page))).toEqual([]);
  await hint.getByRole("button", { name: "Got it" }).click();
  await hint.waitFor({ state: "detached" });
  await page.reload();
  await hint.getByText("Tab puts a task under the one above").waitFor();
  expect(await hint.count()).toBe(1);
  await hint.getByRole("button", { name: "No more hints" }).click();
  await openBoard(page, server.url, project.id, "kanban");
  await page.getByText("First", { exact: true }).waitFor();
  expect(await hint.count()).toBe(0);
  await context.close();
});
