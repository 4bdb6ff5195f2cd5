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
