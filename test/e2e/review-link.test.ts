// A share link: whoever holds it reads the plan and the review without an account, changes nothing,
// and is sent away when it is revoked.

import type { CreatedLink } from "@entente/shared/http/link";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createOwner, createProject, json, type Person } from "../support/accounts.ts";
import { openFrame } from "../support/boards.ts";
import { launchBrowser } from "../support/browser.ts";
import { switchBoard, takeSeat, whenSaved, type Seat } from "../support/page.ts";
import { createPng } from "../support/pictures.ts";
import { startServer, type TestServer } from "../support/server.ts";

let server: TestServer;
let browser: Browser;
let owner: Person;
let projectId: string;
let link: CreatedLink;
let guest: Seat;

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), launchBrowser()]);
  owner = await createOwner(server.url);
  projectId = (await createProject(server.url, owner, "Website relaunch")).id;
  const form = new FormData();
  form.append(
    "file",
    new Blob([new Uint8Array(createPng(320, 200, [200, 90, 90]))], { type: "image/png" }),
    "Home.png",
  );
  form.append("title", "Home");
  await json(server.url, "POST", `/api/projects/${projectId}/frames`, { cookie: owner.cookie, body: form });
  link = await json<CreatedLink>(server.url, "POST", `/api/projects/${projectId}/links`, {
    cookie: owner.cookie,
    body: { role: "viewer", name: "The client" },
  });
  guest = await takeSeat(browser, server.url, null);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

test("the link opens the boards without an account", async () => {
  const { page } = guest;
  await page.goto(link.url.replace(/^https?:\/\/[^/]+/, server.url));
  await page.waitForURL("**/gantt");
  await page.getByRole("heading", { name: "Website relaunch" }).waitFor();
  await whenSaved(page);
  expect(await page.getByText("Read only").isVisible()).toBe(true);
});

test("its holder sees the prototypes and is offered no comment and no decision", async () => {
  const { page } = guest;
  await switchBoard(page, "Review");
  await openFrame(page, "Home");
  const picture = page.getByRole("img", { name: "Home, version 1" });
  await picture.waitFor();
  await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(320);
  await picture.click();
  expect(await page.getByRole("textbox").count()).toBe(0);
  expect(await page.getByRole("button", { name: /Approve|Ask for changes|Upload/ }).count()).toBe(0);
});

test("revoking the link sends its holder away at once", async () => {
  await json(server.url, "DELETE", `/api/projects/${projectId}/links/${link.id}`, { cookie: owner.cookie });
  await guest.page.getByRole("heading", { name: "Nothing to show" }).waitFor();
  await guest.page.reload();
  await guest.page.getByText("This link was revoked, or never was one.").waitFor();
  expect(guest.problems).toEqual([]);
});
