// On a phone, by touch: menus and small panels come from below as sheets with rows a finger hits, hold the focus, and
// go by their button, a pull, Esc or a press beside them.

import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ganttRow, kanbanCard, kanbanColumn } from "../support/boards.ts";
import { openBoard, runAxe, takeSeat, violationLines, type Seat } from "../support/page.ts";
import { createSharedProject, type SharedProject } from "../support/shared-project.ts";

let shared: SharedProject;
let seat: Seat;
let page: Page;
beforeAll(async () => {
  shared = await createSharedProject(["Design", "Build", "Launch"]);
  seat = await takeSeat(shared.browser, shared.server.url, shared.owner, {
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
    reducedMotion: "reduce",
  });
  page = seat.page;
});
afterAll(() => shared?.stop());

const sheet = () => page.locator("[data-sheet]:popover-open");
const openTaskMenu = () => page.getByTestId("task-panel").getByRole("button", { name: "More for this task" }).tap();

async function openCard(task: string): Promise<void> {
  await openBoard(page, shared.server.url, shared.project.id, "kanban");
  await kanbanCard(page, task).tap();
  await page.getByTestId("task-panel").waitFor();
}

/** The sheet lies at the bottom, as wide as the phone, and each of its rows is high enough for a finger. */
async function expectSheet(): Promise<void> {
  await sheet().getByRole("button", { name: "Close" }).waitFor();
  await expect
    .poll(async () => {
      const box = (await sheet().boundingBox())!;
      return [Math.round(box.x), Math.round(box.width), Math.round(box.y + box.height)];
    })
    .toEqual([0, 390, 844]);
  for (const row of await sheet().getByRole("menuitem").or(sheet().getByRole("menuitemradio")).all())
    expect((await row.boundingBox())!.height).toBeGreaterThanOrEqual(44);
}

test("the menu of a card moves it to another column, and holds the focus meanwhile", async () => {
  await openCard(shared.tasks[0]!);
  await openTaskMenu();
  await expectSheet();
  // The page behind is out of reach, its landmark and heading included.
  const lines = violationLines(await runAxe(page)).filter(
    (line) => !/^(landmark-one-main|page-has-heading-one)/.test(line),
  );
  expect(lines).toEqual([]);
  // Tab goes round, however often.
  for (let press = 0; press < 14; press += 1) await page.keyboard.press("Tab");
  expect(await page.evaluate(() => document.activeElement?.closest("[data-sheet]") !== null)).toBe(true);
  await sheet().getByRole("menuitem", { name: "Set the status" }).tap();
  await page.getByTestId("palette").getByRole("option", { name: "In progress" }).tap();
  await page.getByTestId("task-panel").getByRole("button", { name: "Close" }).tap();
  await kanbanColumn(page, "In progress").getByTestId(`card-${shared.tasks[0]!}`).waitFor();
});

test("the menu of a task on the Gantt acts on that task, whatever is selected beside it", async () => {
  await openBoard(page, shared.server.url, shared.project.id, "gantt");
  await ganttRow(page, shared.tasks[1]!).locator(".title").tap();
  await page.goto(`${shared.server.url}/projects/${shared.project.id}/gantt?task=${shared.tasks[2]!}`);
  await openTaskMenu();
  await sheet().getByRole("menuitem", { name: "Set the priority" }).tap();
  await page.getByTestId("palette").getByRole("option", { name: "High" }).tap();
  await expect.poll(() => page.getByTestId("task-panel").getByLabel("Priority").inputValue()).toBe("high");
});

describe("a sheet goes", () => {
  test("by a pull on its handle, Esc and a press beside it, and gives the focus back", async () => {
    await openCard(shared.tasks[1]!);
    const isBack = () =>
      expect
        .poll(() => page.evaluate(() => document.activeElement?.getAttribute("aria-label")))
        .toBe("More for this task");
    await openTaskMenu();
    await expectSheet();
    const box = (await sheet().boundingBox())!;
    await page.mouse.move(195, box.y + 10);
    await page.mouse.down();
    await page.mouse.move(195, box.y + 260, { steps: 4 });
    await page.mouse.up();
    await sheet().waitFor({ state: "detached" });
    await isBack();
    await openTaskMenu();
    await expectSheet();
    await page.keyboard.press("Escape");
    await sheet().waitFor({ state: "detached" });
    await isBack();
    await openTaskMenu();
    await expectSheet();
    await page.touchscreen.tap(195, 60);
    await sheet().waitFor({ state: "detached" });
    // The press closed the sheet and reached nothing behind it.
    await page.getByTestId("task-panel").waitFor();
  });

  test("with its button, and no keyboard comes before one asks for it", async () => {
    await openCard(shared.tasks[1]!);
    await page.getByTestId("task-panel").getByRole("button", { name: "Label", exact: true }).tap();
    await expectSheet();
    expect(await page.evaluate(() => document.activeElement?.tagName)).not.toBe("INPUT");
    await sheet().getByRole("button", { name: "Close" }).tap();
    await sheet().waitFor({ state: "detached" });
  });
});

test("a column's menu is a sheet", async () => {
  await openBoard(page, shared.server.url, shared.project.id, "kanban");
  const column = kanbanColumn(page, "To do");
  await column.getByRole("button", { name: "Column To do" }).tap();
  await expectSheet();
  await page.keyboard.press("Escape");
  expect(seat.problems).toEqual([]);
});
