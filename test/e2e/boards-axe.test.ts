// Every page under axe, in light and dark: no violation, and enough that passed to know that axe saw
// the page and not an empty one.

import { linkTasks } from "@entente/shared/doc/dependencies";
import type { TaskId } from "@entente/shared/model/ids";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chooseOnGantt, kanbanCard, pinInTheMiddle, uploadPrototype } from "../support/boards.ts";
import { openBoard, runAxe, takeSeat, violationLines, type Board } from "../support/page.ts";
import { createPng } from "../support/pictures.ts";
import { createSharedProject, type SharedProject } from "../support/shared-project.ts";

const ENOUGH = 15;

let shared: SharedProject;
beforeAll(async () => {
  shared = await createSharedProject(["Design", "Build", "Launch"]);
  const seed = await shared.planOnServer();
  linkTasks(seed.doc, shared.tasks[0] as TaskId, shared.tasks[1] as TaskId, {});
  seed.close();
  const { page } = shared.first;
  await openBoard(page, shared.server.url, shared.project.id, "review");
  await uploadPrototype(page, {
    name: "home.png",
    mimeType: "image/png",
    buffer: createPng(320, 200, [120, 160, 120]),
  });
  await pinInTheMiddle(page, "Wider");
});
afterAll(() => shared?.stop());

async function expectClean(page: Page, isEnhanced = false): Promise<void> {
  const results = await runAxe(page, { isEnhanced });
  expect(violationLines(results)).toEqual([]);
  expect(results.passes.length).toBeGreaterThan(ENOUGH);
}

describe.each(["light", "dark"] as const)("in %s", (colorScheme) => {
  beforeAll(() => shared.first.page.emulateMedia({ colorScheme, reducedMotion: "reduce" }));

  test.each<Board>(["gantt", "kanban", "review"])("axe finds nothing on the %s board", async (board) => {
    await openBoard(shared.first.page, shared.server.url, shared.project.id, board);
    await expectClean(shared.first.page);
  });

  test.each<Board>(["gantt", "kanban"])("axe finds nothing on the %s board with somebody else on it", async (board) => {
    const { first, second, server, project } = shared;
    await openBoard(first.page, server.url, project.id, board);
    await openBoard(second.page, server.url, project.id, board);
    await first.page.getByRole("button", { name: /^Here now: / }).waitFor();
    await expectClean(first.page);
    await second.page.goto("about:blank");
  });

  test("axe finds nothing beside an open task", async () => {
    const { page } = shared.first;
    await openBoard(page, shared.server.url, shared.project.id, "kanban");
    await kanbanCard(page, shared.tasks[0]!).click();
    await page.getByTestId("task-panel").waitFor();
    await expectClean(page);
  });

  test("axe finds nothing with a task chosen on the Gantt", async () => {
    const { page } = shared.first;
    await openBoard(page, shared.server.url, shared.project.id, "gantt");
    await chooseOnGantt(page, shared.tasks[1]!);
    await expectClean(page);
  });

  test("axe finds nothing on the list of projects and the import page", async () => {
    const { page } = shared.first;
    await page.goto(`${shared.server.url}/projects`);
    await page.getByRole("list", { name: "Projects" }).waitFor();
    await expectClean(page);
    await page.goto(`${shared.server.url}/projects/import`);
    await page.getByRole("button", { name: "Choose a file" }).waitFor();
    await expectClean(page);
  });
});

describe.each(["light", "dark"] as const)("in high contrast, %s", (colorScheme) => {
  beforeAll(async () => {
    await shared.first.page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await shared.first.page.evaluate(() => localStorage.setItem("entente.theme", "contrast"));
  });
  afterAll(() => shared.first.page.evaluate(() => localStorage.removeItem("entente.theme")));

  test.each<Board>(["gantt", "kanban", "review"])("text stands out 7:1 on the %s board and its task", async (board) => {
    const { page } = shared.first;
    await openBoard(page, shared.server.url, shared.project.id, board);
    await expectClean(page, true);
    if (board !== "kanban") return;
    await kanbanCard(page, shared.tasks[0]!).click();
    await page.getByTestId("task-panel").waitFor();
    await expectClean(page, true);
  });
});

test("axe finds nothing on the sign-in page", async () => {
  const { page, context } = await takeSeat(shared.browser, shared.server.url, null);
  await page.goto(`${shared.server.url}/sign-in`);
  await page.getByRole("button", { name: "Sign in" }).waitFor();
  await expectClean(page);
  await context.close();
});
