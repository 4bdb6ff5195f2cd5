// The task table worked in as a sheet: cells written by keyboard alone, columns chosen and resized,
// rows dragged by mouse and finger, several at once, copied and pasted; with a second replica that
// changes the plan meanwhile.

import type { TaskId } from "@entente/shared/model/ids";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { serveGanttPage, type ServedPage } from "../bench/gantt-page/serve.ts";
import { launchBrowser } from "../support/browser.ts";
import { datesOf, linksOf, nextFrames, openGanttPage, row, taskOf } from "../support/gantt-board.ts";
import { runAxe, violationLines } from "../support/page.ts";

let browser: Browser;
let served: ServedPage;
let page: Page;
beforeAll(async () => {
  [browser, served] = await Promise.all([launchBrowser(), serveGanttPage()]);
});
afterAll(async () => {
  await browser?.close();
  await served?.close();
});
afterEach(() => page?.context().close());

async function open(query = "tasks=12&links=0", options: BrowserContextOptions = {}): Promise<void> {
  page = await openGanttPage(browser, served.url, query, options);
  // The second chunk: drags, editors, clipboard.
  await page.locator(".side-scroll").waitFor({ state: "attached" });
}

const title = (task: string) => row(page, task).locator(".title");
const cell = (task: string, column: string) => row(page, task).locator(`[data-column=${column}]`);
const press = async (...keys: string[]) => {
  for (const key of keys) await page.keyboard.press(key);
};
/** The outline as "a >b >>c". */
const outline = () =>
  page.evaluate(() =>
    window.bench.plan.rows
      .map(({ id, depth }) => ">".repeat(depth) + window.bench.plan.task(id)!.title.replace("Task ", ""))
      .join(" "),
  );
const undo = () => page.evaluate(() => window.bench.plan.undo());
const active = () => page.getByRole("treegrid").getAttribute("aria-activedescendant");
const said = () => page.locator(".gantt-table [role=status]").textContent();

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
    const told = page.evaluate(
      () =>
        new Promise((resolve) => {
          window.bench.notices.$subscribe((_, state) => resolve(state.list.at(-1)?.text));
        }),
    );
    await page.evaluate(() => window.bench.setRemoteTask("t2" as never, "archived", true));
    expect(await told).toBe("This task is gone. You had written: Half a thought");
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

