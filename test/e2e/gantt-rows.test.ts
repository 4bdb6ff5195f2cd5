// Rows of the task table dragged by mouse and finger, several at once, copied and pasted; with a
// second replica that changes the plan under the hand.

import type { TaskId } from "@entente/shared/model/ids";
import type { BrowserContextOptions, Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { fingerOn } from "../support/finger.ts";
import { nextFrames, useGanttPages, row, taskOf } from "../support/gantt-board.ts";

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
/** The outline as "a >b >>c". */
const outline = () =>
  page.evaluate(() =>
    window.bench.plan.rows
      .map(({ id, depth }) => ">".repeat(depth) + window.bench.plan.task(id)!.title.replace("Task ", ""))
      .join(" "),
  );
const undo = () => page.evaluate(() => window.bench.plan.undo());
const said = () => page.locator(".gantt-table [role=status]").textContent();

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

  test("by the keyboard they say where they are, or that they stay", async () => {
    await open(FIVE);
    await title("t2").click();
    for (const [key, outlined, words] of [
      ["Tab", "Phase 1 >1 >>2 >3 >4", "2 is under Task 1, 1 of 1."],
      ["Tab", "Phase 1 >1 >>2 >3 >4", "2 stays under Task 1, 1 of 1."],
      ["Shift+Tab", "Phase 1 >1 >2 >3 >4", "2 is under Phase 1, 2 of 4."],
      ["Alt+ArrowDown", "Phase 1 >1 >3 >2 >4", "2 is under Phase 1, 3 of 4."],
      ["Alt+ArrowUp", "Phase 1 >1 >2 >3 >4", "2 is under Phase 1, 2 of 4."],
    ] as const) {
      await press(key);
      await expect.poll(outline).toBe(outlined);
      await expect.poll(said).toContain(words);
    }
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
    const finger = fingerOn(await page.context().newCDPSession(page));
    const middle = async (task: string) => {
      const box = (await row(page, task).boundingBox())!;
      return { x: box.x + box.width / 2, y: box.y + box.height / 2, bottom: box.y + box.height };
    };
    const from = await middle("t1");
    const to = await middle("t3");
    await finger.down(from.x, from.y);
    await page.locator(".is-dragging-rows").waitFor();
    await finger.move(from, { x: from.x, y: from.y + 20 }, 1);
    await finger.move(from, { x: from.x, y: to.bottom }, 1);
    await finger.up();
    await expect.poll(outline).toBe("Phase 1 >2 >3 >1 >4");
    for (const task of ["t2", "t4"]) {
      const at = await middle(task);
      await finger.down(at.x, at.y);
      await page.locator(".is-dragging-rows").waitFor();
      await finger.up();
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
