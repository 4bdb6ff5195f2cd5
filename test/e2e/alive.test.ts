// Others are visibly there: their mouse on the same thing whatever one's own scroll position and zoom
// are, and a person can be followed from board to board until one's own hand takes over.

import type { CreatedVersion } from "@entente/shared/http/review";
import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { json } from "../support/accounts.ts";
import { ganttRow, kanbanCard, openFrame, pinButton, pinInTheMiddle } from "../support/boards.ts";
import { openBoard, switchBoard } from "../support/page.ts";
import { createPdf } from "../support/pdf-files.ts";
import { createPng } from "../support/pictures.ts";
import { createSharedProject, type SharedProject } from "../support/shared-project.ts";

const MANY = Array.from({ length: 80 }, (_, i) => `Task ${i}`);
let shared: SharedProject;
beforeAll(async () => {
  shared = await createSharedProject(MANY);
});
afterAll(() => shared?.stop());

const cursor = (page: Page) => page.getByTestId("live-cursor");

async function follow(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name: /^Here now: / }).click();
  await page.getByRole("menuitemradio", { name: new RegExp(`Follow ${name}`) }).click();
  await page.getByText(`You see what ${name} sees`).waitFor();
}

test("another's mouse stands on the same row of the chart, whatever the window", async () => {
  const { first, second, server, project, tasks, member } = shared;
  await openBoard(first.page, server.url, project.id, "gantt");
  await openBoard(second.page, server.url, project.id, "gantt");
  await second.page.setViewportSize({ width: 1000, height: 700 });
  await ganttRow(second.page, tasks[4]!).waitFor();
  const there = (await ganttRow(second.page, tasks[4]!).boundingBox())!;
  await second.page.mouse.move(there.x + 40, there.y + there.height / 2);
  await cursor(first.page).getByText(member.name).waitFor();
  const row = (await ganttRow(first.page, tasks[4]!).boundingBox())!;
  await expect
    .poll(async () => {
      const at = (await cursor(first.page).boundingBox())!;
      return at.y >= row.y && at.y <= row.y + row.height;
    })
    .toBe(true);
  await second.page.mouse.move(500, 10);
  await cursor(first.page).waitFor({ state: "detached" });
});

test("who follows sees the board and the part of it that the other sees, until a press of one's own", async () => {
  const { first, second, tasks, owner } = shared;
  await follow(second.page, owner.name);
  await first.page.getByTestId(`gantt-row-${tasks[0]}`).hover();
  await first.page.mouse.wheel(0, 1500);
  await ganttRow(second.page, tasks[50]!).waitFor();
  await switchBoard(first.page, "Kanban");
  await second.page.waitForURL("**/kanban*");
  await kanbanCard(first.page, tasks[0]!).hover();
  await first.page.mouse.wheel(0, 3000);
  await kanbanCard(second.page, tasks[60]!).waitFor();
  await first.page.mouse.wheel(0, -9000);
  await kanbanCard(second.page, tasks[0]!).waitFor();
  await second.page.getByTestId("kanban-board").click({ position: { x: 5, y: 300 } });
  await second.page.getByText(`You see what ${owner.name} sees`).waitFor({ state: "detached" });
  await switchBoard(first.page, "Gantt");
  await ganttRow(first.page, tasks[0]!).waitFor();
  expect(new URL(second.page.url()).pathname).toMatch(/kanban$/);
});

/** Uploads a prototype as the owner; the id of its frame. */
async function show(title: string, type: string, bytes: Uint8Array): Promise<string> {
  const { server, project, owner } = shared;
  const body = new FormData();
  body.set("title", title);
  body.set("file", new Blob([new Uint8Array(bytes)], { type }), "file");
  const path = `/api/projects/${project.id}/frames`;
  return (await json<CreatedVersion>(server.url, "POST", path, { cookie: owner.cookie, body })).frame;
}
const near = (a: number, b: number, by: number): boolean => Math.abs(a - b) <= by;
/** Where a point of the window is on the picture, in shares of it. */
async function shareOf(picture: Locator, at: { x: number; y: number }): Promise<{ x: number; y: number }> {
  const box = (await picture.boundingBox())!;
  return { x: (at.x - box.x) / box.width, y: (at.y - box.y) / box.height };
}
const canvasOf = (page: Page): Locator => page.getByRole("group", { name: /Arrow keys move, plus and minus zoom/ });
async function centreShare(page: Page, picture: Locator): Promise<{ x: number; y: number }> {
  const box = (await canvasOf(page).boundingBox())!;
  return shareOf(picture, { x: box.x + box.width / 2, y: box.y + box.height / 2 });
}