describe("rows that are dragged", () => {
  /** Takes the grip of `task` and holds it over the gap below `below`, so many pixels to the side. */
  async function hold(task: string, below: string, sideways: number): Promise<void> {
    const from = (await cell(task, "title").boundingBox())!;
    const to = (await row(page, below).boundingBox())!;
    await page.mouse.move(from.x + 7, from.y + from.height / 2);
    await page.mouse.down();
    await page.mouse.move(from.x + 12, to.y + to.height - 8, { steps: 4 });
    await page.mouse.move(from.x + 7 + sideways, to.y + to.height + 1, { steps: 4 });
    await page.locator(".drop-line").waitFor();
  }
  const FIVE = "tasks=5&links=0";
  const START = "Phase 1 >1 >2 >3 >4";

  test("go where the line shows, at the level that the hand chooses, in one step of undo", async () => {
    await open(FIVE);
    await hold("t1", "t3", 18);
    await page.mouse.up();
    await expect.poll(outline).toBe("Phase 1 >2 >3 >>1 >4");
    expect(await said()).toContain("1 is under Task 3, 1 of 1.");
    await undo();
    await expect.poll(outline).toBe(START);
    await hold("t4", "t1", -40);
    await page.mouse.up();
    await expect.poll(outline).toBe("Phase 1 >1 >4 >2 >3");
    await hold("t3", "t3", -40);
    await page.mouse.up();
    await expect.poll(outline).toBe("Phase 1 >1 >4 >2 3");
  });

  test("move together when they are selected, and not at all after Esc", async () => {
    await open(FIVE);
    await title("t1").click();
    await title("t3").click({ modifiers: ["ControlOrMeta"] });
    await hold("t3", "t4", 0);
    expect(await page.locator(".drag-chip").textContent()).toContain("2 tasks");
    await page.keyboard.press("Escape");
    await page.mouse.up();
    expect(await outline()).toBe(START);
    await hold("t3", "t4", 0);
    await page.mouse.up();
    await expect.poll(outline).toBe("Phase 1 >2 >4 >1 >3");
  });

  test("never come under themselves", async () => {
    await open(FIVE);
    await page.evaluate(() => window.bench.plan.addTask({ id: "z" as never, title: "Z" }));
    await row(page, "z").waitFor();
    await hold("t0", "t2", 40);
    await page.mouse.up();
    await nextFrames(page);
    expect(await outline()).toBe(`${START} Z`);
  });

  test("end right beside the row they were held at, though others change the plan under the hand", async () => {
    await open(FIVE);
    await hold("t1", "t3", 0);
    await page.evaluate(() => {
      window.bench.setRemoteTask("t2" as TaskId, "archived", true);
      window.bench.setRemoteTask("t1" as TaskId, "title", "Renamed");
      window.bench.setRemoteTask("t4" as TaskId, "order", "a0");
    });
    await row(page, "t2").waitFor({ state: "detached" });
    await nextFrames(page);
    await page.mouse.up();
    await expect.poll(outline).toBe("Phase 1 >4 >3 >Renamed");
  });

  test("are let go when somebody archives them", async () => {
    await open(FIVE);
    await hold("t1", "t3", 0);
    await page.evaluate(() => window.bench.setRemoteTask("t1" as TaskId, "archived", true));
    await page.locator(".drop-line").waitFor({ state: "detached" });
    await page.mouse.up();
    expect(await outline()).toBe("Phase 1 >2 >3 >4");
  });

  test("scroll the board near its edge", async () => {
    await open("tasks=200&links=0");
    await hold("t1", "t3", 0);
    await page.mouse.move(300, 890, { steps: 2 });
    await expect
      .poll(() => page.evaluate(() => document.querySelector(".gantt-scroller")!.scrollTop))
      .toBeGreaterThan(500);
    await page.keyboard.press("Escape");
    await page.mouse.up();
  });
});

describe("a finger", () => {
  const PHONE = { hasTouch: true, viewport: { width: 390, height: 844 } };

  test("takes a row up by a long press, and selects it when it rests there", async () => {
    await open("tasks=5&links=0", PHONE);
    const touch = await page.context().newCDPSession(page);
    const send = (type: "touchStart" | "touchMove" | "touchEnd", x?: number, y?: number) =>
      touch.send("Input.dispatchTouchEvent", { type, touchPoints: x === undefined ? [] : [{ x, y: y! }] });
    const middle = async (task: string) => {
      const box = (await row(page, task).boundingBox())!;
      return { x: box.x + box.width / 2, y: box.y + box.height / 2, bottom: box.y + box.height };
    };
    const from = await middle("t1");
    const to = await middle("t3");
    await send("touchStart", from.x, from.y);
    await page.locator(".is-dragging-rows").waitFor();
    await send("touchMove", from.x, from.y + 20);
    await send("touchMove", from.x, to.bottom);
    await send("touchEnd");
    await expect.poll(outline).toBe("Phase 1 >2 >3 >1 >4");
    for (const task of ["t2", "t4"]) {
      const at = await middle(task);
      await send("touchStart", at.x, at.y);
      await page.locator(".is-dragging-rows").waitFor();
      await send("touchEnd");
      await page.locator(".is-dragging-rows").waitFor({ state: "detached" });
    }
    await page.getByRole("toolbar", { name: "Selected tasks" }).waitFor();
    expect(await row(page, "t4").getAttribute("aria-selected")).toBe("true");
  });

  test("has targets of 24 pixels at least, and a list without the chart on a phone", async () => {
    await open("tasks=5&links=0", PHONE);
    const small = await page
      .locator(".gantt-row button:visible, .gantt-toolbar button:visible")
      .evaluateAll((all) =>
        all.map((each) => each.getBoundingClientRect()).filter(({ width, height }) => width < 24 || height < 24),
      );
    expect(small).toEqual([]);
    await page.getByRole("button", { name: "Show the list alone" }).tap();
    await expect.poll(async () => (await page.locator(".gantt-table").boundingBox())!.width).toBe(390);
    expect(await cell("t1", "start").isVisible()).toBe(true);
  });
});

