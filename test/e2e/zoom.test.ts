// A page zoomed to 200 %: half as many pixels each way. Nothing is wider than the window, and every control is in it or
// can be scrolled into it.

import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { chooseOnGantt, kanbanCard, pinInTheMiddle, uploadPrototype } from "../support/boards.ts";
import { openBoard, takeSeat, type Board } from "../support/page.ts";
import { createPng } from "../support/pictures.ts";
import { createSharedProject, type SharedProject } from "../support/shared-project.ts";

let shared: SharedProject;
let page: Page;
beforeAll(async () => {
  shared = await createSharedProject(["Design", "Build", "Launch"]);
  ({ page } = await takeSeat(shared.browser, shared.server.url, shared.owner, {
    viewport: { width: 720, height: 450 },
    deviceScaleFactor: 2,
    reducedMotion: "reduce",
  }));
});
afterAll(() => shared?.stop());

const open = (board: Board) => openBoard(page, shared.server.url, shared.project.id, board);

/** Controls that lie outside of the window and that nothing scrolls into it, and by how much the page is too wide. */
const outOfReach = (): Promise<{ tooWide: number; controls: string[] }> =>
  page.evaluate(() => {
    const root = document.documentElement;
    const scrolls = (element: Element): boolean =>
      /auto|scroll/.test(getComputedStyle(element).overflow) &&
      (element.scrollWidth > element.clientWidth || element.scrollHeight > element.clientHeight);
    const controls = [
      ...document.querySelectorAll<HTMLElement>("button, a[href], input, select, textarea, [role=tab]"),
    ];
    const lost = controls.filter((control) => {
      // The link that leaves out the navigation shows itself when it has the focus.
      if (!control.checkVisibility() || control.matches("[href='#content'], .sr-only")) return false;
      const { left, right, top, bottom, width } = control.getBoundingClientRect();
      const isIn = left >= -1 && top >= -1 && right <= innerWidth + 1 && bottom <= innerHeight + 1;
      for (let at = control.parentElement; at && !isIn; at = at.parentElement) if (scrolls(at)) return false;
      return width > 0 && !isIn;
    });
    return {
      tooWide: Math.max(0, root.scrollWidth - innerWidth),
      controls: lost.map((control) => control.getAttribute("aria-label") ?? control.textContent?.trim() ?? ""),
    };
  });
const expectInReach = () => expect.poll(outOfReach).toEqual({ tooWide: 0, controls: [] });

test.each<Board>(["gantt", "kanban", "review"])("the %s board and its menus are in reach", async (board) => {
  await open(board);
  await expectInReach();
  for (const name of board === "gantt" ? ["Columns", "View and legend"] : []) {
    await page.getByRole("button", { name }).click();
    await page.getByRole("dialog", { name }).waitFor();
    await expectInReach();
    await page.keyboard.press("Escape");
  }
  await page.getByRole("button", { name: "More", exact: true }).click();
  await page.getByRole("menu").waitFor();
  await expectInReach();
});

test("a task is in reach on either board", async () => {
  await open("gantt");
  await chooseOnGantt(page, shared.tasks[0]!);
  await page.keyboard.press("Space");
  await page.getByTestId("task-panel").waitFor();
  await expectInReach();
  await open("kanban");
  await kanbanCard(page, shared.tasks[0]!).click();
  await page.getByTestId("task-panel").waitFor();
  await expectInReach();
});

/** Presses `key` until what it opens is there: a press that falls into the closing of a dialog is the dialog's. */
async function pressUntil(key: string, opened: Locator): Promise<void> {
  await expect
    .poll(async () => {
      if (!(await opened.isVisible())) await page.keyboard.press(key);
      return opened.isVisible();
    })
    .toBe(true);
}

test("settings, people, keys, the palette and a list to paste are in reach", async () => {
  await open("kanban");
  for (const [command, name] of [
    ["Settings", "Settings"],
    ["People and share links", /People|Members/],
    ["Add tasks from a list", "Add tasks from a list"],
  ] as const) {
    const field = page.getByTestId("palette").getByRole("combobox");
    await pressUntil("Control+k", field);
    await field.fill(command);
    await page.getByTestId("palette").getByRole("option", { name: command }).first().waitFor();
    await expectInReach();
    await page.keyboard.press("Enter");
    await page.getByRole("dialog", { name }).waitFor();
    await expectInReach();
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
  }
  await pressUntil("?", page.getByRole("dialog", { name: "Keys" }));
  await expectInReach();
});

test("a prototype with its comments is in reach", async () => {
  await open("review");
  await uploadPrototype(page, {
    name: "home.png",
    mimeType: "image/png",
    buffer: createPng(640, 400, [120, 160, 120]),
  });
  await expectInReach();
  await pinInTheMiddle(page, "Wider");
  await expectInReach();
});