test("on a prototype a mouse stands on the same spot of the picture, and a pin moves under all eyes", async () => {
  const { first, second, server, project, member } = shared;
  await show("Home", "image/png", createPng(640, 400, [90, 120, 200]));
  for (const { page } of [first, second]) {
    await openBoard(page, server.url, project.id, "review");
    await openFrame(page, "Home");
  }
  const [mine, theirs] = [first, second].map(({ page }) => page.getByRole("img", { name: "Home, version 1" })) as [
    Locator,
    Locator,
  ];
  await canvasOf(first.page).press("+");
  await canvasOf(first.page).press("ArrowLeft");
  const there = (await theirs.boundingBox())!;
  await second.page.mouse.move(there.x + there.width * 0.3, there.y + there.height * 0.6);
  await cursor(first.page).getByText(member.name).waitFor();
  const isOnSpot = async (): Promise<boolean> => {
    const share = await shareOf(mine, (await cursor(first.page).boundingBox())!);
    return near(share.x, 0.3, 0.01) && near(share.y, 0.6, 0.01);
  };
  await expect.poll(isOnSpot).toBe(true);
  await canvasOf(first.page).press("+");
  await expect.poll(isOnSpot).toBe(true);

  await pinInTheMiddle(second.page, "Larger");
  const pin = (await pinButton(second.page, 1).boundingBox())!;
  await second.page.mouse.move(pin.x + 12, pin.y + 12);
  await second.page.mouse.down();
  await second.page.mouse.move(there.x + there.width * 0.2, there.y + there.height * 0.2, { steps: 5 });
  const pinShare = async (): Promise<boolean> => {
    const box = (await pinButton(first.page, 1).boundingBox())!;
    const share = await shareOf(mine, { x: box.x + box.width / 2, y: box.y + box.height / 2 });
    return near(share.x, 0.2, 0.02) && near(share.y, 0.2, 0.02);
  };
  await expect.poll(pinShare).toBe(true);
  await second.page.mouse.up();
  await expect.poll(pinShare).toBe(true);
});

test("who follows sees the same frame, page and part of it; a frame that is carried is seen to move", async () => {
  const { first, second, server, project, owner } = shared;
  const contract = await show("Contract", "application/pdf", createPdf(3));
  await openBoard(first.page, server.url, project.id, "review");
  await follow(second.page, owner.name);
  const [mine, theirs] = [first.page, second.page].map((page) => page.getByTestId(`frame-${contract}`)) as [
    Locator,
    Locator,
  ];
  await theirs.waitFor();
  const box = (await mine.boundingBox())!;
  await first.page.mouse.move(box.x + 40, box.y + 40);
  await first.page.mouse.down();
  await first.page.mouse.move(box.x + 240, box.y + 140, { steps: 6 });
  const leftOf = (tile: Locator): Promise<string> => tile.evaluate((element) => element.style.left);
  const held = await leftOf(mine);
  await expect.poll(() => leftOf(theirs)).toBe(held);
  await first.page.mouse.up();
  await expect.poll(async () => (await leftOf(theirs)) === (await leftOf(mine))).toBe(true);

  await openFrame(first.page, "Contract");
  await first.page.getByRole("img", { name: "Contract, version 1, page 1" }).waitFor();
  await first.page.keyboard.press("PageDown");
  const page2 = (page: Page): Locator => page.getByRole("img", { name: "Contract, version 1, page 2" });
  await page2(second.page).waitFor();
  await canvasOf(first.page).press("+");
  await canvasOf(first.page).press("+");
  await canvasOf(first.page).press("ArrowDown");
  await expect
    .poll(async () => {
      const [a, b] = [
        await centreShare(first.page, page2(first.page)),
        await centreShare(second.page, page2(second.page)),
      ];
      return near(a.x, b.x, 0.02) && near(a.y, b.y, 0.02) && !near(a.y, 0.5, 0.02);
    })
    .toBe(true);
  await first.page.keyboard.press("Escape");
  await theirs.waitFor();
  await second.page.getByText(`You see what ${owner.name} sees`).waitFor();
  await second.page.keyboard.press("Escape");
});

test("a mouse on a card is seen on that card, and a person who leaves takes it along", async () => {
  const { first, second, tasks, member } = shared;
  for (const { page } of [first, second]) await switchBoard(page, "Kanban");
  await kanbanCard(second.page, tasks[1]!).hover();
  await cursor(first.page).getByText(member.name).waitFor();
  await second.context.close();
  await cursor(first.page).waitFor({ state: "detached" });
  expect(first.problems).toEqual([]);
});
