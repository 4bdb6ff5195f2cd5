// From a fresh store to two people in one project, by hand: the first account, an invitation copied
// from the dialog, the invited person's account, signing out and in again.

import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { OWNER, SECOND } from "../support/accounts.ts";
import { launchBrowser } from "../support/browser.ts";
import { takeSeat, whenSaved, type Seat } from "../support/page.ts";
import { startServer, type TestServer } from "../support/server.ts";

let server: TestServer;
let browser: Browser;
let owner: Seat;

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), launchBrowser()]);
  owner = await takeSeat(browser, server.url, null);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

test("the first visitor of a fresh store makes the owner's account", async () => {
  const { page } = owner;
  await page.goto(server.url);
  await page.waitForURL("**/welcome");
  await page.getByLabel("Name").fill(OWNER.name);
  await page.getByLabel("E-mail").fill(OWNER.email);
  await page.getByLabel("Password").fill(OWNER.password);
  await page.getByRole("button", { name: "Create account" }).click();
  await page.waitForURL("**/projects");
  expect(await page.getByRole("heading", { name: "Projects", exact: true }).isVisible()).toBe(true);
});

test("a second visitor can't make an account without an invitation", async () => {
  const stranger = await takeSeat(browser, server.url, null);
  await stranger.page.goto(`${server.url}/welcome`);
  await stranger.page.waitForURL("**/sign-in");
  expect(await stranger.page.getByRole("button", { name: "Sign in" }).isVisible()).toBe(true);
  await stranger.context.close();
});

test("an invited person makes an account and both see each other here", async () => {
  const { page } = owner;
  await page.getByRole("button", { name: "New project" }).click();
  await page.getByRole("dialog").getByLabel("Name").fill("Website relaunch");
  await page.getByRole("dialog").getByRole("button", { name: "Create" }).click();
  await page.waitForURL("**/gantt");
  await whenSaved(page);
  await page.getByRole("button", { name: "People and links" }).first().click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Invite by e-mail").fill(SECOND.email);
  await dialog.getByRole("button", { name: "Invite", exact: true }).click();
  const link = dialog.getByLabel(`Send this link to ${SECOND.email}`);
  await link.waitFor();
  const invitation = await link.inputValue();
  await page.keyboard.press("Escape");

  const second = await takeSeat(browser, server.url, null);
  await second.page.goto(invitation);
  await second.page.getByLabel("Name").fill(SECOND.name);
  await second.page.getByLabel("Password").fill(SECOND.password);
  await second.page.getByRole("button", { name: "Create account and join" }).click();
  await second.page.waitForURL("**/gantt");
  await whenSaved(second.page);
  await page.getByRole("button", { name: `Here now: ${SECOND.name}` }).waitFor();
  expect(second.problems).toEqual([]);
  expect(owner.problems).toEqual([]);
  await second.context.close();
});

test("a wrong password says so and the right one leads back in", async () => {
  const { page, context } = await takeSeat(browser, server.url, null);
  await page.goto(`${server.url}/projects`);
  await page.waitForURL("**/sign-in*");
  await page.getByLabel("E-mail").fill(OWNER.email);
  await page.getByLabel("Password").fill("not the password");
  await page.getByRole("button", { name: "Sign in" }).click();
  await page
    .getByRole("alert")
    .filter({ hasText: /password/i })
    .waitFor();
  await page.getByLabel("Password").fill(OWNER.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL("**/projects");
  await page.getByRole("link", { name: "Website relaunch" }).first().waitFor();
  await context.close();
});
