// Others are visibly there: their mouse on the same thing whatever one's own scroll position and zoom
// are, and a person can be followed from board to board until one's own hand takes over.

import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ganttRow, kanbanCard } from "../support/boards.ts";
import { openBoard, switchBoard } from "../support/page.ts";
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
  await second.page.getByTestId("kanban-board").click({ position: { x: 5, y: 300 } });
  await second.page.getByText(`You see what ${owner.name} sees`).waitFor({ state: "detached" });
  await switchBoard(first.page, "Gantt");
  await ganttRow(first.page, tasks[0]!).waitFor();
  expect(new URL(second.page.url()).pathname).toMatch(/kanban$/);
});

test("a mouse on a card is seen on that card, and a person who leaves takes it along", async () => {
  const { first, second, tasks, member } = shared;
  await switchBoard(first.page, "Kanban");
  await kanbanCard(second.page, tasks[1]!).hover();
  await cursor(first.page).getByText(member.name).waitFor();
  await second.context.close();
  await cursor(first.page).waitFor({ state: "detached" });
  expect(first.problems).toEqual([]);
});
