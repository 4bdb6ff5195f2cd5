// What the chart shows and takes beyond bars: links read, refused and edited, the keyboard's ways, the
// mini-map, what is shown and what isn't, and spans of any length.

import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import {
  boardViolations,
  bar,
  datesOf,
  grab,
  linksOf,
  nextFrames,
  useGanttPages,
  pointOn,
  row,
  showDays,
  taskOf,
} from "../support/gantt-board.ts";
import { runAxe } from "../support/page.ts";

const DAY = 1440;

const openPage = useGanttPages();
let page: Page;

async function open(query: string): Promise<void> {
  page = await openPage(query);
  await showDays(page);
  await nextFrames(page);
}

/** Makes the task the active row by a press on its title. */
const choose = (task: string) => row(page, task).getByRole("gridcell").first().click();
const link = (from: string, to: string) =>
  page.evaluate(([a, b]) => window.bench.plan.linkTasks(a as never, b as never, {}), [from, to] as const);
const tip = () => page.locator(".drag-tip");

describe("a link that is drawn", () => {
  const drawTo = async (from: string, to: string) => {
    const box = (await bar(page, from).boundingBox())!;
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    const start = { x: box.x + box.width + 9, y: box.y + box.height / 2 };
    const target = await pointOn(page, to, 0.2);
    await grab(page, start, { x: target.x - start.x, y: target.y - start.y });
  };

  test("says what it would be while it is held over a bar", async () => {
    await open("tasks=12&links=0");
    await drawTo("t2", "t5");
    await tip().getByText("Finish to start: Task 2 → Task 5").waitFor();
    await page.mouse.up();
    await expect.poll(() => tip().count()).toBe(0);
    await expect.poll(() => linksOf(page)).toMatchObject([{ predecessor: "t2", successor: "t5", type: "FS" }]);
  });

  test("says that it would close a circle before it is let go of", async () => {
    await open("tasks=12&links=0");
    await link("t5", "t2");
    await drawTo("t2", "t5");
    await tip().getByText("A circle: “Task 2” already waits for “Task 5”.").waitFor();
    expect(await bar(page, "t5").locator("..").getAttribute("class")).toContain("is-refused");
    await page.mouse.up();
    await nextFrames(page);
    expect(await linksOf(page)).toHaveLength(1);
  });
});

describe("a link", () => {
  test("is read out under the pointer, with its type and lag", async () => {
    await open("tasks=12&links=0");
    await link("t2", "t5");
    await page.evaluate(() => window.bench.plan.setDependency("t2>t5" as never, { type: "SS", lag: 960 }));
    const hit = page.getByTestId("gantt-link-t2>t5");
    await hit.waitFor({ state: "attached" });
    await hit.dispatchEvent("pointerover", { bubbles: true });
    await tip().getByText("Task 2 → Task 5 · SS +2d").waitFor();
    await hit.dispatchEvent("pointerout", { bubbles: true });
    await expect.poll(() => tip().count()).toBe(0);
  });

  test("takes a lag in any unit, and keeps what it can't read in the field", async () => {
    await open("tasks=12&links=0");
    await link("t2", "t5");
    await nextFrames(page);
    await page.getByTestId("gantt-link-t2>t5").dispatchEvent("click", { clientX: 900, clientY: 300, bubbles: true });
    const lag = page.getByLabel("Lag", { exact: true });
    await lag.fill("4h");
    await lag.press("Enter");
    await expect.poll(() => linksOf(page)).toMatchObject([{ lag: 240, lagUnit: "working" }]);
    await page.getByLabel("Counted in").selectOption("ed");
    await expect.poll(() => linksOf(page)).toMatchObject([{ lag: 4 * DAY, lagUnit: "elapsed" }]);
    await lag.fill("soon");
    await lag.press("Enter");
    await page.getByRole("alert").getByText("A number, or one like").waitFor();
    expect(await lag.inputValue()).toBe("soon");
    expect(await linksOf(page)).toMatchObject([{ lag: 4 * DAY }]);
  });
});

describe("by keys alone", () => {
  test("a task is linked to another found by name, and the link is edited and removed", async () => {
    await open("tasks=12&links=0");
    await choose("t2");
    await page.keyboard.press("Alt+Enter");
    const dialog = page.getByRole("dialog", { name: "Links of “Task 2”" });
    await dialog.waitFor();
    await dialog.getByLabel("As", { exact: true }).selectOption("FF");
    await dialog.getByLabel("Which task").fill("task 7");
    await dialog.getByLabel("Tasks found").selectOption({ label: "Task 7" });
    await dialog.getByRole("button", { name: "Add the link" }).press("Enter");
    await dialog.getByText("Linked: “Task 2” to “Task 7”.").waitFor();
    await expect.poll(() => linksOf(page)).toMatchObject([{ predecessor: "t2", successor: "t7", type: "FF" }]);
    const line = dialog.getByRole("region", { name: "Is waited for by" });
    await line.getByLabel("Lag", { exact: true }).fill("-50%");
    await line.getByLabel("Lag", { exact: true }).press("Enter");
    await expect.poll(() => linksOf(page)).toMatchObject([{ lag: -50, lagUnit: "percent" }]);
    await dialog.getByLabel("Which task").fill("task 7");
    await dialog.getByLabel("This task").selectOption("predecessor");
    await dialog.getByLabel("Tasks found").selectOption({ label: "Task 7" });
    await dialog.getByText("A circle: “Task 7” already waits for “Task 2”.").waitFor();
    expect(await dialog.getByRole("button", { name: "Add the link" }).isDisabled()).toBe(true);
    const results = await runAxe(page);
    expect(boardViolations(results)).toEqual([]);
    await line.getByRole("button", { name: "Remove the link with Task 7" }).press("Enter");
    await expect.poll(() => linksOf(page)).toEqual([]);
  });

  test("a task is more or less done, and what became of it is said", async () => {
    await open("tasks=12&links=10");
    await choose("t1");
    const { percentComplete } = await taskOf(page, "t1");
    await page.keyboard.press("Alt+Shift+ArrowUp");
    await page.keyboard.press("Alt+Shift+ArrowUp");
    await page.keyboard.press("Alt+Shift+ArrowDown");
    await expect.poll(async () => (await taskOf(page, "t1")).percentComplete).toBe(percentComplete + 5);
    await page.keyboard.press("Alt+ArrowRight");
    await page.getByText(/^Task 1: .* % done\. The project now finishes on /).waitFor({ state: "attached" });
  });
});