describe("several at once", () => {
  test("get a priority and a percentage from the bar, each one step of undo", async () => {
    await open();
    await title("t1").click();
    await press("Shift+ArrowDown", "Shift+ArrowDown");
    const bar = page.getByRole("toolbar", { name: "Selected tasks" });
    await bar.getByText("3 selected").waitFor();
    await bar.getByRole("button", { name: "Set the priority" }).click();
    await page.getByRole("menuitem", { name: "High" }).click();
    await bar.getByRole("button", { name: "Set done" }).click();
    await page.getByRole("menuitem", { name: "50 %" }).click();
    const of = async (task: string) => {
      const { priority, percentComplete } = await taskOf(page, task);
      return [priority, percentComplete];
    };
    expect([await of("t1"), await of("t3")]).toEqual([
      ["high", 50],
      ["high", 50],
    ]);
    expect(await said()).toContain("3 tasks: 50 % done.");
    await undo();
    expect([await of("t1"), await of("t3")]).toEqual([
      ["high", 7],
      ["high", 21],
    ]);
    await bar.getByRole("button", { name: "Clear the selection" }).click();
    await bar.waitFor({ state: "detached" });
  });
});

describe("the clipboard", () => {
  const fire = (type: "copy" | "paste", text = "") =>
    page.getByRole("treegrid").evaluate(
      (grid, [name, content]) => {
        const clipboardData = new DataTransfer();
        if (content) clipboardData.setData("text/plain", content);
        grid.dispatchEvent(new ClipboardEvent(name!, { clipboardData, bubbles: true, cancelable: true }));
        return clipboardData.getData("text/plain");
      },
      [type, text],
    );

  test("takes selected rows as tab-separated text, and gives lines back as tasks with their levels", async () => {
    await open("tasks=3&links=0");
    await title("t1").click();
    await press("Shift+ArrowDown");
    expect(await fire("copy")).toBe("Task 1\t6 Jan 26\t7 Jan 26\t2 d\t7 %\nTask 2\t7 Jan 26\t9 Jan 26\t3 d\t14 %");
    await title("t1").click();
    await fire("paste", "<b>One</b>\r\n\tUnder one\n\t\tDeeper\n=HYPERLINK(1)\n\n");
    await expect.poll(outline).toBe("Phase 1 >1 ><b>One</b> >>Under one >>>Deeper >=HYPERLINK(1) >2");
    await undo();
    await expect.poll(outline).toBe("Phase 1 >1 >2");
  });

  test("opens the cell with a single line instead of replacing it", async () => {
    await open("tasks=3&links=0");
    await title("t1").click();
    await fire("paste", "Pasted");
    expect(await row(page, "t1").getByLabel("Title").inputValue()).toBe("Pasted");
    await press("Escape");
    expect((await taskOf(page, "t1")).title).toBe("Task 1");
  });

  test("takes ten thousand lines without hanging", async () => {
    await open("tasks=3&links=0");
    await title("t2").click();
    await fire("paste", Array.from({ length: 10_000 }, (_, i) => `Line ${i}`).join("\n"));
    await expect.poll(() => page.evaluate(() => window.bench.plan.rows.length)).toBe(10_003);
    expect(await page.evaluate(() => document.querySelectorAll("*").length)).toBeLessThan(2500);
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
  expect(violationLines(results).filter((line) => !line.startsWith("page-has-heading-one"))).toEqual([]);
  expect(results.passes.length).toBeGreaterThan(15);
});
