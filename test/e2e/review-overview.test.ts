// All frames on one canvas, watched by a client at a browser of their own: frames are put somewhere,
// tidied and narrowed to what waits; many files arrive at once; the pages of a PDF are turned.

import type { CreatedVersion } from "@entente/shared/http/review";
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { fingerOn } from "../support/finger.ts";
import { createOwner, createProject, inviteSecond, json, type Person } from "../support/accounts.ts";
import { frameTile, openFrame, pinButton, pinInTheMiddle } from "../support/boards.ts";
import { launchBrowser } from "../support/browser.ts";
import { openBoard, runAxe, takeSeat, violationLines, type Seat } from "../support/page.ts";
import { createPdf } from "../support/pdf-files.ts";
import { createPng } from "../support/pictures.ts";
import { startServer, type TestServer } from "../support/server.ts";

const CLIENT = { name: "Clara Client", email: "clara@example.com", password: "correct horse 3" };
const FRAMES = 100;

let server: TestServer;
let browser: Browser;
let owner: Person;
let projectId: string;
let team: Seat;
let client: Seat;
let frames: CreatedVersion[];

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), launchBrowser()]);
  owner = await createOwner(server.url);
  projectId = (await createProject(server.url, owner, "Website relaunch")).id;
  const guest = await inviteSecond(server.url, owner, projectId, "client", CLIENT);
  [team, client] = await Promise.all([takeSeat(browser, server.url, owner), takeSeat(browser, server.url, guest)]);
  const upload = (index: number): Promise<CreatedVersion> => {
    const form = new FormData();
    form.set("title", `Frame ${index}`);
    form.set("file", new Blob([new Uint8Array(createPng(32, 20, [index, 90, 200]))], { type: "image/png" }), "f.png");
    return json(server.url, "POST", `/api/projects/${projectId}/frames`, { cookie: owner.cookie, body: form });
  };
  frames = [];
  for (let index = 1; index <= FRAMES; index++) frames.push(await upload(index));
  await Promise.all([
    openBoard(team.page, server.url, projectId, "review"),
    openBoard(client.page, server.url, projectId, "review"),
  ]);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const tile = (page: Page, index: number): Locator => page.getByTestId(`frame-${frames[index - 1]!.frame}`);
const left = async (locator: Locator): Promise<number> =>
  Number.parseFloat(await locator.evaluate((e) => (e as HTMLElement).style.left));

test("of many frames only those in sight exist, each with its small picture", async () => {
  const { page } = client;
  await tile(page, 1).waitFor();
  const tiles = page.getByRole("link", { name: /^Frame \d+, / });
  const first = await tiles.count();
  expect(first).toBeGreaterThan(8);
  expect(first).toBeLessThan(FRAMES);
  await page.getByRole("button", { name: "Fit" }).click();
  await expect.poll(() => tiles.count()).toBe(FRAMES);
  await expect.poll(() => tile(page, FRAMES).locator("img").count()).toBe(1);
  await page.getByRole("button", { name: `${FRAMES} frames wait for you` }).waitFor();
});

test("a frame that is dragged stands there for everyone, and one press tidies up", async () => {
  await tile(client.page, 2).waitFor();
  const before = await left(tile(client.page, 2));
  const box = (await tile(team.page, 2).boundingBox())!;
  await team.page.mouse.move(box.x + 40, box.y + 40);
  await team.page.mouse.down();
  await team.page.mouse.move(box.x + 60, box.y + 60, { steps: 3 });
  await team.page.mouse.move(box.x + 140, box.y + 100, { steps: 3 });
  await team.page.mouse.up();
  await expect.poll(() => left(tile(client.page, 2))).toBeGreaterThan(before + 100);
  expect(await team.page.getByRole("img", { name: /version 1/ }).count()).toBe(0);
  await team.page.getByRole("button", { name: "Tidy up" }).click();
  await expect.poll(() => left(tile(client.page, 2))).toBe(before);
  await team.page.getByRole("status").getByRole("button", { name: "Undo" }).click();
  await expect.poll(() => left(tile(client.page, 2))).toBeGreaterThan(before + 100);
});

test("keys choose, move and open a frame, and the focus comes back to it", async () => {
  const { page } = team;
  await tile(page, 1).focus();
  await page.keyboard.press("ArrowDown");
  const focused = () => page.evaluate(() => document.activeElement?.textContent ?? "");
  await expect.poll(focused).toMatch(/^Frame 15, /);
  const before = await left(tile(client.page, 15));
  await page.keyboard.press("Alt+ArrowRight");
  await expect.poll(() => left(tile(client.page, 15))).toBe(before + 16);
  await page.keyboard.press("Enter");
  await page.getByRole("img", { name: "Frame 15, version 1" }).waitFor();
  await page.getByRole("button", { name: "All frames" }).click();
  await expect.poll(focused).toMatch(/^Frame 15, /);
});