describe("the mini-map", () => {
  const slider = () => page.getByRole("slider", { name: "Time on screen" });
  const scrolled = () => page.locator(".gantt-scroller").evaluate((element) => element.scrollLeft);

  test("moves the chart by keys, by a drag and by a press beside its window", async () => {
    await open("tasks=400&links=0");
    await slider().focus();
    await page.keyboard.press("Home");
    await expect.poll(() => slider().getAttribute("aria-valuenow")).toBe("0");
    const start = await scrolled();
    await page.keyboard.press("ArrowRight");
    await expect.poll(scrolled).toBeGreaterThan(start);
    const strip = (await page.locator(".mini-strip").boundingBox())!;
    await page.mouse.click(strip.x + strip.width * 0.7, strip.y + 15);
    await expect.poll(async () => Number(await slider().getAttribute("aria-valuenow"))).toBeGreaterThan(55);
    const box = (await slider().boundingBox())!;
    await grab(page, { x: box.x + box.width / 2, y: box.y + 15 }, { x: -strip.width * 0.4, y: 0 });
    await page.mouse.up();
    await expect.poll(async () => Number(await slider().getAttribute("aria-valuenow"))).toBeLessThan(40);
    await slider().press("End");
    await expect.poll(async () => Number(await slider().getAttribute("aria-valuenow"))).toBeGreaterThan(80);
  });

  test("costs the same elements for a plan of any size, and can be put away for good", async () => {
    const count = () => page.locator(".mini-map *").count();
    await open("tasks=12&links=0");
    const few = await count();
    await page.context().close();
    await open("tasks=3000&links=0");
    expect(await count()).toBeLessThanOrEqual(few + 1);
    await page.getByRole("button", { name: "View and legend" }).click();
    await page.getByLabel("Mini-map").uncheck();
    await expect.poll(() => slider().count()).toBe(0);
    await page.reload();
    await page.locator("svg.gantt.is-live").waitFor({ state: "attached" });
    expect(await slider().count()).toBe(0);
  });
});

describe("the view", () => {
  test("shows float and hides links by its switches, beside the legend", async () => {
    await open("tasks=12&links=0");
    await link("t2", "t5");
    await page.getByTestId("gantt-link-t2>t5").waitFor({ state: "attached" });
    await page.getByRole("button", { name: "View and legend" }).click();
    await page.getByText("Deadline missed").waitFor();
    await page.getByLabel("Float").check();
    await expect.poll(() => page.locator(".float-bar:visible").count()).toBeGreaterThan(0);
    await page.getByLabel("Links", { exact: true }).uncheck();
    await expect.poll(() => page.locator(".link-line:visible").count()).toBe(0);
    const results = await runAxe(page);
    expect(boardViolations(results)).toEqual([]);
  });

  test("marks a constraint at its date", async () => {
    await open("tasks=12&links=0");
    await expect.poll(() => page.locator(".constraint-mark:visible").count()).toBeGreaterThan(5);
    await page.getByRole("button", { name: "View and legend" }).click();
    await page.getByLabel("Constraints").uncheck();
    await expect.poll(() => page.locator(".constraint-mark:visible").count()).toBe(0);
  });
});

describe("a task of fifty years and one of no length", () => {
  test("stand on one chart at every zoom, each at its date", async () => {
    await open("tasks=3&links=0");
    await page.evaluate(() => {
      window.bench.setRemoteTask("t1" as never, "durationMinutes", 50 * 260 * 480);
      window.bench.setRemoteTask("t2" as never, "durationMinutes", 0);
    });
    await expect
      .poll(async () => (await datesOf(page, "t1")).finish - (await datesOf(page, "t1")).start)
      .toBeGreaterThan(49 * 365 * DAY);
    for (const zoom of ["hour", "day", "week", "month", "quarter", "year"]) {
      await page.getByLabel("Zoom", { exact: true }).selectOption(zoom);
      await choose("t2");
      await expect
        .poll(async () => (await bar(page, "t2").locator(".bar-shape").boundingBox())!.x, { message: zoom })
        .toBeGreaterThan(500);
      expect((await bar(page, "t2").locator(".bar-shape").boundingBox())!.x).toBeLessThan(1440);
      const width = await page.locator("svg.gantt").evaluate((svg) => Number(svg.getAttribute("width")));
      expect(width).toBeLessThan(4_000_000);
    }
    await page.keyboard.press("0");
    await expect.poll(async () => (await bar(page, "t1").locator("rect.bar").boundingBox())!.width).toBeLessThan(1000);
  });
});
