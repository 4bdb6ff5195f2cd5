// The task table worked in as a sheet: cells written by keyboard alone, columns chosen and resized,
// while a second replica changes the plan.

import type { BrowserContextOptions, Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { boardViolations, datesOf, linksOf, nextFrames, useGanttPages, row, taskOf } from "../support/gantt-board.ts";
import { runAxe } from "../support/page.ts";

const openPage = useGanttPages();
let page: Page;

async function open(query = "tasks=12&links=0", options: BrowserContextOptions = {}): Promise<void> {
  page = await openPage(query, options);
  // The second chunk: drags, editors, clipboard.
  await page.locator(".side-scroll").waitFor({ state: "attached" });
}

const title = (task: string) => row(page, task).locator(".title");
const cell = (task: string, column: string) => row(page, task).locator(`[data-column=${column}]`);
const press = async (...keys: string[]) => {
  for (const key of keys) await page.keyboard.press(key);
};
const undo = () => page.evaluate(() => window.bench.plan.undo());
const active = () => page.getByRole("treegrid").getAttribute("aria-activedescendant");

async function showColumns(...names: string[]): Promise<void> {
  await page.getByRole("button", { name: "Columns", exact: true }).click();
  for (const name of names) await page.getByLabel(name, { exact: true }).check();
  await page.keyboard.press("Escape");
}

describe("cells written by keyboard alone", () => {
  test("take title, dates, duration, done, deadline and predecessors, each one step of undo", async () => {
    await open();
    await showColumns("Predecessors", "Deadline");
    await page.getByRole("treegrid").focus();
    await press("ArrowDown", "ArrowDown", "Enter");
    await page.keyboard.type("Foundations");
    await press("Tab");
    expect((await taskOf(page, "t1")).title).toBe("Foundations");
    expect(await active()).toBe("gantt-cell-t1-start");
    await page.keyboard.type("2026-03-02");
    await press("Tab");
    expect(await taskOf(page, "t1")).toMatchObject({ constraint: "SNET", constraintDate: "2026-03-02T08:00" });
    await page.keyboard.type("+2");
    await press("Tab");
    await expect.poll(async () => (await datesOf(page, "t1")).finish % 1440).toBe(17 * 60);
    await page.keyboard.type("2w 1d");
    await press("Tab");
    expect((await taskOf(page, "t1")).durationMinutes).toBe(11 * 480);
    await page.keyboard.type("40%");
    await press("Tab");
    expect((await taskOf(page, "t1")).percentComplete).toBe(40);
    await page.keyboard.type("5FS+2d; 7ss");
    await press("Tab");
    expect(await linksOf(page)).toMatchObject([
      { predecessor: "t4", successor: "t1", type: "FS", lag: 960 },
      { predecessor: "t6", successor: "t1", type: "SS", lag: 0 },
    ]);
    await page.keyboard.type("20 Mar 2026");
    await press("Enter");
    expect((await taskOf(page, "t1")).deadline).toBe("2026-03-20T17:00");
    expect(await active()).toBe("gantt-cell-t2-deadline");
    await undo();
    await undo();
    expect([(await taskOf(page, "t1")).deadline, await linksOf(page)]).toEqual([null, []]);
  });

  test("say what they can't take, keep it, and give it up by Esc", async () => {
    await open();
    await cell("t1", "duration").click();
    await page.keyboard.type("soon");
    await press("Enter");
    expect(await page.getByRole("alert").textContent()).toContain("Write a duration such as 3d");
    expect(await row(page, "t1").getByLabel("Duration").inputValue()).toBe("soon");
    await title("t3").click();
    expect(await row(page, "t1").getByLabel("Duration").inputValue()).toBe("soon");
    const before = await taskOf(page, "t1");
    await press("Escape");
    expect(await taskOf(page, "t1")).toEqual(before);
    expect(await page.getByRole("alert").count()).toBe(0);
  });

  test("of a summary that are computed aren't written", async () => {
    await open();
    await cell("t0", "start").click();
    await press("Enter");
    expect(await row(page, "t0").locator("input").count()).toBe(0);
  });

  test("keep what somebody else writes when nothing was typed, and what is typed when the task goes", async () => {
    await open();
    await title("t1").click();
    await press("F2");
    await row(page, "t1").getByLabel("Title").waitFor();
    await page.evaluate(() => window.bench.setRemoteTask("t1" as never, "title", "From afar"));
    await nextFrames(page);
    await press("Enter");
    expect((await taskOf(page, "t1")).title).toBe("From afar");
    await title("t2").click();
    await press("F2");
    await page.keyboard.type("Half a thought");
    await page.evaluate(() => window.bench.setRemoteTask("t2" as never, "archived", true));
    await expect
      .poll(() => page.evaluate(() => window.bench.notices()))
      .toContain("This task is gone. You had written: Half a thought");
  });

  test("that are chosen take people, new ones too, and priorities", async () => {
    await open();
    await showColumns("Assigned to", "Priority");
    await title("t1").click();
    await press("End", "ArrowLeft");
    await page.keyboard.type("A");
    await page.getByRole("combobox", { name: "Assigned to" }).fill("Ada");
    await press("Enter", "Tab");
    const { assignees } = await taskOf(page, "t1");
    expect(assignees).toHaveLength(1);
    await expect.poll(() => cell("t1", "assignees").textContent()).toBe("Ada");
    expect(await active()).toBe("gantt-cell-t1-priority");
    await page.keyboard.type("u");
    await page.getByRole("option", { name: "Urgent" }).waitFor();
    // The list is on the page a moment before its field has the focus.
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute("role"))).toBe("combobox");
    await press("Enter");
    expect((await taskOf(page, "t1")).priority).toBe("urgent");
    await press("ArrowUp", "Delete");
    expect((await taskOf(page, "t1")).priority).toBe("none");
  });
});

