// The first minute: an account without projects, the sample in two presses, away with one and back
// with another, and a list that tells what is in it.

import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createOwner } from "../support/accounts.ts";
import { launchBrowser } from "../support/browser.ts";
import { runAxe, takeSeat, violationLines, whenSaved, type Seat } from "../support/page.ts";
import { startServer, type TestServer } from "../support/server.ts";

let server: TestServer;
let browser: Browser;
let seat: Seat;
beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), launchBrowser()]);
  seat = await takeSeat(browser, server.url, await createOwner(server.url));
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
  expect(violationLines(await runAxe(page))).toEqual([]);
  await dialog.getByRole("button", { name: "Done" }).click();
  await whenSaved(page);

  await page.keyboard.press("Control+z");
  await page.keyboard.press("Control+z");
  await page.keyboard.press("g");
  await page.keyboard.press("s");
  await dialog.getByRole("tab", { name: "Working time" }).click();
  await dialog.getByText("None yet").waitFor();
  expect(await dialog.getByLabel("Friday").inputValue()).toBe("08:00–12:00, 13:00–17:00");
  await page.keyboard.press("Escape");
});