test("a client moves nothing, and narrows the overview to what waits", async () => {
  const { page } = client;
  expect(await page.getByRole("button", { name: /Tidy|Upload/ }).count()).toBe(0);
  await page.getByRole("button", { name: `${FRAMES} frames wait for you` }).click();
  await page.waitForURL(/waits=person/);
  const before = await left(tile(page, 3));
  await tile(page, 3).focus();
  await page.keyboard.press("Alt+ArrowRight");
  await page.keyboard.press("Enter");
  await page.getByRole("img", { name: "Frame 3, version 1" }).waitFor();
  await page.getByRole("button", { name: "Approve" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Approve" }).click();
  await team.page.getByRole("button", { name: "1 approved" }).waitFor();
  await team.page.getByRole("button", { name: `${FRAMES - 1} frames wait for Clara Client` }).waitFor();
  // Esc is the dialog's while it stands.
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await page.keyboard.press("Escape");
  await tile(page, 3).waitFor();
  expect(await left(tile(page, 3))).toBe(before);
});

test("several files dropped at once become frames, and a bad one among them is told", async () => {
  const { page } = team;
  const files = [
    { name: "One.png", type: "image/png", bytes: [...createPng(20, 20, [1, 1, 1])] },
    { name: "Notes.txt", type: "text/plain", bytes: [65] },
    { name: "Guide.pdf", type: "application/pdf", bytes: [...createPdf(500)] },
  ];
  await page
    .getByRole("main")
    .locator("div")
    .first()
    .evaluate((target, given) => {
      const data = new DataTransfer();
      for (const { name, type, bytes } of given) data.items.add(new File([new Uint8Array(bytes)], name, { type }));
      target.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
    }, files);
  await page.getByRole("alert").filter({ hasText: "Notes.txt can't be shown" }).waitFor();
  await client.page.getByRole("button", { name: /^10[12] frames wait for you/ }).waitFor();
  await client.page.getByRole("button", { name: "Fit" }).click();
  await frameTile(client.page, "One").waitFor();
  await frameTile(client.page, "Guide").waitFor();
});

test("a PDF of 500 pages is turned page by page, and a pin stays on its page", async () => {
  const { page } = client;
  await openFrame(page, "Guide");
  const shown = (number: number) => page.getByRole("img", { name: `Guide, version 1, page ${number}` });
  const pages = page.getByRole("navigation", { name: "Pages" });
  await expect.poll(() => shown(1).getAttribute("data-drawn")).toBe("true");
  expect(await pages.getByRole("button", { name: /^Page \d/ }).count()).toBeLessThan(30);
  await pages.getByRole("button", { name: "Page 1", exact: true }).focus();
  await page.keyboard.press("End");
  await expect.poll(() => shown(500).getAttribute("data-drawn")).toBe("true");
  await page.keyboard.press("PageUp");
  await shown(499).waitFor();
  await pinInTheMiddle(page, "Which grey?");
  await pages.getByRole("button", { name: "Page 499, 1 open pin" }).waitFor();
  await page.keyboard.press("PageUp");
  await shown(498).waitFor();
  expect(await pinButton(page, 1).count()).toBe(0);
  await page.keyboard.press("n");
  await pinButton(page, 1).waitFor();
  expect(page.url()).toContain("page=499");
});

test("on a phone a held finger sets a pin, and its conversation is a sheet", async () => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  await context.addCookies(await client.context.cookies());
  const page = await context.newPage();
  await page.goto(`${server.url}/projects/${projectId}/review`);
  await tile(page, 1).tap();
  const picture = page.getByRole("img", { name: "Frame 1, version 1" });
  await picture.waitFor();
  const box = (await picture.boundingBox())!;
  const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  const finger = fingerOn(await context.newCDPSession(page));
  await finger.down(at.x, at.y);
  const field = page.getByRole("textbox", { name: "Comment", exact: true });
  await field.waitFor();
  await finger.up();
  await field.fill("From the tram");
  await page.getByRole("form", { name: "New pin" }).getByRole("button", { name: "Comment", exact: true }).tap();
  await pinButton(page, 1).tap();
  const sheet = page.getByRole("complementary", { name: "Comments and decisions" });
  await sheet.getByText("From the tram").waitFor();
  await sheet.getByRole("button", { name: "Make the sheet larger" }).tap();
  await expect.poll(async () => (await sheet.boundingBox())!.height).toBeGreaterThan(400);
  await context.close();
});

test("axe finds nothing on the overview and beside the pages of a PDF, in light and in dark", async () => {
  const { page } = client;
  // Who else is here is the header's to show, and other tests' to look at.
  await team.page.goto("about:blank");
  await page.getByRole("button", { name: /^Here now/ }).waitFor({ state: "detached" });
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const results = await runAxe(page);
    expect(violationLines(results)).toEqual([]);
    expect(results.passes.length).toBeGreaterThan(20);
  }
  await page.getByRole("button", { name: "All frames" }).click();
  await frameTile(page, "Guide").waitFor();
  const results = await runAxe(page);
  expect(violationLines(results)).toEqual([]);
  expect(results.passes.length).toBeGreaterThan(20);
});

test("no page threw or logged an error", () => {
  expect(team.problems).toEqual([]);
  expect(client.problems).toEqual([]);
});