describe("columns", () => {
  test("keep their width and choice over a reload, and are resized without rendering a row", async () => {
    await open();
    await showColumns("WBS");
    const head = page.getByRole("columnheader", { name: "Start" });
    const before = (await head.boundingBox())!;
    await page.evaluate(() => {
      const rows = document.querySelector(".gantt-rows")!;
      (window as unknown as { mutations: number }).mutations = 0;
      new MutationObserver((list) => ((window as unknown as { mutations: number }).mutations += list.length)).observe(
        rows,
        { subtree: true, childList: true, attributes: true, characterData: true },
      );
    });
    await page.mouse.move(before.x + before.width - 3, before.y + 20);
    await page.mouse.down();
    await page.mouse.move(before.x + before.width + 37, before.y + 20, { steps: 5 });
    expect(await page.evaluate(() => (window as unknown as { mutations: number }).mutations)).toBe(0);
    await page.mouse.up();
    await expect.poll(async () => Math.round((await head.boundingBox())!.width)).toBe(before.width + 40);
    await page.reload();
    await page.getByRole("columnheader", { name: "WBS" }).waitFor();
    expect(Math.round((await head.boundingBox())!.width)).toBe(before.width + 40);
    expect(await cell("t1", "wbs").textContent()).toBe("1.1");
  });

  test("that don't fit scroll under the title with the cursor", async () => {
    await open("tasks=12", { viewport: { width: 900, height: 700 } });
    await title("t1").click();
    await press("End");
    await expect
      .poll(async () => {
        const done = (await cell("t1", "done").boundingBox())!;
        const table = (await page.locator(".gantt-table").boundingBox())!;
        return done.x + done.width <= table.x + table.width && done.x > table.x;
      })
      .toBe(true);
    expect((await title("t1").boundingBox())!.x).toBeGreaterThan(0);
  });
});

test("axe finds nothing with all columns, a list under a cell and the bar of a selection", async () => {
  await open();
  await showColumns("WBS", "Predecessors", "Assigned to", "Priority", "Column", "Deadline", "Total float", "Labels");
  await title("t1").click();
  await press("Shift+ArrowDown");
  await page.getByRole("toolbar", { name: "Selected tasks" }).waitFor();
  await press("End", "Enter");
  await page.getByRole("combobox", { name: "Labels" }).waitFor();
  const results = await runAxe(page);
  expect(boardViolations(results)).toEqual([]);
  expect(results.passes.length).toBeGreaterThan(15);
});
